import { periodsOf } from "../../../engine/calendar.js";
import { startOf, turnAt } from "../../../engine/turn-at.js";
import { toInstant, toMoment, zoneOf } from "../../../engine/zone.js";
import { DAY_MS, SECOND_MS, WEEK_MS, weekdayOf } from "../../../model/civil.js";
import type { CalendarRecurrence, ElapsedRecurrence, Rotation } from "../../../model/rotation.js";
import { type Instant, readIsoTime, type WallClock } from "../../../model/time.js";
import { toCoverage } from "./coverage.js";
import type { Layer } from "./layer.js";

/**
 * A layer as people write a rotation: whole days become daily or weekly hand-offs. A first turn that
 * the effective date cuts short begins there, where the hand-offs after it stay the same.
 */
export function toRotation(layer: Layer, scheduleZone: string, name = layer.name): Rotation {
  const counted = toElapsed(layer, scheduleZone, name);
  const zone = zoneOf(counted.timeZone);
  const recurrence = toCalendar(counted.recurrence, zone.toWall(startOf(counted)));
  if (recurrence === undefined) return counted;
  const rotation = { ...counted, recurrence };
  const { effective: { from, until } = {}, ...unlimited } = rotation;
  if (from === undefined || !canStartAt(toInstant(from, zone), rotation)) return rotation;
  return { ...unlimited, start: from, ...(until !== undefined && { effective: { until } }) };
}

/** A layer to the letter (rules 8 and 9): turns of days and seconds, counted from its start. */
export function toElapsed(
  layer: Layer,
  scheduleZone: string,
  name = layer.name,
): Rotation & { readonly recurrence: ElapsedRecurrence } {
  const timeZone = layer.timeZone ?? scheduleZone;
  const moment = (instant: Instant) => toMoment(instant, zoneOf(timeZone));
  const start = instantOf(layer.rotationStart);
  const from = instantOf(layer.effectiveDate);
  const coverage = toCoverage(layer.restrictions);
  const effective = {
    ...(from > start && { from: moment(from) }),
    ...(layer.endDate !== undefined && { until: moment(instantOf(layer.endDate)) }),
  };
  return {
    name,
    timeZone,
    start: moment(start),
    members: layer.members,
    recurrence: { kind: "elapsed", days: layer.days, seconds: layer.seconds },
    ...(coverage && { coverage }),
    ...(Object.keys(effective).length > 0 && { effective }),
  };
}

// Layers have no other times than those of RFC 3339.
const instantOf = (text: string): Instant => readIsoTime(text) as Instant;

/** The same hand-offs on the calendar; undefined where turns are no whole days. */
function toCalendar(
  { days, seconds }: ElapsedRecurrence,
  start: WallClock,
): CalendarRecurrence | undefined {
  if (days === 0 || seconds > 0) return undefined;
  const day = Math.floor(start / DAY_MS);
  const at = (start - day * DAY_MS) / SECOND_MS;
  if (days % 7 > 0) return { kind: "daily", every: days, at: [at] };
  return { kind: "weekly", every: days / 7, on: [{ weekday: weekdayOf(day), at }] };
}

/** Whether a rotation that starts later, in its first turn, has the same hand-offs after it. */
function canStartAt(
  later: Instant,
  rotation: Rotation & { readonly recurrence: CalendarRecurrence },
): boolean {
  if (turnAt(rotation, later).index > 0) return false;
  const { recurrence, timeZone } = rotation;
  const zone = zoneOf(timeZone);
  const wall = zone.toWall(later);
  const periods = periodsOf(recurrence, zone.toWall(startOf(rotation)));
  const unit = recurrence.kind === "weekly" ? WEEK_MS : DAY_MS;
  return wall - periods.startOf(periods.periodOf(wall)) < unit;
}
