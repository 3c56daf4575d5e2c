import { type Span, uncovered } from "../../../engine/spans.js";
import { SECOND_MS, WEEK_MS } from "../../../model/civil.js";
import { type Restriction, toRestriction, toWindows } from "../../../model/datadog/restriction.js";
import type { Rotation, WeeklyWindow } from "../../../model/rotation.js";

// An empty list of restrictions means always, so never takes one that covers nothing (rule 9).
const NEVER: Restriction = {
  startDay: "monday",
  startTime: "00:00:00",
  endDay: "monday",
  endTime: "00:00:00",
};

/** When a layer is on call; undefined: always. */
export function toCoverage(restrictions: readonly Restriction[]): Rotation["coverage"] {
  if (restrictions.length === 0) return undefined;
  const windows = restrictions.flatMap(toWindows);
  return uncoveredIn(windows).length === 0 ? undefined : windows;
}

/** The stretches of the week in which both are on call; undefined: always. */
export function toRestrictions(
  coverage: Rotation["coverage"],
  turns: Rotation["coverage"],
): readonly Restriction[] {
  const open = [coverage, turns].flatMap((windows) => (windows ? uncoveredIn(windows) : []));
  if (open.length === 0) return [];
  const covered = uncovered(sorted(open), WEEK);
  return covered.length === 0 ? [NEVER] : joinAroundTheEnd(covered).map(toRestriction);
}

export function isNever(restrictions: readonly Restriction[]): boolean {
  return restrictions.length > 0 && restrictions.every((each) => toWindows(each).length === 0);
}

/** Seconds since Monday 00:00. */
const WEEK = { from: 0, to: WEEK_MS / SECOND_MS };

/** The part of the week in which none of the windows lies. */
function uncoveredIn(windows: readonly WeeklyWindow[]): Span[] {
  return uncovered(sorted(windows.flatMap(inOneWeek)), WEEK);
}

function inOneWeek({ start, length }: WeeklyWindow): Span[] {
  const end = start + length;
  if (end <= WEEK.to) return [{ start, end }];
  return [
    { start, end: WEEK.to },
    { start: 0, end: end - WEEK.to },
  ];
}

function sorted(spans: readonly Span[]): Span[] {
  return spans.toSorted((a, b) => a.start - b.start);
}

/** One stretch runs from Sunday into Monday where both ends of the week are covered. */
function joinAroundTheEnd(spans: readonly Span[]): WeeklyWindow[] {
  const windows = spans.map(({ start, end }) => ({ start, length: end - start }));
  const first = windows[0];
  const last = windows.pop();
  if (first === undefined || last === undefined) return windows;
  if (first === last || first.start > 0 || last.start + last.length < WEEK.to) {
    return [...windows, last];
  }
  return [...windows.slice(1), { start: last.start, length: last.length + first.length }];
}
