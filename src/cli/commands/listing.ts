import { type Context, outputOf, wantsColor } from "../context.js";
import {
  ITEM_FORMATS,
  LIST_FORMATS,
  type Listing,
  showItem,
  showListing,
} from "../views/listing.js";

/** Prints named things in the output that was asked for. */
export async function printListing(context: Context, listing: Listing): Promise<void> {
  const format = outputOf(context, LIST_FORMATS);
  const { stdout } = context.world;
  const show = {
    width: stdout.columns,
    color: wantsColor(context),
    quiet: context.options.quiet === true,
  };
  stdout.write(await showListing(listing, format, show));
}

/** Prints one thing, in the words of oncall.yaml. */
export async function printItem(context: Context, name: string, shape: object): Promise<void> {
  const format = outputOf(context, ITEM_FORMATS, "yaml");
  context.world.stdout.write(await showItem(name, shape, format));
}
