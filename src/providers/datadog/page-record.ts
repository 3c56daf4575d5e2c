import {
  PAGE_STATUSES,
  type Page,
  type PageStatus,
  type PageTarget,
} from "../../model/incident.js";
import type { Instant } from "../../model/time.js";
import type { Call } from "../provider.js";
import { instantOf } from "./dates.js";
import type { Directory } from "./page-directory.js";
import type { Users } from "./users.js";

// The client does not know how to read pages, so they come as Datadog's API reference of 2026 has
// them. No recorded answer shows one: any part may be missing, and what is not told is left open.

/** A page, with the other things of the same answer. */
export interface PageRecord {
  readonly data: Resource;
  readonly included?: readonly Resource[] | null;
}

/** A resource of JSON:API. */
export interface Resource {
  readonly id?: string;
  readonly type?: string;
  readonly attributes?: Readonly<Record<string, unknown>> | null;
  readonly relationships?: Readonly<
    Record<string, { readonly data?: Reference | readonly Reference[] | null } | null>
  > | null;
}

interface Reference {
  readonly id?: string;
  readonly type?: string;
}

const REQUEST = "oncall_request:";
const INCIDENT = "oncall_incident:";

/** What a page bears that tells whose it is: Datadog's lists leave out what pages are linked to. */
export function tagsOf(token: string, incident: string | undefined): string[] {
  return [`${REQUEST}${token}`, ...(incident === undefined ? [] : [`${INCIDENT}${incident}`])];
}

/** Whether the page was made by the request with this token. */
export function isOf({ data }: PageRecord, token: string): boolean {
  return tagged(data, REQUEST) === token.toLowerCase();
}

export function createdAt({ data }: PageRecord): Instant | undefined {
  return timeOf(data, "created_at");
}

export async function toPage(record: PageRecord, directory: Directory, call?: Call): Promise<Page> {
  const { data } = record;
  const target = await targetOf(record, directory, call);
  const called = await calledBy(record, target, directory, call);
  return {
    id: data.id ?? "",
    incident: incidentOf(record),
    title: textOf(data, "title") ?? "",
    target,
    status: statusOf(data),
    step: 0,
    ...(called.length > 0 && { called }),
    createdAt: createdAt(record) ?? 0,
    acknowledgedAt: timeOf(data, "acknowledged_at"),
  };
}

/** Datadog tells that somebody has acknowledged, and not who. */
function statusOf(data: Resource): PageStatus {
  const status = textOf(data, "status")?.toLowerCase();
  return PAGE_STATUSES.find((known) => known === status) ?? "triggered";
}

/**
 * The incident that a page is for: by our tag, or else by what it is linked to, since an incident
 * pages, or a page escalates to one.
 */
export function incidentOf(record: PageRecord): string | undefined {
  const tag = tagged(record.data, INCIDENT);
  if (tag !== undefined) return tag;
  for (const link of related(record, "links")) {
    for (const end of ["parent", "child"]) {
      const isIncident = textOf(link, `${end}_entity_type`)?.includes("incident");
      if (isIncident) return textOf(link, `${end}_entity_id`);
    }
  }
  return undefined;
}

async function targetOf(
  record: PageRecord,
  { users, handleOf }: Directory,
  call?: Call,
): Promise<PageTarget> {
  const [target = namedTarget(record)] = related(record, "target");
  const { id = "", type } = target ?? {};
  if (target !== undefined && type === "users") {
    return { kind: "person", name: await userName(target, users, call) };
  }
  const told = textOf(target, "handle") ?? textOf(target, "name");
  return { kind: "team", name: told ?? (type === "teams" ? await handleOf(id, call) : id) };
}

/** As it is named in requests. */
function namedTarget({ data }: PageRecord): Resource | undefined {
  const { type, identifier } = (data.attributes?.target ?? {}) as Record<string, unknown>;
  if (typeof type !== "string" || typeof identifier !== "string") return undefined;
  if (type.endsWith("_handle")) return { type: "teams", attributes: { handle: identifier } };
  return { type: type.startsWith("user") ? "users" : "teams", id: identifier };
}

/** Whom it has called; a page of a person calls that person at once. */
async function calledBy(
  record: PageRecord,
  { kind, name }: PageTarget,
  { users }: Directory,
  call?: Call,
): Promise<string[]> {
  const names = kind === "person" ? [name] : [];
  for (const responder of related(record, "responders")) {
    const people =
      responder.type === "users" ? [responder] : related(within(record, responder), "user");
    for (const user of people) names.push(await userName(user, users, call));
  }
  return [...new Set(names)];
}

async function userName(user: Resource, users: Users, call?: Call): Promise<string> {
  const { id = "", attributes } = user;
  return attributes ? users.remember({ id, attributes }).key : (await users.describe(id, call)).key;
}

/** What a resource is related to, whole where the answer includes it. */
function related({ data, included }: PageRecord, name: string): Resource[] {
  const references = data.relationships?.[name]?.data ?? [];
  return [references].flat().map((reference) => {
    const whole = included?.find(({ id, type }) => id === reference.id && type === reference.type);
    return whole ?? reference;
  });
}

function within({ included }: PageRecord, data: Resource): PageRecord {
  return { data, included: included ?? [] };
}

function tagged(data: Resource, prefix: string): string | undefined {
  const { tags } = data.attributes ?? {};
  if (!Array.isArray(tags)) return undefined;
  const tag = tags.find((each) => typeof each === "string" && each.startsWith(prefix));
  return tag?.slice(prefix.length);
}

function textOf(data: Resource | undefined, name: string): string | undefined {
  const value = data?.attributes?.[name];
  if (typeof value === "number") return String(value);
  return typeof value === "string" && value !== "" ? value : undefined;
}

function timeOf(data: Resource, name: string) {
  return instantOf(textOf(data, name));
}
