import { expect, test } from "vitest";
import { keepLayers } from "../../../../src/providers/datadog/layers/keep-layers.js";
import type { Layer } from "../../../../src/providers/datadog/layers/layer.js";
import { toLayers } from "../../../../src/providers/datadog/layers/to-layers.js";
import { toRotation } from "../../../../src/providers/datadog/layers/to-rotation.js";

const NEW_YORK = "America/New_York";

/** As Datadog has it: milliseconds, an offset, a zone that is the schedule's, an early date. */
const OLD: Layer = {
  id: "layer-1",
  name: "Week",
  timeZone: NEW_YORK,
  days: 7,
  seconds: 0,
  rotationStart: "2026-01-05T09:00:00.341-05:00",
  effectiveDate: "2026-01-01T00:00:00.5Z",
  members: ["a", "b"],
  restrictions: [],
};

const rewritten = (layer: Layer, parts: Partial<ReturnType<typeof toRotation>> = {}) =>
  keepLayers([layer], toLayers({ ...toRotation(layer, NEW_YORK), ...parts }, NEW_YORK), NEW_YORK);

test("a layer that says the same stays as it was written, to the fraction of a second", () => {
  expect(rewritten(OLD)).toEqual([OLD]);
});

test("other members change nothing else", () => {
  expect(rewritten(OLD, { members: ["c"] })).toEqual([{ ...OLD, members: ["c"] }]);
});

test("another start is written anew, with the id", () => {
  const start = { wall: Date.parse("2026-02-02T10:00Z") };
  const recurrence = {
    kind: "weekly",
    every: 1,
    on: [{ weekday: 0, at: 36_000 }],
  } as const;
  expect(rewritten(OLD, { start, recurrence })).toEqual([
    {
      id: "layer-1",
      name: "Week",
      days: 7,
      seconds: 0,
      rotationStart: "2026-02-02T15:00:00Z",
      effectiveDate: "2026-02-02T15:00:00Z",
      members: ["a", "b"],
      restrictions: [],
    },
  ]);
});

test("a start that stays is not written anew when something else is", () => {
  const effective = { until: Date.parse("2026-06-01T13:00:00Z") };
  expect(rewritten(OLD, { effective })).toMatchObject([
    { rotationStart: OLD.rotationStart, endDate: "2026-06-01T13:00:00Z" },
  ]);
});

test("an early date stays as it is with other turns, and not when turns are counted from earlier", () => {
  const on = [{ weekday: 0, at: 32_400 }];
  expect(rewritten(OLD, { recurrence: { kind: "weekly", every: 2, on } })).toMatchObject([
    { days: 14, rotationStart: OLD.rotationStart, effectiveDate: OLD.effectiveDate },
  ]);
  const start = { wall: Date.parse("2025-12-29T09:00Z") };
  const effective = { from: Date.parse("2026-01-05T14:00:00Z") };
  expect(rewritten(OLD, { start, effective })).toMatchObject([
    { rotationStart: "2025-12-29T14:00:00Z", effectiveDate: "2026-01-05T14:00:00Z" },
  ]);
});

test("a layer with a new name keeps its id", () => {
  expect(rewritten(OLD, { name: "Weeks" })).toEqual([{ ...OLD, name: "Weeks" }]);
});

test("of several, those with the name of one take its id, and others what is left", () => {
  const { id: _, ...layer } = OLD;
  const after = ["day", "night", "week", "end"].map((name) => ({ ...layer, name }));
  const before = [
    { ...layer, id: "1", name: "night" },
    { ...layer, id: "2", name: "Night" },
    { ...layer, id: "3", name: "week" },
  ];
  expect(keepLayers(before, after, NEW_YORK).map(({ id, name }) => [name, id])).toEqual([
    ["day", "2"],
    ["night", "1"],
    ["week", "3"],
    ["end", undefined],
  ]);
});
