import { describe, expect, test } from "vitest";
import {
  type CalendarRecurrence,
  onCallAt,
  type Rotation,
  renderRotation,
} from "../../src/engine/index.js";

// Every expected instant is worked out by hand from the wall-clock time and offset beside it.

const DAY = 86_400_000;

function rotation(timeZone: string, start: string, recurrence: CalendarRecurrence): Rotation {
  return {
    name: "r",
    timeZone,
    start: { wall: Date.parse(`${start}Z`) },
    members: ["a", "b", "c", "d", "e"],
    recurrence,
  };
}

function daily(timeZone: string, start: string, ...clocks: string[]): Rotation {
  return rotation(timeZone, start, { kind: "daily", every: 1, at: clocks.map(seconds) });
}

function weekly(timeZone: string, start: string, ...handOffs: [number, string][]): Rotation {
  const on = handOffs.map(([weekday, clock]) => ({ weekday, at: seconds(clock) }));
  return rotation(timeZone, start, { kind: "weekly", every: 1, on });
}

function seconds(clock: string): number {
  return Date.parse(`1970-01-01T${clock}Z`) / 1000;
}

/** Expects turns from the start of the rotation on, each up to the beginning of the next. */
function expectTurns(rotation: Rotation, expected: [start: string, member: string][]): void {
  const [first, last] = [expected[0]?.[0] ?? "", expected[expected.length - 1]?.[0] ?? ""];
  const window = { from: Date.parse(first) - 2 * DAY, to: Date.parse(last) + 1 };
  const shifts = renderRotation(rotation, window);
  expect(shifts.map(({ start, members }) => [iso(start), members.join()])).toEqual(expected);
  shifts.slice(1).forEach((shift, i) => {
    expect(shift.start).toBe(shifts[i]?.end);
  });
}

function iso(instant: number): string {
  return new Date(instant).toISOString().replace(":00.000Z", "Z");
}

const MON = 0;
const FRI = 4;
const SAT = 5;

describe("New York, 2026-03-08: 02:00 EST becomes 03:00 EDT at 07:00Z", () => {
  const zone = "America/New_York";

  test("a weekly hand-off keeps its wall-clock time", () => {
    expectTurns(weekly(zone, "2026-03-02T09:00", [MON, "09:00"]), [
      ["2026-03-02T14:00Z", "a"], // 09:00 EST
      ["2026-03-09T13:00Z", "b"], // 09:00 EDT
      ["2026-03-16T13:00Z", "c"], // 09:00 EDT
    ]);
  });

  test("a daily hand-off keeps its wall-clock time", () => {
    expectTurns(daily(zone, "2026-03-07T09:00", "09:00"), [
      ["2026-03-07T14:00Z", "a"], // 09:00 EST
      ["2026-03-08T13:00Z", "b"], // 09:00 EDT
      ["2026-03-09T13:00Z", "c"], // 09:00 EDT
    ]);
  });

  test("a hand-off inside the spring gap happens an hour later on the clock", () => {
    expectTurns(daily(zone, "2026-03-07T02:30", "02:30"), [
      ["2026-03-07T07:30Z", "a"], // 02:30 EST
      ["2026-03-08T07:30Z", "b"], // 02:30 does not exist: 03:30 EDT
      ["2026-03-09T06:30Z", "c"], // 02:30 EDT
    ]);
  });

  test("hourly hand-offs: 02:00 and 03:00 are one", () => {
    const hours = Array.from({ length: 24 }, (_, h) => `${String(h).padStart(2, "0")}:00`);
    const hourly = daily(zone, "2026-03-08T00:00", ...hours);
    expectTurns(hourly, [
      ["2026-03-08T05:00Z", "a"], // 00:00 EST
      ["2026-03-08T06:00Z", "b"], // 01:00 EST
      ["2026-03-08T07:00Z", "c"], // 03:00 EDT
      ["2026-03-08T08:00Z", "d"], // 04:00 EDT
      ["2026-03-08T09:00Z", "e"], // 05:00 EDT
    ]);
    // The day has 23 hours, so turn 23 (23 = 4 * 5 + 3) begins at midnight EDT.
    expect(onCallAt(hourly, Date.parse("2026-03-09T04:00Z"))[0]?.members).toEqual(["d"]);
  });
});

