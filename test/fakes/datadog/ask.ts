import type { FakeDatadog } from "./server.js";

// Requests as they look on the wire, without the client: right or wrong, as a test wants them.

export const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

const KEYS = { "dd-api-key": "an api key", "dd-application-key": "an application key" };

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  // biome-ignore lint/suspicious/noExplicitAny: what comes back is looked at, not used
  readonly body: any;
}

/** @param place `GET /on-call/schedules`: what follows `/api/v2` */
export async function ask(
  fake: FakeDatadog,
  place: string,
  body?: unknown,
  headers: Readonly<Record<string, string>> = KEYS,
): Promise<Answer> {
  const [method = "", path = ""] = place.split(" ");
  const response = await fetch(`${fake.url}/api/v2${path}`, {
    method,
    body: body === undefined ? null : JSON.stringify(body),
    headers: { ...(body !== undefined && { "content-type": "application/json" }), ...headers },
  });
  const text = await response.text();
  return {
    status: response.status,
    headers: response.headers,
    body: text === "" ? undefined : JSON.parse(text),
  };
}

/** A week each from Monday 5 January 2026 09:00 in New York; null: the turn of nobody. */
export function layer(members: readonly (string | null)[], change: object = {}) {
  return {
    name: "primary",
    interval: { days: 7 },
    rotation_start: "2026-01-05T09:00:00-05:00",
    effective_date: "2026-01-05T09:00:00-05:00",
    members: members.map((id) => (id === null ? {} : { user: { id } })),
    ...change,
  };
}

/** The body that creates a schedule in New York; with an id, that changes it. */
export function schedule(name: string, layers: readonly object[], id?: string) {
  const attributes = { name, time_zone: "America/New_York", layers };
  return { data: { ...(id !== undefined && { id }), type: "schedules", attributes } };
}

export function policy(steps: readonly object[], change: object = {}) {
  return { data: { type: "policies", attributes: { name: "page payments", steps, ...change } } };
}

export function override(start: string, end: string, user?: string) {
  return {
    type: "overrides",
    attributes: { start, end },
    ...(user !== undefined && {
      relationships: { user: { data: { id: user, type: "users" } } },
    }),
  };
}
