import type { FakeAws } from "./server.js";
import type { ServiceName } from "./services.js";

// Requests as they look on the wire, without the SDK: right or wrong, as a test wants them.

export const CONTACT = "arn:aws:ssm-contacts:us-east-1:111122223333:contact/";
export const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
export const WEEKLY = {
  NumberOfOnCalls: 1,
  RecurrenceMultiplier: 1,
  WeeklySettings: [{ DayOfWeek: "MON", HandOffTime: { HourOfDay: 9, MinuteOfHour: 0 } }],
};

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  // biome-ignore lint/suspicious/noExplicitAny: what comes back is looked at, not used
  readonly body: any;
}

/** ssm-contacts: JSON 1.1. */
export function contacts(
  fake: FakeAws,
  operation: string,
  input: object,
  headers = {},
): Promise<Answer> {
  return ask(fake, "ssm-contacts", "POST", "/", input, {
    "content-type": "application/x-amz-json-1.1",
    "x-amz-target": `SSMContacts.${operation}`,
    ...headers,
  });
}

/** ssm-incidents: REST. */
export function incidents(
  fake: FakeAws,
  method: string,
  path: string,
  input?: object,
  headers = {},
): Promise<Answer> {
  return ask(fake, "ssm-incidents", method, path, input, {
    ...(input !== undefined && { "content-type": "application/json" }),
    ...headers,
  });
}

/** Contacts of type PERSONAL; their ARNs. */
export function people(fake: FakeAws, ...aliases: string[]): string[] {
  for (const Alias of aliases) {
    fake.perform("ssm-contacts", "CreateContact", { Alias, Type: "PERSONAL", Plan: {} });
  }
  return aliases.map((alias) => `${CONTACT}${alias}`);
}

/** alice and bob, a week each from Monday 5 January 2026 09:00 in New York. */
export function rotation(fake: FakeAws): string {
  const ContactIds = people(fake, "alice", "bob");
  const { RotationArn } = fake.perform<{ RotationArn: string }>("ssm-contacts", "CreateRotation", {
    Name: "primary",
    ContactIds,
    StartTime: at("2026-01-05T14:00:00Z"),
    TimeZoneId: "America/New_York",
    Recurrence: WEEKLY,
  });
  return RotationArn;
}

/** Epoch seconds. */
export function at(time: string): number {
  return Date.parse(time) / 1000;
}

async function ask(
  { url }: FakeAws,
  service: ServiceName,
  method: string,
  path: string,
  input: object | undefined,
  headers: object,
): Promise<Answer> {
  const scope = `20260107/us-east-1/${service}/aws4_request`;
  const response = await fetch(`${url}${path}`, {
    method,
    body: input === undefined ? null : JSON.stringify(input),
    headers: {
      authorization: `AWS4-HMAC-SHA256 Credential=AKIA/${scope}, SignedHeaders=host, Signature=0a`,
      ...headers,
    },
  });
  const text = await response.text();
  const body = text === "" ? undefined : JSON.parse(text);
  return { status: response.status, headers: response.headers, body };
}
