import { describe, expect, test } from "vitest";
import {
  type Override,
  onCallAt,
  type Rotation,
  renderSchedule,
  type Schedule,
  type Shift,
  type WeeklyWindow,
} from "../../src/engine/index.js";

// Rule 10 (stacks, together) and rule 6 for the overrides of a schedule. 5 January 2026 is a Monday.

const HOUR = 3600;
const DAY = 86_400;

/** `05T09:00` is 9 o'clock UTC on 5 January 2026. */
function time(text: string): number {
  return Date.parse(`2026-01-${text}Z`);
}

/** One member, always on call from the 5th on. */
function always(name: string, more: Partial<Rotation> = {}): Rotation {
  const recurrence = { kind: "monthly", every: 12, on: [{ day: 1, at: 0 }] } as const;
  const start = time("05T00:00");
  return { name, timeZone: "UTC", start, members: [name], recurrence, ...more };
}

/** The same hours of every day. */
function hours(from: number, to: number): WeeklyWindow[] {
  return Array.from({ length: 7 }, (_, day) => ({
    start: day * DAY + from * HOUR,
    length: (to - from) * HOUR,
  }));
}

function over(from: string, to: string, ...members: string[]): Override {
  return { from: time(from), to: time(to), members };
}

function schedule(combine: Schedule["combine"], ...rotations: Rotation[]): Schedule {
  return { name: "s", timeZone: "UTC", combine, rotations };
}

/** `05T09:00 05T12:00 a (r)`: member a of rotation r; an override adds `for` and whose turn it is. */
function lines(shifts: readonly Shift[]): string[] {
  return shifts.map(({ start, end, members, overridden, rotation }) => {
    const span = [start, end].map((t) => new Date(t).toISOString().slice(8, 16)).join(" ");
    const turn = overridden === undefined ? "" : ` for ${overridden.join("+") || "nobody"}`;
    return `${span} ${members.join("+")}${turn}${rotation === undefined ? "" : ` (${rotation})`}`;
  });
}

function render(schedule: Schedule, from: string, to: string): string[] {
  return lines(renderSchedule(schedule, { from: time(from), to: time(to) }));
}

