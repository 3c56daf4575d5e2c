import { describe, expect, it, test } from "vitest";
import {
  type Override,
  type Recurrence,
  type Rotation,
  renderRotation,
  type Shift,
  type WeeklyWindow,
} from "../../../src/engine/index.js";
import { READINGS, renderAs } from "../../../src/engine/readings/index.js";

// What each other reading makes of a small example, beside what ours makes of it. All of it worked
// out by hand. 5 January 2026 is a Monday; unless it says otherwise everything is in UTC.

const NINE = 9 * 3600;
const DAILY_9: Recurrence = { kind: "daily", every: 1, at: [NINE] };
const MONDAYS: Recurrence = { kind: "weekly", every: 1, on: [{ weekday: 0, at: 0 }] };

/** Wednesdays 09:00 and Fridays 17:00. */
function wednesdaysAndFridays(every: number): Recurrence {
  const on = [
    { weekday: 2, at: NINE },
    { weekday: 4, at: 17 * 3600 },
  ];
  return { kind: "weekly", every, on };
}

function rotation(start: string, recurrence: Recurrence, more: Partial<Rotation> = {}): Rotation {
  const members = ["a", "b", "c", "d", "e"];
  return { name: "r", timeZone: "UTC", start: time(start), members, recurrence, ...more };
}

/** `01-05T09:00` is 9 o'clock on 5 January 2026. */
function time(text: string): number {
  return Date.parse(`2026-${text}Z`);
}

/** From an hour of a day of the week (0 is Monday) to a later one: 30 is 06:00 on the next day. */
function on(weekday: number, from: number, to: number): WeeklyWindow {
  return { start: weekday * 86_400 + from * 3600, length: (to - from) * 3600 };
}

function over(from: string, to: string, ...members: string[]): Override {
  return { from: time(from), to: time(to), members };
}

/** `01-05T09:00 01-05T12:00 a`; an override adds `for` and whose turn it is. */
function lines(shifts: readonly Shift[]): string[] {
  return shifts.map(({ start, end, members, type, overridden }) => {
    expect(overridden === undefined).toBe(type === "REGULAR");
    const span = [start, end].map((t) => new Date(t).toISOString().slice(5, 16)).join(" ");
    const turn = overridden === undefined ? "" : ` for ${overridden.join("+") || "nobody"}`;
    return `${span} ${members.join("+")}${turn}`;
  });
}

function renderNamed(names: readonly string[], subject: Rotation, from: string, to: string) {
  const readings = READINGS.filter(({ name }) => names.includes(name));
  expect(readings.map(({ name }) => name).sort()).toEqual([...names].sort());
  for (const reading of readings) expect(reading.applies(subject)).toBe(true);
  return lines(renderAs(readings, subject, { from: time(from), to: time(to) }));
}

interface Example {
  readonly rotation: Rotation;
  readonly from: string;
  readonly to: string;
  readonly ours: readonly string[];
  /** By name of the reading. */
  readonly others: Readonly<Record<string, readonly string[]>>;
}

function check(title: string, { rotation, from, to, ours, others }: Example): void {
  describe(title, () => {
    test("as we read it", () => {
      expect(lines(renderRotation(rotation, { from: time(from), to: time(to) }))).toEqual(ours);
    });
    for (const [name, expected] of Object.entries(others)) {
      test(`as ${name}`, () => {
        expect(renderNamed([name], rotation, from, to)).toEqual(expected);
      });
    }
  });
}

const NEW_YORK = { timeZone: "America/New_York" };

check("rule 1: 02:30, which 8 March skips", {
  // From 7 March 02:30 EST. On the 8th clocks go from 02:00 EST (07:00Z) to 03:00 EDT.
  rotation: rotation("03-07T07:30", { kind: "daily", every: 1, at: [9000] }, NEW_YORK),
  from: "03-07T08:00",
  to: "03-08T12:00",
  ours: ["03-07T07:30 03-08T07:30 a", "03-08T07:30 03-09T06:30 b"], // 03:30 EDT
  others: {
    "gap-earlier": ["03-07T07:30 03-08T06:30 a", "03-08T06:30 03-09T06:30 b"], // 01:30 EST
    "gap-end": ["03-07T07:30 03-08T07:00 a", "03-08T07:00 03-09T06:30 b"], // 03:00 EDT
    "gap-skipped": ["03-07T07:30 03-09T06:30 a"],
  },
});

