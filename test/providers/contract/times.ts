import { type Instant, readIsoTime, type WallClock } from "../../../src/model/time.js";

export const HOUR_SECONDS = 3600;
export const DAY_SECONDS = 24 * HOUR_SECONDS;
export const WEEK_SECONDS = 7 * DAY_SECONDS;

/** `2027-03-01T14:00:00Z` */
export function at(text: string): Instant {
  const instant = readIsoTime(text);
  if (typeof instant !== "number") throw new Error(`${text} has no offset`);
  return instant;
}

/** `2025-01-06T09:00`, on whatever wall clock. */
export function wall(text: string): { readonly wall: WallClock } {
  const moment = readIsoTime(text);
  if (typeof moment !== "object") throw new Error(`${text} is not a time on a wall clock`);
  return moment;
}
