import { planRotationDelete } from "../../../service/rotation-changes.js";
import { change } from "../../change.js";
import { type Context, nowOf } from "../../context.js";
import { askedZone } from "../../zone.js";

/** Deletes a rotation, and takes it out of the schedules that hold it. */
export async function run(context: Context, name: string): Promise<number> {
  const now = nowOf(context, (await askedZone(context)) ?? "UTC");
  return change(context, {
    confirm: true,
    plan: (provider, call) => planRotationDelete(provider, name, now, call),
  });
}
