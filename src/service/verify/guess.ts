import { RULE_TITLES, type RuleNumber } from "../../engine/readings/index.js";
import { toInstant, zoneOf } from "../../engine/zone.js";
import { DAY_MS } from "../../model/civil.js";
import type { Rotation, Shift } from "../../model/rotation.js";
import type { Window } from "../../model/time.js";
import type { DifferentRow, Explanation } from "./comparison.js";

/** The rule that the first difference looks like, where no reading explains it. */
export function guess(
  rotation: Rotation,
  window: Window,
  rows: readonly DifferentRow[],
): Explanation {
  const ours = rows.find(({ kind }) => kind === "ours")?.shift;
  const theirs = rows.find(({ kind }) => kind === "theirs")?.shift;
  const [rule, text] = suspect(rotation, window, ours, theirs);
  return { kind: "guess", rules: [{ rule, title: RULE_TITLES[rule], text }] };
}

function suspect(
  { timeZone, recurrence, coverage, onCalls = 1, overrides = [] }: Rotation,
  { from, to }: Window,
  ours: Shift | undefined,
  theirs: Shift | undefined,
): [RuleNumber, string] {
  const zone = zoneOf(timeZone);
  const first = [ours, theirs].filter((shift) => shift !== undefined);
  const borders = first.flatMap(({ start, end }) => [start, end]);
  const moves = overrides.flatMap((each) => [each.from, each.to].map((at) => toInstant(at, zone)));
  const sameSpan = ours?.start === theirs?.start && ours?.end === theirs?.end;
  if (isCutAt(from, ours?.start, theirs?.start) || isCutAt(to, ours?.end, theirs?.end)) {
    return [7, "their first different shift begins or ends with the window"];
  }
  if (first.some(({ type }) => type === "OVERRIDDEN") || borders.some((at) => moves.includes(at))) {
    return [6, "the first difference is about an override"];
  }
  if (borders.some((at) => zone.transitions(at - DAY_MS, at + DAY_MS).length > 0)) {
    return [1, "the first difference is next to a change of clocks"];
  }
  if (recurrence.kind === "monthly" && recurrence.on.some(({ day }) => day > 28)) {
    return [4, "the rotation hands off on a day that some months do not have"];
  }
  if (sameSpan && onCalls > 1) {
    return [3, "the first different shift has the same times, and other members"];
  }
  if (!sameSpan && coverage !== undefined) {
    return [5, "the rotation has coverage, and their first different shift has other times"];
  }
  return [2, "the first difference is about which hand-off passes to whom"];
}

function isCutAt(border: number, ours: number | undefined, theirs: number | undefined): boolean {
  return theirs === border && ours !== border;
}
