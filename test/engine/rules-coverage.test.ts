import { describe, expect, test } from "vitest";
import {
  type Moment,
  type Recurrence,
  type Rotation,
  renderRotation,
  type WeeklyWindow,
} from "../../src/engine/index.js";

// Rule 5 (coverage) and rule 9 (restrictions). 5 January 2026 is a Monday.

const DAY = 86_400;
const WEEK = 7 * DAY;
const [MON, TUE, WED, , FRI, SAT, SUN] = [0, 1, 2, 3, 4, 5, 6] as const;

/** A window from a time on a day to a later one: 30:00 is 06:00 on the next day. */
function on(weekday: number, from: string, to: string): WeeklyWindow {
  const start = weekday * DAY + seconds(from);
  return { start, length: weekday * DAY + seconds(to) - start };
}

function seconds(clock: string): number {
  const [hours, minutes] = clock.split(":").map(Number) as [number, number];
  return hours * 3600 + minutes * 60;
}

function wall(text: string): Moment {
  return { wall: Date.parse(`${text}Z`) };
}

const weeklyMonday9: Recurrence = { kind: "weekly", every: 1, on: [{ weekday: 0, at: 9 * 3600 }] };
const dailyNoon: Recurrence = { kind: "daily", every: 1, at: [12 * 3600] };
const dailyMidnight: Recurrence = { kind: "daily", every: 1, at: [0] };
const yearly: Recurrence = { kind: "monthly", every: 12, on: [{ day: 1, at: 0 }] };

function rotation(recurrence: Recurrence, coverage: WeeklyWindow[], more: object = {}): Rotation {
  return {
    name: "r",
    timeZone: "UTC",
    start: wall("2026-01-05T00:00"),
    members: ["a", "b", "c"],
    recurrence,
    coverage,
    ...more,
  };
}

function shifts(rotation: Rotation, from: string, to: string): string[] {
  return renderRotation(rotation, { from: Date.parse(from), to: Date.parse(to) }).map(
    ({ start, end, members }) => `${iso(start)} ${iso(end)} ${members.join("+")}`,
  );
}

function iso(instant: number): string {
  return new Date(instant).toISOString().replace(/(:00)?\.000Z/, "Z");
}

const week = ["2026-01-05T00:00Z", "2026-01-12T00:00Z"] as const;

