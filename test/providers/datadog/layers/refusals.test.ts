import { expect, test } from "vitest";
import type { Rotation, Schedule } from "../../../../src/engine/index.js";
import { layerRefusals } from "../../../../src/providers/datadog/layers/refusals.js";
import { scheduleRefusals } from "../../../../src/providers/datadog/layers/schedule-refusals.js";
import { toLayers } from "../../../../src/providers/datadog/layers/to-layers.js";

const HOUR = 3600;
const wall = (text: string) => ({ wall: Date.parse(`${text}Z`) });

const rotation = (parts: Partial<Rotation> = {}): Rotation => ({
  name: "primary",
  timeZone: "America/New_York",
  start: wall("2026-03-01T12:00"),
  members: ["a", "b", "c"],
  recurrence: { kind: "daily", every: 1, at: [9 * HOUR] },
  ...parts,
});

const refusals = (parts: Partial<Rotation>) =>
  layerRefusals(rotation(parts)).map(({ path, message }) => `${path}: ${message}`);

test.each<[string, Rotation["recurrence"], string[]]>([
  [
    "months",
    { kind: "monthly", every: 1, on: [{ day: 1, at: 0 }] },
    ["primary, monthly: Datadog has turns of days and seconds, no months"],
  ],
  ["400 days", { kind: "daily", every: 400, at: [0] }, []],
  [
    "401 days",
    { kind: "daily", every: 401, at: [0] },
    ["primary, daily: Datadog has turns of at most 400 days, not 401"],
  ],
  ["57 weeks", { kind: "weekly", every: 57, on: [{ weekday: 0, at: 0 }] }, []],
  [
    "58 weeks",
    { kind: "weekly", every: 58, on: [{ weekday: 0, at: 0 }] },
    ["primary, weekly: Datadog has turns of at most 400 days, not 406"],
  ],
  ["an hour", { kind: "elapsed", days: 0, seconds: 3600 }, []],
  [
    "less than an hour",
    { kind: "elapsed", days: 0, seconds: 3599 },
    ["primary, elapsed: Datadog has no turns of less than an hour"],
  ],
  ["30 days of seconds", { kind: "elapsed", days: 0, seconds: 2_592_000 }, []],
  [
    "more seconds than that",
    { kind: "elapsed", days: 400, seconds: 2_592_001 },
    ["primary, elapsed: Datadog has turns of at most 2,592,000 seconds"],
  ],
])("turns of %s", (_, recurrence, expected) => {
  expect(refusals({ recurrence })).toEqual(expected.map((each) => `rotation ${each}`));
});

test("several on call at once are refused, with what to do", () => {
  expect(layerRefusals(rotation({ onCalls: 2 }))).toEqual([
    {
      path: "rotation primary, onCalls",
      message: "a layer of Datadog has one on call, not 2",
      hint: "make a schedule for each of them, and a policy over these",
    },
  ]);
});

test("an end before the start is refused", () => {
  expect(refusals({ effective: { until: wall("2026-03-01T12:00") } })).toEqual([
    "rotation primary, effective: it ends before anybody's turn begins",
  ]);
});

test("hand-offs that a gap makes one are refused, with the moment at which layers go wrong", () => {
  // Both are at 03:30 on 8 March, and pass turn 12 (a) to turn 13 (b); layers go on to turn 14 (c).
  expect(
    refusals({ recurrence: { kind: "daily", every: 1, at: [2.5 * HOUR, 3.5 * HOUR] } }),
  ).toEqual([
    "rotation primary, daily: Datadog's layers cannot follow it where the clocks change: at 2026-03-08T07:30:00Z they would have c on call, not b",
  ]);
});

test("a rotation that is refused has no layers", () => {
  expect(() => toLayers(rotation({ onCalls: 2 }), "UTC")).toThrow(
    "rotation primary, onCalls: a layer of Datadog has one on call, not 2",
  );
});

const schedule = (parts: Partial<Schedule>): Schedule => ({
  name: "payments",
  timeZone: "America/New_York",
  combine: "stack",
  rotations: [rotation()],
  ...parts,
});

const messages = (parts: Partial<Schedule>) =>
  scheduleRefusals(schedule(parts)).map(({ message }) => message);

test("a schedule with several on call at once is not refused, as it can be expanded", () => {
  expect(messages({ rotations: [rotation({ onCalls: 2 })] })).toEqual([]);
});

test("a schedule has the refusals of its rotations", () => {
  const recurrence = { kind: "elapsed", days: 0, seconds: 60 } as const;
  expect(messages({ rotations: [rotation(), rotation({ name: "fast", recurrence })] })).toEqual([
    "Datadog has no turns of less than an hour",
  ]);
});

test("more on call at once than a policy's step can call are refused", () => {
  const members = "abcdefghijk".split("");
  expect(messages({ rotations: [rotation({ members, onCalls: 11 })] })).toEqual([
    "schedule payments: has up to 11 on call at once, and a step of a policy of Datadog calls 10 schedules at the most",
  ]);
});

test("an override with more people than the schedule becomes schedules is refused", () => {
  const override = { from: wall("2026-04-01T00:00"), to: wall("2026-04-02T00:00") };
  expect(messages({ overrides: [{ ...override, members: ["a", "b"] }] })).toEqual([
    "schedule payments: has an override with 2 on call, and without it 1 at the most",
  ]);
});

test("layers that would bear one name are refused", () => {
  const halves = rotation({ recurrence: { kind: "daily", every: 1, at: [0, 12 * HOUR] } });
  expect(messages({ rotations: [halves, rotation({ name: "primary-2" })] })).toEqual([
    "schedule payments: would have two layers called primary-2",
  ]);
});
