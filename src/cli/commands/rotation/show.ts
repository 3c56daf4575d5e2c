import { fromRotation } from "../../../model/file/write.js";
import type { Context } from "../../context.js";
import { rotationNamed } from "../../provider.js";
import { printItem } from "../listing.js";

/** Shows one rotation in the words of oncall.yaml. */
export async function run(context: Context, name: string): Promise<void> {
  const rotation = await rotationNamed(context, name);
  await printItem(context, rotation.name, fromRotation(rotation));
}
