import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import type { Rotation, Schedule, Shift } from "../../src/model/rotation.js";
import type { Window } from "../../src/model/time.js";
import type { Native, Provider } from "../../src/providers/provider.js";
import { compareShifts } from "../../src/service/verify/compare.js";
import { verifyRotation, verifySchedule } from "../../src/service/verify.js";
import { rotationAndWindow } from "../engine/arbitraries.js";
import { naiveRotation } from "../engine/naive.js";

// 5 January 2026 is a Monday; everything is in UTC unless it says otherwise.

const NINE = 9 * 3600;

/** A week each from Monday 5 January, 00:00. */
const WEEKLY: Rotation = {
  name: "primary",
  timeZone: "UTC",
  start: time("01-05T00:00"),
  members: ["alice", "bob", "carol"],
  recurrence: { kind: "weekly", every: 1, on: [{ weekday: 0, at: 0 }] },
};

const ON_THE_31ST: Rotation = {
  ...WEEKLY,
  start: time("01-31T09:00"),
  recurrence: { kind: "monthly", every: 1, on: [{ day: 31, at: NINE }] },
};

function time(text: string): number {
  return Date.parse(`2026-${text}Z`);
}

function window(from: string, to: string): Window {
  return { from: time(from), to: time(to) };
}

/** `01-05T00:00 01-12T00:00 alice+bob`; an override ends with `for` and whose turn it is. */
function rows(...lines: string[]): Shift[] {
  return lines.map((line) => {
    const [start = "", end = "", members = "", , overridden] = line.split(" ");
    const type = overridden === undefined ? "REGULAR" : "OVERRIDDEN";
    return {
      start: time(start),
      end: time(end),
      members: members.split("+").filter(Boolean),
      type,
      overridden: overridden?.split("+").filter((name) => name !== "nobody"),
    };
  });
}

const TWO_WEEKS = window("01-05T00:00", "01-19T00:00");
const AS_OURS = ["01-05T00:00 01-12T00:00 alice", "01-12T00:00 01-19T00:00 bob"];

describe("two sides that are equal", () => {
  it("have nothing to explain", () => {
    expect(compareShifts(WEEKLY, TWO_WEEKS, rows(...AS_OURS))).toEqual({
      rotation: "primary",
      timeZone: "UTC",
      window: TWO_WEEKS,
      compared: 2,
      theirs: 2,
      emptyRows: 0,
      isEqual: true,
      samePeople: true,
      rows: [],
      explained: [],
      certain: false,
    });
  });

  it("may name members, and whom they replace, in any order", () => {
    const two = {
      ...WEEKLY,
      onCalls: 2,
      overrides: [
        { from: time("01-06T00:00"), to: time("01-12T00:00"), members: ["carol", "dave"] },
      ],
    };
    const theirs = rows(
      "01-05T00:00 01-06T00:00 bob+alice",
      "01-06T00:00 01-12T00:00 dave+carol for bob+alice",
      "01-12T00:00 01-19T00:00 alice+carol",
    );
    expect(compareShifts(two, TWO_WEEKS, theirs).isEqual).toBe(true);
  });

  it("may come in any order, with rows that have no members", () => {
    const theirs = [...rows(...AS_OURS), ...rows("01-10T00:00 01-11T00:00 ")].reverse();
    expect(compareShifts(WEEKLY, TWO_WEEKS, theirs)).toMatchObject({
      isEqual: true,
      theirs: 2,
      emptyRows: 1,
    });
  });

  it("are our engine and the one that goes minute by minute", () => {
    fc.assert(
      fc.property(rotationAndWindow, ({ rotation, window }) => {
        const theirs = naiveRotation(rotation, window);
        expect(compareShifts(rotation, window, theirs).isEqual).toBe(true);
      }),
      { seed: Number(process.env.SEED ?? 20_260_308), numRuns: Number(process.env.RUNS ?? 200) },
    );
  });
});

describe("a difference", () => {
  test("has the shifts of either side, in order of time, each as often as it is missing", () => {
    const theirs = rows(AS_OURS[0] as string, AS_OURS[0] as string, "01-12T00:00 01-18T00:00 bob");
    const { rows: different, compared, isEqual } = compareShifts(WEEKLY, TWO_WEEKS, theirs);
    expect({ isEqual, compared }).toEqual({ isEqual: false, compared: 2 });
    expect(
      different.map(
        ({ kind, shift }) => `${kind} ${shift.members} ${shift.end === time("01-18T00:00")}`,
      ),
    ).toEqual(["theirs alice false", "ours bob false", "theirs bob true"]);
  });

  test("in a type alone is one", () => {
    const theirs = rows(AS_OURS[0] as string, "01-12T00:00 01-19T00:00 bob for bob");
    expect(compareShifts(WEEKLY, TWO_WEEKS, theirs)).toMatchObject({
      isEqual: false,
      samePeople: true,
    });
  });
});

