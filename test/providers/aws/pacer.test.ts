import { describe, expect, it } from "vitest";
import { intervalOf, Pacer } from "../../../src/providers/aws/pacer.js";

/** A pacer whose waits are noted, and pass at once on a clock of its own. */
function pacerAt(start: number) {
  const clock = { now: start };
  const waits: number[] = [];
  const pacer = new Pacer(
    () => clock.now,
    async (ms) => void waits.push(ms),
  );
  return { pacer, clock, waits };
}

describe("the pace of requests", () => {
  it.each([
    ["CreateContact", 1000],
    ["UpdateContact", 1000],
    ["DeleteContact", 1000],
    ["CreateContactChannel", 1000],
    ["ActivateContactChannel", 1000],
    ["SendActivationCode", 1000],
    ["CreateRotation", 1000],
    ["UpdateRotation", 1000],
    ["DeleteRotation", 1000],
    ["CreateRotationOverride", 1000],
    ["DeleteRotationOverride", 1000],
    ["GetRotation", 50],
    ["ListRotations", 50],
    ["ListRotationShifts", 50],
    ["ListRotationOverrides", 50],
    ["ListPreviewRotationShifts", 50],
    ["GetContact", 0],
    ["StartEngagement", 0],
    ["UpdateIncidentRecord", 0],
    ["CreateTimelineEvent", 0],
  ])("%s: one every %i ms", (operation, ms) => {
    expect(intervalOf(operation)).toBe(ms);
  });

  it("lets the first go at once, and each of the next a second later", async () => {
    const { pacer, waits } = pacerAt(5000);
    // All three want to go at 5000: they may at 5000, 6000 and 7000.
    for (let i = 0; i < 3; i++) await pacer.turn("CreateRotationOverride");
    expect(waits).toEqual([1000, 2000]);
  });

  it("counts the time that has passed anyway", async () => {
    const { pacer, clock, waits } = pacerAt(0);
    await pacer.turn("CreateRotation");
    clock.now = 400;
    await pacer.turn("CreateRotation");
    clock.now = 5000;
    await pacer.turn("CreateRotation");
    expect(waits).toEqual([600]);
  });

  it("lets ten reads go at once, and one every 50 ms after them", async () => {
    const { pacer, clock, waits } = pacerAt(0);
    for (let i = 0; i < 12; i++) await pacer.turn("GetRotation");
    expect(waits).toEqual([50, 100]);
    // The twelve are due until 600; by then all of the ten are free again.
    clock.now = 600;
    for (let i = 0; i < 10; i++) await pacer.turn("GetRotation");
    expect(waits).toEqual([50, 100]);
  });

  it("keeps each operation to itself", async () => {
    const { pacer, waits } = pacerAt(0);
    for (const operation of ["CreateRotation", "UpdateRotation", "CreateContact", "GetContact"]) {
      await pacer.turn(operation);
    }
    expect(waits).toEqual([]);
  });
});
