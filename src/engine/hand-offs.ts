import { HOUR_MS } from "../model/civil.js";
import type { CalendarRecurrence } from "../model/rotation.js";
import type { Instant, WallClock } from "../model/time.js";
import { type Periods, periodsOf } from "./calendar.js";
import { TURN_LIMIT, type Turns, tooManyTurns } from "./turns.js";
import type { Zone } from "./zone.js";

/** No gap is longer: clocks that jump ahead skip a day at the most. */
const LONGEST_GAP_MS = 26 * HOUR_MS;

/**
 * The turns of a daily, weekly or monthly rotation that overlap [from, to) (rules 1, 2 and 4).
 * Counted from the anchor: the cost does not depend on how long ago the rotation began.
 */
export function calendarTurns(
  recurrence: CalendarRecurrence,
  zone: Zone,
  start: Instant,
  from: Instant,
  to: Instant,
): Turns {
  const first = Math.max(from, start);
  if (first >= to) return { index: 0, bounds: [] };
  const periods = periodsOf(recurrence, zone.toWall(start));
  const period = safePeriod(periods, zone, zone.toWall(first));
  const handOffs = listHandOffs(periods, zone, period, to);

  let next = 0;
  while ((handOffs[next] as number) <= first) next++;
  let end = next;
  while ((handOffs[end] as number) < to) end++;
  const begin = Math.max(handOffs[next - 1] ?? start, start);
  const passed = countBefore(periods, zone, period) + next;
  return {
    index: passed - countUpTo(periods, zone, start),
    bounds: [begin, ...handOffs.slice(next, end + 1)],
  };
}

/**
 * A period some way before `wall` whose start no hand-off crosses: everything listed before it
 * happens before it, and everything listed after it, after.
 */
function safePeriod(periods: Periods, zone: Zone, wall: WallClock): number {
  let period = periods.periodOf(wall - LONGEST_GAP_MS) - 1;
  while (period > 0 && isDisordered(zone, periods.startOf(period))) period--;
  return Math.max(period, 0);
}

/** Whether `wall` lies where a gap pushes earlier times past later ones. */
function isDisordered(zone: Zone, wall: WallClock): boolean {
  return zone
    .transitions(wall - 3 * LONGEST_GAP_MS, wall + LONGEST_GAP_MS)
    .some(({ at, before, after }) => {
      const gapStart = at + before;
      return wall > gapStart && wall < gapStart + 2 * (after - before);
    });
}

/** The distinct hand-off instants from the start of `period` on, at least up to the first past `to`. */
function listHandOffs(periods: Periods, zone: Zone, period: number, to: Instant): number[] {
  const handOffs: number[] = [];
  let enough = Infinity;
  for (let p = period; ; p++) {
    const start = periods.startOf(p);
    for (const time of periods.listOf(p)) {
      const instant = zone.toInstant(start + time);
      insertOnce(handOffs, instant);
      // What is listed later can still happen earlier, by less than a gap's length.
      if (instant >= enough) return handOffs;
      if (instant >= to) enough = Math.min(enough, instant + LONGEST_GAP_MS);
    }
    if (handOffs.length > TURN_LIMIT) throw tooManyTurns();
  }
}

/** Adds to the end of a sorted list; near a gap, a little before its end, or not at all. */
function insertOnce(sorted: number[], instant: number): void {
  let i = sorted.length;
  while (i > 0 && (sorted[i - 1] as number) > instant) i--;
  if (sorted[i - 1] === instant) return;
  if (i === sorted.length) sorted.push(instant);
  else sorted.splice(i, 0, instant);
}

/** How many distinct hand-offs are listed before a period whose start is safe. */
function countBefore(periods: Periods, zone: Zone, period: number): number {
  return period === 0 ? 0 : periods.countBefore(period) - countMerged(periods, zone, period);
}

/** How many listed times fall on the instant of another, since a gap moved them there. */
function countMerged(periods: Periods, zone: Zone, period: number): number {
  if (periods.leastStep > LONGEST_GAP_MS) return 0;
  const since = zone.toInstant(periods.startOf(0)) - LONGEST_GAP_MS;
  const until = zone.toInstant(periods.startOf(period));
  let merged = 0;
  for (const { at, before, after } of zone.gaps(since, until, periods.leastStep)) {
    const gapStart = at + before;
    const gapEnd = at + after;
    for (let p = Math.max(0, periods.periodOf(gapStart)); periods.startOf(p) < gapEnd; p++) {
      for (const time of periods.listOf(p)) {
        const wall = periods.startOf(p) + time;
        if (wall < gapStart || wall >= gapEnd) continue;
        if (isListed(periods, wall + gapEnd - gapStart)) merged++;
      }
    }
  }
  return merged;
}

function isListed(periods: Periods, wall: WallClock): boolean {
  const period = periods.periodOf(wall);
  return periods.listOf(period).includes(wall - periods.startOf(period));
}

/** How many distinct hand-offs happen at or before the start: they are dropped (rule 2). */
function countUpTo(periods: Periods, zone: Zone, start: Instant): number {
  return listHandOffs(periods, zone, 0, start).filter((instant) => instant <= start).length;
}
