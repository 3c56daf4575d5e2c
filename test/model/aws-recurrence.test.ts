import { describe, expect, it } from "vitest";
import {
  type AwsRecurrence,
  fromRecurrence,
  toCoverage,
  toRecurrence,
} from "../../src/model/aws/recurrence.js";
import type { Recurrence, WeeklyWindow } from "../../src/model/rotation.js";

const HOUR = 3600;
const DAY = 24 * HOUR;
const [MON, TUE, FRI, SAT, SUN] = [0, DAY, 4 * DAY, 5 * DAY, 6 * DAY];

const daily: Recurrence = { kind: "daily", every: 1, at: [9 * HOUR] };
const time = (HourOfDay: number, MinuteOfHour = 0) => ({ HourOfDay, MinuteOfHour });
const span = (from: number, to: number) => ({ Start: time(from), End: time(to) });

describe("hand-offs in AWS's words", () => {
  const cases: readonly [string, Recurrence, Partial<AwsRecurrence>][] = [
    [
      "of days",
      { kind: "daily", every: 3, at: [0, 8 * HOUR + 30 * 60, 17 * HOUR] },
      { RecurrenceMultiplier: 3, DailySettings: [time(0), time(8, 30), time(17)] },
    ],
    [
      "of weeks",
      {
        kind: "weekly",
        every: 2,
        on: [
          { weekday: 0, at: 9 * HOUR },
          { weekday: 6, at: 23 * HOUR + 59 * 60 },
        ],
      },
      {
        RecurrenceMultiplier: 2,
        WeeklySettings: [
          { DayOfWeek: "MON", HandOffTime: time(9) },
          { DayOfWeek: "SUN", HandOffTime: time(23, 59) },
        ],
      },
    ],
    [
      "of months",
      { kind: "monthly", every: 100, on: [{ day: 31, at: 12 * HOUR }] },
      {
        RecurrenceMultiplier: 100,
        MonthlySettings: [{ DayOfMonth: 31, HandOffTime: time(12) }],
      },
    ],
  ];

  it.each(cases)("%s go there and back", (_, recurrence, settings) => {
    const written = { NumberOfOnCalls: 1, ...settings } as AwsRecurrence;
    expect(fromRecurrence({ recurrence })).toEqual(written);
    expect(toRecurrence(written)).toEqual(recurrence);
  });

  it("have as many on call as are asked for, one when nobody says", () => {
    expect(fromRecurrence({ recurrence: daily, onCalls: 3 }).NumberOfOnCalls).toBe(3);
    expect(fromRecurrence({ recurrence: daily }).NumberOfOnCalls).toBe(1);
  });

  it("are read past settings that say nothing", () => {
    const settings = { NumberOfOnCalls: 1, RecurrenceMultiplier: 1, DailySettings: [] };
    const MonthlySettings = [{ DayOfMonth: 1, HandOffTime: time(9) }];
    expect(toRecurrence({ ...settings, WeeklySettings: [], MonthlySettings })).toEqual({
      kind: "monthly",
      every: 1,
      on: [{ day: 1, at: 9 * HOUR }],
    });
  });
});

describe("coverage in AWS's words", () => {
  const cases: readonly [string, WeeklyWindow[], AwsRecurrence["ShiftCoverages"]][] = [
    ["office hours", [{ start: MON + 9 * HOUR, length: 8 * HOUR }], { MON: [span(9, 17)] }],
    ["a night, under the day it begins on", [night(TUE)], { TUE: [span(22, 6)] }],
    ["the night after Sunday", [night(SUN)], { SUN: [span(22, 6)] }],
    [
      "an evening up to midnight",
      [{ start: MON + 18 * HOUR, length: 6 * HOUR }],
      { MON: [span(18, 0)] },
    ],
    ["a day from midnight", [{ start: SAT, length: DAY }], { SAT: [span(0, 0)] }],
    ["24 hours from nine", [{ start: SAT + 9 * HOUR, length: DAY }], { SAT: [span(9, 9)] }],
    [
      "two windows of one day",
      [
        { start: MON + 8 * HOUR, length: 4 * HOUR },
        { start: MON + 13 * HOUR, length: 5 * HOUR },
      ],
      { MON: [span(8, 12), span(13, 18)] },
    ],
  ];

  it.each(cases)("%s: goes there and back", (_, coverage, ShiftCoverages) => {
    const written = fromRecurrence({ recurrence: daily, coverage });
    expect(written.ShiftCoverages).toEqual(ShiftCoverages);
    expect(toCoverage(written)).toEqual(coverage);
  });

  it("cuts a stretch of several days at midnights, since a window of AWS ends within a day", () => {
    // Monday 09:00 to Friday 17:00: four days and eight hours.
    const coverage = [{ start: MON + 9 * HOUR, length: 4 * DAY + 8 * HOUR }];
    expect(fromRecurrence({ recurrence: daily, coverage }).ShiftCoverages).toEqual({
      MON: [span(9, 0)],
      TUE: [span(0, 0)],
      WED: [span(0, 0)],
      THU: [span(0, 0)],
      FRI: [span(0, 17)],
    });
  });

  it("cuts a weekend that runs into the next week", () => {
    // Friday 18:00 to Monday 09:00: 6 + 24 + 24 + 9 hours.
    const coverage = [{ start: FRI + 18 * HOUR, length: 63 * HOUR }];
    expect(fromRecurrence({ recurrence: daily, coverage }).ShiftCoverages).toEqual({
      FRI: [span(18, 0)],
      SAT: [span(0, 0)],
      SUN: [span(0, 0)],
      MON: [span(0, 9)],
    });
  });

  it("cuts what is an hour longer than a day", () => {
    const coverage = [{ start: MON + 9 * HOUR, length: 25 * HOUR }];
    expect(fromRecurrence({ recurrence: daily, coverage }).ShiftCoverages).toEqual({
      MON: [span(9, 0)],
      TUE: [span(0, 10)],
    });
  });

  it("says nothing of a whole week: that is always", () => {
    const coverage = [{ start: TUE + 9 * HOUR, length: 7 * DAY }];
    expect(fromRecurrence({ recurrence: daily, coverage })).toEqual({
      NumberOfOnCalls: 1,
      RecurrenceMultiplier: 1,
      DailySettings: [time(9)],
    });
  });

  it.each([[{}], [{ MON: [], SUN: [] }], [undefined]])(
    "is always where %j is said",
    (coverages) => {
      const settings = { NumberOfOnCalls: 1, RecurrenceMultiplier: 1, DailySettings: [time(9)] };
      expect(toCoverage({ ...settings, ShiftCoverages: coverages })).toBeUndefined();
    },
  );
});

function night(day: number): WeeklyWindow {
  return { start: day + 22 * HOUR, length: 8 * HOUR };
}
