import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Difference, diffShifts, hoursMoved } from "../../src/engine/diff.js";
import { renderSchedule, type Shift, type Window } from "../../src/engine/index.js";
import { scheduleAndWindow } from "./arbitraries.js";

/** Shifts of hours: `0-8 alice+bob`. */
function shifts(...lines: string[]): Shift[] {
  return lines.map((line) => {
    const [span = "", names = ""] = line.split(" ");
    const [start = 0, end = 0] = span.split("-").map((hour) => Number(hour) * HOUR);
    return { start, end, members: names.split("+"), type: "REGULAR" };
  });
}

const HOUR = 3_600_000;
const DAY: Window = { from: 0, to: 24 * HOUR };

/** Differences as lines: `0-8 alice -> bob`. */
function lines(differences: readonly Difference[]): string[] {
  return differences.map(({ start, end, before, after }) => {
    const names = [before, after].map((people) => people.join("+") || "nobody");
    return `${start / HOUR}-${end / HOUR} ${names.join(" -> ")}`;
  });
}

describe("diffShifts", () => {
  test.each<[string, Shift[], Shift[], string[]]>([
    ["nothing, twice", [], [], []],
    ["the same shifts", shifts("0-8 alice", "8-16 bob"), shifts("0-8 alice", "8-16 bob"), []],
    ["one shift that two make up", shifts("0-8 alice"), shifts("0-3 alice", "3-8 alice"), []],
    ["people in another order", shifts("0-8 alice+bob"), shifts("0-8 bob+alice"), []],
    ["one shift for two, and one each", shifts("0-8 a+b"), shifts("0-8 a", "0-8 b"), []],
    ["a person who is on call twice at once", shifts("0-8 a", "2-6 a"), shifts("0-8 a"), []],
    ["another person", shifts("0-8 alice"), shifts("0-8 bob"), ["0-8 alice -> bob"]],
    ["a later hand-off", shifts("0-8 a", "8-9 b"), shifts("0-9 a"), ["8-9 b -> a"]],
    ["nobody any more", shifts("0-8 alice"), shifts("0-5 alice"), ["5-8 alice -> nobody"]],
    ["somebody at last", [], shifts("3-8 alice"), ["3-8 nobody -> alice"]],
    ["one of two", shifts("0-8 a+b"), shifts("0-8 a", "4-8 c"), ["0-4 a+b -> a", "4-8 a+b -> a+c"]],
    [
      "shifts that follow each other and differ alike",
      shifts("0-4 alice", "4-8 alice"),
      shifts("0-2 bob", "2-8 bob"),
      ["0-8 alice -> bob"],
    ],
    [
      "the same change twice, apart",
      shifts("0-8 alice"),
      shifts("0-2 bob", "2-4 alice", "4-8 bob"),
      ["0-2 alice -> bob", "4-8 alice -> bob"],
    ],
    [
      "the same change on either side of a gap",
      shifts("0-2 alice", "4-8 alice"),
      shifts("0-2 bob", "4-8 bob"),
      ["0-2 alice -> bob", "4-8 alice -> bob"],
    ],
    [
      "a swap",
      shifts("0-8 alice", "8-16 bob"),
      shifts("0-8 bob", "8-16 alice"),
      ["0-8 alice -> bob", "8-16 bob -> alice"],
    ],
    [
      "one of several layers",
      shifts("0-24 alice", "6-18 bob"),
      shifts("0-24 alice", "6-18 carol"),
      ["6-18 alice+bob -> alice+carol"],
    ],
  ])("tells of %s", (_, before, after, expected) => {
    expect(lines(diffShifts(before, after, DAY))).toEqual(expected);
  });

  test("sees only the window, to its borders", () => {
    const before = shifts("0-8 alice", "8-16 alice", "16-24 alice");
    const after = shifts("0-8 bob", "8-16 bob", "16-24 bob");
    const differences = diffShifts(before, after, { from: 6 * HOUR, to: 18 * HOUR });
    expect(lines(differences)).toEqual(["6-18 alice -> bob"]);
    expect(diffShifts(before, after, { from: 24 * HOUR, to: 48 * HOUR })).toEqual([]);
  });

  test("is at each moment what the shifts of that moment say", () => {
    const people = (all: readonly Shift[], at: number) =>
      [
        ...new Set(
          all.flatMap(({ start, end, members }) => (start <= at && at < end ? members : [])),
        ),
      ].sort();
    fc.assert(
      fc.property(scheduleAndWindow, ({ schedule, window }) => {
        const rotations = schedule.rotations.map((rotation) => ({
          ...rotation,
          members: [...rotation.members].reverse(),
          overrides: rotation.overrides?.slice(1),
        }));
        const before = renderSchedule({ ...schedule, combine: "together" }, window);
        const after = renderSchedule(
          { ...schedule, combine: "together", rotations, overrides: [] },
          window,
        );
        const differences = diffShifts(before, after, window);
        const borders = [...before, ...after].flatMap(({ start, end }) => [start, end - 1, end]);
        for (const at of [window.from, window.to - 1, ...borders]) {
          if (at < window.from || at >= window.to) continue;
          const [was, is] = [people(before, at), people(after, at)];
          const told = differences.filter(({ start, end }) => start <= at && at < end);
          expect(told.map((each) => [[...each.before].sort(), [...each.after].sort()])).toEqual(
            was.join() === is.join() ? [] : [[was, is]],
          );
        }
        differences.forEach(({ start, end }, i) => {
          expect(start).toBeLessThan(end);
          expect(start).toBeGreaterThanOrEqual(differences[i - 1]?.end ?? window.from);
          expect(end).toBeLessThanOrEqual(window.to);
        });
      }),
      { seed: 20_261_101, numRuns: 300 },
    );
  });
});

describe("hoursMoved", () => {
  test("sums what each person loses and gains, in the order in which they come", () => {
    const before = shifts("0-8 alice", "8-16 bob", "16-20 carol+alice");
    const after = shifts("0-7 alice", "7-16 carol", "16-20 carol+bob");
    // bob: loses 8-16 and gains 16-20. carol: gains 7-16; 16-20 she has on both sides.
    expect(hoursMoved(diffShifts(before, after, DAY))).toEqual([
      { member: "alice", lost: 5 * HOUR, gained: 0 },
      { member: "carol", lost: 0, gained: 9 * HOUR },
      { member: "bob", lost: 8 * HOUR, gained: 4 * HOUR },
    ]);
  });

  test("leaves out who is on call on both sides", () => {
    const moved = hoursMoved(diffShifts(shifts("0-8 a+b"), shifts("0-8 b+c"), DAY));
    expect(moved.map(({ member }) => member)).toEqual(["a", "c"]);
  });

  test("is nothing without differences", () => {
    expect(hoursMoved([])).toEqual([]);
  });
});
