import { fromSchedule } from "../../../model/file/write.js";
import type { Context } from "../../context.js";
import { scheduleNamed } from "../../provider.js";
import { printItem } from "../listing.js";

/** Shows one schedule in the words of oncall.yaml. */
export async function run(context: Context, name: string): Promise<void> {
  // Its overrides are not among them.
  const schedule = await scheduleNamed(context, name, { from: 0, to: 0 });
  await printItem(context, schedule.name, fromSchedule(schedule));
}
