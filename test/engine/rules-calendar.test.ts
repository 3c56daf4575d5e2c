import { describe, expect, test } from "vitest";
import {
  type CalendarRecurrence,
  type Moment,
  type Rotation,
  renderRotation,
} from "../../src/engine/index.js";

// Rule 1 (wall-clock hand-offs), rule 2 (counted from the anchor) and rule 4 (short months).
// 5 January 2026 is a Monday.

const MONDAY_9 = { weekday: 0, at: 9 * 3600 };
const FRIDAY_9 = { weekday: 4, at: 9 * 3600 };
const SUNDAY_9 = { weekday: 6, at: 9 * 3600 };

function weekly(every: number, ...on: { weekday: number; at: number }[]): CalendarRecurrence {
  return { kind: "weekly", every, on };
}

function daily(every: number, ...clocks: string[]): CalendarRecurrence {
  return { kind: "daily", every, at: clocks.map(seconds) };
}

function monthly(every: number, ...on: [day: number, clock: string][]): CalendarRecurrence {
  return { kind: "monthly", every, on: on.map(([day, clock]) => ({ day, at: seconds(clock) })) };
}

function seconds(clock: string): number {
  return Date.parse(`1970-01-01T${clock}Z`) / 1000;
}

function wall(text: string): Moment {
  return { wall: Date.parse(`${text}Z`) };
}

/** Expects the first turns of a rotation: the start of each, and so the end of the one before. */
function expectStarts(
  start: Moment,
  recurrence: CalendarRecurrence,
  expected: string[],
  timeZone = "UTC",
): void {
  const members = ["a", "b", "c", "d", "e", "f", "g", "h"];
  const rotation: Rotation = { name: "r", timeZone, start, members, recurrence };
  const to = Date.parse(expected[expected.length - 1] ?? "") + 1;
  const shifts = renderRotation(rotation, { from: Date.parse("2000-01-01T00:00Z"), to });
  expect(shifts.map((shift) => iso(shift.start))).toEqual(expected);
  expect(shifts.map((shift) => shift.members)).toEqual(
    expected.map((_, turn) => [members[turn % members.length]]),
  );
  expect(shifts.slice(0, -1).map((shift) => iso(shift.end))).toEqual(expected.slice(1));
}

function iso(instant: number): string {
  return new Date(instant).toISOString().replace(/(:00)?\.000Z/, "Z");
}

describe("rule 1: a start on the wall clock", () => {
  test.each([
    ["America/New_York", "2026-03-07T09:00", "2026-03-07T14:00Z"], // EST
    ["America/New_York", "2026-03-08T02:30", "2026-03-08T07:30Z"], // 03:30 EDT
    ["America/New_York", "2026-11-01T01:30", "2026-11-01T05:30Z"], // the first, EDT
    ["Pacific/Apia", "2011-12-30T09:00", "2011-12-30T19:00Z"], // 09:00 +14:00 on the 31st
  ])("in %s, %s is %s", (timeZone, start, instant) => {
    // The first hand-off lies in the month after.
    expectStarts(wall(start), monthly(1, [1, "00:00"]), [instant], timeZone);
  });

  test("an instant starts the rotation whatever the zone's clock says", () => {
    const start = Date.parse("2026-11-01T06:10Z"); // 01:10 EST, in the repeated hour
    expectStarts(
      start,
      daily(1, "01:30"), // on the 1st it happened at 05:30Z, before the start
      ["2026-11-01T06:10Z", "2026-11-02T06:30Z"],
      "America/New_York",
    );
  });
});

describe("rule 2: weekly", () => {
  test("Monday and Friday, start on Wednesday: Wed-Fri, Fri-Mon, Mon-Fri", () => {
    expectStarts(wall("2026-01-07T12:00"), weekly(1, MONDAY_9, FRIDAY_9), [
      "2026-01-07T12:00Z",
      "2026-01-09T09:00Z",
      "2026-01-12T09:00Z",
      "2026-01-16T09:00Z",
      "2026-01-19T09:00Z",
    ]);
  });

  test("every 2 weeks, start after Monday: the first hand-off comes in week 2", () => {
    expectStarts(wall("2026-01-07T09:00"), weekly(2, MONDAY_9), [
      "2026-01-07T09:00Z",
      "2026-01-19T09:00Z",
      "2026-02-02T09:00Z",
      "2026-02-16T09:00Z",
    ]);
  });

  test("Monday and Friday every 2 weeks, start on Wednesday: Friday still counts", () => {
    expectStarts(wall("2026-01-07T12:00"), weekly(2, MONDAY_9, FRIDAY_9), [
      "2026-01-07T12:00Z",
      "2026-01-09T09:00Z",
      "2026-01-19T09:00Z",
      "2026-01-23T09:00Z",
      "2026-02-02T09:00Z",
    ]);
  });

  test("a week ends with Sunday", () => {
    // Sunday 11 January belongs to the week of the 5th, whose Sunday 09:00 is before the start.
    expectStarts(wall("2026-01-11T10:00"), weekly(2, SUNDAY_9), [
      "2026-01-11T10:00Z",
      "2026-01-25T09:00Z",
      "2026-02-08T09:00Z",
    ]);
    // Monday 12 January belongs to the next.
    expectStarts(wall("2026-01-12T10:00"), weekly(2, SUNDAY_9), [
      "2026-01-12T10:00Z",
      "2026-01-18T09:00Z",
      "2026-02-01T09:00Z",
    ]);
  });

  test("the anchor's week is the one on the wall clock of the zone", () => {
    // 02:00Z on Monday the 12th is 21:00 EST on Sunday the 11th, in the week of the 5th.
    expectStarts(
      Date.parse("2026-01-12T02:00Z"),
      weekly(2, MONDAY_9),
      ["2026-01-12T02:00Z", "2026-01-19T14:00Z", "2026-02-02T14:00Z"], // 09:00 EST
      "America/New_York",
    );
  });
});

