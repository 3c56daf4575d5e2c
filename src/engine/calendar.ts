import {
  civilDate,
  DAY_MS,
  dayNumber,
  daysInMonth,
  SECOND_MS,
  WEEK_MS,
  weekdayOf,
} from "../model/civil.js";
import type { CalendarRecurrence } from "../model/rotation.js";
import type { WallClock } from "../model/time.js";

/**
 * The wall-clock times that a recurrence lists, period by period. Period 0 is the day, ISO week or
 * month of the anchor; period p comes p * `every` of them later. All by arithmetic.
 */
export interface Periods {
  /** The last period that starts at or before `wall`; negative before the anchor's. */
  periodOf(wall: WallClock): number;
  startOf(period: number): WallClock;
  /** Milliseconds after the period's start, sorted, each once. */
  listOf(period: number): readonly number[];
  /** How many times are listed in the periods 0 to `period` - 1. */
  countBefore(period: number): number;
  /** The least that two listed times lie apart, milliseconds. */
  readonly leastStep: number;
}

/** Rule 2: the listed times of a recurrence, counted from the anchor. */
export function periodsOf(recurrence: CalendarRecurrence, anchor: WallClock): Periods {
  const anchorDay = Math.floor(anchor / DAY_MS);
  switch (recurrence.kind) {
    case "daily":
      return evenPeriods(
        anchorDay * DAY_MS,
        recurrence.every * DAY_MS,
        recurrence.at.map((second) => second * SECOND_MS),
      );
    case "weekly":
      return evenPeriods(
        (anchorDay - weekdayOf(anchorDay)) * DAY_MS,
        recurrence.every * WEEK_MS,
        recurrence.on.map(({ weekday, at }) => weekday * DAY_MS + at * SECOND_MS),
      );
    case "monthly":
      return monthlyPeriods(anchorDay, recurrence);
  }
}

/** Periods of one length: days and weeks. */
function evenPeriods(start: WallClock, length: number, times: readonly number[]): Periods {
  const list = sortedOnce(times);
  return {
    periodOf: (wall) => Math.floor((wall - start) / length),
    startOf: (period) => start + period * length,
    listOf: () => list,
    countBefore: (period) => period * list.length,
    leastStep: leastStep(list, length),
  };
}

const FEBRUARY = 1;

function monthlyPeriods(
  anchorDay: number,
  { every, on }: Extract<CalendarRecurrence, { kind: "monthly" }>,
): Periods {
  const anchor = civilDate(anchorDay);
  const firstMonth = anchor.year * 12 + anchor.month - 1;
  // Rule 4: day 29-31 is the last day of a shorter month, so the list depends on the month's length.
  const byLength = new Map(
    [28, 29, 30, 31].map((length) => [
      length,
      sortedOnce(on.map(({ day, at }) => (Math.min(day, length) - 1) * DAY_MS + at * SECOND_MS)),
    ]),
  );
  const listOfMonth = (month: number): readonly number[] =>
    byLength.get(daysInMonth(Math.floor(month / 12), (month % 12) + 1)) as number[];
  return {
    periodOf(wall) {
      const { year, month } = civilDate(Math.floor(wall / DAY_MS));
      return Math.floor((year * 12 + month - 1 - firstMonth) / every);
    },
    startOf(period) {
      const month = firstMonth + period * every;
      return dayNumber(Math.floor(month / 12), (month % 12) + 1, 1) * DAY_MS;
    },
    listOf: (period) => listOfMonth(firstMonth + period * every),
    countBefore(period) {
      // Listed days can meet in a short month (30 and 31 in April), so months of the year are
      // counted apart; of them only February changes from year to year.
      let count = 0;
      for (let phase = 0; phase < Math.min(period, 12); phase++) {
        const month = firstMonth + phase * every;
        const times = Math.ceil((period - phase) / 12);
        if (month % 12 !== FEBRUARY || byLength.get(28)?.length === byLength.get(29)?.length) {
          count += times * listOfMonth(month).length;
          continue;
        }
        for (let i = 0; i < times; i++) count += listOfMonth(month + i * 12 * every).length;
      }
      return count;
    },
    leastStep: Math.min(...[...byLength].map(([length, list]) => leastStep(list, length * DAY_MS))),
  };
}

function sortedOnce(times: readonly number[]): number[] {
  return [...new Set(times)].sort((a, b) => a - b);
}

/** Within a list, or from its last time to the first of the next period. */
function leastStep(list: readonly number[], length: number): number {
  const first = list[0] as number;
  return Math.min(...list.map((time, i) => (list[i + 1] ?? length + first) - time));
}
