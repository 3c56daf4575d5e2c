import { callsOf } from "../../../service/pages.js";
import { type Context, outputOf } from "../../context.js";
import { callOf, providerOf } from "../../provider.js";
import { callListing } from "../../views/call-listing.js";
import { LIST_FORMATS } from "../../views/listing.js";
import { printListing } from "../listing.js";
import { timesOf } from "./perform.js";

/** Lists whom a page called, along which path, and what became of it. */
export async function run(context: Context, page: string): Promise<void> {
  const times = await timesOf(context, outputOf(context, LIST_FORMATS));
  const provider = await providerOf(context, { journal: true });
  const calls = callsOf(provider, page, callOf(context));
  await printListing(context, callListing(calls, times));
}
