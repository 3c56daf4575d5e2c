import { fromSchedule } from "../../../model/file/write.js";
import type { Context } from "../../context.js";
import { loadSchedule } from "../../named.js";
import { printItem } from "../listing.js";

/** Shows one schedule as the file has it. */
export async function run(context: Context, name: string): Promise<void> {
  await printItem(context, name, fromSchedule(await loadSchedule(context, name)));
}
