import { formatPageTarget, IMPACTS, type Page, shortId } from "../../model/incident.js";
import type { IncidentDetails } from "../../service/incidents.js";
import { jsonChunks } from "../render/json.js";
import { localTime } from "../render/local-time.js";
import { age, type Times } from "./cells.js";
import { eventShape, eventText, incidentShape, pageShape } from "./incident-listing.js";

export const INCIDENT_FORMATS = ["table", "yaml", "json"] as const;

interface ShowOptions extends Times {
  readonly width: number;
}

/** An incident with its pages and its timeline; people see the end of that. */
export async function showIncident(
  details: IncidentDetails,
  format: (typeof INCIDENT_FORMATS)[number],
  options: ShowOptions,
): Promise<string> {
  switch (format) {
    case "json":
      return [...jsonChunks(detailsShape(details))].join("");
    case "yaml": {
      const { toYaml } = await import("../render/yaml.js");
      return toYaml(detailsShape(details));
    }
    case "table":
      return incidentText(details, options);
  }
}

function detailsShape({ incident, pages, timeline }: IncidentDetails) {
  return {
    format: 1,
    ...incidentShape(incident),
    pages: pages.map(pageShape),
    timeline: timeline.map(eventShape),
  };
}

/** Events that are shown to people. */
const LAST_EVENTS = 5;

async function incidentText(
  { incident, pages, timeline }: IncidentDetails,
  { timeZone, now, width }: ShowOptions,
): Promise<string> {
  const { wrap } = await import("../render/wrap.js");
  const time = localTime(timeZone, { years: true });
  const short = localTime(timeZone, { years: false });
  const labels = Math.max(9, ...pages.map((page) => shortId(page.id).length));
  const line = (label: string, text: string) =>
    `  ${label.padEnd(labels)} ${wrap(text, width, " ".repeat(labels + 3))}`;
  const { id, key, title, status, impact, summary, createdAt, resolvedAt } = incident;
  const last = timeline.slice(-LAST_EVENTS);
  const isShort = id === shortId(id);
  const name = key ?? (isShort ? id : undefined);
  return [
    wrap(name === undefined ? title : `${name}: ${title}`, width),
    ...(isShort ? [] : [`  ${id}\n`]),
    line("status", status),
    line("impact", `${impact} (${IMPACTS[impact]})`),
    line("created", `${time.format(createdAt)}, ${age(createdAt, now)} ago`),
    resolvedAt === undefined ? "" : line("resolved", time.format(resolvedAt)),
    summary === undefined ? "" : line("summary", summary),
    ...pages.map((page) => line(shortId(page.id), describePage(page))),
    wrap(
      last.length < timeline.length
        ? `The last ${last.length} of ${timeline.length} events:`
        : "Events:",
      width,
    ),
    ...last.map(
      (event) => `  ${wrap(`${short.format(event.at)}  ${eventText(event)}`, width - 2, "    ")}`,
    ),
  ].join("");
}

/** `acknowledged by alice; policy:payments, step 2, has called bob, alice`, `triggered; team:payments` */
function describePage({ status, target, step, called, acknowledgedBy }: Page): string {
  const by = acknowledgedBy === undefined ? "" : ` by ${acknowledgedBy}`;
  const told = `${status}${by}; ${formatPageTarget(target)}`;
  if (called === undefined) return told;
  const where = target.kind === "policy" ? `, step ${step + 1},` : "";
  const who = called.length === 0 ? "nobody" : called.join(", ");
  return `${told}${where} has called ${who}`;
}
