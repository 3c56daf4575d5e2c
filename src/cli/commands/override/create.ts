import { badRequest } from "../../../errors.js";
import { planOverrideLayer } from "../../../service/override-layer.js";
import { planOverrideCreate, warnOfPast } from "../../../service/overrides.js";
import { subjectNamed } from "../../../service/target.js";
import { change } from "../../change.js";
import { type Context, nowOf } from "../../context.js";
import { peopleNamed, personNamed } from "../../people.js";
import { readSpan, windowAround } from "../../window.js";
import { displayZone } from "../../zone.js";

interface Options {
  readonly from: string;
  readonly to: string;
  readonly member: string;
  readonly for?: string;
  readonly asLayer?: boolean;
}

/** Puts somebody else on call for a while. */
export async function run(context: Context, name: string, options: Options): Promise<number> {
  if (options.asLayer && options.for !== undefined) {
    throw badRequest("--as-layer and --for do not go together", "give --from and --to of one turn");
  }
  const members = await peopleNamed(context, options.member);
  const insteadOf = options.for && (await personNamed(context, options.for));
  return change(context, {
    confirm: false,
    async plan(provider, given) {
      const about = windowAround(options, nowOf(context, "UTC"));
      const call = { ...given, window: about };
      const subject = await subjectNamed(provider, name, call);
      const timeZone = await displayZone(context, subject.source.timeZone);
      const now = nowOf(context, timeZone);
      const span = readSpan(options, { now, timeZone });
      const plan = options.asLayer
        ? await planOverrideLayer(provider, subject, span, members, call, now)
        : await planOverrideCreate(provider, subject, span, { members, insteadOf }, call);
      return warnOfPast(plan, span, now);
    },
  });
}
