import { describe, expect, test } from "vitest";
import {
  type Override,
  type Rotation,
  renderRotation,
  type Shift,
} from "../../src/engine/index.js";

// Rule 6: overrides of rotations (those of schedules: rules-layers.test.ts). All in UTC; 5 January 2026 is a Monday.

/** a from the 5th 09:00, b from the 6th 09:00, a from the 7th 09:00, ... */
const base: Rotation = {
  name: "r",
  timeZone: "UTC",
  start: time("05T09:00"),
  members: ["a", "b"],
  recurrence: { kind: "daily", every: 1, at: [9 * 3600] },
};

/** As `base` but every day from 09:00 to 17:00 only, with hand-offs at midnight. */
const office: Rotation = {
  ...base,
  start: time("05T00:00"),
  recurrence: { kind: "daily", every: 1, at: [0] },
  coverage: Array.from({ length: 7 }, (_, d) => ({ start: d * 86_400 + 32_400, length: 28_800 })),
};

/** `05T09:00` is 9 o'clock on 5 January 2026. */
function time(text: string): number {
  return Date.parse(`2026-01-${text}Z`);
}

function over(from: string, to: string, ...members: string[]): Override {
  return { from: time(from), to: time(to), members };
}

/** `05T09:00 05T12:00 a`; an override adds `for` and whose turn it is. */
function lines(shifts: Shift[]): string[] {
  return shifts.map(({ start, end, members, type, overridden }) => {
    const span = [start, end].map((t) => new Date(t).toISOString().slice(8, 16)).join(" ");
    expect(overridden === undefined).toBe(type === "REGULAR");
    const turn = overridden === undefined ? "" : ` for ${overridden.join("+") || "nobody"}`;
    return `${span} ${members.join("+")}${turn}`;
  });
}

function render(rotation: Rotation, overrides: Override[], from: string, to: string): string[] {
  return lines(renderRotation({ ...rotation, overrides }, { from: time(from), to: time(to) }));
}

describe("an override of a rotation", () => {
  test.each<[string, Override[], string[]]>([
    ["none", [], ["05T09:00 06T09:00 a", "06T09:00 07T09:00 b"]],
    [
      "inside one shift",
      [over("05T12:00", "05T15:00", "x")],
      [
        "05T09:00 05T12:00 a",
        "05T12:00 05T15:00 x for a",
        "05T15:00 06T09:00 a",
        "06T09:00 07T09:00 b",
      ],
    ],
    [
      "over the border of two shifts",
      [over("06T06:00", "06T12:00", "x")],
      [
        "05T09:00 06T06:00 a",
        "06T06:00 06T09:00 x for a",
        "06T09:00 06T12:00 x for b",
        "06T12:00 07T09:00 b",
      ],
    ],
    [
      "over a whole shift exactly",
      [over("05T09:00", "06T09:00", "x")],
      ["05T09:00 06T09:00 x for a", "06T09:00 07T09:00 b"],
    ],
    [
      "with several members",
      [over("05T09:00", "06T09:00", "y", "x")],
      ["05T09:00 06T09:00 y+x for a", "06T09:00 07T09:00 b"],
    ],
    [
      "with no members",
      [over("05T12:00", "05T15:00")],
      ["05T09:00 05T12:00 a", "05T15:00 06T09:00 a", "06T09:00 07T09:00 b"],
    ],
    [
      "from before the rotation's start",
      [over("05T06:00", "05T12:00", "x")],
      [
        "05T06:00 05T09:00 x for nobody",
        "05T09:00 05T12:00 x for a",
        "05T12:00 06T09:00 a",
        "06T09:00 07T09:00 b",
      ],
    ],
    [
      "all before the rotation's start",
      [over("05T01:00", "05T02:00", "x")],
      ["05T01:00 05T02:00 x for nobody", "05T09:00 06T09:00 a", "06T09:00 07T09:00 b"],
    ],
  ])("%s", (_, overrides, expected) => {
    expect(render(base, overrides, "05T00:00", "07T09:00")).toEqual(expected);
  });

  test("names everyone whose turn it is", () => {
    const both = { ...base, onCalls: 2 };
    expect(render(both, [over("05T12:00", "05T15:00", "x")], "05T12:00", "05T15:00")).toEqual([
      "05T12:00 05T15:00 x for a+b",
    ]);
  });

  test("is read on the rotation's wall clock when it has no offset", () => {
    const newYork = { ...base, timeZone: "America/New_York" };
    const override = {
      from: { wall: time("05T12:00") }, // 12:00 EST is 17:00Z
      to: { wall: time("05T15:00") }, // 15:00 EST is 20:00Z
      members: ["x"],
    };
    expect(render(newYork, [override], "05T18:00", "05T19:00")).toEqual([
      "05T17:00 05T20:00 x for b", // b since 09:00 EST, 14:00Z
    ]);
  });
});

