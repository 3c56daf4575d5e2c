import { DAY_MS, SECOND_MS, WEEK_MS } from "../../model/civil.js";
import type { Rotation, WeeklyWindow } from "../../model/rotation.js";
import { extent, type Span } from "../spans.js";
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
        coverage
          .flatMap(windowsOfDays)
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
      counted(turns, coveredIn) {
        const [first] = turns;
        if (first === undefined) return turns;
        const covered = coveredIn(extent(turns, { from: first.start, to: first.end }));
        let next = 0;
        return turns.filter(({ start, end }) => {
          while (next < covered.length && (covered[next] as Span).end <= start) next++;
          return (covered[next]?.start ?? Infinity) < end;
        });
      },
    },
  },
];

const DAY_SECONDS = DAY_MS / SECOND_MS;
const WEEK_SECONDS = WEEK_MS / SECOND_MS;

/** A window as vendors list it by day: one that is longer than a day goes on at midnight. */
function windowsOfDays(window: WeeklyWindow): WeeklyWindow[] {
  const { start, length } = window;
  if (length <= DAY_SECONDS) return [window];
  const first = DAY_SECONDS - clockOf(window);
  const rest = { start: (start + first) % WEEK_SECONDS, length: length - first };
  return [{ start, length: first }, ...windowsOfDays(rest)];
}

function changing(change: (window: WeeklyWindow) => WeeklyWindow | undefined): Rules["covered"] {
  return (coverage, zone, from, to) => {
    const windows = coverage.flatMap(windowsOfDays).flatMap((window) => change(window) ?? []);
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
  return ({ coverage = [] }: Rotation) => coverage.flatMap(windowsOfDays).some(isSuch);
}
