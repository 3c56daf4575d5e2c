import type { RuleNumber } from "../../engine/readings/index.js";
import type { Shift } from "../../model/rotation.js";
import type { Instant, Window } from "../../model/time.js";

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
  readonly rule: RuleNumber | StackRuleNumber;
  /** `short months` */
  readonly title: string;
  /** Of docs/engine.md: `month-skipped`; a guess has none. */
  readonly reading?: string;
  /** What the rule says then, or why it is suspected. */
  readonly text: string;
}

/** The rules of intervals and stacks, as docs/engine.md counts them. */
export type StackRuleNumber = 8 | 9 | 10;

/** What became of comparing a schedule, by what the provider can be asked for. */
export type ScheduleVerdict = ScheduleComparison | MomentComparison;

/** The rotations of a schedule, each compared by itself. */
export interface ScheduleComparison {
  readonly kind: "shifts";
  readonly schedule: string;
  readonly timeZone: string;
  readonly window: Window;
  readonly isEqual: boolean;
  readonly samePeople: boolean;
  readonly rotations: readonly Comparison[];
}

/** Who is on call in a schedule at moments: ours beside whom a provider names. */
export interface MomentComparison {
  readonly kind: "moments";
  readonly schedule: string;
  readonly timeZone: string;
  readonly window: Window;
  /** How many moments of the window are worth asking about, and about how many it was asked. */
  readonly moments: number;
  readonly asked: number;
  /** The same people at every moment that was asked about. */
  readonly isEqual: boolean;
  /** The moments at which they are not, in order; empty when equal. */
  readonly rows: readonly DifferentMoment[];
  /** As of a Comparison; `same-people` does not come here. */
  readonly explained: readonly Explanation[];
  readonly certain: boolean;
}

export interface DifferentMoment {
  readonly at: Instant;
  /** Sorted; empty where nobody is on call. */
  readonly ours: readonly string[];
  readonly theirs: readonly string[];
}
