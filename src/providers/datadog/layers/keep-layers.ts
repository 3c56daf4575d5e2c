import type { Layer } from "./layer.js";
import { toElapsed } from "./to-rotation.js";

/**
 * Layers that take the place of others: each keeps the id of the one of its name, or of the next that
 * is left over, and everything that it says as before stays written as it was.
 */
export function keepLayers(
  before: readonly Layer[],
  after: readonly Layer[],
  scheduleZone: string,
): Layer[] {
  const named = (layer: Layer) => before.find(({ name }) => name === layer.name);
  const left = before.filter(({ name }) => after.every((layer) => layer.name !== name));
  return after.map((layer) => {
    const old = named(layer) ?? left.shift();
    if (old === undefined) return layer;
    const { name, members } = layer;
    const renewed = { ...old, name, members };
    return says(renewed, scheduleZone) === says(layer, scheduleZone)
      ? renewed
      : { ...layer, id: old.id };
  });
}

function says(layer: Layer, scheduleZone: string): string {
  return JSON.stringify(toElapsed(layer, scheduleZone));
}