describe("New York, 2026-11-01: 02:00 EDT becomes 01:00 EST at 06:00Z", () => {
  const zone = "America/New_York";

  test("a weekly hand-off keeps its wall-clock time", () => {
    expectTurns(weekly(zone, "2026-10-26T09:00", [MON, "09:00"]), [
      ["2026-10-26T13:00Z", "a"], // 09:00 EDT
      ["2026-11-02T14:00Z", "b"], // 09:00 EST
      ["2026-11-09T14:00Z", "c"], // 09:00 EST
    ]);
  });

  test("a daily hand-off keeps its wall-clock time", () => {
    expectTurns(daily(zone, "2026-10-31T09:00", "09:00"), [
      ["2026-10-31T13:00Z", "a"], // 09:00 EDT
      ["2026-11-01T14:00Z", "b"], // 09:00 EST
      ["2026-11-02T14:00Z", "c"], // 09:00 EST
    ]);
  });

  test("a hand-off inside the repeated hour happens the first time only", () => {
    expectTurns(daily(zone, "2026-10-31T01:30", "01:30"), [
      ["2026-10-31T05:30Z", "a"], // 01:30 EDT
      ["2026-11-01T05:30Z", "b"], // 01:30 EDT, the first
      ["2026-11-02T06:30Z", "c"], // 01:30 EST
    ]);
  });

  test("hourly hand-offs: the turn from 01:00 lasts two hours", () => {
    const hours = Array.from({ length: 24 }, (_, h) => `${String(h).padStart(2, "0")}:00`);
    const hourly = daily(zone, "2026-11-01T00:00", ...hours);
    expectTurns(hourly, [
      ["2026-11-01T04:00Z", "a"], // 00:00 EDT
      ["2026-11-01T05:00Z", "b"], // 01:00 EDT, the first
      ["2026-11-01T07:00Z", "c"], // 02:00 EST
      ["2026-11-01T08:00Z", "d"], // 03:00 EST
    ]);
    // 24 hand-offs in 25 hours, so turn 24 (24 = 4 * 5 + 4) begins at midnight EST.
    expect(onCallAt(hourly, Date.parse("2026-11-02T05:00Z"))[0]?.members).toEqual(["e"]);
  });
});

describe("Lord Howe Island changes by 30 minutes", () => {
  const zone = "Australia/Lord_Howe";

  test("2026-04-05: 01:30 to 02:00 comes twice, at +11:00 and +10:30", () => {
    expectTurns(daily(zone, "2026-04-04T01:45", "01:45"), [
      ["2026-04-03T14:45Z", "a"], // 01:45 +11:00 on the 4th
      ["2026-04-04T14:45Z", "b"], // 01:45 +11:00, the first, on the 5th
      ["2026-04-05T15:15Z", "c"], // 01:45 +10:30 on the 6th
    ]);
  });

  test("2026-10-04: 02:00 to 02:30 is skipped", () => {
    expectTurns(daily(zone, "2026-10-03T02:15", "02:15"), [
      ["2026-10-02T15:45Z", "a"], // 02:15 +10:30 on the 3rd
      ["2026-10-03T15:45Z", "b"], // 02:15 does not exist: 02:45 +11:00 on the 4th
      ["2026-10-04T15:15Z", "c"], // 02:15 +11:00 on the 5th
    ]);
  });

  test("2026-10-04: 02:15 and 02:45 are one hand-off", () => {
    expectTurns(daily(zone, "2026-10-03T02:45", "02:15", "02:45"), [
      ["2026-10-02T16:15Z", "a"], // 02:45 +10:30 on the 3rd
      ["2026-10-03T15:45Z", "b"], // both: 02:45 +11:00 on the 4th
      ["2026-10-04T15:15Z", "c"], // 02:15 +11:00 on the 5th
      ["2026-10-04T15:45Z", "d"], // 02:45 +11:00 on the 5th
    ]);
  });
});

describe("Apia skips 2011-12-30, from -10:00 to +14:00", () => {
  const zone = "Pacific/Apia";

  test("the daily hand-off of the missing day meets that of the next", () => {
    const rotation = daily(zone, "2011-12-28T09:00", "09:00");
    expectTurns(rotation, [
      ["2011-12-28T19:00Z", "a"], // 09:00 -10:00 on the 28th
      ["2011-12-29T19:00Z", "b"], // 09:00 -10:00 on the 29th
      ["2011-12-30T19:00Z", "c"], // 09:00 +14:00 on the 31st, for the 30th and the 31st
      ["2011-12-31T19:00Z", "d"], // 09:00 +14:00 on 1 January
    ]);
    // 9 January 19:00Z is 12 times 24 hours after the start: turn 12 (12 = 2 * 5 + 2).
    expect(onCallAt(rotation, Date.parse("2012-01-09T19:00Z"))).toEqual([
      {
        start: Date.parse("2012-01-09T19:00Z"), // 09:00 +14:00 on the 10th
        end: Date.parse("2012-01-10T19:00Z"),
        members: ["c"],
        type: "REGULAR",
        rotation: "r",
      },
    ]);
  });

  test("a weekly hand-off on the missing Friday happens on Saturday", () => {
    expectTurns(weekly(zone, "2011-12-23T09:00", [FRI, "09:00"]), [
      ["2011-12-23T19:00Z", "a"], // Fri 09:00 -10:00
      ["2011-12-30T19:00Z", "b"], // Sat 31 December 09:00 +14:00
      ["2012-01-05T19:00Z", "c"], // Fri 6 January 09:00 +14:00
    ]);
  });

  test("a hand-off of the missing evening comes after one of the next morning", () => {
    expectTurns(weekly(zone, "2011-12-26T12:00", [FRI, "20:00"], [SAT, "08:00"]), [
      ["2011-12-26T22:00Z", "a"], // Mon 12:00 -10:00, the start
      ["2011-12-30T18:00Z", "b"], // Sat 31 December 08:00 +14:00
      ["2011-12-31T06:00Z", "c"], // for Fri 20:00: Sat 31 December 20:00 +14:00
      ["2012-01-06T06:00Z", "d"], // Fri 6 January 20:00 +14:00
      ["2012-01-06T18:00Z", "e"], // Sat 7 January 08:00 +14:00
    ]);
  });
});