describe("a stack", () => {
  test("of two, the second on weeknights, has no gap and no overlap", () => {
    const base = always("base", {
      members: ["a", "b"],
      recurrence: { kind: "weekly", every: 1, on: [{ weekday: 0, at: 9 * HOUR }] },
    });
    const nights = always("nights", { members: ["n"], coverage: hours(22, 30).slice(0, 5) });
    expect(render(schedule("stack", base, nights), "05T00:00", "13T00:00")).toEqual([
      "05T00:00 05T09:00 a (base)",
      "05T09:00 05T22:00 b (base)",
      "05T22:00 06T06:00 n (nights)",
      "06T06:00 06T22:00 b (base)",
      "06T22:00 07T06:00 n (nights)",
      "07T06:00 07T22:00 b (base)",
      "07T22:00 08T06:00 n (nights)",
      "08T06:00 08T22:00 b (base)",
      "08T22:00 09T06:00 n (nights)",
      "09T06:00 09T22:00 b (base)",
      "09T22:00 10T06:00 n (nights)",
      "10T06:00 12T09:00 b (base)",
      "12T09:00 12T22:00 a (base)",
      "12T22:00 13T06:00 n (nights)",
    ]);
  });

  test("of three shows the last one that has someone", () => {
    const three = schedule(
      "stack",
      always("a", { coverage: hours(6, 20) }),
      always("b", { coverage: hours(8, 18) }),
      always("c", { coverage: hours(12, 13) }),
    );
    expect(render(three, "05T00:00", "06T00:00")).toEqual([
      "05T06:00 05T08:00 a (a)",
      "05T08:00 05T12:00 b (b)",
      "05T12:00 05T13:00 c (c)",
      "05T13:00 05T18:00 b (b)",
      "05T18:00 05T20:00 a (a)",
    ]);
  });

  test("a turn of no-one lets the rotation below show", () => {
    const top = always("top", {
      members: ["n", null],
      recurrence: { kind: "elapsed", days: 1, seconds: 0 },
    });
    const below = always("below", { recurrence: { kind: "daily", every: 1, at: [12 * HOUR] } });
    expect(render(schedule("stack", below, top), "05T00:00", "08T00:00")).toEqual([
      "05T00:00 06T00:00 n (top)",
      "06T00:00 06T12:00 below (below)",
      "06T12:00 07T00:00 below (below)",
      "07T00:00 08T00:00 n (top)",
    ]);
  });

  test("rotations keep their own zones", () => {
    const newYork = always("ny", {
      timeZone: "America/New_York",
      members: ["a", "b"],
      recurrence: { kind: "daily", every: 1, at: [9 * HOUR] }, // 14:00Z
    });
    const india = always("in", { timeZone: "Asia/Kolkata", coverage: hours(9, 17) }); // +05:30
    expect(render(schedule("stack", newYork, india), "05T00:00", "06T12:00")).toEqual([
      "05T00:00 05T03:30 a (ny)",
      "05T03:30 05T11:30 in (in)",
      "05T11:30 05T14:00 a (ny)",
      "05T14:00 06T03:30 b (ny)",
      "06T03:30 06T11:30 in (in)",
      "06T11:30 06T14:00 b (ny)",
    ]);
  });

  test("an override of a rotation counts in its place, and one with no members lets show", () => {
    const below = always("below", { overrides: [over("05T01:00", "05T03:00", "x")] });
    const top = always("top", {
      coverage: hours(2, 8),
      overrides: [over("05T04:00", "05T05:00", "y"), over("05T06:00", "05T07:00")],
    });
    expect(render(schedule("stack", below, top), "05T00:00", "05T08:00")).toEqual([
      "05T00:00 05T01:00 below (below)",
      "05T01:00 05T02:00 x for below (below)",
      "05T02:00 05T04:00 top (top)",
      "05T04:00 05T05:00 y for top (top)",
      "05T05:00 05T06:00 top (top)",
      "05T06:00 05T07:00 below (below)",
      "05T07:00 05T08:00 top (top)",
    ]);
  });

  test("a shift of the window is cut by what covers it outside the window", () => {
    const three = schedule("stack", always("a"), always("b", { coverage: hours(8, 18) }));
    expect(render(three, "05T19:00", "05T20:00")).toEqual(["05T18:00 06T08:00 a (a)"]);
  });
});

describe("together", () => {
  test("everyone is on call, sorted by start and then by rotation", () => {
    const both = schedule("together", always("b"), always("a"), always("c", { coverage: [] }));
    expect(
      renderSchedule(both, { from: time("05T00:00"), to: time("06T00:00") }).map((shift) => [
        shift.start,
        shift.members,
        shift.rotation,
      ]),
    ).toEqual([
      [time("05T00:00"), ["b"], "b"],
      [time("05T00:00"), ["a"], "a"],
    ]);
  });
});

