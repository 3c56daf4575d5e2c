import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { checkSchedule } from "../../src/engine/findings/check-schedule.js";
import {
  type CheckLimits,
  FINDING_KINDS,
  type FindingKind,
  type ScheduleFinding,
} from "../../src/engine/findings/finding.js";
import {
  type Override,
  type Rotation,
  renderSchedule,
  type Schedule,
  type Shift,
  type WeeklyWindow,
  type Window,
} from "../../src/engine/index.js";
import { scheduleAndWindow } from "./arbitraries.js";
import { naiveRotation, naiveSchedule } from "./naive.js";

// 5 January 2026 is a Monday. Times are UTC where no zone is named.

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Limits that nothing can break. */
const OFF: CheckLimits = { longestMs: Infinity, restMs: 0 };

/** `01-05T09:00` is 9 o'clock on 5 January 2026. */
function time(text: string): number {
  return Date.parse(`2026-${text}Z`);
}

function window(from: string, to: string): Window {
  return { from: time(from), to: time(to) };
}

/** Hands off daily at midnight, since 1 December 2025, a Monday. */
function daily(name: string, members: Rotation["members"], more: Partial<Rotation> = {}): Rotation {
  const start = { wall: Date.parse("2025-12-01T00:00Z") };
  const recurrence = { kind: "daily", every: 1, at: [0] } as const;
  return { name, timeZone: "UTC", start, members, recurrence, ...more };
}

/** Hands off on Mondays at midnight. */
function weekly(name: string, members: Rotation["members"], more: Partial<Rotation> = {}) {
  const recurrence = { kind: "weekly", every: 1, on: [{ weekday: 0, at: 0 }] } as const;
  return daily(name, members, { recurrence, ...more });
}

/** The same hours of some days; Monday is 0. */
function hours(from: number, to: number, days = [0, 1, 2, 3, 4, 5, 6]): WeeklyWindow[] {
  return days.map((day) => ({ start: (day * 24 + from) * 3600, length: (to - from) * 3600 }));
}

function over(from: string, to: string, ...members: string[]): Override {
  return { from: time(from), to: time(to), members };
}

function stack(...rotations: Rotation[]): Schedule {
  return { name: "s", timeZone: "UTC", combine: "stack", rotations };
}

function together(...rotations: Rotation[]): Schedule {
  return { ...stack(...rotations), combine: "together" };
}

function find(kind: FindingKind, schedule: Schedule, window: Window, limits = OFF) {
  return checkSchedule(schedule, window, limits).filter((finding) => finding.kind === kind);
}

/** `01-05T09:00 01-06T09:00 alice (primary, secondary)` */
function lines(findings: readonly ScheduleFinding[]): string[] {
  return findings.map(({ start, end, members, rotations }) => {
    const span = [start, end].map((t) => new Date(t).toISOString().slice(5, 16)).join(" ");
    return `${span} ${members.join(", ")} (${rotations.join(", ")})`;
  });
}

const WEEK = window("01-05T00:00", "01-12T00:00");

test("a schedule of weekly turns without a break in it has no findings", () => {
  const limits = { longestMs: 7 * DAY, restMs: 7 * DAY };
  expect(checkSchedule(stack(weekly("primary", ["alice", "bob"])), WEEK, limits)).toEqual([]);
});

test("findings that start together come in the order of their kinds", () => {
  // Nobody at all: a gap of the whole window, and alice never on call.
  const never = daily("never", ["alice"], { coverage: [] });
  const schedule = { ...stack(never), overrides: [over("01-05T00:00", "01-06T00:00", "zoe")] };
  const found = checkSchedule(schedule, WEEK, { longestMs: HOUR, restMs: 0 });
  expect(found.map(({ kind, start }) => [kind, start])).toEqual([
    ["long", time("01-05T00:00")],
    ["non-member", time("01-05T00:00")],
    ["unreached", time("01-05T00:00")],
    ["gap", time("01-06T00:00")],
  ]);
});

test("a clock change comes after what starts with it", () => {
  // Berlin, 08:00 to 20:00, and New York, 14:00 to 02:00, share 18:00Z to 19:00Z on 10 March.
  const overrides = [over("03-10T18:00", "03-10T19:00", "zoe")];
  const schedule = together(
    daily("berlin", ["bea"], { timeZone: "Europe/Berlin", coverage: hours(8, 20), overrides }),
    daily("new york", ["nat"], { timeZone: "America/New_York", coverage: hours(14, 26) }),
  );
  const found = checkSchedule(schedule, window("03-10T12:00", "03-11T00:00"), OFF);
  expect(found.map(({ kind }) => kind)).toEqual(["non-member", "clock-change"]);
});

describe("a gap", () => {
  test("is every stretch of the window in which nobody is on call, cut to the window", () => {
    const office = daily("office", ["alice"], { coverage: hours(9, 17) });
    expect(find("gap", stack(office), window("01-05T03:00", "01-06T09:30"))).toEqual([
      {
        kind: "gap",
        start: time("01-05T03:00"),
        end: time("01-05T09:00"),
        members: [],
        rotations: [],
      },
      {
        kind: "gap",
        start: time("01-05T17:00"),
        end: time("01-06T09:00"),
        members: [],
        rotations: [],
      },
    ]);
  });

  test("is not where one rotation ends as another begins", () => {
    const day = daily("day", ["alice"], { coverage: hours(8, 20) });
    const night = daily("night", ["bob"], { coverage: hours(20, 32) });
    expect(find("gap", together(day, night), WEEK)).toEqual([]);
    expect(find("gap", stack(day, night), WEEK)).toEqual([]);
  });

  test("is left by a turn of no-one, whom no finding names", () => {
    const found = checkSchedule(stack(daily("primary", ["alice", null])), WEEK, OFF);
    // 5 January is 35 days after the start: the odd turn, no-one's.
    expect(lines(found)).toEqual([
      "01-05T00:00 01-06T00:00  ()",
      "01-07T00:00 01-08T00:00  ()",
      "01-09T00:00 01-10T00:00  ()",
      "01-11T00:00 01-12T00:00  ()",
    ]);
  });

  test("is left by an override without members, and filled by one with some", () => {
    const primary = daily("primary", ["alice"], { coverage: hours(0, 12) });
    const overrides = [over("01-05T02:00", "01-05T03:00"), over("01-05T12:00", "01-06T00:00", "a")];
    const found = find(
      "gap",
      { ...stack(primary), overrides },
      window("01-05T00:00", "01-06T12:00"),
    );
    expect(lines(found)).toEqual(["01-05T02:00 01-05T03:00  ()"]);
  });
});

