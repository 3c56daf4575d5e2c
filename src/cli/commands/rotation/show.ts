import { fromRotation } from "../../../model/file/write.js";
import { type Context, outputOf } from "../../context.js";
import { loadRotation } from "../../named.js";
import { ITEM_FORMATS, showItem } from "../../views/listing.js";

/** Shows one rotation as the file has it. */
export async function run(context: Context, name: string): Promise<void> {
  const format = outputOf(context, ITEM_FORMATS, "yaml");
  const rotation = await loadRotation(context, name);
  context.world.stdout.write(await showItem(name, fromRotation(rotation), format));
}
