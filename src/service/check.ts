import { checkSchedule } from "../engine/findings/check-schedule.js";
import type { CheckLimits, ScheduleFinding } from "../engine/findings/finding.js";
import type { Schedule } from "../model/rotation.js";
import type { Window } from "../model/time.js";

/** What was found in one schedule. */
export interface ScheduleReport {
  readonly schedule: string;
  readonly timeZone: string;
  readonly window: Window;
  /** In order of time. */
  readonly findings: readonly ScheduleFinding[];
}

/** @throws OncallError (exit 2) for a schedule that cannot be rendered */
export function reportOn(schedule: Schedule, window: Window, limits: CheckLimits): ScheduleReport {
  const { name, timeZone } = schedule;
  return { schedule: name, timeZone, window, findings: checkSchedule(schedule, window, limits) };
}