describe("a rule is named", () => {
  test("for certain, where one reading gives exactly theirs", () => {
    const theirs = rows("01-31T09:00 03-31T09:00 alice", "03-31T09:00 05-31T09:00 bob");
    const compared = compareShifts(ON_THE_31ST, window("02-01T00:00", "04-15T00:00"), theirs);
    expect(compared.certain).toBe(true);
    expect(compared.explained).toEqual([
      {
        kind: "exact",
        rules: [
          {
            rule: 4,
            title: "short months",
            reading: "month-skipped",
            text: "a month without the day has no such hand-off",
          },
        ],
      },
    ]);
  });

  test("with another, where two readings together give theirs", () => {
    // From 00:00, hand-offs at 09:00, two on call: the first two go on, then one of them leaves.
    const two: Rotation = {
      ...WEEKLY,
      members: ["alice", "bob", "carol", "dave", "erin"],
      onCalls: 2,
      recurrence: { kind: "daily", every: 1, at: [NINE] },
    };
    const theirs = rows(
      "01-05T00:00 01-06T09:00 alice+bob",
      "01-06T09:00 01-07T09:00 bob+carol",
      "01-07T09:00 01-08T09:00 carol+dave",
    );
    const compared = compareShifts(two, window("01-05T00:00", "01-08T09:00"), theirs);
    expect(names(compared)).toEqual([
      // A turn of one day is over at the second hand-off, too.
      ["exact", "first-goes-on", "slide-by-one"],
      ["exact", "whole-first-turn", "slide-by-one"],
    ]);
    expect(compared.certain).toBe(true);
  });

  test("not for certain, where readings of different rules give theirs", () => {
    // The window ends at midnight, and so might the coverage.
    const nights = { ...WEEKLY, coverage: [{ start: 22 * 3600, length: 8 * 3600 }] };
    const compared = compareShifts(
      nights,
      window("01-05T00:00", "01-06T00:00"),
      rows("01-05T22:00 01-06T00:00 alice"),
    );
    expect(names(compared)).toEqual([
      ["exact", "overnight-cut"],
      ["exact", "clipped"],
      ["exact", "clipped-at-end"],
    ]);
    expect(compared.certain).toBe(false);
  });

  test("where a reading gives the same people, and shifts cut otherwise", () => {
    // Mondays and Thursdays; the week is alice's, in two shifts.
    const twice: Rotation = {
      ...WEEKLY,
      recurrence: {
        kind: "weekly",
        every: 1,
        on: [
          { weekday: 0, at: 0 },
          { weekday: 3, at: 0 },
        ],
      },
    };
    const theirs = rows(
      "01-05T00:00 01-08T00:00 alice",
      "01-08T00:00 01-12T00:00 alice",
      "01-12T00:00 01-15T00:00 bob",
      "01-15T00:00 01-19T00:00 bob",
    );
    const compared = compareShifts(twice, TWO_WEEKS, theirs);
    expect(names(compared)).toEqual([["same-people", "one-turn-a-period"]]);
    expect(compared).toMatchObject({ certain: false, samePeople: false });
  });
});

function names({ explained }: ReturnType<typeof compareShifts>): string[][] {
  return explained.map(({ kind, rules }) => [kind, ...rules.map(({ reading = "" }) => reading)]);
}

