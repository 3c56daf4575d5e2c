import {
  isCompatible,
  READINGS,
  type Reading,
  RULE_TITLES,
  renderAs,
} from "../../engine/readings/index.js";
import type { Rotation, Shift } from "../../model/rotation.js";
import type { Window } from "../../model/time.js";
import type { Explanation } from "./comparison.js";
import { isSame, isSamePeople } from "./same-shifts.js";

/**
 * The other readings of our rules that give a provider's shifts: those that do it alone, else two
 * together; exactly, else with the same people at every moment. Empty when there are none.
 */
export function explain(
  rotation: Rotation,
  window: Window,
  theirs: readonly Shift[],
): Explanation[] {
  const ours = renderAs([], rotation, window);
  const alone = READINGS.filter((reading) => reading.applies(rotation))
    .map((reading) => renderCandidate([reading], rotation, window))
    .filter(({ shifts }) => !isSame(shifts, ours));
  const together = pairs(alone.map(({ readings }) => readings)).map((pair) =>
    renderCandidate(pair, rotation, window),
  );
  const exact = firstThatHold([alone, together], ({ shifts }) => isSame(shifts, theirs));
  if (exact.length > 0) return exact.map(({ readings }) => explanation("exact", readings));
  if (isSamePeople(ours, theirs, window)) return [];
  return firstThatHold([alone, together], ({ shifts }) => isSamePeople(shifts, theirs, window)).map(
    ({ readings }) => explanation("same-people", readings),
  );
}

interface Candidate {
  readonly readings: readonly Reading[];
  readonly shifts: readonly Shift[];
}

function renderCandidate(
  readings: readonly Reading[],
  rotation: Rotation,
  window: Window,
): Candidate {
  return { readings, shifts: renderAs(readings, rotation, window) };
}

function pairs(readings: readonly (readonly Reading[])[]): (readonly Reading[])[] {
  const all = readings.flat();
  return all.flatMap((one, i) =>
    all.slice(i + 1).flatMap((other) => (isCompatible(one, other) ? [[one, other]] : [])),
  );
}

/** What holds of the first list in which anything does. */
function firstThatHold<T>(lists: readonly (readonly T[])[], holds: (item: T) => boolean): T[] {
  for (const list of lists) {
    const found = list.filter(holds);
    if (found.length > 0) return found;
  }
  return [];
}

export function explanation(kind: Explanation["kind"], readings: readonly Reading[]): Explanation {
  const rules = readings.map(({ rule, name, text }) => ({
    rule,
    title: RULE_TITLES[rule],
    reading: name,
    text,
  }));
  return { kind, rules };
}