describe("an override of a schedule", () => {
  const p = always("p", { coverage: hours(9, 17) });
  const q = always("q", { coverage: hours(9, 17) });

  function withOverrides(schedule: Schedule, ...overrides: Override[]): string[] {
    return render({ ...schedule, overrides }, "05T00:00", "06T00:00");
  }

  test("together: replaces the piece of each rotation", () => {
    const both = schedule("together", p, q);
    expect(withOverrides(both, over("05T12:00", "05T15:00", "x"))).toEqual([
      "05T09:00 05T12:00 p (p)",
      "05T09:00 05T12:00 q (q)",
      "05T12:00 05T15:00 x for p (p)",
      "05T12:00 05T15:00 x for q (q)",
      "05T15:00 05T17:00 p (p)",
      "05T15:00 05T17:00 q (q)",
    ]);
    expect(withOverrides(both, over("05T09:00", "05T17:00"))).toEqual([]);
  });

  test("together: fills once where no rotation has anybody", () => {
    const both = schedule("together", p, always("q", { coverage: hours(18, 20) }));
    expect(withOverrides(both, over("05T16:00", "05T19:00", "x"))).toEqual([
      "05T09:00 05T16:00 p (p)",
      "05T16:00 05T17:00 x for p (p)",
      "05T17:00 05T18:00 x for nobody",
      "05T18:00 05T19:00 x for q (q)",
      "05T19:00 05T20:00 q (q)",
    ]);
  });

  test("stack: replaces what is seen of the rotations", () => {
    const both = schedule("stack", p, always("q", { coverage: hours(14, 16) }));
    expect(withOverrides(both, over("05T13:00", "05T15:00", "x"))).toEqual([
      "05T09:00 05T13:00 p (p)",
      "05T13:00 05T14:00 x for p (p)",
      "05T14:00 05T15:00 x for q (q)",
      "05T15:00 05T16:00 q (q)",
      "05T16:00 05T17:00 p (p)",
    ]);
  });

  test.each(["stack", "together"] as const)("%s: over a rotation's own override", (combine) => {
    const replaced = { ...p, overrides: [over("05T12:00", "05T15:00", "x")] };
    expect(withOverrides(schedule(combine, replaced), over("05T13:00", "05T14:00", "y"))).toEqual([
      "05T09:00 05T12:00 p (p)",
      "05T12:00 05T13:00 x for p (p)",
      "05T13:00 05T14:00 y for p (p)",
      "05T14:00 05T15:00 x for p (p)",
      "05T15:00 05T17:00 p (p)",
    ]);
  });

  test("is read on the wall clock of the schedule's zone", () => {
    const override = {
      from: { wall: time("05T12:00") }, // 12:00 +05:30 is 06:30Z
      to: { wall: time("05T15:00") }, // 15:00 +05:30 is 09:30Z
      members: ["x"],
    };
    const india = { ...schedule("stack", p), timeZone: "Asia/Kolkata" };
    expect(withOverrides(india, override)).toEqual([
      "05T06:30 05T09:00 x for nobody",
      "05T09:00 05T09:30 x for p (p)",
      "05T09:30 05T17:00 p (p)",
    ]);
  });
});

describe("who is on call at an instant", () => {
  const office = always("office", { coverage: hours(9, 17) });
  const lunch = always("lunch", { coverage: hours(12, 13) });
  const nobody = { ...office, overrides: [over("05T12:00", "05T13:00")] };

  test.each<[string, Rotation | Schedule, string, string[]]>([
    ["before a shift", office, "05T08:59:59", []],
    ["at its start", office, "05T09:00", ["05T09:00 05T17:00 office (office)"]],
    ["in its last second", office, "05T16:59:59", ["05T09:00 05T17:00 office (office)"]],
    ["at its end", office, "05T17:00", []],
    ["before the rotation's start", office, "04T12:00", []],
    ["where an override leaves nobody", nobody, "05T12:30", []],
    ["beside it", nobody, "05T13:00", ["05T13:00 05T17:00 office (office)"]],
    [
      "in a stack, over a covered shift",
      schedule("stack", office, lunch),
      "05T12:30",
      ["05T12:00 05T13:00 lunch (lunch)"],
    ],
    [
      "in a stack, beside it",
      schedule("stack", office, lunch),
      "05T11:00",
      ["05T09:00 05T12:00 office (office)"],
    ],
    [
      "together",
      schedule("together", office, lunch),
      "05T12:30",
      ["05T09:00 05T17:00 office (office)", "05T12:00 05T13:00 lunch (lunch)"],
    ],
    [
      "under an override of a schedule",
      { ...schedule("stack", office, lunch), overrides: [over("05T11:00", "05T12:30", "x")] },
      "05T11:00",
      ["05T11:00 05T12:00 x for office (office)"],
    ],
  ])("%s", (_, source, at, expected) => {
    expect(lines(onCallAt(source, time(at)))).toEqual(expected);
  });
});