describe("a double", () => {
  const DAYS = window("01-05T00:00", "01-07T00:00");

  test("is one person in two rotations of a together schedule at once", () => {
    // 5 January is bob's in the first, 6 January alice's.
    const schedule = together(
      daily("primary", ["alice", "bob"]),
      daily("secondary", ["bob"], { coverage: hours(9, 17) }),
    );
    expect(find("double", schedule, DAYS)).toEqual([
      {
        kind: "double",
        start: time("01-05T09:00"),
        end: time("01-05T17:00"),
        members: ["bob"],
        rotations: ["primary", "secondary"],
      },
    ]);
  });

  test("is not in a stack, where only one of them shows", () => {
    const schedule = stack(daily("primary", ["bob"]), daily("secondary", ["bob"]));
    expect(find("double", schedule, DAYS)).toEqual([]);
  });

  test("is not where one shift ends as the next begins", () => {
    const day = daily("day", ["bob"], { coverage: hours(8, 20) });
    const night = daily("night", ["bob"], { coverage: hours(20, 32) });
    expect(find("double", together(day, night), DAYS)).toEqual([]);
  });

  test("is not a member who stands twice in one turn or override", () => {
    const overrides = [over("01-06T00:00", "01-06T12:00", "bob", "bob")];
    const pair = daily("pair", ["bob", "bob"], { onCalls: 2, overrides });
    expect(find("double", together(pair), DAYS)).toEqual([]);
  });

  test("goes on over hand-offs of the two rotations, up to the borders of the window", () => {
    const schedule = together(
      weekly("primary", ["bob"]),
      daily("secondary", ["bob"], { recurrence: { kind: "daily", every: 1, at: [9 * 3600] } }),
    );
    expect(lines(find("double", schedule, window("01-04T12:00", "01-06T12:00")))).toEqual([
      "01-04T12:00 01-06T12:00 bob (primary, secondary)",
    ]);
  });

  test("of three shifts at once is told for every two", () => {
    const schedule = together(
      daily("a", ["bob"]),
      daily("b", ["bob"], { coverage: hours(8, 12) }),
      daily("c", ["bob"], { coverage: hours(10, 14) }),
    );
    expect(lines(find("double", schedule, window("01-05T00:00", "01-06T00:00")))).toEqual([
      "01-05T08:00 01-05T12:00 bob (a, b)",
      "01-05T10:00 01-05T14:00 bob (a, c)",
      "01-05T10:00 01-05T12:00 bob (b, c)",
    ]);
  });

  test("comes of an override of one rotation, and of one of the whole schedule", () => {
    const overridden = daily("primary", ["alice"], {
      overrides: [over("01-05T06:00", "01-05T07:00", "bob")],
    });
    const schedule = {
      ...together(overridden, daily("secondary", ["bob"])),
      overrides: [over("01-06T06:00", "01-06T07:00", "carol")],
    };
    expect(lines(find("double", schedule, DAYS))).toEqual([
      "01-05T06:00 01-05T07:00 bob (primary, secondary)",
      "01-06T06:00 01-06T07:00 carol (primary, secondary)",
    ]);
  });
});

describe("a long stretch", () => {
  // Alice on call for two days, then bob for one. 5 January is turn 35: bob, then alice on 6 and 7.
  const primary = daily("primary", ["alice", "alice", "bob"]);

  test("is back-to-back shifts that last longer than the limit", () => {
    const limits = { longestMs: 2 * DAY - 1, restMs: 0 };
    expect(find("long", stack(primary), window("01-05T00:00", "01-08T00:00"), limits)).toEqual([
      {
        kind: "long",
        start: time("01-06T00:00"),
        end: time("01-08T00:00"),
        members: ["alice"],
        rotations: ["primary"],
        limitMs: 2 * DAY - 1,
        isWhole: true,
      },
    ]);
  });

  test("may last exactly as long as the limit", () => {
    expect(find("long", stack(primary), WEEK, { longestMs: 2 * DAY, restMs: 0 })).toEqual([]);
  });

  test("is whole where it reaches out of the window, and not told where it only touches it", () => {
    const limits = { longestMs: DAY, restMs: 0 };
    const inside = window("01-07T10:00", "01-07T11:00");
    expect(lines(find("long", stack(primary), inside, limits))).toEqual([
      "01-06T00:00 01-08T00:00 alice (primary)",
    ]);
    const between = window("01-08T00:00", "01-09T00:00");
    expect(find("long", stack(primary), between, limits)).toEqual([]);
  });

  test("goes on from one rotation to another, and over shifts that overlap", () => {
    const schedule = together(
      daily("day", ["alice"], { coverage: hours(6, 14) }),
      daily("late", ["alice"], { coverage: hours(14, 18) }),
      daily("night", ["alice"], { coverage: hours(17, 22) }),
    );
    const limits = { longestMs: 15 * HOUR, restMs: 0 };
    expect(lines(find("long", schedule, window("01-05T00:00", "01-06T00:00"), limits))).toEqual([
      "01-05T06:00 01-05T22:00 alice (day, late, night)",
    ]);
  });

  test("without an end is told as far as ten limits around the window, in whole shifts", () => {
    const nine = { kind: "daily", every: 1, at: [9 * 3600] } as const;
    const alone = daily("alone", ["alice"], { recurrence: nine });
    const limits = { longestMs: DAY, restMs: 0 };
    // 10 January 00:00 lies in the shift since the 9th, and 31 January 00:00 in that to the 31st.
    const found = find("long", stack(alone), window("01-20T00:00", "01-21T00:00"), limits);
    expect(found).toMatchObject([
      { start: time("01-09T09:00"), end: time("01-31T09:00"), isWhole: false },
    ]);
  });

  test("that begins in sight and goes on out of it is not whole", () => {
    const fresh = daily("fresh", ["alice"], { start: time("01-04T00:00") });
    const limits = { longestMs: DAY, restMs: 0 };
    const found = find("long", stack(fresh), window("01-05T00:00", "01-06T00:00"), limits);
    expect(found).toMatchObject([
      { start: time("01-04T00:00"), end: time("01-16T00:00"), isWhole: false },
    ]);
  });

  test("that ends in sight and comes from out of it is not whole", () => {
    // Ten days before the window is 26 December.
    const leaving = daily("leaving", ["alice"], { effective: { until: time("01-07T00:00") } });
    const limits = { longestMs: DAY, restMs: 0 };
    const found = find("long", stack(leaving), window("01-05T00:00", "01-06T00:00"), limits);
    expect(found).toMatchObject([
      { start: Date.parse("2025-12-26T00:00Z"), end: time("01-07T00:00"), isWhole: false },
    ]);
  });
});

