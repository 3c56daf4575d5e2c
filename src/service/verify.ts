import type { Rotation, Schedule } from "../model/rotation.js";
import type { Window } from "../model/time.js";
import { unsupported } from "../providers/errors.js";
import type { Call, Native, Provider } from "../providers/provider.js";
import { combineComparisons, compareShifts } from "./verify/compare.js";
import type { Comparison, ScheduleComparison } from "./verify/comparison.js";

/**
 * Compares our shifts of a rotation with the provider's own.
 * @param which `existing`: of the rotation as the provider has it; `proposed`: of one like this
 * @throws OncallError (exit 2) when the provider renders nothing, or refuses such a rotation
 */
export async function verifyRotation(
  provider: Provider,
  rotation: Rotation,
  window: Window,
  which: "existing" | "proposed",
  call: Call,
): Promise<Comparison> {
  const native = nativeOf(provider);
  const theirs =
    which === "existing"
      ? await native.existing(rotation, window, call)
      : await native.proposed(rotation, window, {}, call);
  return compareShifts(rotation, window, theirs);
}

/**
 * Compares the rotations of a schedule, one after the other, with those that the provider has.
 * @throws OncallError as verifyRotation
 */
export async function verifySchedule(
  provider: Provider,
  schedule: Schedule,
  window: Window,
  call: Call,
): Promise<ScheduleComparison> {
  nativeOf(provider);
  const rotations: Comparison[] = [];
  for (const rotation of schedule.rotations) {
    rotations.push(await verifyRotation(provider, rotation, window, "existing", call));
  }
  return combineComparisons(schedule, window, rotations);
}

/** @throws OncallError (exit 2) when the provider renders no shifts itself */
export function nativeOf({ name, native }: Provider): Native {
  if (native === undefined) throw unsupported(name, "rendering of its own to compare with");
  return native;
}
