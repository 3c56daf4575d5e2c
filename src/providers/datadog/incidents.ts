import type { Incident } from "../../model/incident.js";
import type { Instant } from "../../model/time.js";
import { unsupported } from "../errors.js";
import type { Call, IncidentChange, Incidents, NewIncident } from "../provider.js";
import { createOnce } from "./create-once.js";
import { instantOf, toDate } from "./dates.js";
import {
  CLOCK_SLACK_MS,
  type IncidentRecord,
  readRecord,
  severityOf,
  toIncident,
} from "./incident-record.js";
import { incidentId, listRecords, lookUp, searchIncidents, UUID } from "./incident-search.js";
import { datadogTimeline } from "./incident-timeline.js";
import type { DatadogSession, Input } from "./session.js";
import type { Users } from "./users.js";

/**
 * Incidents: those of Datadog Incident Management. There are no response plans, and nothing that
 * belongs to an incident can be kept but its notes.
 */
export function datadogIncidents(session: DatadogSession, users: Users): Incidents {
  const { note, notes, list: timeline } = datadogTimeline(session, users);

  /** What was made by a request that was begun then, if it is there. */
  async function madeSince(begun: Instant, title: string, call: Call) {
    let found: Incident | undefined;
    for await (const record of listRecords(session, call)) {
      const incident = toIncident(record);
      // How far their clock is ahead is known by now.
      const since = begun + session.aheadMs - CLOCK_SLACK_MS;
      if (incident.title === title && incident.createdAt >= since) found = incident;
    }
    return found;
  }

  return {
    async *list(filter, call) {
      const { status, impact = 5, since = Number.NEGATIVE_INFINITY } = filter;
      for await (const incident of searchIncidents(session, filter, call)) {
        if (incident.createdAt < since) return;
        if (incident.impact > impact) continue;
        if (status === undefined || incident.status === status) yield incident;
      }
    },
    async get(id, call) {
      return toIncident(await readRecord(session, await incidentId(session, id, call), call));
    },
    named: async (text, call) => (UUID.test(text) ? undefined : lookUp(session, text, call)),
    async create(incident, call) {
      if (incident.plan !== undefined) {
        throw unsupported("datadog", "response plans", "leave --plan out, and page with --page");
      }
      const begun = session.now();
      const body = { data: requestOf(incident) };
      return createOnce(
        async () =>
          toIncident((await session.send("incidents", "createIncident", { body }, call)).data),
        () => madeSince(begun, incident.title, call),
        call,
      );
    },
    /** What is resolved already, or completed, is not resolved again: that would take it back. */
    async update(id, change, call) {
      const found = await incidentId(session, id, call);
      const record =
        change.status === undefined ? undefined : await readRecord(session, found, call);
      const attributes = changesOf(change, record, session.now() + session.aheadMs);
      if (attributes === undefined) return;
      const body = { data: { id: found, type: "incidents", attributes } } as const;
      await session.send("incidents", "updateIncident", { incidentId: found, body }, call);
    },
    async delete(id, call) {
      const found = await incidentId(session, id, call);
      await session.send("incidents", "deleteIncident", { incidentId: found }, call);
    },
    timeline,
    note,
    notes,
  };
}

function requestOf({ title, impact = 3, summary }: NewIncident) {
  return {
    type: "incidents",
    attributes: {
      title,
      customerImpacted: false,
      fields: {
        severity: dropdown(severityOf(impact)),
        ...(summary && { summary: textbox(summary) }),
      },
    },
  } as const;
}

type Attributes = NonNullable<Input<"incidents", "updateIncident">["body"]["data"]["attributes"]>;

/** Only what changes; undefined where nothing does. */
function changesOf(
  { title, impact, summary, status }: IncidentChange,
  record: IncidentRecord | undefined,
  now: Instant,
): Attributes | undefined {
  const before = record === undefined ? undefined : toIncident(record);
  const isMoved = status !== undefined && status !== before?.status;
  const fields = {
    ...(impact !== undefined && { severity: dropdown(severityOf(impact)) }),
    ...(summary !== undefined && { summary: textbox(summary) }),
    ...(isMoved && { state: dropdown(status === "resolved" ? "resolved" : "active") }),
  };
  const attributes: Attributes = {
    ...(title !== undefined && { title }),
    ...(Object.keys(fields).length > 0 && { fields }),
    ...(isMoved && status === "resolved" && endOfImpact(record, now)),
  };
  return Object.keys(attributes).length === 0 ? undefined : attributes;
}

/** Datadog wants the impact on customers ended with the incident (UpdateIncident). */
function endOfImpact(record: IncidentRecord | undefined, now: Instant): Attributes {
  const { customerImpacted, customerImpactStart, customerImpactEnd } = record?.attributes ?? {};
  if (!customerImpacted || customerImpactEnd) return {};
  return { customerImpactEnd: toDate(Math.max(now, instantOf(customerImpactStart) ?? now)) };
}

function dropdown(value: string) {
  return { type: "dropdown", value } as const;
}

function textbox(value: string) {
  return { type: "textbox", value } as const;
}
