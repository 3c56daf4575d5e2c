import { renderRotation, renderSchedule } from "../engine/render.js";
import { clip, type Span, uncovered } from "../engine/spans.js";
import type { Rotation, Schedule, Shift } from "../model/rotation.js";
import type { Window } from "../model/time.js";

/** Who is on call in a window. */
export interface Preview {
  /** Of the rotation or schedule. */
  readonly name: string;
  readonly kind: "rotation" | "schedule";
  readonly timeZone: string;
  readonly window: Window;
  /** Sorted by start; whole, unless they were asked for clipped. */
  readonly shifts: readonly Shift[];
  /** When nobody is on call, within the window. */
  readonly gaps: readonly Span[];
}

export interface PreviewOptions {
  /** Cut shifts to the window. */
  readonly clip?: boolean | undefined;
}

/** @throws OncallError (exit 2) for a rotation that cannot be rendered */
export function previewRotation(
  rotation: Rotation,
  window: Window,
  options: PreviewOptions,
): Preview {
  return toPreview("rotation", rotation, window, renderRotation(rotation, window), options);
}

/** @throws OncallError (exit 2) for a schedule that cannot be rendered */
export function previewSchedule(
  schedule: Schedule,
  window: Window,
  options: PreviewOptions,
): Preview {
  return toPreview("schedule", schedule, window, renderSchedule(schedule, window), options);
}

/** Shifts as a preview. */
export function toPreview(
  kind: Preview["kind"],
  { name, timeZone }: Rotation | Schedule,
  window: Window,
  shifts: readonly Shift[],
  options: PreviewOptions,
): Preview {
  return {
    name,
    kind,
    timeZone,
    window,
    shifts: options.clip ? clip(shifts, window) : shifts,
    gaps: uncovered(shifts, window),
  };
}
