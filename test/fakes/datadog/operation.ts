import { object, type Rule } from "../aws/rules.js";
import type { Organization } from "./organization.js";

export type Method = "GET" | "POST" | "PUT" | "PATCH" | "DELETE";

/** What a request asks for, checked. */
export interface Asked<Body = unknown> {
  /** Of the path, by the names of the pattern. */
  readonly path: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, string>>;
  readonly body: Body;
}

export interface Answer {
  readonly status: number;
  /** Absent: an answer without one. */
  readonly body?: object;
}

/** What Datadog does for one kind of request. */
export interface Operation {
  /** As Datadog's API reference names it: `GetOnCallSchedule`. */
  readonly name: string;
  readonly method: Method;
  /** `/api/v2/on-call/schedules/{schedule_id}` */
  readonly path: string;
  readonly query: Rule<unknown>;
  /** Absent: it takes none. */
  readonly body?: Rule<unknown>;
  /** How requests are refused that it does not understand. */
  readonly errors: "texts" | "objects";
  /** Throws an ApiError, or answers and has changed the organization. */
  perform(asked: Asked, organization: Organization): Answer;
}

interface Shape<Body> {
  readonly query?: Readonly<Record<string, Rule<unknown>>>;
  readonly body?: Rule<Body>;
}

/** @param place `GET /api/v2/on-call/schedules/{schedule_id}` */
export function operation<Body>(
  name: string,
  place: string,
  { query = {}, body }: Shape<Body>,
  perform: (asked: Asked<Body>, organization: Organization) => Answer,
): Operation {
  const [method = "", path = ""] = place.split(" ");
  return {
    name,
    method: method as Method,
    path,
    query: object(query),
    ...(body !== undefined && { body }),
    errors: path.startsWith("/api/v2/on-call/") ? "objects" : "texts",
    perform: (asked, organization) => perform(asked as Asked<Body>, organization),
  };
}
