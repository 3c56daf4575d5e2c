import { DAY_MS, dayNumber, HOUR_MS } from "../../model/civil.js";
import type { CalendarRecurrence, Override, Rotation, WeeklyWindow } from "../../model/rotation.js";
import type { Instant, Window } from "../../model/time.js";
import { dailyWindow } from "../../model/words.js";

// What probes are made of. They lie in 2028, where 3 January is a Monday. A probe has one open
// question: the others begin on a hand-off, and in UTC, which has no changes of clocks.

/** The first members of a rotation that is never made; any texts will do. */
const MEMBERS = ["ana", "ben", "cleo", "dev", "eli"];

export function subject(
  start: Instant,
  recurrence: CalendarRecurrence,
  more: Partial<Rotation> = {},
): Rotation {
  return { name: "probe", timeZone: "UTC", start, members: MEMBERS, recurrence, ...more };
}

/** An hour (0..24, halves too) of a day in 2028, in UTC. */
export function at(month: number, day: number, hour = 0): Instant {
  return dayNumber(2028, month, day) * DAY_MS + hour * HOUR_MS;
}

export function span(from: Instant, to: Instant): Window {
  return { from, to };
}

export function daily(every: number, ...hours: readonly number[]): CalendarRecurrence {
  return { kind: "daily", every, at: hours.map(seconds) };
}

export function weekly(
  every: number,
  ...on: readonly (readonly [weekday: number, hour: number])[]
): CalendarRecurrence {
  return {
    kind: "weekly",
    every,
    on: on.map(([weekday, hour]) => ({ weekday, at: seconds(hour) })),
  };
}

/** On some days (0 is Monday) from one hour to another; to one at or before it: of the next day. */
export function covered(
  weekdays: readonly number[],
  from: number,
  to: number,
): readonly WeeklyWindow[] {
  return weekdays.map((weekday) => dailyWindow(weekday, seconds(from), seconds(to)));
}

export function override(from: Instant, to: Instant, ...members: readonly string[]): Override {
  return { from, to, members };
}

const HOUR_SECONDS = 3600;

function seconds(hours: number): number {
  return hours * HOUR_SECONDS;
}
