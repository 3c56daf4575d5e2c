import { describe, expect, test } from "vitest";
import { civilDate, DAY_MS, dayNumber, daysInMonth, weekdayOf } from "../../src/model/civil.js";

// Oracle: Date.UTC, whose calendar is also the proleptic Gregorian one.

const FIRST = Date.UTC(1900, 0, 1) / DAY_MS;
const LAST = Date.UTC(2400, 11, 31) / DAY_MS;

describe("every day from 1900 to 2400", () => {
  const days = Array.from({ length: LAST - FIRST + 1 }, (_, i) => FIRST + i);

  test("has the day number of Date.UTC", () => {
    const wrong = days.filter((days) => {
      const date = new Date(days * DAY_MS);
      const number = dayNumber(date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate());
      return number !== days;
    });
    expect(wrong).toEqual([]);
  });

  test("has the date of Date.UTC", () => {
    const wrong = days.filter((days) => {
      const date = new Date(days * DAY_MS);
      const { year, month, day } = civilDate(days);
      return Date.UTC(year, month - 1, day) / DAY_MS !== days || day !== date.getUTCDate();
    });
    expect(wrong).toEqual([]);
  });

  test("has the weekday of Date.UTC, counted from Monday", () => {
    const wrong = days.filter((days) => {
      const fromSunday = new Date(days * DAY_MS).getUTCDay();
      return weekdayOf(days) !== (fromSunday === 0 ? 6 : fromSunday - 1);
    });
    expect(wrong).toEqual([]);
  });

  test("lies in a month of the length that Date.UTC gives", () => {
    for (let year = 1900; year <= 2400; year++) {
      const lengths = Array.from({ length: 12 }, (_, i) => daysInMonth(year, i + 1));
      const expected = lengths.map((_, i) => new Date(Date.UTC(year, i + 1, 0)).getUTCDate());
      expect(lengths, String(year)).toEqual(expected);
    }
  });
});

test.each([
  [0, 1970, 1, 1, 3], // a Thursday
  [-1, 1969, 12, 31, 2],
  [-25_567, 1900, 1, 1, 0], // 70 years, 17 of them leap years, before 1970
  [11_016, 2000, 2, 29, 1], // 30 years with 7 leap days, then 59 days
  [20_458, 2026, 1, 5, 0], // 56 years with 14 leap days, then 4 days
])("day %i is %i-%i-%i, weekday %i", (days, year, month, day, weekday) => {
  expect(dayNumber(year, month, day)).toBe(days);
  expect(civilDate(days)).toEqual({ year, month, day });
  expect(weekdayOf(days)).toBe(weekday);
});

test.each([
  [1900, 28],
  [2000, 29],
  [2026, 28],
  [2028, 29],
  [2100, 28],
  [2400, 29],
])("February of %i has %i days", (year, length) => {
  expect(daysInMonth(year, 2)).toBe(length);
});

test("December of the last year has 31 days", () => {
  expect(daysInMonth(9998, 12)).toBe(31);
});
