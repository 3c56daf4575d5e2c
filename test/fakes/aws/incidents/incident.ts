import { createHash } from "node:crypto";
import type { Account } from "../account.js";
import { newId } from "../account.js";
import {
  type chatChannel,
  find,
  type notificationTargets,
  type RelatedItemInput,
  type RuleType,
} from "./shapes.js";

export interface Incident {
  readonly record: IncidentRecord;
  /** In order of creation. */
  readonly events: readonly TimelineEvent[];
  readonly items: readonly RelatedItem[];
}

/** As GetIncidentRecord answers it: times in epoch seconds, `null` for what is not there. */
export interface IncidentRecord {
  readonly arn: string;
  readonly title: string;
  readonly summary: string | null;
  readonly impact: number;
  readonly status: "OPEN" | "RESOLVED";
  readonly creationTime: number;
  readonly resolvedTime: number | null;
  readonly lastModifiedTime: number;
  readonly lastModifiedBy: string;
  readonly dedupeString: string;
  readonly incidentRecordSource: {
    readonly createdBy: string;
    readonly invokedBy: string;
    readonly resourceArn: string | null;
    readonly source: string;
  };
  readonly automationExecutions: readonly never[];
  readonly chatChannel: RuleType<typeof chatChannel> | null;
  readonly notificationTargets: RuleType<typeof notificationTargets>;
}

/** As GetTimelineEvent answers it. Times in epoch seconds. */
export interface TimelineEvent {
  readonly eventId: string;
  readonly incidentRecordArn: string;
  readonly eventTime: number;
  readonly eventUpdatedTime: number;
  readonly eventType: string;
  /** JSON, as text. */
  readonly eventData: string;
  readonly eventReferences: readonly {
    readonly resource?: string;
    readonly relatedItemId?: string;
  }[];
}

export interface RelatedItem extends RelatedItemInput {
  readonly generatedId: string;
}

export function findIncident(id: string, { state }: Account): Incident {
  return find(state.incidents, id, "INCIDENT_RECORD");
}

export function changeIncident(id: string, account: Account, changes: Partial<Incident>): void {
  account.state.incidents.set(id, { ...findIncident(id, account), ...changes });
}

/** An event that refers to its incident, at the time it is written. */
export function newEvent(
  incidentRecordArn: string,
  eventType: string,
  eventData: string,
  now: number,
): TimelineEvent {
  return {
    eventId: newId(),
    incidentRecordArn,
    eventTime: now,
    eventUpdatedTime: now,
    eventType,
    eventData,
    eventReferences: [{ resource: incidentRecordArn }],
  };
}

/** Its id follows from what it is. */
export function newRelatedItem(item: RelatedItemInput): RelatedItem {
  const hash = createHash("md5").update(JSON.stringify(item.identifier.value)).digest("hex");
  return { ...item, generatedId: `related-item/${item.identifier.type}/${hash.toUpperCase()}` };
}
