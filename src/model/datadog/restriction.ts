import type { WeeklyWindow } from "../rotation.js";
import { formatClock, readClock } from "../time.js";
import { DAY_SECONDS, readWeekday, weeklyWindow } from "../words.js";

export const DAYS = [
  "monday",
  "tuesday",
  "wednesday",
  "thursday",
  "friday",
  "saturday",
  "sunday",
] as const;

/** One stretch of every week, as Datadog writes it. */
export interface Restriction {
  readonly startDay: (typeof DAYS)[number];
  /** `09:00:00` */
  readonly startTime: string;
  readonly endDay: (typeof DAYS)[number];
  readonly endTime: string;
}

/** Rule 9: the window of a restriction; none where its start equals its end. */
export function toWindows({ startDay, startTime, endDay, endTime }: Restriction): WeeklyWindow[] {
  const from = weekMoment(startDay, startTime);
  const to = weekMoment(endDay, endTime);
  return from === to ? [] : [weeklyWindow(from, to)];
}

/** A window that is shorter than a week. */
export function toRestriction({ start, length }: WeeklyWindow): Restriction {
  const [startDay, startTime] = dayAndTime(start);
  const [endDay, endTime] = dayAndTime(start + length);
  return { startDay, startTime, endDay, endTime };
}

// Both can be read: a schema has seen to it, or Datadog wrote them.
function weekMoment(day: string, time: string): number {
  return (readWeekday(day) as number) * DAY_SECONDS + (readClock(time) as number);
}

function dayAndTime(second: number) {
  const day = DAYS[Math.floor(second / DAY_SECONDS) % DAYS.length] as (typeof DAYS)[number];
  return [day, formatClock(second % DAY_SECONDS)] as const;
}