check("rule 1: 01:30, which happens twice on 1 November", {
  // From 31 October 01:30 EDT.
  rotation: rotation("10-31T05:30", { kind: "daily", every: 1, at: [5400] }, NEW_YORK),
  from: "10-31T06:00",
  to: "11-02T00:00",
  ours: ["10-31T05:30 11-01T05:30 a", "11-01T05:30 11-02T06:30 b"],
  others: { "overlap-later": ["10-31T05:30 11-01T06:30 a", "11-01T06:30 11-02T06:30 b"] },
});

check("rule 1: coverage from 01:30, which happens twice, to 05:00", {
  rotation: rotation("10-26T04:00", MONDAYS, { ...NEW_YORK, coverage: [on(6, 1.5, 5)] }),
  from: "10-26T04:00",
  to: "11-02T05:00",
  ours: ["11-01T05:30 11-01T10:00 a"],
  others: { "overlap-later": ["11-01T06:30 11-01T10:00 a"] },
});

check("rule 2: a start nine hours before the first hand-off", {
  rotation: rotation("01-05T00:00", DAILY_9),
  from: "01-05T00:00",
  to: "01-07T09:00",
  ours: ["01-05T00:00 01-05T09:00 a", "01-05T09:00 01-06T09:00 b", "01-06T09:00 01-07T09:00 c"],
  others: {
    "first-goes-on": ["01-05T00:00 01-06T09:00 a", "01-06T09:00 01-07T09:00 b"],
    "nothing-before": ["01-05T09:00 01-06T09:00 a", "01-06T09:00 01-07T09:00 b"],
  },
});

check("rule 2: every two weeks on Mondays, begun on a Wednesday", {
  // The week of 5 January is period 0, and its Monday is over.
  rotation: rotation("01-07T12:00", { kind: "weekly", every: 2, on: [{ weekday: 0, at: NINE }] }),
  from: "01-07T00:00",
  to: "01-26T09:00",
  ours: ["01-07T12:00 01-19T09:00 a", "01-19T09:00 02-02T09:00 b"],
  others: {
    "from-first-hand-off": ["01-07T12:00 01-12T09:00 a", "01-12T09:00 01-26T09:00 b"],
    // Two weeks end on the 21st; the Monday after it is the 26th.
    "whole-first-turn": ["01-07T12:00 01-26T09:00 a"],
    // Without 19 January.
    "first-goes-on": ["01-07T12:00 02-02T09:00 a"],
  },
});

check("rule 2: every three days at 09:00, begun at 12:00", {
  rotation: rotation("01-05T12:00", { kind: "daily", every: 3, at: [NINE] }),
  from: "01-05T00:00",
  to: "01-11T09:00",
  ours: ["01-05T12:00 01-08T09:00 a", "01-08T09:00 01-11T09:00 b"],
  others: {
    "whole-first-turn": ["01-05T12:00 01-09T09:00 a", "01-09T09:00 01-12T09:00 b"],
    "from-first-hand-off": [
      "01-05T12:00 01-06T09:00 a",
      "01-06T09:00 01-09T09:00 b",
      "01-09T09:00 01-12T09:00 c",
    ],
  },
});

check("rule 2: two hand-offs a week", {
  rotation: rotation("01-05T00:00", wednesdaysAndFridays(1)),
  from: "01-05T00:00",
  to: "01-14T09:00",
  ours: ["01-05T00:00 01-07T09:00 a", "01-07T09:00 01-09T17:00 b", "01-09T17:00 01-14T09:00 c"],
  others: {
    "one-turn-a-period": ["01-05T00:00 01-07T09:00 a", "01-07T09:00 01-14T09:00 b"],
    "last-entry-only": ["01-05T00:00 01-09T17:00 a", "01-09T17:00 01-16T17:00 b"],
    "entries-overlap": [
      "01-05T00:00 01-07T09:00 a",
      "01-07T09:00 01-14T09:00 b",
      "01-09T17:00 01-16T17:00 c",
    ],
  },
});

