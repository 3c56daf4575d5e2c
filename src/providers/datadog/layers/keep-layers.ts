import { readIsoTime } from "../../../model/time.js";
import type { Layer } from "./layer.js";
import { toElapsed } from "./to-rotation.js";

/**
 * Layers that take the place of others: each keeps the id of the one of its name, or of the next that
 * is left over, and what says the same as before stays written as it was.
 */
export function keepLayers(
  before: readonly Layer[],
  after: readonly Layer[],
  scheduleZone: string,
): Layer[] {
  const left = before.filter(({ name }) => after.every((layer) => layer.name !== name));
  return after.map((layer) => {
    const old = before.find(({ name }) => name === layer.name) ?? left.shift();
    if (old === undefined) return layer;
    const { name, members } = layer;
    const kept = { ...old, name, members };
    return says(kept, scheduleZone) === says(layer, scheduleZone)
      ? kept
      : { ...layer, id: old.id, ...keepTimes(old, layer) };
  });
}

function says(layer: Layer, scheduleZone: string): string {
  return JSON.stringify(toElapsed(layer, scheduleZone));
}

const TIMES = ["rotationStart", "effectiveDate", "endDate"] as const;

/** The times of the old layer that are the same ones, with their fractions of a second. */
function keepTimes(old: Layer, layer: Layer): Partial<Layer> {
  const kept = TIMES.filter((key) => instantOf(old[key]) === instantOf(layer[key]));
  // One before the first turn asks for nobody, and stays.
  if (kept.includes("rotationStart") && firstOf(old) === firstOf(layer)) kept.push("effectiveDate");
  return Object.fromEntries(kept.map((key) => [key, old[key]]));
}

/** When somebody is first on call. */
function firstOf({ rotationStart, effectiveDate }: Layer): number {
  return Math.max(instantOf(rotationStart) as number, instantOf(effectiveDate) as number);
}

const instantOf = (text: string | undefined) => text && readIsoTime(text);
