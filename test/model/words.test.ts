import { describe, expect, test } from "vitest";
import {
  dailyWindow,
  formatShortClock,
  formatWeekMoment,
  NAME,
  readDuration,
  readEndClock,
  readWeekday,
  readWeekdays,
  readWeekMoment,
  WEEKDAY_WORDS,
  weeklyWindow,
} from "../../src/model/words.js";

describe("days of the week", () => {
  test.each([
    ["mon", 0],
    ["tuesday", 1],
    ["Wed", 2],
    ["THU", 3],
    ["Friday", 4],
    [" sat ", 5],
    ["sun", 6],
  ])("%s is day %i", (text, weekday) => {
    expect(readWeekday(text)).toBe(weekday);
  });

  test.each(["", "m", "mond", "tues", "mon fri", "0", "lundi"])('"%s" is none', (text) => {
    expect(readWeekday(text)).toBeUndefined();
  });

  test("every word for a day is understood", () => {
    expect(WEEKDAY_WORDS.map(readWeekday)).toEqual([0, 1, 2, 3, 4, 5, 6, 0, 1, 2, 3, 4, 5, 6]);
  });
});

describe("ranges of days", () => {
  test.each([
    ["mon", [0]],
    ["mon-fri", [0, 1, 2, 3, 4]],
    ["Monday - Wednesday", [0, 1, 2]],
    ["sat-mon", [5, 6, 0]],
    ["tue-mon", [1, 2, 3, 4, 5, 6, 0]],
    ["sun-sun", [6]],
  ])("%s", (text, weekdays) => {
    expect(readWeekdays(text)).toEqual(weekdays);
  });

  test.each([
    "",
    "mon-",
    "-mon",
    "mon-bogus",
    "bogus-mon",
    "mon,tue",
    "mon-tue-wed",
    "mon-fri-bogus",
    "mon-fri-",
  ])('"%s" is none', (text) => {
    expect(readWeekdays(text)).toBeUndefined();
  });
});

describe("moments of the week", () => {
  test.each([
    ["mon 00:00", 0],
    ["mon 09:00", 32_400],
    ["tue@09:00", 118_800],
    ["fri 17:00", 406_800],
    ["Sunday  23:59:59", 604_799],
  ])("%s is second %i", (text, second) => {
    expect(readWeekMoment(text)).toBe(second);
  });

  test.each(["", "mon", "09:00", "09:00 mon", "mon 25:00", "mon 09:00 10:00", "xyz 09:00"])(
    '"%s" is none',
    (text) => {
      expect(readWeekMoment(text)).toBeUndefined();
    },
  );

  test.each([
    [0, "mon 00:00"],
    [32_400, "mon 09:00"],
    [604_799, "sun 23:59:59"],
    [604_800, "mon 00:00"],
    [604_800 + 118_800, "tue 09:00"],
  ])("second %i is written %s", (second, text) => {
    expect(formatWeekMoment(second)).toBe(text);
  });
});

describe("windows", () => {
  test("an end of 24:00 is the end of the day", () => {
    expect(readEndClock("24:00")).toBe(0);
    expect(readEndClock(" 24:00:00 ")).toBe(0);
    expect(readEndClock("23:59")).toBe(86_340);
    expect(readEndClock("24:01")).toBeUndefined();
    expect(readEndClock("25:00")).toBeUndefined();
  });

  test.each([
    [0, 32_400, 61_200, { start: 32_400, length: 28_800 }],
    [4, 79_200, 21_600, { start: 424_800, length: 28_800 }],
    [6, 32_400, 32_400, { start: 550_800, length: 86_400 }],
    [5, 0, 0, { start: 432_000, length: 86_400 }],
  ])("on day %i from second %i to %i", (weekday, from, to, window) => {
    expect(dailyWindow(weekday, from, to)).toEqual(window);
  });

  test.each([
    [32_400, 406_800, { start: 32_400, length: 374_400 }],
    [406_800, 32_400, { start: 406_800, length: 230_400 }],
    [32_400, 32_400, { start: 32_400, length: 604_800 }],
  ])("from second %i of the week to %i", (from, to, window) => {
    expect(weeklyWindow(from, to)).toEqual(window);
  });
});

test.each([
  [0, "00:00"],
  [32_400, "09:00"],
  [32_430, "09:00:30"],
  [86_399, "23:59:59"],
])("second %i of the day is written %s", (second, text) => {
  expect(formatShortClock(second)).toBe(text);
});

describe("durations", () => {
  test.each([
    ["5m", 300],
    ["1h30m", 5400],
    ["90s", 90],
    ["2d", 172_800],
    ["1d2h3m4s", 93_784],
    ["0m", 0],
    [" 15m ", 900],
  ])("%s is %i seconds", (text, seconds) => {
    expect(readDuration(text)).toBe(seconds);
  });

  test.each(["", " ", "5", "m", "5 m", "1.5h", "-5m", "30m1h", "5min", "1w"])(
    '"%s" is none',
    (text) => {
      expect(readDuration(text)).toBeUndefined();
    },
  );
});

test.each([
  ["alice", true],
  ["Alice.Ng_2-b", true],
  ["0", true],
  ["", false],
  ["-alice", false],
  [".alice", false],
  ["alice ng", false],
  ["alice@example.com", false],
  ["schedule:payments", false],
  ["älice", false],
])('whether "%s" can be a name: %s', (text, fits) => {
  expect(NAME.test(text)).toBe(fits);
});
