import type { Impact, Incident } from "../../model/incident.js";
import type { Call } from "../provider.js";
import { instantOf } from "./dates.js";
import type { DatadogSession, Output } from "./session.js";

/** An incident as Datadog answers with it; in real answers any part can be missing. */
export type IncidentRecord = Output<"incidents", "getIncident">["data"];

/** Two clocks never agree: so much older may be what was made after a moment of ours. */
export const CLOCK_SLACK_MS = 5000;

/**
 * The states of an incident that is over. Datadog's others, active and stable, are both open:
 * somebody works on it still.
 */
export const RESOLVED_STATES: readonly string[] = ["resolved", "completed"];

/**
 * Impacts as severities. What nobody has rated counts as medium. An organization may begin at SEV-0,
 * which is as grave as SEV-1.
 */
const IMPACTS: Readonly<Record<string, Impact>> = {
  "SEV-0": 1,
  "SEV-1": 1,
  "SEV-2": 2,
  "SEV-3": 3,
  UNKNOWN: 3,
  "SEV-4": 4,
  "SEV-5": 5,
};
const UNRATED: Impact = 3;

export function toIncident({ id, attributes }: IncidentRecord): Incident {
  const state = attributes?.state ?? fieldOf(attributes, "state") ?? "active";
  const isResolved = RESOLVED_STATES.includes(state);
  const summary = fieldOf(attributes, "summary");
  const severity = fieldOf(attributes, "severity") ?? attributes?.severity;
  const number = attributes?.publicId;
  return {
    id,
    key: fieldOf(attributes, "slug") ?? (number ? `IR-${number}` : undefined),
    title: attributes?.title ?? "",
    status: isResolved ? "resolved" : "open",
    impact: IMPACTS[String(severity)] ?? UNRATED,
    summary: summary || undefined,
    createdAt: instantOf(attributes?.created) ?? 0,
    resolvedAt: isResolved ? instantOf(attributes?.resolved) : undefined,
  };
}

/** The severity that says an impact. */
export function severityOf(impact: Impact): string {
  return `SEV-${impact}`;
}

/** The severities of an impact and of graver ones. */
export function severitiesUpTo(impact: Impact): string[] {
  return Object.keys(IMPACTS).filter((severity) => (IMPACTS[severity] ?? UNRATED) <= impact);
}

/** @throws OncallError `not-found` */
export async function readRecord(
  session: DatadogSession,
  incidentId: string,
  call?: Call,
): Promise<IncidentRecord> {
  return (await session.send("incidents", "getIncident", { incidentId }, call)).data;
}

/** The text that is chosen or written in a field. */
function fieldOf(attributes: IncidentRecord["attributes"], name: string): string | undefined {
  const { value } = (attributes?.fields?.[name] ?? {}) as { readonly value?: unknown };
  return typeof value === "string" ? value : undefined;
}
