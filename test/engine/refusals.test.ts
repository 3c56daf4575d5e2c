import { describe, expect, it } from "vitest";
import {
  type Override,
  type Rotation,
  renderRotation,
  renderSchedule,
} from "../../src/engine/index.js";

const DAY = 86_400_000;
const SOUND: Rotation = {
  name: "r",
  timeZone: "UTC",
  start: 0,
  members: ["a"],
  recurrence: { kind: "daily", every: 1, at: [0] },
};

describe("the library refuses", () => {
  // What a type checker lets through, or what comes from JavaScript.
  it.each([
    [{ recurrence: { kind: "daily", every: 1, at: [Number.NaN] } }, "cannot hand off at null"],
    [{ recurrence: { kind: "daily", every: 1, at: [86_400] } }, "cannot hand off at 86400"],
    [
      { recurrence: { kind: "weekly", every: 1, on: [{ weekday: 7, at: 0 }] } },
      'cannot hand off at {"weekday":7,"at":0}',
    ],
    [
      { recurrence: { kind: "monthly", every: 1, on: [{ day: 0, at: 0 }] } },
      'cannot hand off at {"day":0,"at":0}',
    ],
    [{ recurrence: { kind: "daily", every: 1.5, at: [0] } }, "cannot hand off every 1.5 periods"],
    [{ recurrence: { kind: "hourly", every: 1 } }, "has no recurrence called hourly"],
    [{ recurrence: { kind: "elapsed", days: 0.5, seconds: 0 } }, "needs whole days and seconds"],
    [{ start: Number.NaN }, "start is neither an instant nor a wall-clock time"],
    [{ start: "2026-01-05" }, "start is neither an instant nor a wall-clock time"],
    [
      { effective: { until: { wall: Number.NaN } } },
      "effective.until is neither an instant nor a wall-clock time",
    ],
    [{ coverage: [{ start: -1, length: 60 }] }, 'cannot be covered at {"start":-1,"length":60}'],
    [{ coverage: [{ start: 0, length: 0 }] }, 'cannot be covered at {"start":0,"length":0}'],
  ])("%j", (wrong, why) => {
    const rotation = { ...SOUND, ...wrong } as unknown as Rotation;
    expect(() => renderRotation(rotation, { from: 0, to: DAY })).toThrow(`rotation r: ${why}`);
  });

  it.each([
    { from: 0, to: Number.POSITIVE_INFINITY },
    { from: Number.NaN, to: DAY },
  ])("the window %o", (window) => {
    const refused = /^a window cannot go from/;
    expect(() => renderRotation(SOUND, window)).toThrow(refused);
    const schedule = { name: "s", timeZone: "UTC", combine: "stack", rotations: [SOUND] } as const;
    expect(() => renderSchedule(schedule, window)).toThrow(refused);
  });

  it("an override without an end", () => {
    const override = { from: 0, to: "2026-01-06", members: ["b"] } as unknown as Override;
    expect(() => renderRotation({ ...SOUND, overrides: [override] }, { from: 0, to: DAY })).toThrow(
      "override 1 does not go from one instant or wall-clock time to another",
    );
  });

  it("nothing that is sound", () => {
    expect(renderRotation(SOUND, { from: 0, to: DAY })).toHaveLength(1);
  });
});
