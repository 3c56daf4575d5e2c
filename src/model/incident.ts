import type { Instant } from "./time.js";

/** Something that is wrong and that somebody works on. */
export interface Incident {
  readonly id: string;
  /** What people call it: `IR-12`; absent: its id. */
  readonly key?: string | undefined;
  readonly title: string;
  readonly status: IncidentStatus;
  readonly impact: Impact;
  readonly summary?: string | undefined;
  readonly createdAt: Instant;
  readonly resolvedAt?: Instant | undefined;
}

export const INCIDENT_STATUSES = ["open", "resolved"] as const;
export type IncidentStatus = (typeof INCIDENT_STATUSES)[number];

/** 1 critical, 2 high, 3 medium, 4 low, 5 no impact (the scale of AWS Incident Manager). */
export type Impact = 1 | 2 | 3 | 4 | 5;
export const IMPACTS: Readonly<Record<Impact, string>> = {
  1: "critical",
  2: "high",
  3: "medium",
  4: "low",
  5: "none",
};

/** What happened to an incident, in the order in which it happened. */
export interface TimelineEvent {
  readonly id: string;
  readonly at: Instant;
  readonly kind: TimelineKind;
  readonly text: string;
  /** Who did it, where that is known. */
  readonly by?: string | undefined;
}

export const TIMELINE_KINDS = [
  "created",
  "updated",
  "note",
  "paged",
  "acknowledged",
  "escalated",
  "resolved",
] as const;
export type TimelineKind = (typeof TIMELINE_KINDS)[number];

/** A call for somebody's attention, step by step along a policy or to one target. */
export interface Page {
  readonly id: string;
  readonly incident?: string | undefined;
  readonly title: string;
  readonly target: PageTarget;
  readonly status: PageStatus;
  /** The step of the policy that it stands at, from 0; 0 where the target is no policy. */
  readonly step: number;
  /** Everyone who has been called by it so far, each once; absent where nobody tells. */
  readonly called?: readonly string[] | undefined;
  readonly createdAt: Instant;
  readonly acknowledgedAt?: Instant | undefined;
  readonly acknowledgedBy?: string | undefined;
}

export const PAGE_STATUSES = ["triggered", "acknowledged", "resolved"] as const;
export type PageStatus = (typeof PAGE_STATUSES)[number];

export const PAGE_TARGET_KINDS = ["policy", "schedule", "person", "team"] as const;

/** One call for one person's attention, which a page made. */
export interface PageCall {
  readonly id: string;
  /** The page that it belongs to. */
  readonly page: string;
  readonly incident?: string | undefined;
  readonly person: string;
  readonly sentAt?: Instant | undefined;
  readonly deliveredAt?: Instant | undefined;
  readonly readAt?: Instant | undefined;
  /** How it came to the person: from the policy over a schedule; empty where nobody asked. */
  readonly path: readonly PathStep[];
  /** In the order in which they came; empty where nobody asked. */
  readonly receipts: readonly Receipt[];
}

/** A policy, schedule or person on the way of a page. */
export interface PathStep extends PageTarget {
  /** The step of the policy, from 0. */
  readonly step?: number | undefined;
}

/** What a device or a person said of a call. */
export interface Receipt {
  readonly at: Instant;
  readonly kind: "sent" | "delivered" | "read" | "error" | "stop";
  /** By which address it went. */
  readonly channel?: string | undefined;
  readonly info?: string | undefined;
}

/** Something that belongs to an incident. */
export interface RelatedItem {
  readonly kind: RelatedKind;
  readonly title?: string | undefined;
  /** A URL, or the provider's id of something. */
  readonly value: string;
}

export const RELATED_KINDS = [
  "analysis",
  "incident",
  "metric",
  "parent",
  "attachment",
  "other",
  "automation",
  "involved-resource",
  "task",
] as const;
export type RelatedKind = (typeof RELATED_KINDS)[number];

/** What incidents can start from: what they say, and whom they call at once. */
export interface ResponsePlan {
  readonly id: string;
  readonly name: string;
  readonly displayName?: string | undefined;
  /** Of its incidents; absent in lists. */
  readonly title?: string | undefined;
  readonly impact?: Impact | undefined;
  readonly summary?: string | undefined;
  /** The policies, schedules and people that it pages. */
  readonly engages?: readonly string[] | undefined;
}

export interface PageTarget {
  readonly kind: (typeof PAGE_TARGET_KINDS)[number];
  readonly name: string;
}

/** Characters of a short id that name what they are the start of: git and others take as many. */
const LEAST_ID_LENGTH = 8;

/**
 * As much of a long id as people need: of what stands last in an ARN, `94ea0c7b-56d9` of
 * `94ea0c7b-56d9-4c46-b84a-a37c8b067ad3`. Whoever takes an id takes that, too.
 */
export function shortId(id: string): string {
  const last = lastPart(id);
  const [one = "", two, ...more] = last.split("-");
  return two === undefined || last.length < 36 || more.length === 0 ? last : `${one}-${two}`;
}

/** Whether a text stands for an id: all of it, its last parts, or the start of the last one. */
export function standsFor(text: string, id: string): boolean {
  if (text === id || id.endsWith(`/${text}`)) return true;
  return text.length >= LEAST_ID_LENGTH && lastPart(id).startsWith(text);
}

function lastPart(id: string): string {
  return id.slice(id.lastIndexOf("/") + 1);
}

/**
 * Reads `policy:payments`, `schedule:payments`, `team:payments` or `person:alice`; a bare name is of
 * any kind.
 */
export function readPageTarget(text: string): {
  readonly kind: PageTarget["kind"] | undefined;
  readonly name: string;
} {
  const colon = text.indexOf(":");
  const kind = PAGE_TARGET_KINDS.find((known) => known === text.slice(0, Math.max(colon, 0)));
  return { kind, name: kind === undefined ? text : text.slice(colon + 1) };
}

/** `policy:payments`, `team:payments`, `alice`; the counterpart of readPageTarget. */
export function formatPageTarget({ kind, name }: PageTarget): string {
  return kind === "person" ? name : `${kind}:${name}`;
}

/** `page-1 calls bob (policy:payments, step 2)`, `page-1 calls alice`, `page-1 calls team:payments` */
export function formatPageCall({
  id,
  target,
  step,
  called,
}: Pick<Page, "id" | "target" | "step" | "called">): string {
  if (target.kind === "person" || called === undefined) {
    return `${id} calls ${formatPageTarget(target)}`;
  }
  const who = called.length === 0 ? "nobody" : called.join(", ");
  const where = target.kind === "policy" ? `, step ${step + 1}` : "";
  return `${id} calls ${who} (${formatPageTarget(target)}${where})`;
}
