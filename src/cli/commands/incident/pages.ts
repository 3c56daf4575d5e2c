import { sectionOf } from "../../../service/apply.js";
import { type Context, outputOf } from "../../context.js";
import { all, callOf, providerOf } from "../../provider.js";
import { pageListing } from "../../views/incident-listing.js";
import { LIST_FORMATS } from "../../views/listing.js";
import { printListing } from "../listing.js";
import { timesOf } from "./perform.js";

/** Lists the pages of an incident, or all, the newest first. */
export async function run(context: Context, incident: string | undefined): Promise<void> {
  const times = await timesOf(context, outputOf(context, LIST_FORMATS));
  const pages = sectionOf(await providerOf(context, { journal: true }), "pages");
  const found = await all(pages.list(incident, callOf(context)));
  await printListing(context, pageListing(found, times));
}