describe("an override where nobody was on call", () => {
  test.each<[string, Override[], string[]]>([
    [
      "in a gap",
      [over("05T18:00", "05T20:00", "x")],
      ["05T09:00 05T17:00 a", "05T18:00 05T20:00 x for nobody", "06T09:00 06T17:00 b"],
    ],
    [
      "partly in a gap",
      [over("05T16:00", "05T18:00", "x")],
      [
        "05T09:00 05T16:00 a",
        "05T16:00 05T17:00 x for a",
        "05T17:00 05T18:00 x for nobody",
        "06T09:00 06T17:00 b",
      ],
    ],
    [
      "over a gap and a hand-off in it: one shift for the gap",
      [over("05T12:00", "06T12:00", "x")],
      [
        "05T09:00 05T12:00 a",
        "05T12:00 05T17:00 x for a",
        "05T17:00 06T09:00 x for nobody",
        "06T09:00 06T12:00 x for b",
        "06T12:00 06T17:00 b",
      ],
    ],
    [
      "with no members in a gap",
      [over("05T18:00", "05T20:00")],
      ["05T09:00 05T17:00 a", "06T09:00 06T17:00 b"],
    ],
  ])("%s", (_, overrides, expected) => {
    expect(render(office, overrides, "05T00:00", "07T00:00")).toEqual(expected);
  });

  test("a turn of no-one is such a stretch", () => {
    const rest = { ...base, members: ["a", null] };
    expect(render(rest, [over("06T06:00", "06T12:00", "x")], "05T09:00", "07T09:00")).toEqual([
      "05T09:00 06T06:00 a",
      "06T06:00 06T09:00 x for a",
      "06T09:00 06T12:00 x for nobody",
    ]);
  });

  test("a rotation that is never on call is such a stretch", () => {
    const never = { ...base, coverage: [] };
    expect(render(never, [over("05T12:00", "06T12:00", "x")], "05T00:00", "07T00:00")).toEqual([
      "05T12:00 06T12:00 x for nobody",
    ]);
  });
});

describe("two overrides that overlap", () => {
  const long = over("05T12:00", "05T16:00", "x");
  const short = over("05T13:00", "05T14:00", "y");

  test.each<[string, Override[], string[]]>([
    [
      "the later in the list wins; the earlier shows before and after it",
      [long, short],
      ["05T12:00 05T13:00 x for a", "05T13:00 05T14:00 y for a", "05T14:00 05T16:00 x for a"],
    ],
    ["the later hides the earlier", [short, long], ["05T12:00 05T16:00 x for a"]],
    [
      "the later cuts the earlier's end",
      [over("05T12:00", "05T15:00", "x"), over("05T14:00", "05T16:00", "y")],
      ["05T12:00 05T14:00 x for a", "05T14:00 05T16:00 y for a"],
    ],
    [
      "the later cuts the earlier's beginning",
      [over("05T14:00", "05T16:00", "y"), over("05T12:00", "05T15:00", "x")],
      ["05T12:00 05T15:00 x for a", "05T15:00 05T16:00 y for a"],
    ],
    [
      "the later has no members: a gap",
      [long, over("05T13:00", "05T14:00")],
      ["05T12:00 05T13:00 x for a", "05T14:00 05T16:00 x for a"],
    ],
    [
      "the earlier has no members: the later still stands",
      [over("05T12:00", "05T16:00"), short],
      ["05T13:00 05T14:00 y for a"],
    ],
  ])("%s", (_, overrides, expected) => {
    expect(render(base, overrides, "05T12:00", "05T16:00")).toEqual(expected);
  });
});
