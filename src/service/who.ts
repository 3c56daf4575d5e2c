import { onCallAt, renderSchedule } from "../engine/render.js";
import { DAY_MS } from "../model/civil.js";
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

export interface CurrentShift extends Shift {
  /** When these people are off call: at the end of the shift, or of those that continue it. */
  readonly until: Instant;
}

const FURTHEST_MS = 2 * 366 * DAY_MS;

/** @throws OncallError (exit 2) for a schedule that cannot be rendered */
export function whoIsOnCall(schedule: Schedule, at: Instant): OnCall {
  const { name, timeZone } = schedule;
  let current: CurrentShift[] = [];
  let next: Shift[] = [];
  // Looks further and further ahead, since the next people are nearly always near.
  for (let reach = DAY_MS; reach < FURTHEST_MS && next.length === 0; reach *= 4) {
    const ahead = renderSchedule(schedule, { from: at, to: at + reach });
    current = onCallAt(schedule, at).map((shift) => ({ ...shift, until: shift.end }));
    const others = ahead.filter((shift) => shift.start > at && !continueShift(current, shift));
    next = others.filter(({ start }) => start === others[0]?.start);
  }
  return { schedule: name, timeZone, at, current, next };
}

/** Whether a shift has the same people as one of the current ones, who are still on call then. */
function continueShift(current: CurrentShift[], shift: Shift): boolean {
  const i = current.findIndex(
    ({ until, members }) => until >= shift.start && members.join() === shift.members.join(),
  );
  if (i < 0) return false;
  const continued = current[i] as CurrentShift;
  current[i] = { ...continued, until: Math.max(continued.until, shift.end) };
  return true;
}
