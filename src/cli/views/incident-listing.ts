import {
  formatPageTarget,
  IMPACTS,
  type Incident,
  type Page,
  type TimelineEvent,
} from "../../model/incident.js";
import { formatInstant, type Instant } from "../../model/time.js";
import { localTime } from "../render/local-time.js";
import { createdColumn, idCell, type Times } from "./cells.js";
import { type Listing, rowsOf, type Several } from "./listing.js";

/** An incident of which perhaps no more is known than what was done to it. */
export type KnownIncident = Pick<Incident, "id" | "status"> & Partial<Incident>;

export function incidentListing(incidents: Several<KnownIncident>, times: Times): Listing {
  const created = createdColumn(times);
  return {
    noun: "incidents",
    columns: ["id", "status", "impact", "title", created.title],
    items: rowsOf(incidents, (incident) => ({
      cells: [
        incident.key === undefined
          ? idCell(incident.id)
          : { people: incident.key, programs: incident.id },
        incident.status,
        incident.impact === undefined ? "" : IMPACTS[incident.impact],
        incident.title ?? "",
        incident.createdAt === undefined ? "" : created.cell(incident.createdAt),
      ],
      shape: incidentShape(incident),
    })),
  };
}

export function incidentShape(incident: KnownIncident) {
  const { id, key, title, status, impact, summary, createdAt, resolvedAt } = incident;
  return {
    id,
    ...(key !== undefined && { key }),
    ...(title !== undefined && { title }),
    status,
    ...(impact !== undefined && { impact }),
    ...(summary !== undefined && { summary }),
    ...(createdAt !== undefined && { createdAt: formatInstant(createdAt) }),
    ...(resolvedAt !== undefined && { resolvedAt: formatInstant(resolvedAt) }),
  };
}

/** @param isOfOne whether they belong to one incident, which people have named themselves */
export function pageListing(pages: Several<Page>, times: Times, isOfOne = false): Listing {
  const created = createdColumn(times);
  return {
    noun: "pages",
    columns: ["id", "status", "incident", "target", "step", "called", created.title],
    mayLack: ["incident", "step"],
    items: rowsOf(pages, (page) => ({
      cells: [
        idCell(page.id),
        page.status,
        incidentCell(page, isOfOne),
        formatPageTarget(page.target),
        stepOf(page),
        page.called ?? "",
        created.cell(page.createdAt),
      ],
      shape: pageShape(page),
    })),
  };
}

function incidentCell({ incident }: Page, isOfOne: boolean) {
  if (incident === undefined) return "";
  return isOfOne ? { people: "", programs: incident } : idCell(incident);
}

/** Steps count from 1, and only along a policy. */
export function pageShape(page: Page) {
  const { id, incident, title, target, status, step, called } = page;
  const { createdAt, acknowledgedAt, acknowledgedBy } = page;
  return {
    id,
    ...(incident !== undefined && { incident }),
    title,
    target: formatPageTarget(target),
    status,
    ...(target.kind === "policy" && { step: step + 1 }),
    ...(called !== undefined && { called }),
    createdAt: formatInstant(createdAt),
    ...(acknowledgedAt !== undefined && { acknowledgedAt: formatInstant(acknowledgedAt) }),
    ...(acknowledgedBy !== undefined && { acknowledgedBy }),
  };
}

/** The step of the policy, from 1; nothing where the target is no policy. */
function stepOf({ target, step }: Pick<Page, "target" | "step">): string {
  return target.kind === "policy" ? String(step + 1) : "";
}

export function eventListing(events: readonly TimelineEvent[], times: Times): Listing {
  const { forPeople, timeZone } = times;
  const time = localTime(timeZone, { years: !forPeople || isLastYears(events, times) });
  return {
    noun: "events",
    columns: forPeople ? ["id", "at", "kind", "text"] : ["id", "at", "kind", "by", "text"],
    items: events.map((event) => {
      const { id, at, kind, by = "" } = event;
      return {
        cells: forPeople
          ? [idCell(id), time.format(at), kind, eventText(event)]
          : [id, time.formatOffset(at), kind, by, event.text],
        shape: eventShape(event),
      };
    }),
  };
}

export function eventShape({ id, at, kind, text, by }: TimelineEvent) {
  return { id, at: formatInstant(at), kind, ...(by !== undefined && { by }), text };
}

/** `page-1 is acknowledged (alice)` */
export function eventText({ text, by }: TimelineEvent): string {
  return by === undefined ? text : `${text} (${by})`;
}

function isLastYears([first]: readonly TimelineEvent[], { now }: Times): boolean {
  const year = (at: Instant) => formatInstant(at).slice(0, 4);
  return first !== undefined && year(first.at) !== year(now);
}
