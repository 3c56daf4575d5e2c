import { sectionOf } from "../../../service/apply.js";
import { type Context, outputOf } from "../../context.js";
import { all, callOf, providerOf } from "../../provider.js";
import { eventListing } from "../../views/incident-listing.js";
import { LIST_FORMATS } from "../../views/listing.js";
import { printListing } from "../listing.js";
import { timesOf } from "./perform.js";

/** Tells what happened to an incident. */
export async function run(context: Context, id: string): Promise<void> {
  const times = await timesOf(context, outputOf(context, LIST_FORMATS));
  const incidents = sectionOf(await providerOf(context, { journal: true }), "incidents");
  const events = await all(incidents.timeline(id, callOf(context)));
  await printListing(context, eventListing(events, times));
}
