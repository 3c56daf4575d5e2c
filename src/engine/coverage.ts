import { DAY_MS, SECOND_MS, WEEK_MS, weekdayOf } from "../model/civil.js";
import type { WeeklyWindow } from "../model/rotation.js";
import type { Instant } from "../model/time.js";
import { insertSpan, type Span } from "./spans.js";
import type { Zone } from "./zone.js";

const WEEK_SECONDS = WEEK_MS / SECOND_MS;

/**
 * The stretches in which coverage windows put a rotation on call, those that overlap [from, to),
 * whole and in order (rules 5 and 9). Undefined when the windows cover the whole week.
 */
export function coveredSpans(
  windows: readonly WeeklyWindow[],
  zone: Zone,
  from: Instant,
  to: Instant,
): Span[] | undefined {
  const weekly = joinWindows(windows);
  if (weekly[0]?.length === WEEK_SECONDS) return undefined;
  const spans: Span[] = [];
  // A window that began in the week before, or that a gap moved, can still reach into this one.
  const firstDay = Math.floor(zone.toWall(from) / DAY_MS) - 2;
  const firstWeek = (firstDay - weekdayOf(firstDay)) * DAY_MS - WEEK_MS;
  const lastWall = zone.toWall(to) + DAY_MS;
  for (let week = firstWeek; week <= lastWall; week += WEEK_MS) {
    for (const { start, length } of weekly) {
      const wall = week + start * SECOND_MS;
      insertSpan(spans, zone.toInstant(wall), zone.toInstant(wall + length * SECOND_MS));
    }
  }
  return spans.filter(({ start, end }) => end > from && start < to);
}

/**
 * Windows that overlap or touch become one, on the wall clock, before any of them is placed in time;
 * also across the end of the week. Sorted by start.
 */
export function joinWindows(windows: readonly WeeklyWindow[]): WeeklyWindow[] {
  const joined: { start: number; length: number }[] = [];
  for (const window of [...windows].sort((a, b) => a.start - b.start)) {
    const last = joined[joined.length - 1];
    if (last !== undefined && window.start <= last.start + last.length) {
      last.length = Math.max(last.length, window.start + window.length - last.start);
    } else {
      joined.push({ ...window });
    }
  }
  // The last window can run past the end of the week, into the first ones.
  for (const last = joined[joined.length - 1]; last !== undefined; joined.shift()) {
    const first = joined[0] as WeeklyWindow;
    const reach = last.start + last.length - WEEK_SECONDS;
    if (reach < first.start) break;
    if (first === last) return [{ start: 0, length: WEEK_SECONDS }];
    last.length = Math.max(last.length, WEEK_SECONDS + first.start + first.length - last.start);
  }
  return joined;
}
