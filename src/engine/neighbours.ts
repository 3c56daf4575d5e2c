import { DAY_MS } from "../model/civil.js";
import type { Schedule, Shift } from "../model/rotation.js";
import type { Instant } from "../model/time.js";
import { onCallAt, renderSchedule } from "./render.js";

export interface CurrentShift extends Shift {
  /** When these people are off call: at the end of the shift, or of those that continue it. */
  readonly until: Instant;
}

/** Looks further and further away, since the neighbours are nearly always near; two years at most. */
const REACHES_MS = [1, 4, 16, 64, 256, 732].map((days) => days * DAY_MS);

/**
 * The shifts that hold a moment, and those that begin next, at one instant, with other people; none
 * within two years: empty.
 * @throws OncallError (exit 2) for a schedule that cannot be rendered
 */
export function currentAndNext(schedule: Schedule, at: Instant) {
  let current: CurrentShift[] = [];
  let next: Shift[] = [];
  for (const reach of REACHES_MS) {
    const ahead = renderSchedule(schedule, { from: at, to: at + reach });
    current = onCallAt(schedule, at).map((shift) => ({ ...shift, until: shift.end }));
    const others = ahead.filter((shift) => shift.start > at && !continueShift(current, shift));
    next = others.filter(({ start }) => start === others[0]?.start);
    if (next.length > 0) break;
  }
  return { current, next };
}

/**
 * The shifts that begin next after a moment, as currentAndNext.
 * @throws OncallError (exit 2) for a schedule that cannot be rendered
 */
export function nextAfter(schedule: Schedule, at: Instant): Shift[] {
  return currentAndNext(schedule, at).next;
}

/**
 * The shifts that ended last before a moment, at one instant, with other people than those who are
 * on call at it; none within two years: empty.
 * @throws OncallError (exit 2) for a schedule that cannot be rendered
 */
export function previousBefore(schedule: Schedule, at: Instant): Shift[] {
  for (const reach of REACHES_MS) {
    const current = onCallAt(schedule, at);
    const others = renderSchedule(schedule, { from: at - reach, to: at })
      .filter(({ end }) => end <= at)
      .sort((a, b) => b.end - a.end)
      .filter((shift) => !leadShift(current, shift));
    if (others.length > 0) return others.filter(({ end }) => end === others[0]?.end);
  }
  return [];
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

/** The same backwards: whether one of the current shifts continues this one. */
function leadShift(current: Shift[], shift: Shift): boolean {
  const i = current.findIndex(
    ({ start, members }) => start <= shift.end && members.join() === shift.members.join(),
  );
  if (i < 0) return false;
  const led = current[i] as Shift;
  current[i] = { ...led, start: Math.min(led.start, shift.start) };
  return true;
}
