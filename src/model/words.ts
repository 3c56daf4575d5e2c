import { SECOND_MS, WEEK_MS } from "./civil.js";
import type { SecondOfDay, Weekday, WeeklyWindow } from "./rotation.js";
import { formatClock, readClock } from "./time.js";

/** How this project writes the days of the week; index 0 is Monday. */
export const WEEKDAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"] as const;

const LONG_WEEKDAYS = [
  "monday",
  "tuesday",
  "wednesday",
  "thursday",
  "friday",
  "saturday",
  "sunday",
];

/** All words for days that are understood. */
export const WEEKDAY_WORDS: readonly string[] = [...WEEKDAYS, ...LONG_WEEKDAYS];

/** The word for a member that no one is: a turn that nobody takes. */
export const NO_ONE = "no-one";

/** What a name of a person, rotation, schedule or policy may look like. */
export const NAME = /^[A-Za-z0-9][A-Za-z0-9._-]*$/;

export function isName(text: string): boolean {
  return NAME.test(text) && text !== NO_ONE;
}

/** What a provider can at all call something: it may take less. */
export function isPlainText(text: string): boolean {
  return /^[^\p{Cc}\p{Z}]([^\p{Cc}]*[^\p{Cc}\p{Z}])?$/u.test(text) && text !== NO_ONE;
}

/** Why a text cannot be a name. */
export function notAName(text: string): string {
  return text === NO_ONE
    ? `"${NO_ONE}" means a turn that nobody takes: choose another name`
    : `"${text}" cannot be a name: use A-Z, a-z, 0-9, ".", "_" and "-"`;
}

export const DAY_SECONDS = 86_400;
const WEEK_SECONDS = WEEK_MS / SECOND_MS;

/** `mon` or `Monday` as 0 (Monday) to 6 (Sunday). */
export function readWeekday(text: string): Weekday | undefined {
  const word = text.trim().toLowerCase();
  const index = WEEKDAYS.findIndex((day, i) => word === day || word === LONG_WEEKDAYS[i]);
  return index < 0 ? undefined : index;
}

/** `mon` as [0]; `mon-fri` as [0, 1, 2, 3, 4]; `sat-mon` wraps. */
export function readWeekdays(text: string): Weekday[] | undefined {
  const [first, last, ...more] = text.split("-").map(readWeekday);
  if (first === undefined || more.length > 0) return undefined;
  if (!text.includes("-")) return [first];
  if (last === undefined) return undefined;
  return Array.from({ length: ((last - first + 7) % 7) + 1 }, (_, i) => (first + i) % 7);
}

/** `mon 09:00` or `mon@09:00` as seconds since Monday 00:00; `mon 24:00` is Tuesday 00:00. */
export function readWeekMoment(text: string): number | undefined {
  const [day, clock, more] = text.trim().split(/[\s@]+/);
  const weekday = day === undefined ? undefined : readWeekday(day);
  if (weekday === undefined || clock === undefined || more !== undefined) return undefined;
  if (isEndOfDay(clock)) return ((weekday + 1) % 7) * DAY_SECONDS;
  const second = readClock(clock);
  return second === undefined ? undefined : weekday * DAY_SECONDS + second;
}

/** The end of a window: a time of day, or `24:00` for the end of the day. */
export function readEndClock(text: string): SecondOfDay | undefined {
  return isEndOfDay(text) ? 0 : readClock(text);
}

function isEndOfDay(text: string): boolean {
  return /^24:00(:00)?$/.test(text.trim());
}

/** A window on one day; an end at or before the start lies on the next day (rule 5). */
export function dailyWindow(weekday: Weekday, from: SecondOfDay, to: SecondOfDay): WeeklyWindow {
  return {
    start: weekday * DAY_SECONDS + from,
    length: to > from ? to - from : DAY_SECONDS - from + to,
  };
}

/** A window from one moment of the week to another, around the week's end if that is earlier. */
export function weeklyWindow(from: number, to: number): WeeklyWindow {
  return { start: from, length: to > from ? to - from : WEEK_SECONDS - from + to };
}

/** `mon 09:00` from seconds since Monday 00:00. */
export function formatWeekMoment(second: number): string {
  const inWeek = second % WEEK_SECONDS;
  return `${WEEKDAYS[Math.floor(inWeek / DAY_SECONDS)]} ${formatShortClock(inWeek % DAY_SECONDS)}`;
}

/** `09:00`, with seconds only where there are any. */
export function formatShortClock(second: SecondOfDay): string {
  const clock = formatClock(second);
  return clock.endsWith(":00") ? clock.slice(0, 5) : clock;
}

const DURATION = /^(?:(\d+)d)?(?:(\d+)h)?(?:(\d+)m)?(?:(\d+)s)?$/;

/** `5m`, `1h30m`, `90s`, `2d` as seconds. */
export function readDuration(text: string): number | undefined {
  const interval = readInterval(text);
  return interval && interval.days * DAY_SECONDS + interval.seconds;
}

/** `1d12h` as days, which count on the wall clock, and seconds, which elapse; `24h` is no day. */
export function readInterval(text: string): { days: number; seconds: number } | undefined {
  const match = DURATION.exec(text.trim());
  if (match === null || text.trim() === "") return undefined;
  const [days, hours, minutes, seconds] = match.slice(1).map((part) => Number(part ?? 0)) as [
    number,
    number,
    number,
    number,
  ];
  return { days, seconds: hours * 3600 + minutes * 60 + seconds };
}

/** `1h30m` from seconds; the counterpart of readDuration. */
export function formatDuration(seconds: number): string {
  const parts = [
    [Math.floor(seconds / DAY_SECONDS), "d"],
    [Math.floor(seconds / 3600) % 24, "h"],
    [Math.floor(seconds / 60) % 60, "m"],
    [seconds % 60, "s"],
  ] as const;
  return parts.map(([count, unit]) => (count > 0 ? `${count}${unit}` : "")).join("") || "0m";
}
