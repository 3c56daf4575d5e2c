import { type Difference, diffShifts } from "../../../engine/diff.js";
import { renderRotation, renderSchedule } from "../../../engine/render.js";
import { startOf } from "../../../engine/turn-at.js";
import { toInstant, zoneOf } from "../../../engine/zone.js";
import { DAY_MS } from "../../../model/civil.js";
import type { Rotation, Shift } from "../../../model/rotation.js";
import type { Instant } from "../../../model/time.js";
import type { Layer } from "./layer.js";
import { toElapsed } from "./to-rotation.js";

/**
 * How layers compare with what they were made of. `same`: they have the same shifts. `in-pieces`: the
 * same people are on call at every moment, and their shifts are cut more often.
 */
export type Proof =
  | { readonly kind: "same" | "in-pieces" }
  | { readonly kind: "different"; readonly first: Difference };

/** More than a year, so that every change of the clocks is in it. */
const PROOF_MS = 400 * DAY_MS;

/**
 * Compares the shifts of a rotation, without its overrides, with those of layers to the letter.
 * @param from absent: from when the rotation begins
 */
export function proveLayers(
  { overrides: _, ...rotation }: Rotation,
  layers: readonly Layer[],
  scheduleZone: string,
  from: Instant = beginOf(rotation),
): Proof {
  const window = { from, to: from + PROOF_MS };
  const ours = renderRotation(rotation, window);
  const rotations = layers.map((layer) => toElapsed(layer, scheduleZone));
  const theirs = renderSchedule(
    { name: rotation.name, timeZone: scheduleZone, combine: "stack", rotations },
    window,
  );
  const [first] = diffShifts(ours, theirs, window);
  if (first !== undefined) return { kind: "different", first };
  return { kind: write(ours) === write(theirs) ? "same" : "in-pieces" };
}

function beginOf(rotation: Rotation): Instant {
  const start = startOf(rotation);
  const from = rotation.effective?.from;
  return from === undefined ? start : Math.max(start, toInstant(from, zoneOf(rotation.timeZone)));
}

function write(shifts: readonly Shift[]): string {
  return JSON.stringify(shifts.map(({ start, end, members }) => [start, end, members]));
}