describe("where no reading explains it, the first difference is judged:", () => {
  const daily: Rotation = { ...WEEKLY, recurrence: { kind: "daily", every: 1, at: [0] } };
  const newYork: Rotation = { ...WEEKLY, timeZone: "America/New_York", start: time("02-23T05:00") };

  test.each<[number, string, Rotation, Window, string[]]>([
    // Clocks change on 8 March; the hand-off of Monday the 9th is at 04:00Z.
    [
      1,
      "next to a change of clocks",
      newYork,
      window("03-02T05:00", "03-09T04:00"),
      ["03-02T05:00 03-08T17:00 bob"],
    ],
    [
      2,
      "other members",
      daily,
      window("01-05T00:00", "01-07T00:00"),
      ["01-05T00:00 01-06T00:00 alice", "01-06T00:00 01-07T00:00 carol"],
    ],
    [
      3,
      "other members, two on call",
      { ...daily, onCalls: 2 },
      window("01-05T00:00", "01-07T00:00"),
      ["01-05T00:00 01-06T00:00 alice+bob", "01-06T00:00 01-07T00:00 alice+bob"],
    ],
    [
      4,
      "on the 31st",
      ON_THE_31ST,
      window("02-01T00:00", "03-15T00:00"),
      ["01-31T09:00 02-20T09:00 alice", "02-20T09:00 03-31T09:00 bob"],
    ],
    [
      5,
      "other times, with coverage",
      { ...WEEKLY, coverage: [{ start: NINE, length: NINE }] },
      TWO_WEEKS,
      ["01-05T09:00 01-05T12:00 alice", "01-12T09:00 01-12T18:00 bob"],
    ],
    [
      6,
      "an override",
      {
        ...WEEKLY,
        overrides: [{ from: time("01-06T00:00"), to: time("01-07T00:00"), members: ["dave"] }],
      },
      TWO_WEEKS,
      AS_OURS,
    ],
    [
      7,
      "from the window's beginning",
      WEEKLY,
      window("01-07T00:00", "01-13T00:00"),
      ["01-07T00:00 01-12T00:00 alice"],
    ],
  ])("rule %i, %s", (rule, _, rotation, span, theirs) => {
    const compared = compareShifts(rotation, span, rows(...theirs));
    expect(compared.explained).toMatchObject([{ kind: "guess", rules: [{ rule }] }]);
    expect(compared.explained[0]?.rules[0]?.reading).toBeUndefined();
    expect(compared.certain).toBe(false);
  });
});

/** A provider whose own shifts are the given ones; what it is asked for is noted. */
function provider(theirs: Readonly<Record<string, Shift[]>>) {
  const asked: unknown[][] = [];
  const answer =
    (which: string) =>
    (rotation: Rotation, ...rest: unknown[]) => {
      asked.push([which, rotation.name, ...rest]);
      return Promise.resolve(theirs[rotation.name] ?? []);
    };
  const native: Native = { existing: answer("existing"), proposed: answer("proposed") };
  return { ...SILENT, native, asked };
}

const SILENT: Provider = {
  name: "local",
  place: "a test",
  limits: { recurrences: [], combines: [], overrides: [] },
  schedules: {
    list: () => expect.fail("nobody asks for schedules"),
    get: () => expect.fail("nobody asks for a schedule"),
    create: () => expect.fail("nothing is made"),
    update: () => expect.fail("nothing is changed"),
    delete: () => expect.fail("nothing is deleted"),
  },
};

describe("verify", () => {
  it("asks for the shifts of the rotation that is there, or of one like it", async () => {
    const known = provider({ primary: rows(...AS_OURS) });
    const call = { signal: new AbortController().signal };
    const there = await verifyRotation(known, WEEKLY, TWO_WEEKS, "existing", call);
    const like = await verifyRotation(known, WEEKLY, TWO_WEEKS, "proposed", call);
    expect([there.isEqual, like.isEqual]).toEqual([true, true]);
    expect(known.asked).toEqual([
      ["existing", "primary", TWO_WEEKS, call],
      ["proposed", "primary", TWO_WEEKS, {}, call],
    ]);
  });

  it("is refused by a provider that renders nothing itself", async () => {
    const refused = { code: "unsupported", exitCode: 2 };
    const schedule: Schedule = { name: "s", timeZone: "UTC", combine: "stack", rotations: [] };
    await expect(verifyRotation(SILENT, WEEKLY, TWO_WEEKS, "existing", {})).rejects.toMatchObject({
      ...refused,
      message: "local has no rendering of its own to compare with",
    });
    await expect(verifySchedule(SILENT, schedule, TWO_WEEKS, {})).rejects.toMatchObject(refused);
  });

  it("of a schedule compares each rotation, and is equal when all are", async () => {
    const second = { ...WEEKLY, name: "second", members: ["dave"] };
    const schedule: Schedule = {
      name: "payments",
      timeZone: "Europe/Berlin",
      combine: "together",
      rotations: [WEEKLY, second],
    };
    const daves = ["01-05T00:00 01-12T00:00 dave", "01-12T00:00 01-19T00:00 dave"];
    const whole = ["01-05T00:00 01-19T00:00 dave"];
    const verify = (ofSecond: string[]) => {
      const known = provider({ primary: rows(...AS_OURS), second: rows(...ofSecond) });
      return verifySchedule(known, schedule, TWO_WEEKS, {});
    };
    expect(await verify(daves)).toMatchObject({
      schedule: "payments",
      timeZone: "Europe/Berlin",
      window: TWO_WEEKS,
      isEqual: true,
      samePeople: true,
      rotations: [{ rotation: "primary" }, { rotation: "second" }],
    });
    expect(await verify(whole)).toMatchObject({
      isEqual: false,
      samePeople: true,
      rotations: [{ isEqual: true }, { isEqual: false }],
    });
    expect(await verify([])).toMatchObject({ isEqual: false, samePeople: false });
  });
});
