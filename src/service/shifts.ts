import type { Rotation } from "../model/rotation.js";
import type { Window } from "../model/time.js";
import type { Call, Provider } from "../providers/provider.js";
import { type Preview, type PreviewOptions, previewRotation, toPreview } from "./preview.js";

/**
 * The shifts of a rotation that is there: the provider's own where it renders them, else ours.
 * @throws OncallError (exit 2) for a rotation that cannot be rendered
 */
export async function shiftsOf(
  { native }: Provider,
  rotation: Rotation,
  window: Window,
  options: PreviewOptions,
  call: Call,
): Promise<Preview> {
  if (native === undefined) return previewRotation(rotation, window, options);
  const shifts = await native.existing(rotation, window, call);
  return toPreview("rotation", rotation, window, shifts, options);
}
