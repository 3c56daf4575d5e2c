// Hand-offs that a gap puts in another order than the wall clock has them, seen from days around.

import fc from "fast-check";
import { expect, test } from "vitest";
import { onCallAt, type Recurrence, renderRotation } from "../../src/engine/index.js";
import { naiveRotation } from "./naive.js";

const MINUTE = 60_000;
const DAY = 1440 * MINUTE;
/** Sunday 8 March 2026 in New York: 02:00 to 03:00 is skipped. */
const GAP = Date.parse("2026-03-08T07:00Z");

const at = fc.integer({ min: 6, max: 18 }).map((n) => n * 900);
const times = fc.array(at, { minLength: 2, maxLength: 4 });
const recurrence: fc.Arbitrary<Recurrence> = fc.oneof(
  fc.record({
    kind: fc.constant("daily" as const),
    every: fc.integer({ min: 1, max: 5 }),
    at: times,
  }),
  times.map((all) => ({
    kind: "weekly" as const,
    every: 1,
    on: all.map((each) => ({ weekday: 6, at: each })),
  })),
  times.map((all) => ({
    kind: "monthly" as const,
    every: 1,
    on: all.map((each) => ({ day: 8, at: each })),
  })),
);

test("hand-offs that a gap swaps are the same from every window", () => {
  fc.assert(
    fc.property(
      recurrence,
      fc.integer({ min: 1, max: 40 }),
      fc.integer({ min: -10 * 96, max: 3 * 96 }),
      (each, days, quarters) => {
        const members = ["ann", "bob", "cat", "dan", "eve"];
        const rotation = { name: "r", timeZone: "America/New_York", members, recurrence: each };
        const placed = { ...rotation, start: GAP - days * DAY };
        const from = GAP + quarters * 15 * MINUTE;
        const window = { from, to: from + MINUTE };
        const expected = naiveRotation(placed, window);
        expect(renderRotation(placed, window)).toEqual(expected);
        expect(onCallAt(placed, from)).toEqual(expected);
      },
    ),
    { seed: 20_260_308, numRuns: 1000 },
  );
}, 60_000);
