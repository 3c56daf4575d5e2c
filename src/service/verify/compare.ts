import { renderRotation } from "../../engine/render.js";
import type { Rotation, Schedule, Shift } from "../../model/rotation.js";
import type { Window } from "../../model/time.js";
import type { Comparison, Explanation, ScheduleComparison } from "./comparison.js";
import { explain } from "./explain.js";
import { guess } from "./guess.js";
import { differentRows, isSamePeople } from "./same-shifts.js";

/**
 * Ours against the provider's own shifts of one rotation over a window; where they differ, with the
 * rules that are in question.
 * @throws OncallError (exit 2) for a rotation that cannot be rendered
 */
export function compareShifts(
  rotation: Rotation,
  window: Window,
  rows: readonly Shift[],
): Comparison {
  const ours = renderRotation(rotation, window);
  const theirs = rows.filter(({ members }) => members.length > 0);
  const different = differentRows(ours, theirs);
  const isEqual = different.length === 0;
  const found = isEqual ? [] : explain(rotation, window, theirs);
  const explained = isEqual || found.length > 0 ? found : [guess(rotation, window, different)];
  return {
    rotation: rotation.name,
    timeZone: rotation.timeZone,
    window,
    compared: ours.length,
    theirs: theirs.length,
    emptyRows: rows.length - theirs.length,
    isEqual,
    samePeople: isEqual || isSamePeople(ours, theirs, window),
    rows: different,
    explained,
    certain: isCertain(explained),
  };
}

/** The comparisons of a schedule's rotations as one. */
export function combineComparisons(
  { name, timeZone }: Schedule,
  window: Window,
  rotations: readonly Comparison[],
): ScheduleComparison {
  return {
    kind: "shifts",
    schedule: name,
    timeZone,
    window,
    isEqual: rotations.every(({ isEqual }) => isEqual),
    samePeople: rotations.every(({ samePeople }) => samePeople),
    rotations,
  };
}

/** Whether readings give exactly theirs, and no two of them question different rules. */
export function isCertain(explained: readonly Explanation[]): boolean {
  const rules = new Set(explained.map((each) => each.rules.map(({ rule }) => rule).join()));
  return rules.size === 1 && explained.every(({ kind }) => kind === "exact");
}
