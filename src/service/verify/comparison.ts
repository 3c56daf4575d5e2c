import type { RuleNumber } from "../../engine/readings/index.js";
import type { Shift } from "../../model/rotation.js";
import type { Window } from "../../model/time.js";

/** Our shifts of one rotation beside those of a provider. */
export interface Comparison {
  readonly rotation: string;
  readonly timeZone: string;
  readonly window: Window;
  /** How many shifts are ours, and how many theirs. */
  readonly compared: number;
  readonly theirs: number;
  /** How many of theirs had no members: they put nobody on call, and count as no shift. */
  readonly emptyRows: number;
  /** The same shifts: start, end, members, type and overridden. */
  readonly isEqual: boolean;
  /** The same people on call at every moment of the window, however shifts are cut. */
  readonly samePeople: boolean;
  /** What only one side has, in order of time; empty when equal. */
  readonly rows: readonly DifferentRow[];
  /** Each of them by itself explains all of it; a guess stands alone. Empty when equal. */
  readonly explained: readonly Explanation[];
  /** Whether readings give exactly theirs, and no two of them question different rules. */
  readonly certain: boolean;
}

export interface DifferentRow {
  readonly kind: "ours" | "theirs";
  readonly shift: Shift;
}

/**
 * Rules in question, together. `exact`: read so, they give the provider's shifts. `same-people`: they
 * give the same people at every moment, and shifts cut otherwise. `guess`: from the first difference.
 */
export interface Explanation {
  readonly kind: "exact" | "same-people" | "guess";
  readonly rules: readonly RuleInQuestion[];
}

export interface RuleInQuestion {
  readonly rule: RuleNumber;
  /** `short months` */
  readonly title: string;
  /** Of docs/engine.md: `month-skipped`; a guess has none. */
  readonly reading?: string;
  /** What the rule says then, or why it is suspected. */
  readonly text: string;
}

/** The rotations of a schedule, each compared by itself. */
export interface ScheduleComparison {
  readonly schedule: string;
  readonly timeZone: string;
  readonly window: Window;
  readonly isEqual: boolean;
  readonly samePeople: boolean;
  readonly rotations: readonly Comparison[];
}
