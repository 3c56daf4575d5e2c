import { badRequest } from "../../../errors.js";
import { sectionOf } from "../../../service/apply.js";
import { callsTo } from "../../../service/pages.js";
import { type Context, outputOf } from "../../context.js";
import { personNamed } from "../../people.js";
import { callOf, providerOf } from "../../provider.js";
import { callsToListing } from "../../views/call-listing.js";
import { pageListing } from "../../views/incident-listing.js";
import { LIST_FORMATS } from "../../views/listing.js";
import { printListing } from "../listing.js";
import { timesOf } from "./perform.js";

/** Lists the pages of an incident, or all, or the calls that a person got; the newest first. */
export async function run(
  context: Context,
  incident: string | undefined,
  { to }: { readonly to?: string },
): Promise<void> {
  const times = await timesOf(context, outputOf(context, LIST_FORMATS));
  const provider = await providerOf(context, { journal: true });
  const call = callOf(context);
  if (to === undefined) {
    const pages = sectionOf(provider, "pages").list(incident, call);
    return printListing(context, pageListing(pages, times, incident !== undefined));
  }
  if (incident !== undefined) {
    throw badRequest("--to lists all calls of a person", "leave the incident out");
  }
  const calls = callsTo(provider, await personNamed(context, to), call);
  return printListing(context, callsToListing(calls, times));
}
