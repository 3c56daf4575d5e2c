import type { Account } from "../account.js";
import { invalid } from "../errors.js";
import { type Operations, operation } from "../operation.js";
import { listOf, object, oneOf, required, text, union } from "../rules.js";
import { changeIncident, findIncident, newEvent, type TimelineEvent } from "./incident.js";
import {
  arn,
  clientToken,
  eventId,
  filters,
  generatedId,
  listed,
  notFound,
  paging,
  passes,
  time,
} from "./shapes.js";

/** What people write; the other types are the service's own. */
const WRITTEN_TYPES = ["Custom Event", "Note"];

const eventData = text({ most: 12_000 });
const eventType = text({ most: 100 });
const eventReferences = listOf(union({ resource: arn, relatedItemId: generatedId }), { most: 10 });

export const TIMELINE: Operations = {
  CreateTimelineEvent: operation(
    object({
      incidentRecordArn: required(arn),
      eventTime: required(time),
      eventType: required(eventType),
      eventData: required(eventData),
      eventReferences,
      clientToken,
    }),
    (input, account) => {
      const { incidentRecordArn, eventType, eventTime, eventReferences = [] } = input;
      const { events } = findIncident(incidentRecordArn, account);
      checkWritten(input);
      const written = newEvent(incidentRecordArn, eventType, input.eventData, account.now());
      const event = { ...written, eventTime, eventReferences };
      changeIncident(incidentRecordArn, account, { events: [...events, event] });
      return { eventId: event.eventId, incidentRecordArn };
    },
  ),
  GetTimelineEvent: operation(
    object({ incidentRecordArn: required(arn), eventId: required(eventId) }),
    (input, account) => ({ event: findEvent(input, account) }),
  ),
  ListTimelineEvents: operation(
    object({
      incidentRecordArn: required(arn),
      filters: filters("eventTime", "eventType", "eventReference"),
      sortBy: oneOf("EVENT_TIME"),
      sortOrder: oneOf("ASCENDING", "DESCENDING"),
      ...paging,
    }),
    (input, account, name) => {
      const events = account.state.incidents.get(input.incidentRecordArn)?.events ?? [];
      const oldestFirst = events
        .filter((event) => passes(input.filters, filterValues(event)))
        .toSorted((a, b) => a.eventTime - b.eventTime)
        .map(({ eventData: _, ...summary }) => summary);
      // Newest first where nothing is asked for, as AWS's sample of this operation has it.
      const found = input.sortOrder === "ASCENDING" ? oldestFirst : oldestFirst.toReversed();
      return listed("eventSummaries", found, input, account, name);
    },
  ),
  UpdateTimelineEvent: operation(
    object({
      incidentRecordArn: required(arn),
      eventId: required(eventId),
      eventTime: time,
      eventType,
      eventData,
      eventReferences,
      clientToken,
    }),
    ({ clientToken: _, ...input }, account) => {
      const before = findEvent(input, account);
      checkWritten({ ...before, ...input });
      const after = { ...before, ...input, eventUpdatedTime: account.now() };
      const { events } = findIncident(input.incidentRecordArn, account);
      changeIncident(input.incidentRecordArn, account, {
        events: events.map((event) => (event === before ? after : event)),
      });
      return {};
    },
  ),
  DeleteTimelineEvent: operation(
    object({ incidentRecordArn: required(arn), eventId: required(eventId) }),
    (input, account) => {
      const incident = account.state.incidents.get(input.incidentRecordArn);
      if (incident === undefined) return {};
      changeIncident(input.incidentRecordArn, account, {
        events: incident.events.filter((event) => event.eventId !== input.eventId),
      });
      return {};
    },
  ),
};

interface EventKey {
  readonly incidentRecordArn: string;
  readonly eventId: string;
}

function findEvent({ incidentRecordArn, eventId }: EventKey, account: Account): TimelineEvent {
  const { events } = findIncident(incidentRecordArn, account);
  const event = events.find((each) => each.eventId === eventId);
  if (event === undefined) throw notFound(eventId, "TIMELINE_EVENT");
  return event;
}

function checkWritten({ eventType, eventData }: { eventType: string; eventData: string }): void {
  if (!WRITTEN_TYPES.includes(eventType)) throw invalid(`eventType ${eventType} is the service's`);
  try {
    JSON.parse(eventData);
  } catch {
    throw invalid("eventData is not JSON");
  }
}

function filterValues({ eventTime, eventType, eventReferences }: TimelineEvent) {
  const references = eventReferences.flatMap(({ resource, relatedItemId }) => [
    resource ?? relatedItemId ?? "",
  ]);
  return { eventTime: [eventTime], eventType: [eventType], eventReference: references };
}
