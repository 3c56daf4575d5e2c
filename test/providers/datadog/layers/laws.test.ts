// For random rotations: what layers say to the letter is what the rotation says.

import fc from "fast-check";
import { expect, test } from "vitest";
import { diffShifts } from "../../../../src/engine/diff.js";
import {
  type Recurrence,
  type Rotation,
  renderRotation,
  renderSchedule,
  type Schedule,
  type Shift,
  type WeeklyWindow,
} from "../../../../src/engine/index.js";
import { expandSchedule } from "../../../../src/providers/datadog/layers/expand-schedule.js";
import type { Layer } from "../../../../src/providers/datadog/layers/layer.js";
import { layerRefusals } from "../../../../src/providers/datadog/layers/refusals.js";
import { toLayers } from "../../../../src/providers/datadog/layers/to-layers.js";
import { toElapsed, toRotation } from "../../../../src/providers/datadog/layers/to-rotation.js";
import { rotationAndWindow, scheduleAndWindow } from "../../../engine/arbitraries.js";
import { naiveRotation, naiveSchedule, toInstant } from "../../../engine/naive.js";

const HOUR = 3600;
const DAY_MS = 24 * HOUR * 1000;
const RUNS = { seed: 20_261_122, numRuns: 200 };

const zone = fc.constantFrom(
  "America/New_York",
  "Europe/Berlin",
  "Australia/Lord_Howe",
  "America/Santiago",
  "Africa/Casablanca",
  "Asia/Kathmandu",
  "UTC",
);

/** Where no zone of these changes its clocks: 04:00 to 21:00. */
const quietTime = fc.integer({ min: 4 * 4, max: 21 * 4 }).map((quarter) => quarter * 900);
const anyTime = fc.integer({ min: 0, max: 24 * 60 - 1 }).map((minute) => minute * 60);

const members = fc.array(fc.constantFrom("ann", "bob", "cat", "dan", "eve", null), {
  minLength: 1,
  maxLength: 6,
});

const few = { minLength: 1, maxLength: 4 };
const every = fc.integer({ min: 1, max: 3 });

const recurrence: fc.Arbitrary<Recurrence> = fc.oneof(
  fc.record({ kind: fc.constant("daily" as const), every, at: fc.array(quietTime, few) }),
  fc.record({
    kind: fc.constant("weekly" as const),
    every,
    on: fc.array(fc.record({ weekday: fc.integer({ min: 0, max: 6 }), at: quietTime }), few),
  }),
);

const coverage: fc.Arbitrary<WeeklyWindow[]> = fc.array(
  fc.record({
    start: fc.tuple(fc.integer({ min: 0, max: 6 }), anyTime).map(([d, at]) => d * 24 * HOUR + at),
    length: fc.oneof(
      fc.integer({ min: 1, max: 48 }).map((halves) => halves * 1800),
      fc.integer({ min: 1, max: 168 }).map((hours) => hours * HOUR),
    ),
  }),
  { maxLength: 5 },
);

const wall = (min: string, max: string) =>
  fc
    .integer({ min: Date.parse(min) / 60_000, max: Date.parse(max) / 60_000 })
    .map((minute) => ({ wall: minute * 60_000 }));

const quietRotation: fc.Arbitrary<Rotation> = fc.record(
  {
    name: fc.constant("primary"),
    timeZone: zone,
    start: wall("2026-01-01T00:00Z", "2026-12-31T00:00Z"),
    members,
    recurrence,
    coverage,
    effective: fc.record(
      {
        from: wall("2025-10-01T00:00Z", "2026-12-31T00:00Z"),
        until: wall("2027-01-02T00:00Z", "2027-12-31T00:00Z"),
      },
      { requiredKeys: [] },
    ),
  },
  { requiredKeys: ["name", "timeZone", "start", "members", "recurrence"] },
);

function stackOf(layers: readonly Layer[], timeZone: string): Schedule {
  const rotations = layers.map((layer) => toElapsed(layer, timeZone));
  return { name: "layers", timeZone, combine: "stack", rotations };
}

/** 15 months from the start. */
function windowOf(rotation: Rotation) {
  const from = toInstant(rotation.timeZone, rotation.start);
  return { from: from - 30 * DAY_MS, to: from + 456 * DAY_MS };
}

const spans = (shifts: readonly Shift[]) =>
  shifts.map(({ start, end, members: people }) => [start, end, ...people]);

const same = (rotation: Rotation, other: Rotation) => {
  const window = windowOf(rotation);
  expect(spans(renderRotation(other, window))).toEqual(spans(renderRotation(rotation, window)));
};

