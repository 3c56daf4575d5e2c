import type { Problem } from "../../errors.js";
import type { IncidentStatus } from "../../model/incident.js";
import type { Instant } from "../../model/time.js";
import type { IncidentChange, IncidentFilter, Incidents } from "../provider.js";
import { refuse } from "../refuse.js";
import {
  type IncidentRecord,
  incidentArn,
  incidentRecords,
  isArn,
  lookUp,
  readIncident,
  toIncident,
} from "./incident-record.js";
import type { IncidentsInput } from "./operations.js";
import { awsRelated } from "./related-items.js";
import { awsPlans, onlyPlanArn, planArn } from "./response-plans.js";
import type { AwsSession } from "./session.js";
import { awsTimeline } from "./timeline.js";
import { tokenFor } from "./token.js";

/** Incidents: the incident records of an account, which start from response plans. */
export function awsIncidents(session: AwsSession): Incidents {
  const { note, notes, list: timeline } = awsTimeline(session);

  return {
    /** Sorted here, once all that are wanted have come: AWS does not say in which order it lists. */
    async *list(filter, call) {
      const { since = Number.NEGATIVE_INFINITY } = filter;
      const found: IncidentRecord[] = [];
      for await (const record of incidentRecords(session, filtersOf(filter), call)) {
        if (createdAt(record) >= since) found.push(record);
      }
      found.sort((one, other) => createdAt(other) - createdAt(one));
      yield* found.map(toIncident);
    },
    async get(id, call) {
      return readIncident(session, await incidentArn(session, id, call), call);
    },
    named: async (text, call) => (isArn(text) ? undefined : lookUp(session, text, call)),
    async create({ title, impact, summary, plan }, call) {
      refuse(refuseTexts({ title, summary }));
      const responsePlanArn =
        plan === undefined ? await onlyPlanArn(session, call) : await planArn(session, plan, call);
      const { incidentRecordArn: arn = "" } = await session.incidents(
        "StartIncident",
        {
          responsePlanArn,
          title,
          ...(impact !== undefined && { impact }),
          clientToken: tokenFor(call),
        },
        call,
      );
      // StartIncident has no place for a summary.
      if (summary) {
        const clientToken = tokenFor(call, "summary");
        await session.incidents("UpdateIncidentRecord", { arn, summary, clientToken }, call);
      }
      return readIncident(session, arn, call);
    },
    async update(id, change, call) {
      refuse(refuseTexts(change));
      const arn = await incidentArn(session, id, call);
      const input = { arn, ...changesOf(change), clientToken: tokenFor(call) };
      await session.incidents("UpdateIncidentRecord", input, call);
    },
    /** AWS says the same of one that is not there. */
    async delete(id, call) {
      const arn = await incidentArn(session, id, call);
      await session.incidents("DeleteIncidentRecord", { arn }, call);
    },
    timeline,
    note,
    notes,
    related: awsRelated(session),
    plans: awsPlans(session),
  };
}

// UpdateIncidentRecord, API reference.
const LONGEST = { title: 200, summary: 8000 } as const;

function refuseTexts(texts: Pick<IncidentChange, keyof typeof LONGEST>): Problem[] {
  return (["title", "summary"] as const).flatMap((key) => {
    const { length } = texts[key] ?? "";
    if (length <= LONGEST[key]) return [];
    const message = `the ${key} has ${length} characters, and may have ${LONGEST[key]}`;
    const hint = key === "title" ? "say the rest in the summary" : "say the rest in a note";
    return [{ message, hint }];
  });
}

const STATUSES: Readonly<Record<IncidentStatus, "OPEN" | "RESOLVED">> = {
  open: "OPEN",
  resolved: "RESOLVED",
};

function changesOf({ title, impact, summary, status }: IncidentChange) {
  return {
    ...(title !== undefined && { title }),
    ...(impact !== undefined && { impact }),
    ...(summary !== undefined && { summary }),
    ...(status !== undefined && { status: STATUSES[status] }),
  };
}

function filtersOf({ status, impact, since }: IncidentFilter) {
  const filters: NonNullable<IncidentsInput<"ListIncidentRecords">["filters"]> = [];
  if (status !== undefined) {
    const equals = { stringValues: [STATUSES[status]] };
    filters.push({ key: "status", condition: { equals } });
  }
  if (impact !== undefined) {
    const integerValues = Array.from({ length: impact }, (_, i) => i + 1);
    filters.push({ key: "impact", condition: { equals: { integerValues } } });
  }
  if (since !== undefined) {
    filters.push({ key: "creationTime", condition: { after: justBefore(since) } });
  }
  return filters;
}

function createdAt({ creationTime }: IncidentRecord): number {
  return creationTime?.getTime() ?? 0;
}

/** AWS leaves out the moment itself, and the client sends whole seconds. */
function justBefore(at: Instant): Date {
  return new Date(at - 1000);
}
