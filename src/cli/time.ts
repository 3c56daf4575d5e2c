import { toInstant, type Zone } from "../engine/zone.js";
import { badRequest } from "../errors.js";
import { civilDate, DAY_MS, dayNumber, daysInMonth, SECOND_MS, weekdayOf } from "../model/civil.js";
import {
  FIRST_YEAR,
  type Instant,
  isInRange,
  LAST_YEAR,
  readClock,
  readIsoTime,
} from "../model/time.js";
import { readWeekday } from "../model/words.js";
import { TIME_EXAMPLES } from "./time-examples.js";

/** What words about time are relative to. */
export interface TimeFrame {
  readonly now: Instant;
  /** Wall-clock words are read on its clock. */
  readonly zone: Zone;
  /** What `+8w` counts from, where that is not now. */
  readonly since?: Instant | undefined;
  /** The option that is read, for errors. */
  readonly option: string;
}

/**
 * Reads a time as people write it on a command line: ISO dates and times with or without offset,
 * `now`, `today`, `tomorrow 09:00`, `+8w`, `-2h`, `mon`, `fri 18:00`, `next friday 17:00`, `18:00`.
 * Days, weeks, months and years count on the wall clock; hours, minutes and seconds elapse.
 * @throws OncallError (exit 2) with examples
 */
export function readTime(text: string, frame: TimeFrame): Instant {
  const words = text
    .trim()
    .toLowerCase()
    .replace(/\s+(?:at\s+)?/g, " ");
  const iso = readIsoTime(text);
  const instant = iso === undefined ? readWords(words, frame) : toInstant(iso, frame.zone);
  if (instant === undefined || !isInRange(instant)) {
    const year = Number(/^(\d{4})-/.exec(words)?.[1] ?? FIRST_YEAR);
    const isFar = instant !== undefined || year < FIRST_YEAR || year > LAST_YEAR;
    throw badRequest(
      `${frame.option}: "${text}" is not a time${isFar ? ` in the years ${FIRST_YEAR} to ${LAST_YEAR}` : ""}`,
      `write a time like ${TIME_EXAMPLES}`,
    );
  }
  return instant;
}

function readWords(words: string, frame: TimeFrame): Instant | undefined {
  if (words === "now") return frame.now;
  return readDistance(words, frame) ?? readDay(words, frame) ?? readWeekdayTime(words, frame);
}

const DISTANCE = /^([+-])((?:\d+(?:mo|y|w|d|h|m|s))+)$/;

/** `+8w`, `-1d12h` */
function readDistance(words: string, { now, since = now, zone }: TimeFrame): Instant | undefined {
  const match = DISTANCE.exec(words.replaceAll(" ", ""));
  if (match === null) return undefined;
  const sign = match[1] === "-" ? -1 : 1;
  const amount: Record<string, number> = { y: 0, mo: 0, w: 0, d: 0, h: 0, m: 0, s: 0 };
  for (const [, count, unit] of (match[2] as string).matchAll(/(\d+)(mo|y|w|d|h|m|s)/g)) {
    amount[unit as string] = (amount[unit as string] ?? 0) + sign * Number(count);
  }
  const { y, mo, w, d, h, m, s } = amount as Record<
    "y" | "mo" | "w" | "d" | "h" | "m" | "s",
    number
  >;
  const elapsed = ((h * 60 + m) * 60 + s) * SECOND_MS;
  if (y === 0 && mo === 0 && w === 0 && d === 0) return since + elapsed;
  const wall = addMonths(zone.toWall(since), y * 12 + mo) + (w * 7 + d) * DAY_MS;
  return isInRange(wall) ? zone.toInstant(wall) + elapsed : undefined;
}

/** The same day of a later month, or that month's last day. */
function addMonths(wall: number, months: number): number {
  const days = Math.floor(wall / DAY_MS);
  const { year, month, day } = civilDate(days);
  const total = year * 12 + month - 1 + months;
  const [newYear, newMonth] = [Math.floor(total / 12), (total % 12) + 1];
  const newDay = Math.min(day, daysInMonth(newYear, newMonth));
  return dayNumber(newYear, newMonth, newDay) * DAY_MS + wall - days * DAY_MS;
}

const DAYS = new Map([
  ["yesterday", -1],
  ["today", 0],
  ["tomorrow", 1],
]);

/** `tomorrow`, `today 09:00`, and `18:00`, which is today. */
function readDay(words: string, frame: TimeFrame): Instant | undefined {
  const [first = "", clock, more] = words.split(" ");
  if (more !== undefined) return undefined;
  const distance = DAYS.get(first);
  if (distance === undefined) return clock === undefined ? onDay(0, first, frame) : undefined;
  return onDay(distance, clock ?? "00:00", frame);
}

/**
 * `fri`, `fri 18:00`: the first one that is not past. `next fri 18:00`: not today, even if it is a
 * Friday. `last fri`: the latest before today.
 */
function readWeekdayTime(words: string, frame: TimeFrame): Instant | undefined {
  const match = /^(?:(next|last) )?([a-z]+)(?: ([\d:]+))?$/.exec(words);
  const weekday = readWeekday(match?.[2] ?? "");
  if (match === null || weekday === undefined) return undefined;
  const clock = match[3] ?? "00:00";
  const ahead = (weekday - weekdayOf(today(frame)) + 7) % 7;
  if (match[1] === "last") return onDay(ahead - 7, clock, frame);
  if (match[1] === "next") return onDay(ahead === 0 ? 7 : ahead, clock, frame);
  const soonest = onDay(ahead, clock, frame);
  return soonest !== undefined && soonest < frame.now ? onDay(ahead + 7, clock, frame) : soonest;
}

function onDay(distance: number, clock: string, frame: TimeFrame): Instant | undefined {
  const second = readClock(clock);
  if (second === undefined) return undefined;
  return frame.zone.toInstant((today(frame) + distance) * DAY_MS + second * SECOND_MS);
}

function today({ now, zone }: TimeFrame): number {
  return Math.floor(zone.toWall(now) / DAY_MS);
}
