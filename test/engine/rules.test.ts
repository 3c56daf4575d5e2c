import { describe, expect, test } from "vitest";
import {
  clip,
  type Moment,
  onCallAt,
  type Recurrence,
  type Rotation,
  renderRotation,
  renderSchedule,
} from "../../src/engine/index.js";
import { OncallError } from "../../src/errors.js";

// Rule 3 (members), rule 7 (whole shifts), rule 8 (intervals), effective dates, old rotations and
// what is refused. 5 January 2026 is a Monday.

const DAY = 86_400;
const dailyMidnight: Recurrence = { kind: "daily", every: 1, at: [0] };

function wall(text: string): Moment {
  return { wall: Date.parse(`${text}Z`) };
}

function rotation(recurrence: Recurrence, more: Partial<Rotation> = {}): Rotation {
  const members = ["a", "b", "c", "d", "e"];
  const start = wall("2026-01-05T00:00");
  return { name: "r", timeZone: "UTC", start, members, recurrence, ...more };
}

function elapsed(days: number, seconds: number): Recurrence {
  return { kind: "elapsed", days, seconds };
}

function lines(rotation: Rotation, from: string, to: string): string[] {
  const window = { from: Date.parse(`${from}Z`), to: Date.parse(`${to}Z`) };
  return renderRotation(rotation, window).map(
    ({ start, end, members }) => `${iso(start)} ${iso(end)} ${members.join("+")}`,
  );
}

function iso(instant: number): string {
  return new Date(instant).toISOString().replace(/(:00)?\.000Z/, "");
}

describe("rule 3: members take turns", () => {
  test.each<[string, (string | null)[], number | undefined, string[]]>([
    ["one at a time", ["a", "b", "c"], undefined, ["a", "b", "c", "a", "b", "c"]],
    ["alone", ["a"], undefined, ["a", "a", "a", "a", "a", "a"]],
    ["2 of 5", ["a", "b", "c", "d", "e"], 2, ["a+b", "c+d", "e+a", "b+c", "d+e", "a+b"]],
    ["3 of 4", ["a", "b", "c", "d"], 3, ["a+b+c", "d+a+b", "c+d+a", "b+c+d", "a+b+c", "d+a+b"]],
    ["2 of 4", ["a", "b", "c", "d"], 2, ["a+b", "c+d", "a+b", "c+d", "a+b", "c+d"]],
    ["all at once", ["a", "b"], 2, ["a+b", "a+b", "a+b", "a+b", "a+b", "a+b"]],
    ["one who comes twice in a row", ["a", "a", "b"], 1, ["a", "a", "b", "a", "a", "b"]],
    ["one who comes twice in a turn", ["a", "a", "b"], 2, ["a", "b+a", "a+b", "a", "b+a", "a+b"]],
    ["no-one", ["a", null, "b"], 1, ["a", "", "b", "a", "", "b"]],
    ["no-one beside someone", ["a", null, "b"], 2, ["a", "b+a", "b", "a", "b+a", "b"]],
    ["no-one twice", [null, null, "a", "b"], 2, ["", "a+b", "", "a+b", "", "a+b"]],
    ["only no-one", [null], 1, ["", "", "", "", "", ""]],
  ])("%s", (_, members, onCalls, turns) => {
    const expected = turns.flatMap((onCall, turn) => {
      const day = Date.parse("2026-01-05T00:00Z") + turn * DAY * 1000;
      return onCall === "" ? [] : [`${iso(day)} ${iso(day + DAY * 1000)} ${onCall}`];
    });
    const daily = rotation(dailyMidnight, { members, onCalls });
    expect(lines(daily, "2026-01-05T00:00", "2026-01-11T00:00")).toEqual(expected);
  });
});

describe("rule 7: shifts are whole", () => {
  const daily = rotation(dailyMidnight);
  const first = "2026-01-05T00:00 2026-01-06T00:00 a";
  const second = "2026-01-06T00:00 2026-01-07T00:00 b";

  test.each([
    ["within a shift", "2026-01-05T11:00", "2026-01-05T12:00", [first]],
    ["over a hand-off", "2026-01-05T23:59:59", "2026-01-06T00:00:01", [first, second]],
    ["ending at a hand-off", "2026-01-05T12:00", "2026-01-06T00:00", [first]],
    ["beginning at a hand-off", "2026-01-06T00:00", "2026-01-06T00:00:01", [second]],
    ["from before the start", "2025-01-01T00:00", "2026-01-05T00:00:01", [first]],
    ["up to the start", "2025-01-01T00:00", "2026-01-05T00:00", []],
  ])("a window %s", (_, from, to, expected) => {
    expect(lines(daily, from, to)).toEqual(expected);
  });

  test("clip cuts them to the window", () => {
    const window = { from: Date.parse("2026-01-05T12:00Z"), to: Date.parse("2026-01-06T06:00Z") };
    const clipped = clip(renderRotation(daily, window), window);
    expect(clipped.map(({ start, end, members }) => [iso(start), iso(end), members])).toEqual([
      ["2026-01-05T12:00", "2026-01-06T00:00", ["a"]],
      ["2026-01-06T00:00", "2026-01-06T06:00", ["b"]],
    ]);
  });
});

