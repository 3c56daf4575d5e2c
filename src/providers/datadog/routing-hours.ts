import { type Restriction, toRestriction, toWindows } from "../../model/datadog/restriction.js";
import type { Hours } from "../../model/team.js";
import type { HoursMessage, RestrictionMessage } from "./routing-message.js";

/** An empty list restricts nothing, as in layers. */
export function toHours({ time_zone, restrictions }: HoursMessage): Hours | undefined {
  if (restrictions.length === 0) return undefined;
  return { timeZone: time_zone, windows: restrictions.map(readRestriction).flatMap(toWindows) };
}

/** The counterpart of toHours. */
export function fromHours({ timeZone, windows }: Hours): HoursMessage {
  const spans = windows.length === 0 ? [NEVER] : windows;
  return { time_zone: timeZone, restrictions: spans.map(toRestriction).map(writeRestriction) };
}

/** A stretch that ends where it starts covers nothing (rule 9). */
const NEVER = { start: 0, length: 0 };

function readRestriction(message: RestrictionMessage): Restriction {
  const { start_day: startDay, start_time: startTime } = message;
  const { end_day: endDay, end_time: endTime } = message;
  return { startDay, startTime, endDay, endTime };
}

function writeRestriction(restriction: Restriction): RestrictionMessage {
  const { startDay, startTime, endDay, endTime } = restriction;
  return { start_day: startDay, start_time: startTime, end_day: endDay, end_time: endTime };
}
