import {
  civilDate,
  DAY_MS,
  dayNumber,
  daysInMonth,
  HOUR_MS,
  MINUTE_MS,
  SECOND_MS,
} from "./civil.js";

/** A point in time: milliseconds since 1970-01-01T00:00:00Z. The model keeps whole seconds. */
export type Instant = number;

/** A reading of a wall clock and calendar: milliseconds since 1970-01-01T00:00 on that clock. */
export type WallClock = number;

/** An instant, or a wall-clock time that becomes one in the zone of what it belongs to. */
export type Moment = Instant | { readonly wall: WallClock };

/** A half-open stretch of time: `from` belongs to it, `to` does not. */
export interface Window {
  readonly from: Instant;
  readonly to: Instant;
}

/** The first year that a time may lie in. Zones have settled offsets from about then on. */
export const FIRST_YEAR = 1900;
export const LAST_YEAR = 9998;

const FIRST_INSTANT = dayNumber(FIRST_YEAR, 1, 1) * DAY_MS;
const LAST_INSTANT = dayNumber(LAST_YEAR + 1, 1, 1) * DAY_MS;

/** Whether an instant lies in the years that times may lie in. */
export function isInRange(instant: Instant): boolean {
  return instant >= FIRST_INSTANT && instant < LAST_INSTANT;
}

const ISO =
  /^(\d{4})-(\d\d)-(\d\d)(?:[Tt ](\d\d):(\d\d)(?::(\d\d)(?:[.,]\d+)?)?\s?([Zz]|[+-]\d\d(?::?\d\d)?)?)?$/;

/**
 * Reads an ISO 8601 date or date and time, with or without an offset: `2026-03-01`,
 * `2026-03-01T09:00`, `2026-03-01T09:00:00-05:00`. Fractions of a second are dropped.
 * Returns undefined for anything else, dates that do not exist included.
 */
export function readIsoTime(text: string): Moment | undefined {
  const match = ISO.exec(text.trim());
  if (match === null) return undefined;
  const [year, month, day, hour, minute, second] = match
    .slice(1, 7)
    .map((part) => Number(part ?? 0)) as [number, number, number, number, number, number];
  if (year < FIRST_YEAR || year > LAST_YEAR) return undefined;
  if (month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return undefined;
  if (hour > 23 || minute > 59 || second > 59) return undefined;
  const wall =
    dayNumber(year, month, day) * DAY_MS + hour * HOUR_MS + minute * MINUTE_MS + second * SECOND_MS;
  const offset = match[7];
  if (offset === undefined) return { wall };
  const offsetMs = readOffset(offset);
  return offsetMs === undefined ? undefined : wall - offsetMs;
}

function readOffset(text: string): number | undefined {
  if (text === "Z" || text === "z") return 0;
  const hours = Number(text.slice(1, 3));
  const minutes = Number(text.slice(3).replace(":", "") || "0");
  if (hours > 18 || minutes > 59) return undefined;
  return (text.startsWith("-") ? -1 : 1) * (hours * HOUR_MS + minutes * MINUTE_MS);
}

/** `2026-01-05T14:00:00Z`: RFC 3339 in UTC, whole seconds. */
export function formatInstant(instant: Instant): string {
  return `${formatWall(instant)}Z`;
}

/** `2026-01-05T09:00:00`: a wall clock without its zone. */
export function formatWall(wall: WallClock): string {
  const days = Math.floor(wall / DAY_MS);
  const seconds = Math.floor((wall - days * DAY_MS) / SECOND_MS);
  const { year, month, day } = civilDate(days);
  return `${year}-${two(month)}-${two(day)}T${formatClock(seconds)}`;
}

/** `09:00:00` from seconds of the day. */
export function formatClock(secondOfDay: number): string {
  return `${two(Math.floor(secondOfDay / 3600))}:${two(Math.floor(secondOfDay / 60) % 60)}:${two(secondOfDay % 60)}`;
}

const CLOCK = /^(\d{1,2}):(\d\d)(?::(\d\d))?$/;

/**
 * Reads a time of day, `09:00` or `9:00` or `23:59:59`, as seconds of the day (0..86399).
 * Returns undefined for anything else.
 */
export function readClock(text: string): number | undefined {
  const match = CLOCK.exec(text.trim());
  if (match === null) return undefined;
  const [hour, minute, second] = match.slice(1, 4).map((part) => Number(part ?? 0)) as [
    number,
    number,
    number,
  ];
  if (hour > 23 || minute > 59 || second > 59) return undefined;
  return hour * 3600 + minute * 60 + second;
}

function two(value: number): string {
  return value < 10 ? `0${value}` : String(value);
}
