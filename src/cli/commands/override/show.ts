import { fromOverride } from "../../../model/file/write.js";
import { sectionOf } from "../../../service/apply.js";
import type { Context } from "../../context.js";
import { callOf, providerOf } from "../../provider.js";
import { printItem } from "../listing.js";

/** Shows one override. */
export async function run(context: Context, id: string): Promise<void> {
  const overrides = sectionOf(await providerOf(context), "overrides");
  const { id: _, ...shape } = fromOverride(await overrides.get(id, callOf(context)));
  await printItem(context, id, shape, "id");
}
