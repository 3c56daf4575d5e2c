import { planOverrideSwap, warnOfPast } from "../../../service/overrides.js";
import { subjectNamed, subjectOfBoth } from "../../../service/target.js";
import { change } from "../../change.js";
import { type Context, nowOf } from "../../context.js";
import { personNamed } from "../../people.js";
import { readSpan, windowAround } from "../../window.js";
import { displayZone } from "../../zone.js";

interface Options {
  readonly from: string;
  readonly to: string;
  readonly on?: string;
}

/** Two people take each other's place. */
export async function run(
  context: Context,
  one: string,
  other: string,
  options: Options,
): Promise<number> {
  const pair = [await personNamed(context, one), await personNamed(context, other)] as const;
  return change(context, {
    confirm: false,
    async plan(provider, given) {
      const about = windowAround(options, nowOf(context, "UTC"));
      const call = { ...given, window: about };
      const subject =
        options.on === undefined
          ? await subjectOfBoth(provider, pair, call)
          : await subjectNamed(provider, options.on, call);
      const timeZone = await displayZone(context, subject.source.timeZone);
      const now = nowOf(context, timeZone);
      const span = readSpan(options, { now, timeZone });
      return warnOfPast(await planOverrideSwap(provider, subject, span, pair, call), span, now);
    },
  });
}