check("rule 2: two hand-offs in every second week", {
  rotation: rotation("01-05T00:00", wednesdaysAndFridays(2)),
  from: "01-05T00:00",
  to: "01-21T09:00",
  ours: ["01-05T00:00 01-07T09:00 a", "01-07T09:00 01-09T17:00 b", "01-09T17:00 01-21T09:00 c"],
  others: {
    "every-kth-entry": [
      "01-05T00:00 01-07T09:00 a",
      "01-07T09:00 01-14T09:00 b",
      "01-14T09:00 01-21T09:00 c",
    ],
    "entries-overlap": [
      "01-05T00:00 01-07T09:00 a",
      "01-07T09:00 01-21T09:00 b",
      "01-09T17:00 01-23T17:00 c",
    ],
  },
});

check("rule 3: two of five on call", {
  rotation: rotation("01-05T09:00", DAILY_9, { onCalls: 2 }),
  from: "01-05T09:00",
  to: "01-09T09:00",
  ours: [
    "01-05T09:00 01-06T09:00 a+b",
    "01-06T09:00 01-07T09:00 c+d",
    "01-07T09:00 01-08T09:00 e+a",
    "01-08T09:00 01-09T09:00 b+c",
  ],
  others: {
    "slide-by-one": [
      "01-05T09:00 01-06T09:00 a+b",
      "01-06T09:00 01-07T09:00 b+c",
      "01-07T09:00 01-08T09:00 c+d",
      "01-08T09:00 01-09T09:00 d+e",
    ],
    "round-restarts": [
      "01-05T09:00 01-06T09:00 a+b",
      "01-06T09:00 01-07T09:00 c+d",
      "01-07T09:00 01-08T09:00 e+a",
      "01-08T09:00 01-09T09:00 a+b",
    ],
    "last-turn-short": [
      "01-05T09:00 01-06T09:00 a+b",
      "01-06T09:00 01-07T09:00 c+d",
      "01-07T09:00 01-08T09:00 e",
      "01-08T09:00 01-09T09:00 a+b",
    ],
  },
});

describe("rule 3: three of two on call", () => {
  const three = rotation("01-05T09:00", DAILY_9, { members: ["a", "b"], onCalls: 3 });

  test("as we read it", () => {
    const window = { from: time("01-05T09:00"), to: time("01-07T09:00") };
    expect(() => renderRotation(three, window)).toThrow("cannot have 3 on call at once");
  });

  test("as all-members", () => {
    expect(renderNamed(["all-members"], three, "01-05T09:00", "01-07T09:00")).toEqual([
      "01-05T09:00 01-06T09:00 a+b",
      "01-06T09:00 01-07T09:00 b+a",
    ]);
  });

  test("as repeated-members", () => {
    expect(renderNamed(["repeated-members"], three, "01-05T09:00", "01-07T09:00")).toEqual([
      "01-05T09:00 01-06T09:00 a+b+a",
      "01-06T09:00 01-07T09:00 b+a+b",
    ]);
  });
});

check("rule 3: somebody who comes twice", {
  rotation: rotation("01-05T09:00", DAILY_9, { members: ["a", "a", "b"], onCalls: 2 }),
  from: "01-05T09:00",
  to: "01-07T09:00",
  ours: ["01-05T09:00 01-06T09:00 a", "01-06T09:00 01-07T09:00 b+a"],
  others: { "repeated-members": ["01-05T09:00 01-06T09:00 a+a", "01-06T09:00 01-07T09:00 b+a"] },
});

check("rule 4: the 31st", {
  rotation: rotation("01-31T09:00", { kind: "monthly", every: 1, on: [{ day: 31, at: NINE }] }),
  from: "02-01T00:00",
  to: "04-15T00:00",
  ours: ["01-31T09:00 02-28T09:00 a", "02-28T09:00 03-31T09:00 b", "03-31T09:00 04-30T09:00 c"],
  others: {
    "month-skipped": ["01-31T09:00 03-31T09:00 a", "03-31T09:00 05-31T09:00 b"],
    // 31 February is 3 March, 31 April is 1 May.
    "rolled-over": [
      "01-31T09:00 03-03T09:00 a",
      "03-03T09:00 03-31T09:00 b",
      "03-31T09:00 05-01T09:00 c",
    ],
  },
});

