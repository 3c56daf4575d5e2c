import type { Rollout } from "../../../engine/rollout.js";
import { sectionOf } from "../../../service/apply.js";
import { planRotationUpdate } from "../../../service/rotation-changes.js";
import { change } from "../../change.js";
import { type Context, displayZone, nowOf } from "../../context.js";
import {
  checkSomethingChanges,
  type RotationChangeFlags,
  readRotationChange,
} from "../../flags/rotation-change.js";

interface Options extends RotationChangeFlags {
  readonly rollout: Rollout;
}

/** Changes a rotation without moving who is on call before the time that --rollout says. */
export async function run(context: Context, name: string, options: Options): Promise<number> {
  const { rollout, ...flags } = options;
  checkSomethingChanges(flags);
  return change(context, {
    confirm: true,
    async plan(provider, call) {
      const before = await sectionOf(provider, "rotations").get(name, call);
      const now = nowOf(context, await displayZone(context, before.timeZone));
      const wanted = readRotationChange(before, flags, now);
      return planRotationUpdate(provider, before, wanted, { rollout, now }, call);
    },
  });
}