describe("rule 8: intervals", () => {
  const newYork = { timeZone: "America/New_York" };

  test.each<[string, Recurrence, string, string[]]>([
    // 12:00 is 17:00Z in EST and 16:00Z in EDT, from 2026-03-08 on.
    ["one day", elapsed(1, 0), "2026-03-07T12:00", ["07T17:00", "08T16:00", "09T16:00"]],
    ["86,400 s", elapsed(0, DAY), "2026-03-07T12:00", ["07T17:00", "08T17:00", "09T17:00"]],
    ["a day and an hour", elapsed(1, 3600), "2026-03-07T12:00", ["07T17:00", "08T17:00"]],
    ["a day in the gap", elapsed(1, 0), "2026-03-07T02:30", ["07T07:30", "08T07:30", "09T06:30"]],
    ["8 hours", elapsed(0, 28_800), "2026-03-07T20:00", ["08T01:00", "08T09:00", "08T17:00"]],
    ["2 days", elapsed(2, 0), "2026-03-05T12:00", ["05T17:00", "07T17:00", "09T16:00"]],
  ])("%s across the change in New York", (_, recurrence, start, starts) => {
    const shifts = lines(
      rotation(recurrence, { ...newYork, start: wall(start) }),
      "2026-03-01T00:00",
      `2026-03-${starts[starts.length - 1]}:01`,
    );
    expect(shifts.map((line) => line.slice(8, 16))).toEqual(starts);
    expect(shifts.map((line) => line.slice(-1))).toEqual(["a", "b", "c"].slice(0, starts.length));
  });

  test("days and seconds add up from the start, not from turn to turn", () => {
    const start = wall("2026-03-07T12:00");
    expect(
      lines(
        rotation(elapsed(1, 3600), { ...newYork, start }),
        "2026-03-07T17:00",
        "2026-03-10T19:00",
      ),
    ).toEqual([
      "2026-03-07T17:00 2026-03-08T17:00 a", // to 12:00 EDT and 1 hour
      "2026-03-08T17:00 2026-03-09T18:00 b", // to 12:00 EDT and 2 hours
      "2026-03-09T18:00 2026-03-10T19:00 c", // to 12:00 EDT and 3 hours
    ]);
  });

  test("turn 0 begins at the start exactly, in the second of two equal hours too", () => {
    const start = Date.parse("2026-11-01T06:30Z"); // 01:30 EST
    const daily = rotation(elapsed(1, 0), { ...newYork, start });
    expect(lines(daily, "2026-10-31T00:00", "2026-11-02T06:30")).toEqual([
      "2026-11-01T06:30 2026-11-02T06:30 a", // to 01:30 EST
    ]);
  });

  test("a turn that a gap leaves without length counts and yields no shift", () => {
    // Turn 2 begins at 09:00 on the missing 30th, turn 3 on the 31st: both at 19:00Z on the 30th.
    const apia = { timeZone: "Pacific/Apia", start: wall("2011-12-28T09:00") };
    const daily = rotation(elapsed(1, 0), apia);
    expect(lines(daily, "2011-12-01T00:00", "2012-01-01T00:00")).toEqual([
      "2011-12-28T19:00 2011-12-29T19:00 a",
      "2011-12-29T19:00 2011-12-30T19:00 b",
      "2011-12-30T19:00 2011-12-31T19:00 d",
      "2011-12-31T19:00 2012-01-01T19:00 e",
    ]);
    expect(lines(daily, "2011-12-30T19:00", "2011-12-30T19:00:01")).toEqual([
      "2011-12-30T19:00 2011-12-31T19:00 d",
    ]);
  });

  test("a restriction does not move the turns (rule 9)", () => {
    const coverage = [{ start: 6 * 3600, length: 2 * DAY }]; // Mon 06:00 to Wed 06:00
    const halfDays = rotation(elapsed(0, DAY / 2), { coverage });
    expect(lines(halfDays, "2026-01-05T00:00", "2026-01-12T12:00")).toEqual([
      "2026-01-05T06:00 2026-01-05T12:00 a",
      "2026-01-05T12:00 2026-01-06T00:00 b",
      "2026-01-06T00:00 2026-01-06T12:00 c",
      "2026-01-06T12:00 2026-01-07T00:00 d",
      "2026-01-07T00:00 2026-01-07T06:00 e",
      "2026-01-12T06:00 2026-01-12T12:00 e", // turn 14
    ]);
  });
});

