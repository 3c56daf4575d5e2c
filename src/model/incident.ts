import type { Instant } from "./time.js";

/** Something that is wrong and that somebody works on. */
export interface Incident {
  readonly id: string;
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
  /** Everyone who has been called by it so far, each once. */
  readonly called: readonly string[];
  readonly createdAt: Instant;
  readonly acknowledgedAt?: Instant | undefined;
  readonly acknowledgedBy?: string | undefined;
}

export const PAGE_STATUSES = ["triggered", "acknowledged", "resolved"] as const;
export type PageStatus = (typeof PAGE_STATUSES)[number];

export const PAGE_TARGET_KINDS = ["policy", "schedule", "person"] as const;

export interface PageTarget {
  readonly kind: (typeof PAGE_TARGET_KINDS)[number];
  readonly name: string;
}

/** Reads `policy:payments`, `schedule:payments` or `person:alice`; a bare name is of any kind. */
export function readPageTarget(text: string): {
  readonly kind: PageTarget["kind"] | undefined;
  readonly name: string;
} {
  const colon = text.indexOf(":");
  const kind = PAGE_TARGET_KINDS.find((known) => known === text.slice(0, Math.max(colon, 0)));
  return { kind, name: kind === undefined ? text : text.slice(colon + 1) };
}

/** `policy:payments`, `schedule:payments`, `alice`; the counterpart of readPageTarget. */
export function formatPageTarget({ kind, name }: PageTarget): string {
  return kind === "person" ? name : `${kind}:${name}`;
}

/** `page-1 calls bob (policy:payments, step 2)`, `page-1 calls alice` */
export function formatPageCall({
  id,
  target,
  step,
  called,
}: Pick<Page, "id" | "target" | "step" | "called">): string {
  if (target.kind === "person") return `${id} calls ${target.name}`;
  const who = called.length === 0 ? "nobody" : called.join(", ");
  const where = target.kind === "policy" ? `, step ${step + 1}` : "";
  return `${id} calls ${who} (${formatPageTarget(target)}${where})`;
}
