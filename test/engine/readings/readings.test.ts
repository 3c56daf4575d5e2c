import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Rotation, renderRotation, type Shift } from "../../../src/engine/index.js";
import {
  isCompatible,
  READINGS,
  RULE_TITLES,
  renderAs,
} from "../../../src/engine/readings/index.js";
import { rotationAndWindow } from "../arbitraries.js";

const SEED = Number(process.env.SEED ?? 20_260_308);
const RUNS = Number(process.env.RUNS ?? 300);

const WEEKLY: Rotation = {
  name: "primary",
  timeZone: "UTC",
  start: Date.parse("2026-01-05T09:00Z"),
  members: ["alice", "bob", "carol"],
  recurrence: { kind: "weekly", every: 1, on: [{ weekday: 0, at: 32_400 }] },
};

function named(name: string) {
  const reading = READINGS.find((each) => each.name === name);
  if (reading === undefined) throw new Error(`no reading ${name}`);
  return reading;
}

/** Who is on call together is no order. */
function inAnyOrder(shifts: readonly Shift[]): Shift[] {
  return shifts.map((shift) => ({
    ...shift,
    members: shift.members.toSorted(),
    overridden: shift.overridden?.toSorted(),
  }));
}

describe("the parts of the rules", () => {
  it("as we read them render what the engine renders", () => {
    fc.assert(
      fc.property(rotationAndWindow, ({ rotation, window }) => {
        expect(renderAs([], rotation, window)).toEqual(renderRotation(rotation, window));
      }),
      { seed: SEED, numRuns: RUNS },
    );
  });
});

describe("a reading", () => {
  it("that does not apply to a rotation renders what the engine renders", () => {
    fc.assert(
      fc.property(rotationAndWindow, ({ rotation, window }) => {
        const ours = inAnyOrder(renderRotation(rotation, window));
        for (const reading of READINGS.filter(({ applies }) => !applies(rotation))) {
          // Counts anew from a hand-off, which a gap at midnight can put on the day after its own.
          if (reading.name === "from-first-hand-off") continue;
          const theirs = inAnyOrder(renderAs([reading], rotation, window));
          expect(theirs, reading.name).toEqual(ours);
        }
      }),
      { seed: SEED, numRuns: RUNS },
    );
  });

  it("of a plain rotation in UTC is about its start or the window", () => {
    const applying = READINGS.filter(({ applies }) => applies(WEEKLY)).map(({ name }) => name);
    expect(applying).toEqual([
      "first-goes-on",
      "nothing-before",
      "whole-first-turn",
      "clipped",
      "clipped-at-end",
      "starting-inside",
    ]);
  });

  it("goes together with one of another part only", () => {
    const first = named("first-goes-on");
    expect(isCompatible(first, named("slide-by-one"))).toBe(true);
    expect(isCompatible(first, named("nothing-before"))).toBe(false);
    expect(isCompatible(first, first)).toBe(false);
  });

  it("has a name of its own", () => {
    expect(new Set(READINGS.map(({ name }) => name)).size).toBe(READINGS.length);
  });

  it("stands in the guide, with its rule", () => {
    const guide = readFileSync(join(import.meta.dirname, "../../../docs/engine.md"), "utf8");
    const rows = READINGS.map(({ rule, name, text }) => `| ${rule} | \`${name}\` | ${text} |`);
    expect(rows.filter((row) => !guide.includes(row))).toEqual([]);
  });
});

describe("a rule", () => {
  it("has the title that the guide gives it", () => {
    const guide = readFileSync(join(import.meta.dirname, "../../../docs/engine.md"), "utf8");
    const missing = Object.entries(RULE_TITLES).filter(
      ([rule, title]) => !guide.includes(`### Rule ${rule}: ${title} (`),
    );
    expect(missing).toEqual([]);
  });
});