describe("a short rest", () => {
  const days = daily("days", ["alice"], { coverage: hours(8, 20) });
  const MONDAY = window("01-05T00:00", "01-06T00:00");

  test("is less than the limit between two stretches of one person, told whole", () => {
    const limits = { longestMs: Infinity, restMs: 12 * HOUR + 1 };
    expect(find("rest", stack(days), MONDAY, limits)).toEqual([
      {
        kind: "rest",
        start: time("01-04T20:00"),
        end: time("01-05T08:00"),
        members: ["alice"],
        rotations: ["days"],
        limitMs: 12 * HOUR + 1,
      },
      {
        kind: "rest",
        start: time("01-05T20:00"),
        end: time("01-06T08:00"),
        members: ["alice"],
        rotations: ["days"],
        limitMs: 12 * HOUR + 1,
      },
    ]);
  });

  test("may be exactly as long as the limit", () => {
    expect(find("rest", stack(days), MONDAY, { longestMs: Infinity, restMs: 12 * HOUR })).toEqual(
      [],
    );
  });

  test("lies in the window, and not just before or after it", () => {
    const limits = { longestMs: Infinity, restMs: 13 * HOUR };
    expect(find("rest", stack(days), window("01-05T08:00", "01-05T20:00"), limits)).toEqual([]);
    expect(lines(find("rest", stack(days), window("01-05T07:59", "01-05T20:00"), limits))).toEqual([
      "01-04T20:00 01-05T08:00 alice (days)",
    ]);
  });

  test("is seen whole where the window lies within it", () => {
    // Alice has the odd weeks since 1 December, and bob the sixth, which begins on 5 January.
    const turns = weekly("turns", ["alice", "bob"]);
    const limits = { longestMs: Infinity, restMs: 8 * DAY };
    const found = find("rest", stack(turns), window("01-08T12:00", "01-08T13:00"), limits);
    expect(lines(found)).toEqual(["01-05T00:00 01-12T00:00 alice (turns)"]);
  });

  test("lies between two rotations, and is none where one goes on as the other ends", () => {
    const schedule = together(
      daily("early", ["alice"], { coverage: hours(6, 12) }),
      daily("noon", ["alice"], { coverage: hours(12, 14) }),
      daily("late", ["alice"], { coverage: hours(18, 22) }),
    );
    const limits = { longestMs: Infinity, restMs: 8 * HOUR };
    // From 22:00 to 06:00 are 8 hours.
    expect(lines(find("rest", schedule, MONDAY, limits))).toEqual([
      "01-05T14:00 01-05T18:00 alice (noon, late)",
    ]);
  });

  test("of one person is not shortened by another's shifts", () => {
    const turns = daily("turns", ["alice", "bob"]);
    expect(find("rest", stack(turns), WEEK, { longestMs: Infinity, restMs: DAY })).toEqual([]);
    expect(
      lines(find("rest", stack(turns), MONDAY, { longestMs: Infinity, restMs: DAY + 1 })),
    ).toEqual(["01-05T00:00 01-06T00:00 alice (turns)"]);
  });
});

