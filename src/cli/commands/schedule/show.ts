import { fromSchedule } from "../../../model/file/write.js";
import { type Context, outputOf } from "../../context.js";
import { loadSchedule } from "../../named.js";
import { ITEM_FORMATS, showItem } from "../../views/listing.js";

/** Shows one schedule as the file has it. */
export async function run(context: Context, name: string): Promise<void> {
  const format = outputOf(context, ITEM_FORMATS, "yaml");
  const schedule = await loadSchedule(context, name);
  context.world.stdout.write(await showItem(name, fromSchedule(schedule), format));
}
