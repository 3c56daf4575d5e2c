import { DAY_MS, SECOND_MS, WEEK_MS } from "../../model/civil.js";
import type { Rotation, WeeklyWindow } from "../../model/rotation.js";
import { overlaps } from "../spans.js";
import type { Reading } from "./reading.js";
import { OURS, type Rules } from "./rules.js";

/** Rule 5: what coverage does to turns. */
export const COVERAGE_READINGS: readonly Reading[] = [
  {
    rule: 5,
    name: "coverage-ignored",
    text: "a shift is a whole turn, whatever the coverage",
    applies: isCovered,
    parts: { covered: () => undefined },
  },
  {
    rule: 5,
    name: "windows-apart",
    text: "each window of each day is a shift of its own, also where it touches the next",
    applies: isCovered,
    parts: {
      covered: (coverage, zone, from, to) =>
        windowsOfDays(coverage)
          .flatMap((window) => OURS.covered([window], zone, from, to) ?? [])
          .sort((a, b) => a.start - b.start),
    },
  },
  {
    rule: 5,
    name: "overnight-cut",
    text: "a window that ends before it starts ends at midnight",
    applies: hasWindow(isOvernight),
    parts: {
      covered: changing((window) =>
        isOvernight(window) ? { ...window, length: DAY_SECONDS - clockOf(window) } : window,
      ),
    },
  },
  {
    rule: 5,
    name: "overnight-empty",
    text: "a window that ends before it starts covers nothing",
    applies: hasWindow(isOvernight),
    parts: { covered: changing((window) => (isOvernight(window) ? undefined : window)) },
  },
  {
    rule: 5,
    name: "equal-empty",
    text: "a window that ends at the time it starts covers nothing",
    applies: hasWindow(isWholeDay),
    parts: { covered: changing((window) => (isWholeDay(window) ? undefined : window)) },
  },
  {
    rule: 5,
    name: "uncovered-not-counted",
    text: "a turn without coverage is nobody's: the next member has the one after it",
    applies: isCovered,
    parts: {
      counted: (turns, covered) =>
        turns.filter(({ start, end }) =>
          covered.some((span) => overlaps(span, { from: start, to: end })),
        ),
    },
  },
];

const DAY_SECONDS = DAY_MS / SECOND_MS;
const WEEK_SECONDS = WEEK_MS / SECOND_MS;

/** Windows as a vendor lists them by day: none longer than a day, cut at midnight where one would be. */
function windowsOfDays(coverage: readonly WeeklyWindow[]): WeeklyWindow[] {
  return coverage.flatMap((window) => {
    const { start, length } = window;
    if (length <= DAY_SECONDS) return [window];
    const pieces: WeeklyWindow[] = [];
    for (let at = start; at < start + length; ) {
      const midnight = (Math.floor(at / DAY_SECONDS) + 1) * DAY_SECONDS;
      const end = Math.min(midnight, start + length);
      pieces.push({ start: at % WEEK_SECONDS, length: end - at });
      at = end;
    }
    return pieces;
  });
}

function changing(change: (window: WeeklyWindow) => WeeklyWindow | undefined): Rules["covered"] {
  return (coverage, zone, from, to) => {
    const windows = windowsOfDays(coverage).flatMap((window) => change(window) ?? []);
    return OURS.covered(windows, zone, from, to);
  };
}

/** Seconds since midnight at which a window begins. */
function clockOf({ start }: WeeklyWindow): number {
  return start % DAY_SECONDS;
}

/** Ends at an earlier time of day than it starts; midnight is 00:00, and so the earliest. */
function isOvernight(window: WeeklyWindow): boolean {
  return window.length < DAY_SECONDS && clockOf(window) + window.length >= DAY_SECONDS;
}

function isWholeDay({ length }: WeeklyWindow): boolean {
  return length === DAY_SECONDS;
}

function isCovered({ coverage }: Rotation): boolean {
  return coverage !== undefined;
}

function hasWindow(isSuch: (window: WeeklyWindow) => boolean) {
  return ({ coverage = [] }: Rotation) => windowsOfDays(coverage).some(isSuch);
}