describe("effective dates", () => {
  const until = wall("2026-01-07T12:00");

  test.each<[string, Rotation["effective"], string[]]>([
    [
      "from before the start",
      { from: wall("2026-01-01T00:00"), until: wall("2026-01-06T00:00") },
      ["05T00:00 06T00:00 a"],
    ],
    [
      "from within turn 1 to within turn 2",
      { from: wall("2026-01-06T12:00"), until },
      ["06T12:00 07T00:00 b", "07T00:00 07T12:00 c"],
    ],
    ["from a hand-off", { from: wall("2026-01-07T00:00"), until }, ["07T00:00 07T12:00 c"]],
    ["until within turn 0", { until: wall("2026-01-05T18:00") }, ["05T00:00 05T18:00 a"]],
    ["until the start", { until: wall("2026-01-05T00:00") }, []],
    ["no time at all", { from: until, until }, []],
    ["backwards", { from: until, until: wall("2026-01-06T00:00") }, []],
  ])("%s", (_, effective, expected) => {
    for (const recurrence of [dailyMidnight, elapsed(1, 0), elapsed(0, DAY)]) {
      const shifts = lines(
        rotation(recurrence, { effective }),
        "2025-12-01T00:00",
        "2026-02-01T00:00",
      );
      expect(shifts.map((line) => line.replaceAll("2026-01-", ""))).toEqual(expected);
    }
  });
});

describe("a rotation of 20 years", () => {
  // From Monday 2 January 2006 to Monday 5 January 2026: 20 * 365 + 5 leap days + 3 = 7308 days,
  // which are 1044 weeks.
  const at = Date.parse("2026-01-05T15:00Z");
  const newYork = { timeZone: "America/New_York", start: wall("2006-01-02T09:00") };
  const weekly: Recurrence = { kind: "weekly", every: 1, on: [{ weekday: 0, at: 9 * 3600 }] };
  const daily: Recurrence = { kind: "daily", every: 1, at: [9 * 3600] };
  // 02:30 and 03:30 were one hand-off in each of the 20 springs.
  const twice: Recurrence = { kind: "daily", every: 1, at: [9000, 12_600] };
  const monthly: Recurrence = { kind: "monthly", every: 1, on: [{ day: 1, at: 0 }] };

  test.each([
    ["weeks: 1044 = 208 * 5 + 4", weekly, "e", "2026-01-05T14:00", "2026-01-12T14:00"],
    ["days: 7308 = 1461 * 5 + 3", daily, "d", "2026-01-05T14:00", "2026-01-06T14:00"],
    ["2 * 7308 - 20 = 2919 * 5 + 1", twice, "b", "2026-01-05T08:30", "2026-01-06T07:30"],
    ["months: 240 = 48 * 5", monthly, "a", "2026-01-01T05:00", "2026-02-01T05:00"],
    ["days: 7308", elapsed(1, 0), "d", "2026-01-05T14:00", "2026-01-06T14:00"],
    ["7308 * 2 = 2923 * 5 + 1", elapsed(0, DAY / 2), "b", "2026-01-05T14:00", "2026-01-06T02:00"],
  ])("%s", (_, recurrence, member, start, end) => {
    const shifts = onCallAt(rotation(recurrence, newYork), at);
    expect(shifts.map(({ start, end, members }) => [iso(start), iso(end), ...members])).toEqual([
      [start, end, member],
    ]);
  });
});

describe("what cannot be rendered is refused as a bad request", () => {
  test.each<[string, Rotation]>([
    ["no members", rotation(dailyMidnight, { members: [] })],
    ["more on call than members", rotation(dailyMidnight, { onCalls: 6 })],
    ["none on call", rotation(dailyMidnight, { onCalls: 0 })],
    ["half a member on call", rotation(dailyMidnight, { onCalls: 1.5 })],
    ["every 0 days", rotation({ kind: "daily", every: 0, at: [0] })],
    ["every -1 weeks", rotation({ kind: "weekly", every: -1, on: [{ weekday: 0, at: 0 }] })],
    ["every 1.5 months", rotation({ kind: "monthly", every: 1.5, on: [{ day: 1, at: 0 }] })],
    ["no hand-off", rotation({ kind: "weekly", every: 1, on: [] })],
    ["an interval of nothing", rotation(elapsed(0, 0))],
    ["a negative interval", rotation(elapsed(1, -3600))],
    ["an unknown zone", rotation(dailyMidnight, { timeZone: "Mars/Olympus_Mons" })],
  ])("%s", (_, bad) => {
    const window = { from: Date.parse("2026-01-05T00:00Z"), to: Date.parse("2026-01-06T00:00Z") };
    const schedule = { name: "s", timeZone: "UTC", combine: "stack", rotations: [bad] } as const;
    for (const render of [
      () => renderRotation(bad, window),
      () => renderSchedule(schedule, window),
      () => onCallAt(bad, window.from),
    ]) {
      expect(render).toThrow(OncallError);
      expect(render).toThrow(expect.objectContaining({ exitCode: 2 }));
    }
  });

  test("an unknown zone of a schedule", () => {
    const bad = { name: "s", timeZone: "Nowhere/Land", combine: "stack", rotations: [] } as const;
    expect(() => renderSchedule(bad, { from: 0, to: 1 })).toThrow(
      expect.objectContaining({ name: "OncallError", exitCode: 2 }),
    );
  });
});
