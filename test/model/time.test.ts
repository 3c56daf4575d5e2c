import { describe, expect, test } from "vitest";
import {
  formatClock,
  formatInstant,
  formatWall,
  readClock,
  readIsoTime,
} from "../../src/model/time.js";

describe("readIsoTime", () => {
  test.each([
    ["2026-03-01", Date.UTC(2026, 2, 1)],
    ["2026-03-01T09:00", Date.UTC(2026, 2, 1, 9)],
    ["2026-03-01T09:00:30", Date.UTC(2026, 2, 1, 9, 0, 30)],
    ["2026-03-01 09:00", Date.UTC(2026, 2, 1, 9)],
    ["2026-03-01t23:59:59", Date.UTC(2026, 2, 1, 23, 59, 59)],
    ["2026-03-01T09:00:30.999", Date.UTC(2026, 2, 1, 9, 0, 30)],
    ["2028-02-29", Date.UTC(2028, 1, 29)],
    ["2000-02-29T00:00", Date.UTC(2000, 1, 29)],
    ["1900-01-01", Date.UTC(1900, 0, 1)],
    ["9998-12-31T23:59:59", Date.UTC(9998, 11, 31, 23, 59, 59)],
  ])("%s is a wall-clock time", (text, wall) => {
    expect(readIsoTime(text)).toEqual({ wall });
  });

  test.each([
    ["2026-03-01T09:00:00Z", Date.UTC(2026, 2, 1, 9)],
    ["2026-03-01T09:00z", Date.UTC(2026, 2, 1, 9)],
    ["2026-03-01T09:00:00-05:00", Date.UTC(2026, 2, 1, 14)],
    ["2026-03-01T09:00-0500", Date.UTC(2026, 2, 1, 14)],
    ["2026-03-01T09:00-05", Date.UTC(2026, 2, 1, 14)],
    ["2026-03-01T09:00+05:45", Date.UTC(2026, 2, 1, 3, 15)],
    ["2026-03-01T00:30+14:00", Date.UTC(2026, 1, 28, 10, 30)],
    ["2026-03-01 09:00:00 Z", Date.UTC(2026, 2, 1, 9)],
    ["2026-03-01T09:00:00-00:00", Date.UTC(2026, 2, 1, 9)],
    ["1969-12-31T19:00:00-05:00", 0],
  ])("%s is an instant", (text, instant) => {
    expect(readIsoTime(text)).toBe(instant);
  });

  test("blanks around a time do not count", () => {
    expect(readIsoTime("  2026-03-01T09:00Z\n")).toBe(Date.UTC(2026, 2, 1, 9));
  });

  test.each(["0.5", "0.999", "0,999999999", "0.0000001"])("the fraction in %ss is dropped", (s) => {
    expect(readIsoTime(`2026-03-01T09:00:0${s}Z`)).toBe(Date.UTC(2026, 2, 1, 9));
  });

  test.each([
    "2026-02-30",
    "2026-02-29",
    "2100-02-29",
    "2026-04-31",
    "2026-13-01",
    "2026-00-10",
    "2026-01-00",
    "2026-01-32",
  ])("%s is not on the calendar", (text) => {
    expect(readIsoTime(text)).toBeUndefined();
    expect(readIsoTime(`${text}T09:00Z`)).toBeUndefined();
  });

  test.each(["24:00", "09:60", "09:00:60", "23:59:60", "9:00", "09", "09:0", "0900"])(
    "%s is not on the clock",
    (clock) => {
      expect(readIsoTime(`2026-03-01T${clock}`)).toBeUndefined();
      expect(readIsoTime(`2026-03-01T${clock}Z`)).toBeUndefined();
    },
  );

  test.each(["+19:00", "+05:60", "+5", "+5:00", "EST", "[America/New_York]", "+", "--05:00"])(
    "%s is not an offset",
    (offset) => {
      expect(readIsoTime(`2026-03-01T09:00${offset}`)).toBeUndefined();
    },
  );

  test.each(["1899-12-31", "0026-03-01", "9999-01-01", "10000-01-01", "-2026-03-01"])(
    "%s lies outside the years 1900 to 9998",
    (text) => {
      expect(readIsoTime(text)).toBeUndefined();
    },
  );

  test.each([
    "",
    " ",
    "soon",
    "now",
    "tomorrow",
    "2026",
    "2026-03",
    "2026-3-1",
    "03/01/2026",
    "20260301",
    "20260301T090000Z",
    "2026-W10-1",
    "1767603600",
    "2026-03-01Z",
    "2026-03-01T",
    "2026-03-01T09:00Z and more",
    "on 2026-03-01",
    "٢٠٢٦-٠٣-٠١",
  ])("%j is not a time", (text) => {
    expect(readIsoTime(text)).toBeUndefined();
  });
});

describe("readClock", () => {
  test.each([
    ["00:00", 0],
    ["0:00", 0],
    ["09:00", 32_400],
    ["9:00", 32_400],
    ["9:05:07", 32_707],
    ["23:59", 86_340],
    ["23:59:59", 86_399],
    [" 12:30 ", 45_000],
  ])("%j is second %i of the day", (text, second) => {
    expect(readClock(text)).toBe(second);
  });

  test.each(["24:00", "24:00:00", "09:60", "09:00:60", "9", "9:5", "9:5:00", "009:00", "-1:00"])(
    "%s is not on the clock",
    (text) => {
      expect(readClock(text)).toBeUndefined();
    },
  );

  test.each(["", "noon", "9am", "9:00 am", "0900", "09.00", "09:00Z", "09:00:00.5", "T09:00"])(
    "%j is not a time of day",
    (text) => {
      expect(readClock(text)).toBeUndefined();
    },
  );
});

describe("writing times", () => {
  // A step of 17 days and some, so that dates and clocks of every kind come by.
  const STEP = 17 * 86_400_000 + 12_345_000;
  const instants: number[] = [];
  for (let t = Date.UTC(1900, 0, 1); t < Date.UTC(2400, 0, 1); t += STEP) instants.push(t);

  test("an instant is written as Date does, in whole seconds", () => {
    const expected = instants.map((t) => new Date(t).toISOString().replace(".000Z", "Z"));
    expect(instants.map(formatInstant)).toEqual(expected);
  });

  test("a wall-clock time is written without a zone", () => {
    const expected = instants.map((t) => new Date(t).toISOString().slice(0, 19));
    expect(instants.map(formatWall)).toEqual(expected);
  });

  test("what is written is read back", () => {
    expect(instants.map((t) => readIsoTime(formatInstant(t)))).toEqual(instants);
    expect(instants.map((wall) => readIsoTime(formatWall(wall)))).toEqual(
      instants.map((wall) => ({ wall })),
    );
  });

  test.each([
    [0, "1970-01-01T00:00:00Z"],
    [-1000, "1969-12-31T23:59:59Z"],
    [-1, "1969-12-31T23:59:59Z"],
    [999, "1970-01-01T00:00:00Z"],
    [1_767_603_600_000, "2026-01-05T09:00:00Z"],
  ])("%i is %s", (instant, text) => {
    expect(formatInstant(instant)).toBe(text);
  });

  test.each([
    [0, "00:00:00"],
    [32_707, "09:05:07"],
    [86_399, "23:59:59"],
  ])("second %i of the day is %s", (second, text) => {
    expect(formatClock(second)).toBe(text);
    expect(readClock(text)).toBe(second);
  });
});
