import { DAY_MS } from "../../model/civil.js";
import type { Schedule } from "../../model/rotation.js";
import type { Window } from "../../model/time.js";
import { renderSchedule } from "../render.js";
import { overlaps, uncovered } from "../spans.js";
import { findClockChanges } from "./clock-change.js";
import { findDoubles } from "./double.js";
import { type CheckLimits, FINDING_KINDS, type ScheduleFinding } from "./finding.js";
import { findGaps } from "./gap.js";
import { findLong } from "./long.js";
import { findNonMembers } from "./non-member.js";
import { findShortRests } from "./rest.js";
import { stretchesBy } from "./stretches.js";
import { findUnreached } from "./unreached.js";

/**
 * What somebody should look at in a window of a schedule, sorted by start and then by kind. Gaps,
 * doubles and clock changes are cut to the window; long stretches, rests and overrides are whole.
 * @throws OncallError (exit 2) as renderSchedule
 */
export function checkSchedule(
  schedule: Schedule,
  window: Window,
  limits: CheckLimits,
): ScheduleFinding[] {
  const seen = widen(window, limits);
  const shifts = renderSchedule(schedule, seen);
  const stretchesOfPeople = stretchesBy(shifts, ({ members }) => members);
  const gaps = uncovered(shifts, seen);
  const clockChanges = findClockChanges(schedule, shifts, gaps);
  const cut = [...findGaps(gaps, clockChanges), ...findDoubles(stretchesOfPeople), ...clockChanges]
    .filter((finding) => overlaps(finding, window))
    .map((finding) => clipTo(window, finding));
  const whole = [
    ...findLong(stretchesOfPeople, window, seen, limits.longestMs),
    ...findShortRests(schedule, stretchesOfPeople, window, limits.restMs),
    ...findNonMembers(schedule, window),
    ...findUnreached(schedule, window),
  ];
  return [...cut, ...whole].sort(byStartAndKind);
}

/** How many times the longest stretch is looked for on either side of the window. */
const LIMITS_SEEN = 10;
const MOST_SEEN_MS = 5 * 365 * DAY_MS;

/**
 * So far that a rest or a long stretch that reaches out of the window is seen whole, and a gap of
 * hours at its border with what ends before it and begins after it.
 */
function widen({ from, to }: Window, { longestMs, restMs }: CheckLimits): Window {
  const stretch = longestMs === Infinity ? 0 : LIMITS_SEEN * longestMs;
  const reach = Math.min(Math.max(stretch, restMs, DAY_MS), MOST_SEEN_MS);
  return { from: from - reach, to: to + reach };
}

function clipTo({ from, to }: Window, finding: ScheduleFinding): ScheduleFinding {
  const { start, end } = finding;
  return { ...finding, start: Math.max(start, from), end: Math.min(end, to) };
}

function byStartAndKind(a: ScheduleFinding, b: ScheduleFinding): number {
  return a.start - b.start || FINDING_KINDS.indexOf(a.kind) - FINDING_KINDS.indexOf(b.kind);
}