check("rule 5: two windows of a week that touch, and one by itself", {
  rotation: rotation("01-05T00:00", MONDAYS, {
    coverage: [on(0, 8, 12), on(0, 12, 16), on(2, 9, 17)],
  }),
  from: "01-05T00:00",
  to: "01-12T00:00",
  ours: ["01-05T08:00 01-05T16:00 a", "01-07T09:00 01-07T17:00 a"],
  others: {
    "coverage-ignored": ["01-05T00:00 01-12T00:00 a"],
    "windows-apart": [
      "01-05T08:00 01-05T12:00 a",
      "01-05T12:00 01-05T16:00 a",
      "01-07T09:00 01-07T17:00 a",
    ],
  },
});

check("rule 5: one window from Monday 09:00 to Wednesday 12:00", {
  rotation: rotation("01-05T00:00", MONDAYS, { coverage: [on(0, 9, 60)] }),
  from: "01-05T00:00",
  to: "01-12T00:00",
  ours: ["01-05T09:00 01-07T12:00 a"],
  others: {
    // By day it would be Monday 09:00-00:00, Tuesday 00:00-00:00 and Wednesday 00:00-12:00.
    "windows-apart": [
      "01-05T09:00 01-06T00:00 a",
      "01-06T00:00 01-07T00:00 a",
      "01-07T00:00 01-07T12:00 a",
    ],
    "equal-empty": ["01-05T09:00 01-06T00:00 a", "01-07T00:00 01-07T12:00 a"],
    "overnight-empty": ["01-06T00:00 01-07T12:00 a"],
  },
});

check("rule 5: Monday 22:00 to 06:00, Wednesday 11:00 to 11:00 and Friday 09:00 to 17:00", {
  rotation: rotation("01-05T00:00", MONDAYS, {
    coverage: [on(0, 22, 30), on(2, 11, 35), on(4, 9, 17)],
  }),
  from: "01-05T00:00",
  to: "01-12T00:00",
  ours: ["01-05T22:00 01-06T06:00 a", "01-07T11:00 01-08T11:00 a", "01-09T09:00 01-09T17:00 a"],
  others: {
    "overnight-cut": [
      "01-05T22:00 01-06T00:00 a",
      "01-07T11:00 01-08T11:00 a",
      "01-09T09:00 01-09T17:00 a",
    ],
    "overnight-empty": ["01-07T11:00 01-08T11:00 a", "01-09T09:00 01-09T17:00 a"],
    "equal-empty": ["01-05T22:00 01-06T06:00 a", "01-09T09:00 01-09T17:00 a"],
  },
});

check("rule 5: a day each, and the weekend uncovered", {
  // From Friday the 9th; Monday is the 12th.
  rotation: rotation("01-09T09:00", DAILY_9, {
    coverage: [0, 1, 2, 3, 4].map((day) => on(day, 9, 17)),
  }),
  from: "01-09T00:00",
  to: "01-14T00:00",
  ours: ["01-09T09:00 01-09T17:00 a", "01-12T09:00 01-12T17:00 d", "01-13T09:00 01-13T17:00 e"],
  others: {
    "uncovered-not-counted": [
      "01-09T09:00 01-09T17:00 a",
      "01-12T09:00 01-12T17:00 b",
      "01-13T09:00 01-13T17:00 c",
    ],
  },
});

const OVER_TWO = rotation("01-05T00:00", MONDAYS, {
  overrides: [over("01-09T12:00", "01-14T12:00", "z")],
});

check("rule 6: an override over parts of two shifts", {
  rotation: OVER_TWO,
  from: "01-05T00:00",
  to: "01-19T00:00",
  ours: [
    "01-05T00:00 01-09T12:00 a",
    "01-09T12:00 01-12T00:00 z for a",
    "01-12T00:00 01-14T12:00 z for b",
    "01-14T12:00 01-19T00:00 b",
  ],
  others: {
    "one-row-each": [
      "01-05T00:00 01-09T12:00 a",
      "01-09T12:00 01-14T12:00 z for a+b",
      "01-14T12:00 01-19T00:00 b",
    ],
  },
});