describe("a short rest of somebody who is relieved", () => {
  const TUESDAY = window("01-06T00:00", "01-07T00:00");
  const limits = { longestMs: Infinity, restMs: 11 * HOUR };

  test("is none while their turn goes on below another rotation", () => {
    const primary = weekly("primary", ["alice", "bob"]);
    const nights = daily("nights", ["dave"], { coverage: hours(2, 8) });
    expect(find("rest", stack(primary, nights), WEEK, limits)).toEqual([]);
  });

  test("is none where one turn of theirs goes on in the next", () => {
    const primary = daily("primary", ["alice"]);
    const nights = daily("nights", ["dave"], { coverage: hours(22, 26) });
    expect(find("rest", stack(primary, nights), WEEK, limits)).toEqual([]);
  });

  test("is none under an override, be it of the rotation or of the schedule", () => {
    const primary = weekly("primary", ["alice", "bob"]);
    for (const members of [["dave"], []]) {
      const overrides = [over("01-06T12:00", "01-06T13:00", ...members)];
      expect(find("rest", stack({ ...primary, overrides }), WEEK, limits)).toEqual([]);
      expect(find("rest", { ...stack(primary), overrides }, WEEK, limits)).toEqual([]);
      expect(find("rest", { ...together(primary), overrides }, WEEK, limits)).toEqual([]);
    }
  });

  test("is one where coverage interrupts the turn, also while somebody stands in", () => {
    const coverage = [...hours(0, 12), ...hours(18, 24)];
    const primary = weekly("primary", ["alice"], { coverage });
    const noon = daily("noon", ["dave"], { coverage: hours(12, 18) });
    const overrides = [over("01-06T12:00", "01-06T18:00", "dave")];
    const expected = ["01-06T12:00 01-06T18:00 alice (primary)"];
    expect(lines(find("rest", stack(primary), TUESDAY, limits))).toEqual(expected);
    expect(lines(find("rest", stack(primary, noon), TUESDAY, limits))).toEqual(expected);
    expect(lines(find("rest", { ...stack(primary), overrides }, TUESDAY, limits))).toEqual(
      expected,
    );
  });

  test("is one between turns of two rotations", () => {
    const schedule = stack(
      daily("morning", ["alice"], { coverage: hours(6, 12) }),
      daily("noon", ["dave"], { coverage: hours(12, 18) }),
      daily("evening", ["alice"], { coverage: hours(18, 19) }),
    );
    // From 19:00 to 06:00 are 11 hours.
    expect(lines(find("rest", schedule, TUESDAY, limits))).toEqual([
      "01-06T12:00 01-06T18:00 alice (morning, evening)",
    ]);
  });

  test("is one where their turn ends, or begins, while they are relieved", () => {
    // The 6th is alice's, the 5th and the 7th are bob's; dave has the hours about midnight.
    const turns = daily("turns", ["bob", "alice"], { start: time("01-05T00:00") });
    const nights = daily("nights", ["dave"], { coverage: hours(20, 27) });
    const early = daily("early", ["alice"], { coverage: hours(4, 6) });
    const late = daily("late", ["alice"], { coverage: hours(18, 19) });
    expect(lines(find("rest", stack(turns, nights, early), TUESDAY, limits))).toEqual([
      "01-06T20:00 01-07T04:00 alice (turns, early)",
    ]);
    expect(lines(find("rest", stack(turns, nights, late), TUESDAY, limits))).toEqual([
      "01-05T19:00 01-06T03:00 alice (late, turns)",
    ]);
  });

  test("is one between two turns of a rotation that hides a third all the time", () => {
    // Turns of 8 hours. The 6th begins with the 109th, alice's.
    const thirds = { kind: "daily", every: 1, at: [0, 8 * 3600, 16 * 3600] } as const;
    const primary = daily("primary", ["alice", "bob"], { recurrence: thirds });
    const backup = weekly("backup", ["alice"]);
    expect(lines(find("rest", stack(backup, primary), TUESDAY, limits))).toEqual([
      "01-06T00:00 01-06T08:00 bob (primary)",
      "01-06T08:00 01-06T16:00 alice (primary)",
      "01-06T16:00 01-07T00:00 bob (primary)",
    ]);
  });

  test("is one between an override and their own turn", () => {
    // Alice stands in for bob on the 5th, and has the 6th.
    const turns = daily("turns", ["bob", "alice"], { start: time("01-05T00:00") });
    const overrides = [over("01-05T12:00", "01-05T20:00", "alice")];
    const week = window("01-05T00:00", "01-07T00:00");
    expect(lines(find("rest", { ...stack(turns), overrides }, week, limits))).toEqual([
      "01-05T20:00 01-06T00:00 alice (turns)",
    ]);
  });
});

describe("an override by a non-member", () => {
  const primary = daily("primary", ["alice", null]);
  const secondary = daily("secondary", ["bob"]);

  test("of a schedule names somebody who is in none of its rotations", () => {
    const overrides = [over("01-03T00:00", "01-06T12:00", "zoe", "alice", "bob", "yan")];
    expect(find("non-member", { ...stack(primary, secondary), overrides }, WEEK)).toEqual([
      {
        kind: "non-member",
        start: time("01-03T00:00"),
        end: time("01-06T12:00"),
        members: ["zoe", "yan"],
        rotations: [],
        on: { kind: "schedule", name: "s" },
      },
    ]);
  });

  test("of a rotation names somebody who is not in that rotation", () => {
    const overrides = [over("01-06T00:00", "01-07T00:00", "bob")];
    const schedule = stack({ ...primary, overrides }, { ...secondary, overrides });
    expect(find("non-member", schedule, WEEK)).toEqual([
      {
        kind: "non-member",
        start: time("01-06T00:00"),
        end: time("01-07T00:00"),
        members: ["bob"],
        rotations: ["primary"],
        on: { kind: "rotation", name: "primary" },
      },
    ]);
  });

  test("is told once for each override that overlaps the window", () => {
    const overrides = [
      over("01-04T00:00", "01-05T00:00", "ends as the window begins"),
      over("01-12T00:00", "01-13T00:00", "begins as the window ends"),
      over("01-04T00:00", "01-05T00:01", "zoe"),
      over("01-11T23:59", "01-12T00:01", "zoe"),
      over("01-06T00:00", "01-07T00:00"),
      over("01-07T00:00", "01-06T00:00", "ends before it begins"),
    ];
    expect(lines(find("non-member", { ...stack(primary), overrides }, WEEK))).toEqual([
      "01-04T00:00 01-05T00:01 zoe ()",
      "01-11T23:59 01-12T00:01 zoe ()",
    ]);
  });

  test("is read in the zone of what it belongs to", () => {
    const wall = (text: string) => ({ wall: time(text) });
    const override = { from: wall("01-04T20:00"), to: wall("01-04T23:00"), members: ["zoe"] };
    const schedule = { ...stack(primary), timeZone: "America/New_York", overrides: [override] };
    // New York is 5 hours behind.
    expect(lines(find("non-member", schedule, WEEK))).toEqual(["01-05T01:00 01-05T04:00 zoe ()"]);
  });
});

