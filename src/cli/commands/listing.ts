import { type Context, isQuiet, outputOf, wantsColor } from "../context.js";
import {
  ITEM_FORMATS,
  LIST_FORMATS,
  type Listing,
  listingChunks,
  showItem,
} from "../views/listing.js";

/** Prints named things in the output that was asked for. */
export async function printListing(context: Context, listing: Listing): Promise<void> {
  const quiet = isQuiet(context);
  const format = outputOf(context, LIST_FORMATS);
  const { stdout } = context.world;
  const show = {
    width: stdout.columns,
    color: wantsColor(context),
    quiet,
  };
  for await (const chunk of listingChunks(listing, format, show)) await stdout.write(chunk);
}

/**
 * Prints one thing, in the words of oncall.yaml.
 * @param noun the key of its name in JSON
 */
export async function printItem(
  context: Context,
  name: string,
  shape: object,
  noun = "name",
): Promise<void> {
  const format = outputOf(context, ITEM_FORMATS, { terminal: "yaml", pipe: "yaml" });
  context.world.stdout.write(await showItem(noun, name, shape, format));
}