describe("windows", () => {
  test("weeknights run into the next day, Friday's into Saturday", () => {
    const nights = [0, 1, 2, 3, 4].map((day) => on(day, "22:00", "30:00"));
    const nightly = rotation(weeklyMonday9, nights, { start: wall("2026-01-05T09:00") });
    expect(shifts(nightly, "2026-01-05T00:00Z", "2026-01-13T00:00Z")).toEqual([
      "2026-01-05T22:00Z 2026-01-06T06:00Z a",
      "2026-01-06T22:00Z 2026-01-07T06:00Z a",
      "2026-01-07T22:00Z 2026-01-08T06:00Z a",
      "2026-01-08T22:00Z 2026-01-09T06:00Z a",
      "2026-01-09T22:00Z 2026-01-10T06:00Z a",
      "2026-01-12T22:00Z 2026-01-13T06:00Z b",
    ]);
  });

  test("a window of 24 hours runs to the same time of the next day", () => {
    expect(shifts(rotation(yearly, [on(SAT, "12:00", "36:00")]), ...week)).toEqual([
      "2026-01-10T12:00Z 2026-01-11T12:00Z a",
    ]);
  });

  test.each([
    ["touch", [on(MON, "08:00", "24:00"), on(TUE, "00:00", "12:00")], "06T12:00Z"],
    ["overlap", [on(MON, "08:00", "12:00"), on(MON, "10:00", "16:00")], "05T16:00Z"],
    ["hold each other", [on(MON, "08:00", "18:00"), on(MON, "10:00", "12:00")], "05T18:00Z"],
    ["are equal", [on(MON, "08:00", "12:00"), on(MON, "08:00", "12:00")], "05T12:00Z"],
    ["are out of order", [on(TUE, "00:00", "12:00"), on(MON, "08:00", "24:00")], "06T12:00Z"],
  ])("windows that %s are one shift", (_, windows, end) => {
    expect(shifts(rotation(yearly, windows), ...week)).toEqual([
      `2026-01-05T08:00Z 2026-01-${end} a`,
    ]);
  });

  test("windows join across the end of the week", () => {
    const weekend = rotation(yearly, [on(MON, "00:00", "06:00"), on(SUN, "12:00", "24:00")]);
    expect(shifts(weekend, "2026-01-06T00:00Z", "2026-01-19T00:00Z")).toEqual([
      "2026-01-11T12:00Z 2026-01-12T06:00Z a",
      "2026-01-18T12:00Z 2026-01-19T06:00Z a",
    ]);
  });

  test("a window that wraps around the end of the week starts cut at the rotation's start", () => {
    // Friday 18:00 to Monday 08:00: 62 hours.
    const weekend = rotation(weeklyMonday9, [on(FRI, "18:00", "80:00")]);
    expect(shifts(weekend, ...week)).toEqual([
      "2026-01-05T00:00Z 2026-01-05T08:00Z a", // the end of the window from 2 January
      "2026-01-09T18:00Z 2026-01-12T08:00Z b",
    ]);
  });

  test("no windows mean never, no coverage means always", () => {
    expect(shifts(rotation(weeklyMonday9, []), ...week)).toEqual([]);
    expect(shifts(rotation(yearly, [], { coverage: undefined }), ...week)).toEqual([
      "2026-01-05T00:00Z 2027-01-01T00:00Z a",
    ]);
  });

  test.each([
    ["one from Monday", [{ start: 0, length: WEEK }]],
    ["one from mid-week", [{ start: 100_000, length: WEEK }]],
    ["seven days", [0, 1, 2, 3, 4, 5, 6].map((day) => on(day, "00:00", "24:00"))],
    ["two that wrap", [on(WED, "12:00", "120:00"), on(SUN, "06:00", "90:00")]],
  ])("windows that fill the week mean always: %s", (_, windows) => {
    expect(shifts(rotation(yearly, windows), ...week)).toEqual([
      "2026-01-05T00:00Z 2027-01-01T00:00Z a",
    ]);
  });
});

describe("coverage and turns", () => {
  test("a hand-off inside a window makes two shifts", () => {
    const office = [MON, TUE].map((day) => on(day, "09:00", "17:00"));
    expect(shifts(rotation(dailyNoon, office), ...week)).toEqual([
      "2026-01-05T09:00Z 2026-01-05T12:00Z a",
      "2026-01-05T12:00Z 2026-01-05T17:00Z b",
      "2026-01-06T09:00Z 2026-01-06T12:00Z b",
      "2026-01-06T12:00Z 2026-01-06T17:00Z c",
    ]);
  });

  test("a hand-off on a window's border cuts nothing", () => {
    expect(shifts(rotation(dailyNoon, [on(MON, "12:00", "36:00")]), ...week)).toEqual([
      "2026-01-05T12:00Z 2026-01-06T12:00Z b",
    ]);
  });

  test("windows that fill the week still leave the hand-offs", () => {
    const always = [{ start: 0, length: WEEK }];
    expect(shifts(rotation(dailyNoon, always), week[0], "2026-01-06T13:00Z")).toEqual([
      "2026-01-05T00:00Z 2026-01-05T12:00Z a",
      "2026-01-05T12:00Z 2026-01-06T12:00Z b",
      "2026-01-06T12:00Z 2026-01-07T12:00Z c",
    ]);
  });

  test("a turn without coverage counts and yields no shift", () => {
    const days = [on(MON, "09:00", "17:00"), on(WED, "09:00", "17:00")];
    expect(shifts(rotation(dailyMidnight, days), week[0], "2026-01-15T00:00Z")).toEqual([
      "2026-01-05T09:00Z 2026-01-05T17:00Z a", // turn 0
      "2026-01-07T09:00Z 2026-01-07T17:00Z c", // turn 2
      "2026-01-12T09:00Z 2026-01-12T17:00Z b", // turn 7
      "2026-01-14T09:00Z 2026-01-14T17:00Z a", // turn 9
    ]);
  });

  test("a covered turn of no-one yields no shift", () => {
    const days = [MON, TUE, WED].map((day) => on(day, "09:00", "17:00"));
    const rest = rotation(dailyMidnight, days, { members: ["a", null, "c"] });
    expect(shifts(rest, ...week)).toEqual([
      "2026-01-05T09:00Z 2026-01-05T17:00Z a",
      "2026-01-07T09:00Z 2026-01-07T17:00Z c",
    ]);
  });
});

