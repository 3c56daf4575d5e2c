import { DAY_MS, SECOND_MS, WEEK_MS, weekdayOf } from "../model/civil.js";
import type { WeeklyWindow } from "../model/rotation.js";
import type { Instant } from "../model/time.js";
import type { Zone } from "./zone.js";

const WEEK_SECONDS = WEEK_MS / SECOND_MS;

/**
 * The stretches in which coverage windows put a rotation on call, those that overlap [from, to),
 * whole and in order (rules 5 and 9), as borders: one runs from each even border to the next.
 * Undefined when the windows cover the whole week.
 */
export function coveredBorders(
  windows: readonly WeeklyWindow[],
  zone: Zone,
  from: Instant,
  to: Instant,
): Instant[] | undefined {
  const weekly = joinWindows(windows);
  if (weekly[0]?.length === WEEK_SECONDS) return undefined;
  const borders: Instant[] = [];
  // A window that began in the week before, or that a gap moved, can still reach into this one.
  const firstDay = Math.floor(zone.toWall(from) / DAY_MS) - 2;
  const firstWeek = (firstDay - weekdayOf(firstDay)) * DAY_MS - WEEK_MS;
  const lastWall = zone.toWall(to) + DAY_MS;
  for (let week = firstWeek; week <= lastWall; week += WEEK_MS) {
    for (const { start, length } of weekly) {
      const wall = week + start * SECOND_MS;
      addStretch(borders, zone.toInstant(wall), zone.toInstant(wall + length * SECOND_MS));
    }
  }
  let first = 0;
  while (first < borders.length && (borders[first + 1] as Instant) <= from) first += 2;
  let last = borders.length;
  while (last > first && (borders[last - 2] as Instant) >= to) last -= 2;
  return borders.slice(first, last);
}

/**
 * Adds a stretch to sorted ones, joining those that it overlaps or touches. Near a gap it can come
 * out of order, or be empty and left out.
 */
function addStretch(borders: Instant[], start: Instant, end: Instant): void {
  if (end <= start) return;
  let at = borders.length;
  while (at > 0 && (borders[at - 1] as Instant) >= start) at -= 2;
  if (at === borders.length) {
    borders.push(start, end);
    return;
  }
  let until = at;
  while (until < borders.length && (borders[until] as Instant) <= end) until += 2;
  const joined = until > at;
  borders.splice(
    at,
    until - at,
    joined ? Math.min(start, borders[at] as Instant) : start,
    joined ? Math.max(end, borders[until - 1] as Instant) : end,
  );
}

/**
 * Windows that overlap or touch become one, on the wall clock, before any of them is placed in time;
 * also across the end of the week. Sorted by start.
 */
function joinWindows(windows: readonly WeeklyWindow[]): WeeklyWindow[] {
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
