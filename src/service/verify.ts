import type { Rotation, Schedule } from "../model/rotation.js";
import type { Window } from "../model/time.js";
import { unsupported } from "../providers/errors.js";
import type { Call, Native, Provider } from "../providers/provider.js";
import { combineComparisons, compareShifts } from "./verify/compare.js";
import type { Comparison, ScheduleVerdict } from "./verify/comparison.js";
import { compareMoments } from "./verify/moments.js";

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

/** Moments of a schedule that are asked about unless it is said otherwise. */
const MOST_MOMENTS = 200;

/**
 * Compares a schedule with what the provider says of it: the shifts of its rotations, one after the
 * other; of a provider that renders none, but says who is on call, whom it names at moments.
 * @param options.most moments to ask about
 * @throws OncallError as verifyRotation
 */
export async function verifySchedule(
  provider: Provider,
  schedule: Schedule,
  window: Window,
  call: Call,
  { most = MOST_MOMENTS }: { readonly most?: number | undefined } = {},
): Promise<ScheduleVerdict> {
  const { native, responders } = provider;
  if (native === undefined && responders !== undefined) {
    return compareMoments(responders, schedule, window, most, call);
  }
  nativeOf(provider);
  const rotations: Comparison[] = [];
  for (const rotation of schedule.rotations) {
    rotations.push(await verifyRotation(provider, rotation, window, "existing", call));
  }
  return combineComparisons(schedule, window, rotations);
}

/** @throws OncallError (exit 2) when the provider renders no shifts itself */
export function nativeOf({ name, native, responders }: Provider): Native {
  if (native !== undefined) return native;
  throw unsupported(
    name,
    "rendering of its own to compare with",
    responders && "oncall schedule verify compares who is on call",
  );
}