describe("a member who is never reached", () => {
  test("stands in a rotation that another one always hides", () => {
    const schedule = stack(daily("below", ["alice", "bob"]), daily("above", ["carol", "alice"]));
    expect(find("unreached", schedule, WEEK)).toEqual([
      {
        kind: "unreached",
        start: time("01-05T00:00"),
        // 1825 days later: 5 years, one day of them a 29 February.
        end: Date.parse("2031-01-04T00:00Z"),
        members: ["alice", "bob"],
        rotations: ["below"],
      },
    ]);
  });

  test("is not in a together schedule, where everybody shows", () => {
    const schedule = together(daily("below", ["alice", "bob"]), daily("above", ["carol"]));
    expect(find("unreached", schedule, WEEK)).toEqual([]);
  });

  test("has turns that coverage never meets", () => {
    // Seven members, seven days: 1 December is a Monday and ann's, so fay has Saturdays, gus Sundays.
    const members = ["ann", "bob", "cat", "dan", "eve", "fay", "gus"];
    const weekdays = daily("weekdays", members, { coverage: hours(9, 17, [0, 1, 2, 3, 4]) });
    expect(find("unreached", stack(weekdays), WEEK)).toMatchObject([{ members: ["fay", "gus"] }]);
    // With six members everybody comes to every day.
    const six = { ...weekdays, members: members.slice(0, 6) };
    expect(find("unreached", stack(six), WEEK)).toEqual([]);
  });

  test("is not somebody who has no turn in a short window", () => {
    const saturdays = daily("saturdays", ["alice", "bob"], { coverage: hours(9, 17, [5]) });
    const schedule = stack(saturdays);
    expect(find("unreached", schedule, window("01-05T00:00", "01-05T01:00"))).toEqual([]);
  });

  test("is not somebody whose turn shows only after several rounds", () => {
    // Above is open every third week, below has a round of four: all of it comes round in twelve.
    const schedule = stack(
      weekly("below", ["ann", "bob", "cat", "dan"]),
      weekly("above", ["eve", "fay", null]),
    );
    expect(find("unreached", schedule, WEEK)).toEqual([]);
    // With a round of three it is always cat's week that is open.
    const even = stack(
      weekly("below", ["ann", "bob", "cat"]),
      weekly("above", ["eve", "fay", null]),
    );
    expect(find("unreached", even, WEEK)).toMatchObject([{ members: ["ann", "bob"] }]);
  });

  test("is told for the rotation in which no turn of theirs shows", () => {
    const never = daily("never", ["alice"], { coverage: [] });
    const schedule = together(never, daily("primary", ["alice"]));
    expect(find("unreached", schedule, WEEK)).toMatchObject([
      { members: ["alice"], rotations: ["never"] },
    ]);
  });

  test("is not no-one", () => {
    expect(find("unreached", stack(daily("nobody", [null])), WEEK)).toEqual([]);
  });

  test("is not looked for in a rotation that is over or has not begun", () => {
    const coverage: WeeklyWindow[] = [];
    const over = daily("over", ["a"], { coverage, effective: { until: WEEK.from } });
    const late = daily("late", ["a"], { coverage, effective: { from: WEEK.to } });
    const later = daily("later", ["a"], { coverage, start: WEEK.to });
    expect(find("unreached", stack(over, late, later), WEEK)).toEqual([]);
    const inside = [
      { ...over, effective: { until: WEEK.from + SECOND } },
      { ...late, effective: { from: WEEK.to - SECOND } },
      { ...later, start: WEEK.to - SECOND },
    ];
    expect(find("unreached", stack(...inside), WEEK).map(({ rotations }) => rotations)).toEqual([
      ["over"],
      ["late"],
      ["later"],
    ]);
  });

  test("of a rotation that ends is looked for in what was before", () => {
    const members = ["ann", "bob", "cat", "dan", "eve", "fay", "gus", "hal"];
    const effective = { until: time("01-07T00:00") };
    const start = Date.parse("2025-01-06T00:00Z");
    expect(find("unreached", stack(weekly("old", members, { start, effective })), WEEK)).toEqual(
      [],
    );
    // Since Monday 29 December: a week for ann, and not all of bob's.
    const brief = weekly("brief", ["ann", "bob", "cat"], {
      start: Date.parse("2025-12-29T00:00Z"),
      effective,
    });
    expect(find("unreached", stack(brief), WEEK)).toEqual([
      {
        kind: "unreached",
        start: Date.parse("2025-12-29T00:00Z"),
        end: time("01-07T00:00"),
        members: ["cat"],
        rotations: ["brief"],
      },
    ]);
  });

  test("is not reached by what showed before the window, when another rotation looks back", () => {
    // Above has lain over below since 4 January; old, which ends, is looked at from 2021 on.
    const schedule = stack(
      daily("old", ["carol"], { coverage: [], effective: { until: time("01-07T00:00") } }),
      daily("below", ["alice"]),
      daily("above", ["bob"], { start: time("01-04T00:00") }),
    );
    expect(find("unreached", schedule, WEEK).map(({ members }) => members)).toEqual([
      ["carol"],
      ["alice"],
    ]);
  });

  test("is not somebody whom only overrides keep away, and may be one whom they put on call", () => {
    const ever = { from: Date.parse("2000-01-01T00:00Z"), to: Date.parse("2100-01-01T00:00Z") };
    const replaced = {
      ...stack(daily("primary", ["alice"])),
      overrides: [{ ...ever, members: [] }],
    };
    expect(find("unreached", replaced, WEEK)).toEqual([]);
    const put = daily("never", ["bob"], {
      coverage: [],
      overrides: [over("01-05T00:00", "01-06T00:00", "bob")],
    });
    expect(find("unreached", stack(put), WEEK)).toMatchObject([{ members: ["bob"] }]);
  });
});