describe("Kathmandu is at +05:45, and was at +05:30 until 1986", () => {
  const zone = "Asia/Kathmandu";

  test("a daily hand-off in 2026", () => {
    expectTurns(daily(zone, "2026-06-01T09:00", "09:00"), [
      ["2026-06-01T03:15Z", "a"],
      ["2026-06-02T03:15Z", "b"],
    ]);
  });

  test("the first quarter of an hour of 1986 is skipped", () => {
    expectTurns(daily(zone, "1985-12-31T00:00", "00:00"), [
      ["1985-12-30T18:30Z", "a"], // 00:00 +05:30 on 31 December
      ["1985-12-31T18:30Z", "b"], // 00:00 does not exist: 00:15 +05:45 on 1 January
      ["1986-01-01T18:15Z", "c"], // 00:00 +05:45 on 2 January
    ]);
  });
});

describe("zones that change at midnight", () => {
  test("Sao Paulo 2017-10-15: 00:00 to 01:00 is skipped", () => {
    expectTurns(daily("America/Sao_Paulo", "2017-10-14T00:00", "00:00"), [
      ["2017-10-14T03:00Z", "a"], // 00:00 -03:00
      ["2017-10-15T03:00Z", "b"], // 00:00 does not exist: 01:00 -02:00
      ["2017-10-16T02:00Z", "c"], // 00:00 -02:00
      ["2017-10-17T02:00Z", "d"], // 00:00 -02:00
    ]);
  });

  test("Cairo 2026-04-24: 00:00 to 01:00 is skipped", () => {
    expectTurns(daily("Africa/Cairo", "2026-04-23T00:00", "00:00"), [
      ["2026-04-22T22:00Z", "a"], // 00:00 +02:00 on the 23rd
      ["2026-04-23T22:00Z", "b"], // 00:00 does not exist: 01:00 +03:00 on the 24th
      ["2026-04-24T21:00Z", "c"], // 00:00 +03:00 on the 25th
    ]);
  });

  test("Cairo 2026-10-29: 23:00 to 24:00 comes twice, midnight once", () => {
    expectTurns(daily("Africa/Cairo", "2026-10-29T00:00", "00:00", "23:30"), [
      ["2026-10-28T21:00Z", "a"], // 00:00 +03:00 on the 29th
      ["2026-10-29T20:30Z", "b"], // 23:30 +03:00, the first, on the 29th
      ["2026-10-29T22:00Z", "c"], // 00:00 +02:00 on the 30th
      ["2026-10-30T21:30Z", "d"], // 23:30 +02:00 on the 30th
      ["2026-10-30T22:00Z", "e"], // 00:00 +02:00 on the 31st
    ]);
  });

  test("Santiago 2026-09-06: 00:00 to 01:00 is skipped", () => {
    expectTurns(daily("America/Santiago", "2026-09-05T00:00", "00:00"), [
      ["2026-09-05T04:00Z", "a"], // 00:00 -04:00
      ["2026-09-06T04:00Z", "b"], // 00:00 does not exist: 01:00 -03:00
      ["2026-09-07T03:00Z", "c"], // 00:00 -03:00
    ]);
  });

  test("Santiago 2026-04-04: 23:00 to 24:00 comes twice, midnight once", () => {
    expectTurns(daily("America/Santiago", "2026-04-04T00:00", "00:00", "23:15"), [
      ["2026-04-04T03:00Z", "a"], // 00:00 -03:00 on the 4th
      ["2026-04-05T02:15Z", "b"], // 23:15 -03:00, the first, on the 4th
      ["2026-04-05T04:00Z", "c"], // 00:00 -04:00 on the 5th
      ["2026-04-06T03:15Z", "d"], // 23:15 -04:00 on the 5th
      ["2026-04-06T04:00Z", "e"], // 00:00 -04:00 on the 6th
    ]);
  });

  test("Nuuk 2026-03-28: the last hour of Saturday is skipped, into Sunday", () => {
    // 23:00 -02:00 on the 28th becomes 00:00 -01:00 on the 29th.
    expectTurns(daily("America/Nuuk", "2026-03-28T00:15", "23:30", "00:15"), [
      ["2026-03-28T02:15Z", "a"], // 00:15 -02:00 on the 28th
      ["2026-03-29T01:15Z", "b"], // 00:15 -01:00 on the 29th
      ["2026-03-29T01:30Z", "c"], // 23:30 does not exist on the 28th: 00:30 -01:00 on the 29th
      ["2026-03-30T00:30Z", "d"], // 23:30 -01:00 on the 29th
      ["2026-03-30T01:15Z", "e"], // 00:15 -01:00 on the 30th
      ["2026-03-31T00:30Z", "a"], // 23:30 -01:00 on the 30th
    ]);
  });

  test("Nuuk 2026-10-24: the last hour of Saturday comes twice", () => {
    expectTurns(daily("America/Nuuk", "2026-10-24T00:15", "23:30", "00:15"), [
      ["2026-10-24T01:15Z", "a"], // 00:15 -01:00 on the 24th
      ["2026-10-25T00:30Z", "b"], // 23:30 -01:00, the first, on the 24th
      ["2026-10-25T02:15Z", "c"], // 00:15 -02:00 on the 25th
      ["2026-10-26T01:30Z", "d"], // 23:30 -02:00 on the 25th
    ]);
  });
});

