import { zoneOf } from "../../../engine/zone.js";
import type { IncidentStatus } from "../../../model/incident.js";
import { sectionOf } from "../../../service/apply.js";
import { type Context, outputOf } from "../../context.js";
import { readImpact } from "../../flags/impact.js";
import { callOf, providerOf } from "../../provider.js";
import { readTime } from "../../time.js";
import { incidentListing } from "../../views/incident-listing.js";
import { LIST_FORMATS } from "../../views/listing.js";
import { printListing } from "../listing.js";
import { timesOf } from "./perform.js";

interface Options {
  readonly status: IncidentStatus | "all";
  readonly impact?: string;
  readonly since?: string;
}

/** Lists incidents, the newest first. */
export async function run(context: Context, options: Options): Promise<void> {
  const { status, impact, since } = options;
  const times = await timesOf(context, outputOf(context, LIST_FORMATS));
  const frame = { now: times.now, zone: zoneOf(times.timeZone), option: "--since" };
  const filter = {
    status: status === "all" ? undefined : status,
    impact: impact === undefined ? undefined : readImpact(impact),
    since: since === undefined ? undefined : readTime(since, frame),
  };
  const incidents = sectionOf(await providerOf(context, { journal: true }), "incidents");
  const found = incidents.list(filter, callOf(context));
  await printListing(context, incidentListing(found, times));
}
