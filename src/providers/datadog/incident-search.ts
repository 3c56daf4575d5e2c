import { badRequest } from "../../errors.js";
import { type Incident, type IncidentStatus, standsFor } from "../../model/incident.js";
import { notFound } from "../errors.js";
import type { Call, IncidentFilter } from "../provider.js";
import {
  type IncidentRecord,
  RESOLVED_STATES,
  severitiesUpTo,
  toIncident,
} from "./incident-record.js";
import type { DatadogSession } from "./session.js";

/** Incidents asked for at once, which is as many as Datadog gives. */
const PAGE_SIZE = 100;

const STATES: Readonly<Record<IncidentStatus, readonly string[]>> = {
  open: ["active", "stable"],
  resolved: RESOLVED_STATES,
};

/**
 * The newest first, page by page. Datadog's index runs behind by a second or so: what was made or
 * changed just now may be missing, or be told as it was.
 */
export async function* searchIncidents(
  session: DatadogSession,
  filter: IncidentFilter,
  call?: Call,
): AsyncGenerator<Incident> {
  const query = queryOf(filter);
  for (let pageOffset = 0; ; pageOffset += PAGE_SIZE) {
    const input = { query, sort: "-created", pageSize: PAGE_SIZE, pageOffset } as const;
    const { data } = await session.send("incidents", "searchIncidents", input, call);
    const { incidents = [], total = 0 } = data.attributes ?? {};
    yield* incidents.map(({ data: record }) => toIncident(record));
    // Recorded answers tell of a next page always, and a page in the middle can be short: what is
    // deleted meanwhile is missing from it. How many there are is what counts.
    if (pageOffset + PAGE_SIZE >= total) return;
  }
}

/**
 * All that are kept, the oldest first, as it is at this moment.
 * Recorded answers have what was made just before, where the search has not.
 */
export async function* listRecords(
  session: DatadogSession,
  call?: Call,
): AsyncGenerator<IncidentRecord> {
  for (let pageOffset = 0; ; pageOffset += PAGE_SIZE) {
    const input = { pageSize: PAGE_SIZE, pageOffset };
    const { data = [] } = await session.send("incidents", "listIncidents", input, call);
    yield* data;
    if (data.length < PAGE_SIZE) return;
  }
}

export const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/**
 * The id of an incident. A UUID is taken as it is; anything else is looked for.
 * @throws OncallError `not-found`, or exit code 2 where several are meant
 */
export async function incidentId(
  session: DatadogSession,
  text: string,
  call?: Call,
): Promise<string> {
  return UUID.test(text) ? text : (await lookUp(session, text, call)).id;
}

/**
 * What `IR-12`, `12`, the beginning of an id or an exact title stands for; of several of one title
 * the open one. All are looked at: how the search takes words of a title Datadog does not say.
 */
export async function lookUp(
  session: DatadogSession,
  text: string,
  call?: Call,
): Promise<Incident> {
  const known: string[] = [];
  const titled: Incident[] = [];
  for await (const incident of searchIncidents(session, {}, call)) {
    if (isKey(text, incident) || standsFor(text, incident.id)) return incident;
    if (incident.title === text) titled.push(incident);
    known.push(nameOf(incident));
  }
  const open = titled.filter(({ status }) => status === "open");
  const meant = open.length === 1 ? open : titled;
  const [incident, another] = meant;
  if (incident === undefined) throw notFound("incident", text, known, { isId: true });
  if (another === undefined) return incident;
  const told = meant.map((each) => `${nameOf(each)} (${each.status})`);
  throw badRequest(`"${text}" is more than one incident`, `say which: ${told.join(" or ")}`);
}

/** Organizations choose what stands before the number. */
function isKey(text: string, { key }: Incident): boolean {
  if (key?.toLowerCase() === text.toLowerCase()) return true;
  return /^\d+$/.test(text) && key?.endsWith(`-${text}`) === true;
}

function nameOf({ key, id }: Incident): string {
  return key ?? id;
}

/** `state:(active OR stable) AND severity:(SEV-1 OR SEV-2)` */
function queryOf({ status, impact }: IncidentFilter): string {
  const states = status === undefined ? [...STATES.open, ...STATES.resolved] : STATES[status];
  const among = (facet: string, values: readonly string[]) => `${facet}:(${values.join(" OR ")})`;
  return [
    among("state", states),
    ...(impact === undefined || impact === 5 ? [] : [among("severity", severitiesUpTo(impact))]),
  ].join(" AND ");
}