describe("zones whose winter is the exception", () => {
  test("Casablanca goes back for Ramadan on 2026-02-15: 02:00 to 03:00 comes twice", () => {
    expectTurns(daily("Africa/Casablanca", "2026-02-14T02:30", "02:30"), [
      ["2026-02-14T01:30Z", "a"], // 02:30 +01:00
      ["2026-02-15T01:30Z", "b"], // 02:30 +01:00, the first
      ["2026-02-16T02:30Z", "c"], // 02:30 +00:00
    ]);
  });

  test("Casablanca goes forward after Ramadan on 2026-03-22: 02:00 to 03:00 is skipped", () => {
    expectTurns(daily("Africa/Casablanca", "2026-03-21T02:30", "02:30"), [
      ["2026-03-21T02:30Z", "a"], // 02:30 +00:00
      ["2026-03-22T02:30Z", "b"], // 02:30 does not exist: 03:30 +01:00
      ["2026-03-23T01:30Z", "c"], // 02:30 +01:00
    ]);
  });

  test("weekly hand-offs in Casablanca keep their wall-clock time through Ramadan", () => {
    expectTurns(weekly("Africa/Casablanca", "2026-02-09T09:00", [MON, "09:00"]), [
      ["2026-02-09T08:00Z", "a"], // 09:00 +01:00
      ["2026-02-16T09:00Z", "b"], // 09:00 +00:00
      ["2026-02-23T09:00Z", "c"],
      ["2026-03-02T09:00Z", "d"],
      ["2026-03-09T09:00Z", "e"],
      ["2026-03-16T09:00Z", "a"],
      ["2026-03-23T08:00Z", "b"], // 09:00 +01:00
    ]);
  });

  test("Dublin 2026-03-29: 01:00 to 02:00 is skipped", () => {
    expectTurns(daily("Europe/Dublin", "2026-03-28T01:30", "01:30"), [
      ["2026-03-28T01:30Z", "a"], // 01:30 +00:00
      ["2026-03-29T01:30Z", "b"], // 01:30 does not exist: 02:30 +01:00
      ["2026-03-30T00:30Z", "c"], // 01:30 +01:00
    ]);
  });

  test("Dublin 2026-10-25: 01:00 to 02:00 comes twice", () => {
    expectTurns(daily("Europe/Dublin", "2026-10-24T01:30", "01:30"), [
      ["2026-10-24T00:30Z", "a"], // 01:30 +01:00
      ["2026-10-25T00:30Z", "b"], // 01:30 +01:00, the first
      ["2026-10-26T01:30Z", "c"], // 01:30 +00:00
    ]);
  });

  test("Troll 2026-03-29: two hours, 01:00 to 03:00, are skipped", () => {
    expectTurns(daily("Antarctica/Troll", "2026-03-28T01:30", "01:30", "03:30"), [
      ["2026-03-28T01:30Z", "a"], // 01:30 +00:00
      ["2026-03-28T03:30Z", "b"], // 03:30 +00:00
      ["2026-03-29T01:30Z", "c"], // both: 03:30 +02:00
      ["2026-03-29T23:30Z", "d"], // 01:30 +02:00 on the 30th
      ["2026-03-30T01:30Z", "e"], // 03:30 +02:00 on the 30th
    ]);
  });
});
