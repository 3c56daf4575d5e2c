import { type CurrentShift, currentAndNext } from "../engine/neighbours.js";
import type { Schedule, Shift } from "../model/rotation.js";
import type { Instant } from "../model/time.js";

/** Who is on call at a moment, and who comes next. */
export interface OnCall {
  readonly schedule: string;
  readonly timeZone: string;
  readonly at: Instant;
  /** The shifts that hold the moment; none: nobody is on call. */
  readonly current: readonly CurrentShift[];
  /** The shifts that begin next, at one instant, with other people; none within two years: empty. */
  readonly next: readonly Shift[];
}

/** @throws OncallError (exit 2) for a schedule that cannot be rendered */
export function whoIsOnCall(schedule: Schedule, at: Instant): OnCall {
  const { name, timeZone } = schedule;
  return { schedule: name, timeZone, at, ...currentAndNext(schedule, at) };
}
