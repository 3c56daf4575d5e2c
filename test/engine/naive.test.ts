// The engine against a second one that goes minute by minute. fast-check prints the seed and the
// smallest input on failure.

import fc from "fast-check";
import { expect, test } from "vitest";
import { renderRotation, renderSchedule, type Shift } from "../../src/engine/index.js";
import { rotationAndWindow, scheduleAndWindow } from "./arbitraries.js";
import { naiveRotation, naiveSchedule } from "./naive.js";

const SEED = Number(process.env.SEED ?? 20_260_308);
const RUNS = Number(process.env.RUNS ?? 3000);

/** Each shift as a line of text with all its parts, earlier starts first. */
function lines(shifts: readonly Shift[]): string[] {
  return shifts
    .map(({ start, end, members, type, overridden, rotation }) => {
      const span = `${new Date(start).toISOString()} to ${new Date(end).toISOString()}`;
      const over = overridden === undefined ? "" : ` over [${overridden}]`;
      return `${span} ${type} [${members}]${over} from ${rotation}`;
    })
    .sort();
}

test("a rotation renders as the naive engine says", () => {
  fc.assert(
    fc.property(rotationAndWindow, ({ rotation, window }) => {
      expect(lines(renderRotation(rotation, window))).toEqual(
        lines(naiveRotation(rotation, window)),
      );
    }),
    { seed: SEED, numRuns: RUNS },
  );
}, 120_000);

test("a schedule renders as the naive engine says", () => {
  fc.assert(
    fc.property(scheduleAndWindow, ({ schedule, window }) => {
      expect(lines(renderSchedule(schedule, window))).toEqual(
        lines(naiveSchedule(schedule, window)),
      );
    }),
    { seed: SEED, numRuns: RUNS },
  );
}, 120_000);
