import { describe, expect, test } from "vitest";
import type { Layer } from "../../../../src/providers/datadog/layers/layer.js";
import { toRotation } from "../../../../src/providers/datadog/layers/to-rotation.js";

const HOUR = 3600;
const wall = (text: string) => ({ wall: Date.parse(`${text}Z`) });

/** Weeks from Monday, 5 January 2026, 09:00 in New York. */
const read = (parts: Partial<Layer> = {}) =>
  toRotation(
    {
      id: "layer-1",
      name: "Week",
      days: 7,
      seconds: 0,
      rotationStart: "2026-01-05T14:00:00Z",
      effectiveDate: "2026-01-05T14:00:00Z",
      members: ["u1", "u2"],
      restrictions: [],
      ...parts,
    },
    "America/New_York",
    "payments/Week",
  );

test("a layer of seven days is a rotation by the week, in the zone of the schedule", () => {
  expect(read()).toEqual({
    name: "payments/Week",
    timeZone: "America/New_York",
    start: wall("2026-01-05T09:00"),
    members: ["u1", "u2"],
    recurrence: { kind: "weekly", every: 1, on: [{ weekday: 0, at: 9 * HOUR }] },
  });
});

test.each([
  [14, 0, { kind: "weekly", every: 2, on: [{ weekday: 0, at: 9 * HOUR }] }],
  [1, 0, { kind: "daily", every: 1, at: [9 * HOUR] }],
  [10, 0, { kind: "daily", every: 10, at: [9 * HOUR] }],
  [1, 300, { kind: "elapsed", days: 1, seconds: 300 }],
  [0, 604_800, { kind: "elapsed", days: 0, seconds: 604_800 }],
])("an interval of %i days and %i seconds", (days, seconds, recurrence) => {
  expect(read({ days, seconds }).recurrence).toEqual(recurrence);
});

test("a layer's own zone is the one that its days are counted in", () => {
  expect(read({ timeZone: "Asia/Kathmandu" })).toMatchObject({
    timeZone: "Asia/Kathmandu",
    start: wall("2026-01-05T19:45"),
    recurrence: { on: [{ weekday: 0, at: 19.75 * HOUR }] },
  });
});

test("an offset is read, and fractions of a second are dropped", () => {
  const rotationStart = "2026-01-05T09:00:00.341982-05:00";
  expect(read({ rotationStart }).start).toEqual(wall("2026-01-05T09:00"));
});

test("a start in the second of two equal hours is an instant", () => {
  const second = "2026-11-01T06:30:00Z";
  expect(read({ rotationStart: second, effectiveDate: second })).toMatchObject({
    start: Date.parse(second),
    recurrence: { on: [{ weekday: 6, at: 1.5 * HOUR }] },
  });
});

describe("an effective date", () => {
  const effectiveOf = (parts: Partial<Layer>) => {
    const { start, effective } = read(parts);
    return { start, effective };
  };

  test("before the first turn says nothing", () => {
    expect(effectiveOf({ effectiveDate: "2025-12-05T14:00:00Z" })).toEqual({
      start: wall("2026-01-05T09:00"),
      effective: undefined,
    });
  });

  test("in the first turn is where the rotation starts", () => {
    expect(effectiveOf({ effectiveDate: "2026-01-07T14:00:00Z" })).toEqual({
      start: wall("2026-01-07T09:00"),
      effective: undefined,
    });
  });

  test("after the first turn limits the rotation", () => {
    expect(effectiveOf({ effectiveDate: "2026-01-12T14:00:00Z" })).toEqual({
      start: wall("2026-01-05T09:00"),
      effective: { from: wall("2026-01-12T09:00") },
    });
  });

  test("in the second of two weeks limits it, since weeks are counted from the start", () => {
    expect(effectiveOf({ days: 14, effectiveDate: "2026-01-14T14:00:00Z" })).toEqual({
      start: wall("2026-01-05T09:00"),
      effective: { from: wall("2026-01-14T09:00") },
    });
  });

  test("in the week of the next hand-off is a start, since that hand-off stays", () => {
    expect(effectiveOf({ days: 14, effectiveDate: "2026-01-19T13:00:00Z" })).toEqual({
      start: wall("2026-01-19T08:00"),
      effective: undefined,
    });
  });

  test("in the first turn of a fixed length limits it, since the next ones are counted from it", () => {
    expect(effectiveOf({ seconds: 300, effectiveDate: "2026-01-07T14:00:00Z" })).toEqual({
      start: wall("2026-01-05T09:00"),
      effective: { from: wall("2026-01-07T09:00") },
    });
  });

  test("and an end date go together, whichever of them is left", () => {
    const endDate = "2026-06-01T13:00:00Z";
    const until = wall("2026-06-01T09:00");
    expect(effectiveOf({ endDate }).effective).toEqual({ until });
    expect(effectiveOf({ endDate, effectiveDate: "2026-01-07T14:00:00Z" }).effective).toEqual({
      until,
    });
    expect(effectiveOf({ endDate, effectiveDate: "2026-01-14T14:00:00Z" }).effective).toEqual({
      from: wall("2026-01-14T09:00"),
      until,
    });
  });
});

test("restrictions are coverage", () => {
  const weekend = {
    startDay: "friday",
    startTime: "17:00:00",
    endDay: "monday",
    endTime: "09:00:00",
  } as const;
  expect(read({ restrictions: [weekend] }).coverage).toEqual([
    { start: (4 * 24 + 17) * HOUR, length: 64 * HOUR },
  ]);
  const never = { ...weekend, endDay: "friday", endTime: "17:00:00" } as const;
  expect(read({ restrictions: [never] }).coverage).toEqual([]);
});