describe("a clock change", () => {
  // Berlin is mostly 6 hours ahead of New York: 20:00 there is 14:00 here, 08:00 there 02:00 here.
  // It is 5 hours ahead from 8 March 07:00Z to 29 March 01:00Z (only New York has summer time) and
  // from 25 October 01:00Z to 1 November 06:00Z (only New York still has it).
  const berlin = daily("berlin", ["bea"], {
    timeZone: "Europe/Berlin",
    recurrence: { kind: "daily", every: 1, at: [8 * 3600] },
    coverage: hours(8, 20),
  });
  const newYork = daily("new york", ["nat"], {
    timeZone: "America/New_York",
    recurrence: { kind: "daily", every: 1, at: [14 * 3600] },
    coverage: hours(14, 26),
  });
  const SPRING = window("03-01T00:00", "04-05T00:00");
  const AUTUMN = window("10-20T00:00", "11-05T00:00");

  /** The same hours, UTC, of the days of a month. */
  function each(month: string, first: number, last: number, from: string, to: string) {
    return Array.from({ length: last - first + 1 }, (_, i) => {
      const day = `${month}-${String(first + i).padStart(2, "0")}`;
      return `${day}T${from} ${day}T${to}`;
    });
  }

  /** The clock changes of one effect, without who and where. */
  function spans(effect: "opens" | "doubles", schedule: Schedule, window: Window): string[] {
    const found = checkSchedule(schedule, window, OFF).filter(
      (finding) => finding.kind === "clock-change" && finding.effect === effect,
    );
    return lines(found).map((line) => line.slice(0, 23));
  }

  test("opens an hour of every day between New York's change and Berlin's in spring", () => {
    // New York ends at 02:00 EDT, 06:00Z; Berlin begins at 08:00 CET, 07:00Z. On the 8th there is no
    // 02:00 in New York, so its shift ends at 03:00 EDT, 07:00Z.
    const schedule = stack(berlin, newYork);
    expect(spans("opens", schedule, SPRING)).toEqual(each("03", 9, 28, "06:00", "07:00"));
    expect(find("gap", schedule, SPRING)).toEqual([]);
  });

  test("opens an hour of every day between Berlin's change and New York's in autumn", () => {
    const schedule = stack(berlin, newYork);
    expect(spans("opens", schedule, AUTUMN)).toEqual(each("10", 25, 31, "06:00", "07:00"));
    expect(find("gap", schedule, AUTUMN)).toEqual([]);
  });

  test("doubles the hour in which both of a together schedule are on call", () => {
    // Berlin ends at 20:00 CET, 19:00Z; New York begins at 14:00 EDT, 18:00Z.
    const schedule = together(berlin, newYork);
    expect(spans("doubles", schedule, SPRING)).toEqual(each("03", 8, 28, "18:00", "19:00"));
    expect(spans("doubles", schedule, AUTUMN)).toEqual(each("10", 25, 31, "18:00", "19:00"));
    expect(spans("opens", schedule, SPRING)).toEqual(each("03", 9, 28, "06:00", "07:00"));
  });

  test("doubles nothing in a stack, where the upper one hides the other", () => {
    expect(spans("doubles", stack(berlin, newYork), SPRING)).toEqual([]);
    expect(spans("doubles", stack(newYork, berlin), SPRING)).toEqual([]);
  });

  test("names both rotations, who is on call in them, and how far their clocks are apart", () => {
    expect(
      checkSchedule(together(berlin, newYork), window("03-10T00:00", "03-11T00:00"), OFF),
    ).toEqual([
      {
        kind: "clock-change",
        start: time("03-10T06:00"),
        end: time("03-10T07:00"),
        members: [],
        rotations: ["new york", "berlin"],
        effect: "opens",
        zones: ["America/New_York", "Europe/Berlin"],
        aheadMs: -5 * HOUR,
        usuallyAheadMs: -6 * HOUR,
      },
      {
        kind: "clock-change",
        start: time("03-10T18:00"),
        end: time("03-10T19:00"),
        members: ["bea", "nat"],
        rotations: ["berlin", "new york"],
        effect: "doubles",
        zones: ["Europe/Berlin", "America/New_York"],
        aheadMs: 5 * HOUR,
        usuallyAheadMs: 6 * HOUR,
      },
    ]);
  });

  test("is cut to the window", () => {
    const schedule = together(berlin, newYork);
    expect(spans("opens", schedule, window("03-10T06:20", "03-10T06:40"))).toEqual([
      "03-10T06:20 03-10T06:40",
    ]);
    expect(spans("opens", schedule, window("03-10T07:00", "03-10T12:00"))).toEqual([]);
    expect(spans("opens", schedule, window("03-10T00:00", "03-10T06:00"))).toEqual([]);
  });

  test("opens half of an hour in which both are usually on call for the other half", () => {
    const longer = { ...newYork, coverage: hours(14, 26.5) };
    const DAY_IN_SPRING = window("03-10T00:00", "03-11T00:00");
    expect(spans("opens", stack(berlin, longer), DAY_IN_SPRING)).toEqual([
      "03-10T06:30 03-10T07:00",
    ]);
  });

  test("does not open what is open for most of the year, too", () => {
    // New York ends half an hour early: half an hour is open all year, in spring an hour and a half.
    const shorter = { ...newYork, coverage: hours(14, 25.5) };
    const days = window("03-08T12:00", "03-10T12:00");
    expect(spans("opens", stack(berlin, shorter), days)).toEqual([]);
    expect(lines(find("gap", stack(berlin, shorter), days))).toEqual([
      "03-09T05:30 03-09T07:00  ()",
      "03-10T05:30 03-10T07:00  ()",
    ]);
  });

  test("does not open an hour that the clocks have made shorter", () => {
    // From 20:00 in Berlin to 16:00 in New York are usually two hours; on 10 March one.
    const late = { ...newYork, coverage: hours(16, 26) };
    const afternoon = window("03-10T12:00", "03-11T00:00");
    expect(spans("opens", stack(berlin, late), afternoon)).toEqual([]);
    expect(lines(find("gap", stack(berlin, late), afternoon))).toEqual([
      "03-10T19:00 03-10T20:00  ()",
    ]);
  });

  test("does not double what usually overlaps", () => {
    // New York begins an hour early: usually one hour overlaps, on 10 March two.
    const early = { ...newYork, coverage: hours(13, 26) };
    expect(spans("doubles", together(berlin, early), window("03-10T12:00", "03-11T00:00"))).toEqual(
      [],
    );
  });

  test("goes by the difference that lasts longest in the year around", () => {
    // Berlin is 3:30 behind Kolkata for 30 weeks of summer time, 4:30 for 22 weeks.
    const kolkata = (from: number) =>
      daily("kolkata", ["kim"], {
        timeZone: "Asia/Kolkata",
        recurrence: { kind: "daily", every: 1, at: [12 * 3600] },
        coverage: hours(from, from + 12),
      });
    const winter = window("01-10T00:00", "01-11T00:00");
    const summer = window("07-10T00:00", "07-11T00:00");
    // 23:30 to 11:30 is 18:00Z to 06:00Z, which meets Berlin's summer: 06:00Z to 18:00Z.
    expect(spans("opens", stack(berlin, kolkata(23.5)), summer)).toEqual([]);
    expect(spans("opens", stack(berlin, kolkata(23.5)), winter)).toEqual([
      "01-10T06:00 01-10T07:00",
    ]);
    // 00:30 to 12:30 is 19:00Z to 07:00Z, which meets Berlin's winter.
    expect(spans("opens", stack(berlin, kolkata(0.5)), summer)).toEqual([]);
    expect(lines(find("gap", stack(berlin, kolkata(0.5)), summer))).toEqual([
      "07-10T18:00 07-10T19:00  ()",
    ]);
  });

  test("doubles an hour that is all of a rotation's shift, or lies within another's", () => {
    // Berlin's last hour comes just before New York's day; on 10 March it is the first hour of that.
    const lastHour = { ...berlin, coverage: hours(19, 20) };
    const lastHalf = { ...berlin, coverage: hours(19.5, 20) };
    const day = window("03-10T12:00", "03-11T00:00");
    expect(spans("doubles", together(lastHour, newYork), day)).toEqual(["03-10T18:00 03-10T19:00"]);
    expect(spans("doubles", together(newYork, lastHour), day)).toEqual(["03-10T18:00 03-10T19:00"]);
    expect(spans("doubles", together(newYork, lastHalf), day)).toEqual(["03-10T18:30 03-10T19:00"]);
  });

  test("doubles an hour whole, also where a rotation hands off in the middle of it", () => {
    // At 18:30Z, which is 19:30 in Berlin and 14:30 in New York.
    const at = (hour: number) => ({ kind: "daily", every: 1, at: [hour * 3600] }) as const;
    const schedule = together(
      { ...berlin, recurrence: at(19.5) },
      { ...newYork, recurrence: at(14.5) },
    );
    const day = window("03-10T12:00", "03-11T00:00");
    expect(spans("doubles", schedule, day)).toEqual(["03-10T18:00 03-10T19:00"]);
  });

  test("does not double what always lies within another's shift", () => {
    const evening = { ...newYork, coverage: hours(9, 10) };
    expect(spans("doubles", together(berlin, evening), SPRING)).toEqual([]);
  });

  test("opens an hour once where several rotations meet", () => {
    const other = daily("vienna", ["vic"], { timeZone: "Europe/Vienna", coverage: hours(8, 20) });
    const morning = window("03-10T00:00", "03-10T12:00");
    expect(spans("opens", together(berlin, other, newYork), morning)).toEqual([
      "03-10T06:00 03-10T07:00",
    ]);
  });

  test("is not what happens within one zone", () => {
    // New York, 1 November: 01:30 is 05:30Z in summer time and 06:30Z again in standard time.
    const schedule = stack(
      daily("old", ["a"], {
        timeZone: "America/New_York",
        effective: { until: time("11-01T05:30") },
      }),
      daily("new", ["b"], { timeZone: "America/New_York", start: time("11-01T06:30") }),
    );
    const night = window("11-01T00:00", "11-01T12:00");
    expect(find("clock-change", schedule, night)).toEqual([]);
    expect(lines(find("gap", schedule, night))).toEqual(["11-01T05:30 11-01T06:30  ()"]);
  });

  test("does not double two rotations that are always on call and hand off an hour apart", () => {
    // Both on Mondays, at 14:00 in New York and 20:00 in Berlin: the same instant most of the year.
    const always = (name: string, timeZone: string, hour: number) =>
      weekly(name, [`${name} 1`, `${name} 2`], {
        timeZone,
        recurrence: { kind: "weekly", every: 1, on: [{ weekday: 0, at: hour * 3600 }] },
      });
    const schedule = together(
      always("primary", "America/New_York", 14),
      always("secondary", "Europe/Berlin", 20),
    );
    expect(checkSchedule(schedule, SPRING, OFF)).toEqual([]);
  });

  test("does not blame the clocks for where an override ends where nobody had a turn", () => {
    // New York ends at 01:00 EDT, 05:00Z, two hours before Berlin; carol fills an hour and a half.
    const overrides = [over("03-10T05:00", "03-10T06:30", "carol")];
    const short = { ...newYork, coverage: hours(14, 25), overrides };
    const morning = window("03-10T00:00", "03-10T12:00");
    expect(spans("opens", stack(berlin, short), morning)).toEqual([]);
    expect(lines(find("gap", stack(berlin, short), morning))).toEqual([
      "03-10T06:30 03-10T07:00  ()",
    ]);
  });
});

