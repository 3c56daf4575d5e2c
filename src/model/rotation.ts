import type { Moment } from "./time.js";

/** 0 is Monday, 6 is Sunday, as in an ISO week. */
export type Weekday = number;

/** Seconds since midnight on the wall clock, 0..86399. */
export type SecondOfDay = number;

/** How members take turns. */
export type Recurrence = CalendarRecurrence | ElapsedRecurrence;

/** Hand-offs at times on the wall clock of the rotation's zone, in every `every`-th period. */
export type CalendarRecurrence =
  | { readonly kind: "daily"; readonly every: number; readonly at: readonly SecondOfDay[] }
  | { readonly kind: "weekly"; readonly every: number; readonly on: readonly WeeklyHandOff[] }
  | { readonly kind: "monthly"; readonly every: number; readonly on: readonly MonthlyHandOff[] };

export interface WeeklyHandOff {
  readonly weekday: Weekday;
  readonly at: SecondOfDay;
}

export interface MonthlyHandOff {
  /** 1..31; 29 to 31 mean the last day of a shorter month. */
  readonly day: number;
  readonly at: SecondOfDay;
}

/** Turns of a fixed length: days on the wall clock, then seconds that elapse. */
export interface ElapsedRecurrence {
  readonly kind: "elapsed";
  readonly days: number;
  readonly seconds: number;
}

/** A stretch of every week on the wall clock. */
export interface WeeklyWindow {
  /** Seconds since Monday 00:00, 0..604799. */
  readonly start: number;
  /** Seconds on the wall clock, 1..604800. The window may run past the end of the week. */
  readonly length: number;
}

/** Members in turns. A `null` member is a turn that no one takes. */
export interface Rotation {
  readonly name: string;
  /** IANA name of the zone that hand-offs and coverage are read in. */
  readonly timeZone: string;
  /** When the first member's turn begins. */
  readonly start: Moment;
  readonly members: readonly (string | null)[];
  readonly recurrence: Recurrence;
  /** How many members are on call at once; 1 when absent. */
  readonly onCalls?: number | undefined;
  /** When the rotation is on call; absent: always; empty: never. */
  readonly coverage?: readonly WeeklyWindow[] | undefined;
  /** Nobody is on call from this rotation outside this stretch. */
  readonly effective?: { readonly from?: Moment; readonly until?: Moment } | undefined;
  /** In order of creation: of two that overlap, the later one wins. */
  readonly overrides?: readonly Override[] | undefined;
}

/** Replaces everyone on call between `from` and `to` with `members` (none: nobody is on call). */
export interface Override {
  readonly from: Moment;
  readonly to: Moment;
  readonly members: readonly string[];
}

/** An override by itself: what it lies over, and the id that it is deleted by. */
export interface OverrideRecord extends Override {
  readonly id: string;
  readonly on: OverrideTarget;
}

/** What an override lies over. */
export interface OverrideTarget {
  readonly kind: "rotation" | "schedule";
  readonly name: string;
}

/**
 * How a schedule puts its rotations together. `stack`: one answer, the last rotation that has
 * someone on call. `together`: everyone who is on call in any of them.
 */
export type Combine = "stack" | "together";

export interface Schedule {
  readonly name: string;
  /** IANA name of the zone that the schedule's own overrides are read in. */
  readonly timeZone: string;
  readonly combine: Combine;
  readonly rotations: readonly Rotation[];
  /** In order of creation: of two that overlap, the later one wins. */
  readonly overrides?: readonly Override[] | undefined;
}

/** Someone on call, from `start` up to but without `end`. Instants. */
export interface Shift {
  readonly start: number;
  readonly end: number;
  readonly members: readonly string[];
  readonly type: "REGULAR" | "OVERRIDDEN";
  /** Whose turn it is; only on OVERRIDDEN. Empty where nobody was on call. */
  readonly overridden?: readonly string[] | undefined;
  /** Absent where an override of a schedule stands over no rotation. */
  readonly rotation?: string | undefined;
}
