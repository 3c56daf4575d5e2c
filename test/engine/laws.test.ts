// The laws at the end of docs/engine.md, for random rotations and schedules. fast-check prints the
// seed and the smallest input on failure.

import fc from "fast-check";
import { expect, test } from "vitest";
import {
  type Override,
  onCallAt,
  type Rotation,
  renderRotation,
  renderSchedule,
  type Schedule,
  type Shift,
  type Window,
} from "../../src/engine/index.js";
import { rotationAndWindow, scheduleAndWindow } from "./arbitraries.js";
import { toInstant } from "./naive.js";

const SECOND = 1000;
const RUNS = { seed: 20_261_101, numRuns: 1000 };

type Source = Rotation | Schedule;
type Case = { readonly source: Source; readonly window: Window };

const rotationCase = rotationAndWindow.map(
  ({ rotation, window }): Case => ({ source: rotation, window }),
);
const scheduleCase = scheduleAndWindow.map(
  ({ schedule, window }): Case => ({ source: schedule, window }),
);
const stackCase = scheduleAndWindow.map(
  ({ schedule, window }): Case => ({ source: { ...schedule, combine: "stack" }, window }),
);

/** Where in a window, from 0 to 1. */
const place = fc.double({ min: 0, max: 1, noNaN: true });

function instantAt({ from, to }: Window, share: number): number {
  return from + Math.floor(((to - from) * share) / SECOND) * SECOND;
}

function render(source: Source, window: Window): Shift[] {
  return "rotations" in source ? renderSchedule(source, window) : renderRotation(source, window);
}

/** No shift ends after the next one starts. */
function expectDisjoint(shifts: readonly Shift[]): void {
  shifts.slice(1).forEach((shift, i) => {
    expect(shift.start).toBeGreaterThanOrEqual(shifts[i]?.end ?? Number.NaN);
  });
}

/** The shifts, sorted by start, leave no part of the window out. */
function expectNoGap(shifts: readonly Shift[], { from, to }: Window): void {
  let reached = from;
  for (const { start, end } of shifts) {
    expect(start).toBeLessThanOrEqual(reached);
    reached = Math.max(reached, end);
  }
  expect(reached).toBeGreaterThanOrEqual(to);
}

/** Adds an override with these members that stands above all others, on a part of the window. */
function withOverride({ source, window }: Case, shares: readonly number[], members: string[]) {
  const [first = 0, last = 0] = shares
    .map((share) => instantAt(window, share))
    .sort((a, b) => a - b);
  const span = { from: first, to: last + SECOND };
  const added: Override = { ...span, members };
  return { span, overridden: { ...source, overrides: [...(source.overrides ?? []), added] } };
}

test.each([
  ["a rotation", rotationCase],
  ["a schedule", scheduleCase],
])("shifts of %s are sorted by start, overlap the window and have a length", (_, cases) => {
  fc.assert(
    fc.property(cases, ({ source, window }) => {
      const shifts = render(source, window);
      expect(shifts.map(({ start }) => start)).toEqual(
        shifts.map(({ start }) => start).sort((a, b) => a - b),
      );
      for (const { start, end, members } of shifts) {
        expect(start).toBeLessThan(Math.min(end, window.to));
        expect(end).toBeGreaterThan(window.from);
        expect(members).not.toEqual([]);
      }
    }),
    RUNS,
  );
});

test.each([
  ["a rotation", rotationCase],
  ["a stack", stackCase],
])("shifts of %s are disjoint", (_, cases) => {
  fc.assert(
    fc.property(cases, ({ source, window }) => expectDisjoint(render(source, window))),
    RUNS,
  );
});

test("shifts of one rotation in a together schedule are disjoint", () => {
  fc.assert(
    fc.property(scheduleAndWindow, ({ schedule, window }) => {
      const shifts = renderSchedule({ ...schedule, combine: "together" }, window);
      for (const { name } of schedule.rotations) {
        expectDisjoint(shifts.filter(({ rotation }) => rotation === name));
      }
    }),
    RUNS,
  );
});

test("an unrestricted rotation leaves no gap after its start, and nothing before it", () => {
  fc.assert(
    fc.property(rotationAndWindow, ({ rotation, window }) => {
      const { coverage: _, effective: __, overrides: ___, ...rest } = rotation;
      const members = rotation.members.map((member) => member ?? "ann");
      const shifts = renderRotation({ ...rest, members }, window);
      const start = toInstant(rotation.timeZone, rotation.start);
      for (const shift of shifts) expect(shift.start).toBeGreaterThanOrEqual(start);
      expectNoGap(shifts, { from: Math.max(start, window.from), to: window.to });
    }),
    RUNS,
  );
});

test.each([
  ["a rotation", rotationCase],
  ["a stack", stackCase],
  ["a schedule", scheduleCase],
])("the last override of %s wins wherever it stands", (_, cases) => {
  fc.assert(
    fc.property(cases, fc.tuple(place, place), (each, shares) => {
      const { span, overridden } = withOverride(each, shares, ["zoe"]);
      const shifts = render(overridden, span);
      for (const { members, type, start, end } of shifts) {
        expect({ members, type }).toEqual({ members: ["zoe"], type: "OVERRIDDEN" });
        expect(start).toBeGreaterThanOrEqual(span.from);
        expect(end).toBeLessThanOrEqual(span.to);
      }
      expectNoGap(shifts, span);
    }),
    RUNS,
  );
});

test.each([
  ["a rotation", rotationCase],
  ["a stack", stackCase],
  ["a schedule", scheduleCase],
])("where the last override of %s has no members nobody is on call", (_, cases) => {
  fc.assert(
    fc.property(cases, fc.tuple(place, place), (each, shares) => {
      const { span, overridden } = withOverride(each, shares, []);
      expect(render(overridden, span)).toEqual([]);
    }),
    RUNS,
  );
});

test.each([
  ["a rotation", rotationCase],
  ["a schedule", scheduleCase],
])("a window of %s shows what its two parts show", (_, cases) => {
  const texts = (shifts: readonly Shift[]) => shifts.map((each) => JSON.stringify(each)).sort();
  fc.assert(
    fc.property(cases, place, ({ source, window: { from, to } }, share) => {
      const middle = instantAt({ from, to }, share);
      fc.pre(from < middle && middle < to);
      const whole = render(source, { from, to });
      const before = render(source, { from, to: middle });
      const after = render(source, { from: middle, to });
      const merged = [...before, ...after.filter(({ start }) => start >= middle)];
      expect(texts(merged)).toEqual(texts(whole));
      expect(texts(after.filter(({ start }) => start < middle))).toEqual(
        texts(before.filter(({ end }) => end > middle)),
      );
    }),
    RUNS,
  );
});

test.each([
  ["a rotation", rotationCase],
  ["a schedule", scheduleCase],
])("on call in %s at an instant are the shifts that contain it", (_, cases) => {
  fc.assert(
    fc.property(cases, place, ({ source, window }, share) => {
      const shifts = render(source, window);
      const borders = shifts.slice(0, 5).flatMap(({ start, end }) => [start, end - SECOND, end]);
      for (const at of [instantAt(window, share), ...borders]) {
        if (at < window.from || at >= window.to) continue;
        const expected = shifts.filter(({ start, end }) => start <= at && at < end);
        expect(onCallAt(source, at)).toEqual(expected);
      }
    }),
    RUNS,
  );
});
