import { incidentDetails } from "../../../service/incidents.js";
import { type Context, outputOf } from "../../context.js";
import { callOf, providerOf } from "../../provider.js";
import { INCIDENT_FORMATS, showIncident } from "../../views/incident.js";
import { timesOf } from "./perform.js";

/** Shows an incident, its pages and what happened last. */
export async function run(context: Context, id: string): Promise<void> {
  const format = outputOf(context, INCIDENT_FORMATS, { terminal: "table", pipe: "yaml" });
  const times = await timesOf(context, format);
  const provider = await providerOf(context, { journal: true });
  const details = await incidentDetails(provider, id, callOf(context));
  const { stdout } = context.world;
  stdout.write(await showIncident(details, format, { ...times, width: stdout.columns }));
}