check("rule 6: a window inside an override", {
  rotation: OVER_TWO,
  from: "01-13T00:00",
  to: "01-13T12:00",
  ours: ["01-12T00:00 01-14T12:00 z for b"],
  others: { "one-row-each": ["01-09T12:00 01-14T12:00 z for a+b"] },
});

check("rule 6: two overrides that overlap, and one without members", {
  rotation: rotation("01-05T00:00", MONDAYS, {
    overrides: [
      over("01-06T00:00", "01-08T00:00", "y"),
      over("01-07T00:00", "01-07T12:00", "z"),
      over("01-09T00:00", "01-10T00:00"),
    ],
  }),
  from: "01-05T00:00",
  to: "01-12T00:00",
  ours: [
    "01-05T00:00 01-06T00:00 a",
    "01-06T00:00 01-07T00:00 y for a",
    "01-07T00:00 01-07T12:00 z for a",
    "01-07T12:00 01-08T00:00 y for a",
    "01-08T00:00 01-09T00:00 a",
    "01-10T00:00 01-12T00:00 a",
  ],
  others: {
    "earlier-wins": [
      "01-05T00:00 01-06T00:00 a",
      "01-06T00:00 01-08T00:00 y for a",
      "01-08T00:00 01-09T00:00 a",
      "01-10T00:00 01-12T00:00 a",
    ],
    "empty-ignored": [
      "01-05T00:00 01-06T00:00 a",
      "01-06T00:00 01-07T00:00 y for a",
      "01-07T00:00 01-07T12:00 z for a",
      "01-07T12:00 01-08T00:00 y for a",
      "01-08T00:00 01-12T00:00 a",
    ],
  },
});

check("rule 6: an override that goes on after the coverage has ended", {
  rotation: rotation("01-05T00:00", MONDAYS, {
    coverage: [on(0, 9, 17)],
    overrides: [over("01-05T12:00", "01-05T20:00", "z")],
  }),
  from: "01-05T00:00",
  to: "01-06T00:00",
  ours: [
    "01-05T09:00 01-05T12:00 a",
    "01-05T12:00 01-05T17:00 z for a",
    "01-05T17:00 01-05T20:00 z for nobody",
  ],
  others: {
    "replaces-only": ["01-05T09:00 01-05T12:00 a", "01-05T12:00 01-05T17:00 z for a"],
    "one-row-each": ["01-05T09:00 01-05T12:00 a", "01-05T12:00 01-05T20:00 z for a"],
  },
});

check("rule 7: a window from the middle of one shift to the middle of the next", {
  rotation: rotation("01-05T00:00", MONDAYS),
  from: "01-07T00:00",
  to: "01-15T00:00",
  ours: ["01-05T00:00 01-12T00:00 a", "01-12T00:00 01-19T00:00 b"],
  others: {
    clipped: ["01-07T00:00 01-12T00:00 a", "01-12T00:00 01-15T00:00 b"],
    "clipped-at-end": ["01-05T00:00 01-12T00:00 a", "01-12T00:00 01-15T00:00 b"],
    "starting-inside": ["01-12T00:00 01-19T00:00 b"],
  },
});

describe("readings of different parts", () => {
  it("can be taken together", () => {
    const pair = ["first-goes-on", "slide-by-one"];
    const subject = rotation("01-05T00:00", DAILY_9, { onCalls: 2 });
    expect(renderNamed(pair, subject, "01-05T00:00", "01-07T09:00")).toEqual([
      "01-05T00:00 01-06T09:00 a+b",
      "01-06T09:00 01-07T09:00 b+c",
    ]);
  });
});

describe("a start on a hand-off", () => {
  it.each(["first-goes-on", "nothing-before", "whole-first-turn"])(
    "is no start before it, as %s",
    (name) => {
      expect(
        renderNamed([name], rotation("01-05T09:00", DAILY_9), "01-05T00:00", "01-07T09:00"),
      ).toEqual(["01-05T09:00 01-06T09:00 a", "01-06T09:00 01-07T09:00 b"]);
    },
  );
});
