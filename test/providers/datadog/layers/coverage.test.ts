import { expect, test } from "vitest";
import { toCoverage, toRestrictions } from "../../../../src/providers/datadog/layers/coverage.js";

const HOUR = 3600;
const DAY = 24 * HOUR;
const WEEK = 7 * DAY;

const lines = (...input: Parameters<typeof toRestrictions>) =>
  toRestrictions(...input).map(({ startDay, startTime, endDay, endTime }) =>
    [startDay, startTime, endDay, endTime].join(" "),
  );

const restriction = (text: string) => {
  const [startDay, startTime, endDay, endTime] = text.split(" ");
  return { startDay, startTime, endDay, endTime } as ReturnType<typeof toRestrictions>[number];
};

test("working hours on five days are five restrictions", () => {
  const coverage = [0, 1, 2, 3, 4].map((day) => ({
    start: day * DAY + 9 * HOUR,
    length: 8 * HOUR,
  }));
  expect(lines(coverage, undefined)).toEqual([
    "monday 09:00:00 monday 17:00:00",
    "tuesday 09:00:00 tuesday 17:00:00",
    "wednesday 09:00:00 wednesday 17:00:00",
    "thursday 09:00:00 thursday 17:00:00",
    "friday 09:00:00 friday 17:00:00",
  ]);
});

test("a weekend is one restriction that goes around the week's end", () => {
  // Friday 17:00 to Monday 09:00: 7 + 24 + 24 + 9 hours.
  expect(lines([{ start: 4 * DAY + 17 * HOUR, length: 64 * HOUR }], undefined)).toEqual([
    "friday 17:00:00 monday 09:00:00",
  ]);
});

test("24 hours from Saturday 10:00 end on Sunday", () => {
  expect(lines([{ start: 5 * DAY + 10 * HOUR, length: DAY }], undefined)).toEqual([
    "saturday 10:00:00 sunday 10:00:00",
  ]);
});

test("24 hours of every day, or the whole week, are no restriction", () => {
  const days = [0, 1, 2, 3, 4, 5, 6].map((day) => ({ start: day * DAY + 9 * HOUR, length: DAY }));
  expect(lines(days, undefined)).toEqual([]);
  expect(lines([{ start: 3 * HOUR, length: WEEK }], undefined)).toEqual([]);
  expect(lines(undefined, undefined)).toEqual([]);
});

test("windows that overlap or touch are one restriction", () => {
  const coverage = [
    { start: DAY + 12 * HOUR, length: 4 * HOUR },
    { start: DAY, length: 6 * HOUR },
    { start: DAY + 6 * HOUR, length: 8 * HOUR },
  ];
  expect(lines(coverage, undefined)).toEqual(["tuesday 00:00:00 tuesday 16:00:00"]);
});

test("a window that ends with Sunday ends on Monday 00:00", () => {
  expect(lines([{ start: 6 * DAY, length: DAY }], undefined)).toEqual([
    "sunday 00:00:00 monday 00:00:00",
  ]);
});

test("of coverage and turns there is what they have in common", () => {
  const turns = [{ start: 4 * DAY + 17 * HOUR, length: 4 * DAY + 16 * HOUR }];
  expect(lines([{ start: 6 * DAY, length: 2 * DAY }], turns)).toEqual([
    "sunday 00:00:00 tuesday 00:00:00",
  ]);
  expect(lines([{ start: 3 * DAY, length: DAY }], turns)).toEqual([
    "monday 00:00:00 monday 00:00:00",
  ]);
});

test("no restriction is always, and only empty ones are never", () => {
  expect(toCoverage([])).toBeUndefined();
  expect(toCoverage([restriction("friday 10:00:00 friday 10:00:00")])).toEqual([]);
  expect(
    toCoverage([
      restriction("friday 10:00:00 friday 10:00:00"),
      restriction("saturday 10:00:00 sunday 10:00:00"),
    ]),
  ).toEqual([{ start: 5 * DAY + 10 * HOUR, length: DAY }]);
});

test("two restrictions that fill the week are always", () => {
  expect(
    toCoverage([
      restriction("monday 09:00:00 friday 17:00:00"),
      restriction("friday 17:00:00 monday 09:00:00"),
    ]),
  ).toBeUndefined();
});
