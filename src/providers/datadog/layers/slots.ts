import { periodsOf } from "../../../engine/calendar.js";
import { startOf } from "../../../engine/turn-at.js";
import { zoneOf } from "../../../engine/zone.js";
import { DAY_MS, SECOND_MS, WEEK_MS } from "../../../model/civil.js";
import type { CalendarRecurrence, Rotation, WeeklyWindow } from "../../../model/rotation.js";
import type { WallClock } from "../../../model/time.js";

/**
 * What lies between two neighbouring hand-offs, in every day or every week. A layer hands off once in
 * its interval; a rotation that does more often becomes one layer for each of its slots.
 */
export interface Slot {
  /** Where it lies in the week; undefined: it is all of it. */
  readonly windows: readonly WeeklyWindow[] | undefined;
  /** When the first of its turns begins that is not over when the rotation starts. */
  readonly start: WallClock;
  /** The length of its turns. */
  readonly days: number;
  /** Who takes them, in its own order. */
  readonly members: Rotation["members"];
}

/**
 * The slots of a rotation. With `every`, days or weeks without hand-offs are cut at the same times:
 * all of their slots are the turn of the last hand-off before.
 */
export function slotsOf(
  rotation: Rotation,
  recurrence: Exclude<CalendarRecurrence, { kind: "monthly" }>,
): Slot[] {
  const { members, timeZone } = rotation;
  const { every, kind } = recurrence;
  const zone = zoneOf(timeZone);
  const start = startOf(rotation);
  // Days or weeks, counted from the one in which the rotation starts.
  const unit = kind === "weekly" ? WEEK_MS : DAY_MS;
  const periods = periodsOf(recurrence, zone.toWall(start));
  const at = (n: number, time: number): WallClock => periods.startOf(0) + n * unit + time;

  const times = periods.listOf(0);
  const last = times.length - 1;
  const begun = times.filter((time) => zone.toInstant(at(0, time)) <= start).length;
  /** The turn that the slot `j` of a unit belongs to; 0 runs when the rotation starts. */
  const turnOf = (n: number, j: number): number =>
    Math.floor(n / every) * times.length + (n % every === 0 ? j : last) - (begun - 1);

  return times.map((time, j) => {
    const end = times[j + 1] ?? unit + (times[0] as number);
    // The last slot goes on through all of the units without hand-offs.
    const step = j === last ? every : 1;
    let current = -1;
    while (zone.toInstant(at(current, end)) <= start) current++;
    const first = Math.floor(current / step) * step;
    const order = Array.from({ length: (members.length * every) / step }, (_, i) => {
      const turn = turnOf(first + i * step, j) % members.length;
      return members[turn < 0 ? turn + members.length : turn] as string | null;
    });
    return {
      windows: last === 0 ? undefined : windowsOf(time, end, unit),
      start: at(first, time),
      days: (step * unit) / DAY_MS,
      members: last === 0 ? order : shortestRound(order),
    };
  });
}

function windowsOf(time: number, end: number, unit: number): WeeklyWindow[] {
  return Array.from({ length: WEEK_MS / unit }, (_, i) => ({
    start: (time + i * unit) / SECOND_MS,
    length: (end - time) / SECOND_MS,
  }));
}

/** The beginning of an order that the rest of it only repeats. */
function shortestRound<T>(order: readonly T[]): readonly T[] {
  const length = order.findIndex(
    (_, n) => n > 0 && order.length % n === 0 && order.every((each, i) => each === order[i % n]),
  );
  return length < 0 ? order : order.slice(0, length);
}
