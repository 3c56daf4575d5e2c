import type { Rotation, Shift } from "../../model/rotation.js";
import type { Window } from "../../model/time.js";
import { renderBy } from "./render-by.js";
import { OURS, type Rules } from "./rules.js";

/** The rules that no vendor states in full, as docs/engine.md counts them. */
export type RuleNumber = 1 | 2 | 3 | 4 | 5 | 6 | 7;

export const RULE_TITLES: Readonly<Record<RuleNumber, string>> = {
  1: "wall-clock hand-offs",
  2: "hand-offs counted from the anchor",
  3: "members take turns in order",
  4: "short months",
  5: "coverage",
  6: "overrides",
  7: "shifts are whole",
};

/** Another way in which one rule could be read. */
export interface Reading {
  readonly rule: RuleNumber;
  /** `slide-by-one` */
  readonly name: string;
  /** What the rule says then: `of n on call, one leaves at each hand-off`. */
  readonly text: string;
  /** Whether it can differ from ours for such a rotation; in some windows it still does not. */
  applies(rotation: Rotation): boolean;
  readonly parts: Partial<Rules>;
}

/**
 * Who would be on call if rules were read so: the shifts that overlap the window, sorted by start.
 * Readings that do not exchange the same part can be taken together; without any it is renderRotation,
 * which checks the rotation besides.
 */
export function renderAs(
  readings: readonly Reading[],
  rotation: Rotation,
  window: Window,
): Shift[] {
  const rules: Rules = Object.assign({}, OURS, ...readings.map(({ parts }) => parts));
  return renderBy(rules, rotation, window);
}

/** Whether two readings exchange different parts. */
export function isCompatible(one: Reading, other: Reading): boolean {
  return Object.keys(one.parts).every((part) => !(part in other.parts));
}
