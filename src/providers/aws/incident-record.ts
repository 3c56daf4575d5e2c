import { badRequest, EXIT, OncallError } from "../../errors.js";
import { type Impact, type Incident, shortId, standsFor } from "../../model/incident.js";
import type { Instant } from "../../model/time.js";
import { notFound } from "../errors.js";
import type { Call } from "../provider.js";
import type { IncidentsInput, IncidentsOutput } from "./operations.js";
import { incidentsPages } from "./paging.js";
import type { AwsSession } from "./session.js";

/** As AWS lists it; what GetIncidentRecord answers has a summary besides. */
export interface IncidentRecord extends Listed {
  readonly summary?: string | undefined;
}

type Listed = NonNullable<
  IncidentsOutput<"ListIncidentRecords">["incidentRecordSummaries"]
>[number];
type Filters = NonNullable<IncidentsInput<"ListIncidentRecords">["filters"]>;

export function toIncident(record: IncidentRecord): Incident {
  const { arn = "", title = "", status, impact = 5, summary, creationTime, resolvedTime } = record;
  return {
    id: arn,
    title,
    status: status === "RESOLVED" ? "resolved" : "open",
    impact: impact as Impact,
    summary: summary || undefined,
    createdAt: wholeSeconds(creationTime) ?? 0,
    resolvedAt: wholeSeconds(resolvedTime),
  };
}

/** @throws OncallError `not-found` */
export async function readIncident(
  session: AwsSession,
  arn: string,
  call?: Call,
): Promise<Incident> {
  const { incidentRecord } = await session.incidents("GetIncidentRecord", { arn }, call);
  return toIncident(incidentRecord as IncidentRecord);
}

/** The model keeps no fractions. */
export function wholeSeconds(date: Date): Instant;
export function wholeSeconds(date: Date | null | undefined): Instant | undefined;
export function wholeSeconds(date: Date | null | undefined): Instant | undefined {
  return date ? Math.floor(date.getTime() / 1000) * 1000 : undefined;
}

/** As AWS lists them, which it does not say the order of. */
export async function* incidentRecords(
  session: AwsSession,
  filters: Filters,
  call?: Call,
): AsyncGenerator<IncidentRecord> {
  const input = { filters, maxResults: 100 };
  for await (const page of incidentsPages(session, "ListIncidentRecords", input, call)) {
    yield* page.incidentRecordSummaries ?? [];
  }
}

/**
 * The ARN of an incident. An ARN is taken as it is; what stands for one, or its exact title, is
 * looked for among all.
 * @throws OncallError `not-found`, or exit code 2 where several are meant
 */
export async function incidentArn(session: AwsSession, id: string, call?: Call): Promise<string> {
  return isArn(id) ? id : (await lookUp(session, id, call)).id;
}

export function isArn(id: string): boolean {
  if (id.startsWith("arn:") && !id.includes(":incident-record/")) throw notOf("incident", id);
  return id.startsWith("arn:");
}

/** What a text that is no ARN stands for: of several of one title the open one. */
export async function lookUp(session: AwsSession, id: string, call?: Call): Promise<Incident> {
  const known: Incident[] = [];
  for await (const record of incidentRecords(session, [], call)) known.push(toIncident(record));
  const named = known.filter((incident) => standsFor(id, incident.id));
  const titled = known.filter(({ title }) => title === id);
  const open = titled.filter(({ status }) => status === "open");
  const meant = named.length > 0 ? named : open.length === 1 ? open : titled;
  const [incident, another] = meant;
  if (incident === undefined) {
    throw notFound(
      "incident",
      id,
      known.map((each) => shortId(each.id)),
      { isId: true },
    );
  }
  if (another === undefined) return incident;
  const told = meant.map((each) => `${shortId(each.id)} (${each.status})`);
  throw badRequest(`"${id}" is more than one incident`, `say which: ${told.join(" or ")}`);
}

/** An ARN of something else: nothing need be asked. */
export function notOf(noun: "incident" | "page", arn: string): OncallError {
  return new OncallError(`${arn} is no ${noun}`, {
    code: "not-found",
    exitCode: EXIT.badRequest,
    hint: `see what there is with oncall incident ${noun === "page" ? "pages" : "list"}`,
  });
}