test("layers have the same people on call at every moment of 15 months", () => {
  fc.assert(
    fc.property(quietRotation, (rotation) => {
      const window = windowOf(rotation);
      const theirs = renderSchedule(stackOf(toLayers(rotation, "UTC"), "UTC"), window);
      expect(diffShifts(renderRotation(rotation, window), theirs, window)).toEqual([]);
    }),
    RUNS,
  );
});

test("layers of a rotation that hands off in every day or week have its shifts", () => {
  fc.assert(
    fc.property(quietRotation, (rotation) => {
      const { recurrence: turns } = rotation;
      if (turns.kind === "elapsed" || turns.every > 1) return;
      const window = windowOf(rotation);
      const theirs = renderSchedule(stackOf(toLayers(rotation, "UTC"), "UTC"), window);
      expect(spans(theirs)).toEqual(spans(renderRotation(rotation, window)));
    }),
    RUNS,
  );
});

test("layers of one rotation never overlap, and none takes effect before its first turn", () => {
  fc.assert(
    fc.property(quietRotation, (rotation) => {
      const layers = toLayers(rotation, "UTC");
      const window = windowOf(rotation);
      const shifts = layers
        .flatMap((layer) => renderRotation(toElapsed(layer, "UTC"), window))
        .sort((a, b) => a.start - b.start);
      shifts.slice(1).forEach(({ start }, i) => {
        expect(start).toBeGreaterThanOrEqual(shifts[i]?.end ?? Number.NaN);
      });
      for (const { effectiveDate, rotationStart } of layers) {
        expect(Date.parse(effectiveDate)).toBeGreaterThanOrEqual(Date.parse(rotationStart));
      }
    }),
    RUNS,
  );
});

test("what is read from a layer has the shifts of the layer to the letter", () => {
  fc.assert(
    fc.property(quietRotation, (rotation) => {
      for (const layer of toLayers(rotation, "UTC")) {
        same(toElapsed(layer, "UTC"), toRotation(layer, "UTC"));
      }
    }),
    RUNS,
  );
});

test("a layer that is read and written again says the same", () => {
  fc.assert(
    fc.property(quietRotation, (rotation) => {
      for (const layer of toLayers(rotation, "UTC")) {
        const { name, ...rest } = layer;
        const again = toLayers(toRotation(layer, "UTC"), "UTC", name);
        expect(again).toHaveLength(1);
        expect(again[0]).toMatchObject({ name, members: rest.members, days: rest.days });
        same(toElapsed(layer, "UTC"), toElapsed(again[0] as Layer, "UTC"));
      }
    }),
    RUNS,
  );
});

test("about clock changes a rotation is refused, or has the same people minute by minute", () => {
  let held = 0;
  fc.assert(
    fc.property(rotationAndWindow, ({ rotation, window }) => {
      const { overrides: _, onCalls: __, ...single } = rotation;
      if (layerRefusals(single).length > 0) return;
      held++;
      const theirs = naiveSchedule(stackOf(toLayers(single, "UTC"), "UTC"), window);
      expect(diffShifts(naiveRotation(single, window), theirs, window)).toEqual([]);
    }),
    { ...RUNS, numRuns: 150 },
  );
  expect(held).toBeGreaterThan(75);
});

test("an expanded schedule calls the same people, from its schedules with one on call each", () => {
  fc.assert(
    fc.property(scheduleAndWindow, ({ schedule, window }) => {
      const rotations = schedule.rotations.map(({ overrides: _, ...rotation }) => rotation);
      const plain = { ...schedule, rotations, overrides: [] };
      const { schedules } = expandSchedule(plain);
      for (const { rotations: single } of schedules) {
        for (const { onCalls = 1 } of single) expect(onCalls).toBe(1);
      }
      const theirs = schedules
        .flatMap((each) => renderSchedule(each, window))
        .sort((a, b) => a.start - b.start);
      expect(diffShifts(renderSchedule(plain, window), theirs, window)).toEqual([]);
    }),
    RUNS,
  );
});

test("overrides of an expanded schedule put the same people on call", () => {
  fc.assert(
    fc.property(scheduleAndWindow, ({ schedule, window }) => {
      const rotations = schedule.rotations.map(({ overrides: _, ...rotation }) => rotation);
      const plain = { ...schedule, rotations };
      const { schedules } = expandSchedule(plain);
      fc.pre((plain.overrides ?? []).every(({ members: all }) => all.length <= schedules.length));
      const theirs = schedules
        .flatMap((each) => renderSchedule(each, window))
        .sort((a, b) => a.start - b.start);
      expect(diffShifts(renderSchedule(plain, window), theirs, window)).toEqual([]);
    }),
    RUNS,
  );
});
