import type { WeeklyWindow } from "../../model/rotation.js";
import { didYouMean } from "../../model/suggest.js";
import {
  dailyWindow,
  readEndClock,
  readWeekdays,
  readWeekMoment,
  WEEKDAY_WORDS,
  weeklyWindow,
} from "../../model/words.js";
import type { Reading } from "./reading.js";

/** `mon-fri@09:00-17:00`, `sat,sun@10:00-16:00`, or one stretch: `mon@09:00-fri@17:00`. */
export function readCoverage(text: string, reading: Reading): WeeklyWindow[] {
  const stretch = /^([a-z]+@[\d:]+)-([a-z]+@[\d:]+)$/i.exec(text);
  const from = readWeekMoment(stretch?.[1] ?? "");
  const to = readWeekMoment(stretch?.[2] ?? "");
  if (from !== undefined && to !== undefined && from !== to) return [weeklyWindow(from, to)];

  const match = /^([^@]+)@([\d:]+)-([\d:]+)$/.exec(text);
  const begin = readEndClock(match?.[2] ?? "");
  const end = readEndClock(match?.[3] ?? "");
  if (match === null || begin === undefined || end === undefined) {
    reading.fail(
      "--coverage",
      `"${text}" is not coverage: write mon-fri@09:00-17:00 or mon@09:00-fri@17:00`,
    );
    return [];
  }
  const weekdays = reading.list(
    "--coverage",
    match[1] as string,
    (days) =>
      readWeekdays(days) ??
      `"${days}" is not a day of the week${didYouMean(days, WEEKDAY_WORDS) || ": write mon or mon-fri"}`,
  );
  return weekdays.flat().map((weekday) => dailyWindow(weekday, begin, end));
}
