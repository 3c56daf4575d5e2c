import type { TimelineEvent, TimelineKind } from "../../model/incident.js";
import { wholeSeconds } from "./incident-record.js";

/** An event as AWS lists it; what GetTimelineEvent answers has data besides. */
export interface AwsEvent {
  readonly eventId?: string | undefined;
  readonly eventTime?: Date | undefined;
  readonly eventType?: string | undefined;
  /** JSON, by the words of the API reference; of what shape depends on the type. */
  readonly eventData?: string | undefined;
}

/** Whether what an event says is in its data: of other types nothing is known but their names. */
export function isTold({ eventType = "" }: AwsEvent): boolean {
  return eventType in READERS;
}

export function toEvent(event: AwsEvent): TimelineEvent {
  const { eventId = "", eventTime, eventType = "", eventData } = event;
  const read = eventData === undefined ? undefined : READERS[eventType];
  return {
    id: eventId,
    at: wholeSeconds(eventTime) ?? 0,
    ...(read?.(parse(eventData ?? "")) ?? { kind: "updated", text: eventType }),
  };
}

interface Said {
  readonly kind: TimelineKind;
  readonly text: string;
  readonly by?: string;
}

/**
 * By the type of the event. Notes and custom events are people's (CreateTimelineEvent); the others
 * are seen in samples of AWS's API reference and in accounts.
 */
const READERS: Readonly<Record<string, (data: unknown) => Said | undefined>> = {
  Note: (data) => ({ kind: "note", text: textOf(data) }),
  "Custom Event": (data) => ({
    // The one that Incident Manager itself writes first.
    kind: data === "Incident Started" ? "created" : "note",
    text: textOf(data),
  }),
  "SSM Incident Start": (data) => ({
    kind: "created",
    text: String(member(data, "incidentTitle") ?? "Incident Started"),
  }),
  "SSM Incident Record Update": update,
  "SSM Contacts Page for Incident": (data) => {
    const person = lastOf(data, "contactArn");
    return person === undefined ? undefined : { kind: "paged", text: `calls ${person}` };
  },
  "SSM Contacts Page Acknowledgement for Incident": (data) => {
    const by = lastOf(data, "contactArn");
    return by === undefined ? undefined : { kind: "acknowledged", text: "acknowledged", by };
  },
};

/** `{"modifiedBy": arn, "modifiedAttributes": [{"attributeName": "status", "newValue": "RESOLVED"}]}` */
function update(data: unknown): Said | undefined {
  const attributes = member(data, "modifiedAttributes");
  if (!Array.isArray(attributes) || attributes.length === 0) return undefined;
  const changes = attributes.map((each) => ({
    name: String(member(each, "attributeName")),
    value: textOf(member(each, "newValue")),
  }));
  const who = lastOf(data, "modifiedBy");
  const by = who === undefined ? {} : { by: who };
  if (changes.some(({ name, value }) => name === "status" && value === "RESOLVED")) {
    return { kind: "resolved", text: "resolved", ...by };
  }
  // A value that is a document of its own tells people nothing.
  const texts = changes.map(({ name, value }) =>
    value.startsWith("{") ? name : `${name}: ${value}`,
  );
  return { kind: "updated", text: texts.join("; "), ...by };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

function textOf(data: unknown): string {
  return typeof data === "string" ? data : (JSON.stringify(data) ?? "");
}

function member(data: unknown, name: string): unknown {
  return typeof data === "object" && data !== null
    ? (data as Record<string, unknown>)[name]
    : undefined;
}

/** `alice` of `arn:aws:ssm-contacts:us-east-1:111122223333:contact/alice` */
function lastOf(data: unknown, name: string): string | undefined {
  const arn = member(data, name);
  return typeof arn === "string" ? arn.slice(arn.lastIndexOf("/") + 1) : undefined;
}