// The laws, for random schedules, against the engine that goes minute by minute. fast-check prints
// the seed and the smallest input on failure.

const RUNS = { seed: 20_260_329, numRuns: 200 };

/** How many of the spans hold each minute of a window. */
function minutesIn(spans: readonly { start: number; end: number }[], { from, to }: Window) {
  const minutes = new Uint8Array((to - from) / MINUTE);
  for (const { start, end } of spans) {
    const last = (Math.min(end, to) - from) / MINUTE;
    for (let i = Math.max(0, (start - from) / MINUTE); i < last; i++) {
      minutes[i] = (minutes[i] as number) + 1;
    }
  }
  return minutes;
}

/** Quicker than to compare them whole; a failure says in which minute. */
function expectSame(found: Uint8Array, expected: Uint8Array): void {
  expect(found.findIndex((count, minute) => count !== expected[minute])).toBe(-1);
}

function peopleOf(shifts: readonly Shift[]): string[] {
  return [...new Set(shifts.flatMap(({ members }) => members))];
}

test("gaps, opened hours and shifts are the window, each minute in one of the three", () => {
  fc.assert(
    fc.property(scheduleAndWindow, ({ schedule, window }) => {
      const open = checkSchedule(schedule, window, OFF).filter(
        (finding) =>
          finding.kind === "gap" || (finding.kind === "clock-change" && finding.effect === "opens"),
      );
      for (const { start, end } of open) {
        expect(start).toBeGreaterThanOrEqual(window.from);
        expect(end).toBeLessThanOrEqual(window.to);
      }
      const covered = minutesIn(naiveSchedule(schedule, window), window);
      expectSame(
        minutesIn(open, window),
        covered.map((count) => (count === 0 ? 1 : 0)),
      );
    }),
    RUNS,
  );
}, 120_000);

