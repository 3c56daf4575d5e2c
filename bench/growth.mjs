// How the cost grows: with the length of the window, and with the age of the rotation.

import { renderRotation } from "../dist/engine.js";
import { compare } from "./measure.mjs";
import { daily, weekdays, weekly, years } from "./rotations.mjs";
import { atMost, milliseconds } from "./table.mjs";

const START = Date.UTC(2026, 0, 1, 14);
const WEEK = { from: Date.UTC(2026, 2, 2, 5), to: Date.UTC(2026, 2, 9, 5) };
const LAST_MONTH = Date.UTC(2026, 0, 26, 14);
const LONG_AGO = Date.UTC(2006, 0, 23, 14);

const hours = Array.from({ length: 24 }, (_, hour) => hour * 3600);
const monthly = (...days) => ({
  kind: "monthly",
  every: 1,
  on: days.map((day) => ({ day, at: 9 * 3600 })),
});

/** Kinds of rotation, by when they began. */
const AGES = {
  daily: (start) => daily(start),
  "daily at two times": (start) =>
    daily(start, { recurrence: { kind: "daily", every: 1, at: [9 * 3600, 21 * 3600] } }),
  hourly: (start) => daily(start, { recurrence: { kind: "daily", every: 1, at: hours } }),
  weekly: (start) => weekly(start),
  "monthly, days 1 and 31": (start) => daily(start, { recurrence: monthly(1, 31) }),
  "monthly, days 30 and 31": (start) => daily(start, { recurrence: monthly(30, 31) }),
  "every 12 hours elapsed": (start) =>
    daily(start, { recurrence: { kind: "elapsed", days: 0, seconds: 43_200 } }),
};

export function measureGrowth() {
  const office = weekdays([0, 1, 2, 3, 4], 9, 17);
  return [
    windowRow("daily", daily(START)),
    windowRow("weekly, covered 9 to 17", weekly(START, { coverage: office })),
    ...Object.entries(AGES).map(([name, make]) => ageRow(name, make)),
  ];
}

function windowRow(name, rotation) {
  const one = years(2027, 1);
  const ten = years(2027, 10);
  const { first, second, ratio } = compare(
    () => renderRotation(rotation, one),
    () => renderRotation(rotation, ten),
  );
  return {
    what: `${name}: 10 years against 1 year`,
    ours: milliseconds(second),
    other: milliseconds(first),
    ratio,
    ...atMost(ratio, 11, "x"),
  };
}

function ageRow(name, make) {
  const young = make(LAST_MONTH);
  const old = make(LONG_AGO);
  const { first, second, ratio } = compare(
    () => renderRotation(young, WEEK),
    () => renderRotation(old, WEEK),
  );
  return {
    what: `${name}: one week, begun 20 years ago against last month`,
    ours: milliseconds(second),
    other: milliseconds(first),
    ratio,
    ...atMost(ratio, 1.5, "x"),
  };
}