describe("windows across clock changes in New York", () => {
  const spring = ["2026-03-08T00:00Z", "2026-03-09T04:00Z"] as const; // gap 02:00-03:00, 07:00Z
  const autumn = ["2026-11-01T00:00Z", "2026-11-02T05:00Z"] as const; // 01:00-02:00 twice, 06:00Z
  const inNewYork = (windows: WeeklyWindow[]) =>
    rotation(yearly, windows, { timeZone: "America/New_York" });

  test.each([
    ["an end in the gap", [["01:00", "02:30"]], "06:00Z", "07:30Z"], // 01:00 EST, 03:30 EDT
    ["a window in the gap", [["02:15", "02:45"]], "07:15Z", "07:45Z"], // 03:15, 03:45 EDT
    ["over the gap", [["01:00", "05:00"]], "06:00Z", "09:00Z"], // 01:00 EST, 05:00 EDT
    [
      "windows that touch within the gap",
      [
        ["01:00", "02:30"],
        ["02:30", "04:00"],
      ],
      "06:00Z",
      "08:00Z", // 04:00 EDT
    ],
    [
      "windows that the gap brings together",
      [
        ["01:00", "02:00"], // to 03:00 EDT, 07:00Z
        ["03:00", "04:00"],
      ],
      "06:00Z",
      "08:00Z",
    ],
    [
      "windows that the gap pushes over each other",
      [
        ["01:00", "02:30"], // to 03:30 EDT
        ["03:00", "04:00"],
      ],
      "06:00Z",
      "08:00Z",
    ],
  ] as [string, [string, string][], string, string][])("spring: %s", (_, windows, start, end) => {
    const coverage = windows.map(([from, to]) => on(SUN, from, to));
    expect(shifts(inNewYork(coverage), ...spring)).toEqual([
      `2026-03-08T${start} 2026-03-08T${end} a`,
    ]);
  });

  test.each([
    ["02:30", "03:30"], // both are 03:30 EDT
    ["02:45", "03:15"], // 03:45 EDT to 03:15 EDT
  ])("spring: a window from %s to %s is nothing", (from, to) => {
    expect(shifts(inNewYork([on(SUN, from, to)]), ...spring)).toEqual([]);
  });

  test.each([
    ["01:00", "02:00", "05:00Z", "07:00Z"], // 01:00 EDT, 02:00 EST
    ["01:30", "01:45", "05:30Z", "05:45Z"], // EDT, the first time only
    ["00:30", "01:30", "04:30Z", "05:30Z"], // EDT
    ["01:30", "03:00", "05:30Z", "08:00Z"], // 01:30 EDT, 03:00 EST
  ])("autumn: from %s to %s", (from, to, start, end) => {
    expect(shifts(inNewYork([on(SUN, from, to)]), ...autumn)).toEqual([
      `2026-11-01T${start} 2026-11-01T${end} a`,
    ]);
  });
});
