import { badInput } from "../../../errors.js";
import type { Rotation } from "../../../model/rotation.js";
import type { Layer } from "./layer.js";
import { makeLayers } from "./make-layers.js";
import { layerRefusals } from "./refusals.js";

/**
 * The layers that have the same people on call as a rotation: one, or one for each slot between its
 * hand-offs, called `NAME-1`, `NAME-2` and so on. They never overlap. Overrides are no part of them.
 * @throws OncallError (exit 2) with everything that layers cannot say
 */
export function toLayers(rotation: Rotation, scheduleZone: string, name = rotation.name): Layer[] {
  const problems = layerRefusals(rotation);
  if (problems.length > 0) throw badInput(problems);
  return makeLayers(rotation, scheduleZone, name);
}