describe("rule 2: the start beside a hand-off", () => {
  test.each([
    ["2026-01-05T09:00", ["2026-01-05T09:00Z", "2026-01-12T09:00Z"]],
    ["2026-01-05T09:00:01", ["2026-01-05T09:00:01Z", "2026-01-12T09:00Z"]],
    ["2026-01-05T08:59:59", ["2026-01-05T08:59:59Z", "2026-01-05T09:00Z", "2026-01-12T09:00Z"]],
    ["2026-01-11T23:00", ["2026-01-11T23:00Z", "2026-01-12T09:00Z", "2026-01-19T09:00Z"]],
  ])("weekly on Monday 09:00, start %s", (start, expected) => {
    expectStarts(wall(start), weekly(1, MONDAY_9), expected);
  });
});

describe("rule 2: daily", () => {
  test("several times every 3 days, listed in any order and each counted once", () => {
    expectStarts(wall("2026-01-01T10:00"), daily(3, "20:00", "08:00", "20:00"), [
      "2026-01-01T10:00Z",
      "2026-01-01T20:00Z",
      "2026-01-04T08:00Z",
      "2026-01-04T20:00Z",
      "2026-01-07T08:00Z",
    ]);
  });

  test("02:30 and 03:30 in New York on 2026-03-08 are one hand-off", () => {
    expectStarts(
      wall("2026-03-07T12:00"),
      daily(1, "02:30", "03:30"),
      [
        "2026-03-07T17:00Z", // 12:00 EST
        "2026-03-08T07:30Z", // both: 03:30 EDT
        "2026-03-09T06:30Z", // 02:30 EDT
        "2026-03-09T07:30Z", // 03:30 EDT
        "2026-03-10T06:30Z", // 02:30 EDT
      ],
      "America/New_York",
    );
  });
});

describe("rule 4: monthly", () => {
  test.each([
    [2026, "02-28"],
    [2028, "02-29"],
  ])("day 31 from January to May %i", (year, february) => {
    const ends = ["01-31", february, "03-31", "04-30", "05-31"];
    expectStarts(
      wall(`${year}-01-31T09:00`),
      monthly(1, [31, "09:00"]),
      ends.map((end) => `${year}-${end}T09:00Z`),
    );
  });

  test("day 30 and day 31 at one time are one hand-off in February and April", () => {
    const on: [number, string][] = [
      [30, "09:00"],
      [31, "09:00"],
    ];
    const days = ["01-15", "01-30", "01-31", "02-28", "03-30", "03-31", "04-30", "05-30", "05-31"];
    expectStarts(
      wall("2026-01-15T09:00"),
      monthly(1, ...on),
      days.map((day) => `2026-${day}T09:00Z`),
    );
    // 7 months with two and 5 with one make 19 hand-offs a year, so the 38th is the last of 2027
    // and turn 38 (38 = 4 * 8 + 6) is on call as 2028 begins.
    const members = ["a", "b", "c", "d", "e", "f", "g", "h"];
    const start = wall("2026-01-01T00:00");
    const recurrence = monthly(1, ...on);
    const rotation: Rotation = { name: "r", timeZone: "UTC", start, members, recurrence };
    const at = Date.parse("2028-01-01T00:00Z");
    expect(renderRotation(rotation, { from: at, to: at + 1 })).toEqual([
      {
        start: Date.parse("2027-12-31T09:00Z"),
        end: Date.parse("2028-01-30T09:00Z"),
        members: ["g"],
        type: "REGULAR",
        rotation: "r",
      },
    ]);
  });

  test("days that meet at different times are two hand-offs, in the order of the times", () => {
    expectStarts(wall("2026-03-30T20:00"), monthly(1, [30, "17:00"], [31, "08:00"]), [
      "2026-03-30T20:00Z",
      "2026-03-31T08:00Z",
      "2026-04-30T08:00Z",
      "2026-04-30T17:00Z",
      "2026-05-30T17:00Z",
    ]);
  });

  test("every 2 months, start after the day: the first hand-off comes in month 2", () => {
    expectStarts(wall("2026-01-20T00:00"), monthly(2, [15, "09:00"]), [
      "2026-01-20T00:00Z",
      "2026-03-15T09:00Z",
      "2026-05-15T09:00Z",
    ]);
  });

  test("every 12 months on day 29, start in February", () => {
    expectStarts(wall("2026-02-10T09:00"), monthly(12, [29, "09:00"]), [
      "2026-02-10T09:00Z",
      "2026-02-28T09:00Z",
      "2027-02-28T09:00Z",
      "2028-02-29T09:00Z",
      "2029-02-28T09:00Z",
    ]);
  });
});