test("doubles are the pairs of shifts that a person has in a minute", () => {
  fc.assert(
    fc.property(scheduleAndWindow, ({ schedule, window }) => {
      const doubles = find("double", { ...schedule, combine: "together" }, window);
      const shifts = naiveSchedule({ ...schedule, combine: "together" }, window);
      for (const person of [...peopleOf(shifts), "somebody else"]) {
        const isTheirs = ({ members }: { members: readonly string[] }) => members.includes(person);
        const counts = minutesIn(shifts.filter(isTheirs), window);
        const pairs = counts.map((count) => (count * (count - 1)) / 2);
        expectSame(minutesIn(doubles.filter(isTheirs), window), pairs);
      }
    }),
    RUNS,
  );
}, 120_000);

test("long stretches and short rests are the runs of minutes with and without a shift, or turn", () => {
  const limits = { longestMs: 12 * HOUR, restMs: 6 * HOUR };
  fc.assert(
    fc.property(scheduleAndWindow, ({ schedule, window: { from, to } }) => {
      const wide = { from: from - 5 * DAY, to: to + 5 * DAY };
      const shifts = naiveSchedule(schedule, wide);
      const expected: string[] = [];
      /** Whether a rotation on either side, by turns alone, has them in every minute. */
      const isRelieved = (person: string, rest: Window) =>
        schedule.rotations.some((rotation) => {
          const isAround = ({ start, end, members, rotation: name }: Shift) =>
            (start === rest.to || end === rest.from) &&
            name === rotation.name &&
            members.includes(person);
          if (!shifts.some(isAround)) return false;
          const turns = naiveRotation({ ...rotation, overrides: [] }, rest);
          const theirs = turns.filter(({ members }) => members.includes(person));
          return minutesIn(theirs, rest).every((count) => count > 0);
        });
      for (const person of peopleOf(shifts)) {
        const theirs = shifts.filter(({ members }) => members.includes(person));
        const minutes = minutesIn(theirs, wide);
        for (let i = 0, begin = 0; i < minutes.length; i++) {
          const isOn = minutes[i] !== 0;
          const isLast = i + 1 === minutes.length;
          if (!isLast && (minutes[i + 1] !== 0) === isOn) continue;
          const start = wide.from + begin * MINUTE;
          const end = wide.from + (i + 1) * MINUTE;
          const isRest = !isOn && begin > 0 && !isLast && end - start < limits.restMs;
          const isLong = isOn && end - start > limits.longestMs;
          const rest = { from: start, to: end };
          if (start < to && end > from && (isLong || (isRest && !isRelieved(person, rest)))) {
            expected.push(`${isRest ? "rest" : "long"} ${person} ${start} ${end}`);
          }
          begin = i + 1;
        }
      }
      // A stretch is told in whole shifts, also where they reach out of what is looked at.
      const found = checkSchedule(schedule, { from, to }, limits)
        .filter(({ kind }) => kind === "rest" || kind === "long")
        .map(({ kind, members, start, end }) => {
          return `${kind} ${members} ${Math.max(start, wide.from)} ${Math.min(end, wide.to)}`;
        });
      expect(found.sort()).toEqual(expected.sort());
    }),
    RUNS,
  );
}, 120_000);

test("nobody who has a regular shift in the window is never reached", () => {
  fc.assert(
    fc.property(scheduleAndWindow, ({ schedule, window }) => {
      const rotations = schedule.rotations.map((each) => ({ ...each, overrides: [] }));
      const turns = { ...schedule, rotations, overrides: [] };
      const shown = renderSchedule(turns, window).flatMap(({ members, rotation }) =>
        members.map((member) => `${member} ${rotation}`),
      );
      const unreached = find("unreached", schedule, window).flatMap(({ members, rotations }) =>
        members.map((member) => `${member} ${rotations}`),
      );
      expect(unreached.filter((each) => shown.includes(each))).toEqual([]);
    }),
    RUNS,
  );
}, 120_000);

test("findings are sorted by start, then by kind", () => {
  const limits = { longestMs: 12 * HOUR, restMs: 6 * HOUR };
  fc.assert(
    fc.property(scheduleAndWindow, ({ schedule, window }) => {
      const found = checkSchedule(schedule, window, limits);
      found.slice(1).forEach(({ kind, start }, i) => {
        const before = found[i] as ScheduleFinding;
        expect(start).toBeGreaterThanOrEqual(before.start);
        if (start > before.start) return;
        expect(FINDING_KINDS.indexOf(kind)).toBeGreaterThanOrEqual(
          FINDING_KINDS.indexOf(before.kind),
        );
      });
    }),
    RUNS,
  );
}, 120_000);
