import { planScheduleDelete } from "../../../service/schedules.js";
import { change } from "../../change.js";
import { type Context, nowOf } from "../../context.js";
import { askedZone } from "../../zone.js";

/** Deletes a schedule; its rotations stay. */
export async function run(context: Context, name: string): Promise<number> {
  const now = nowOf(context, (await askedZone(context)) ?? "UTC");
  return change(context, {
    confirm: true,
    plan: (provider, call) => planScheduleDelete(provider, name, now, call),
  });
}
