import { toInstant, zoneOf } from "../../../src/engine/zone.js";
import { DAY_MS, weekdayOf } from "../../../src/model/civil.js";
import type { Recurrence, Rotation, Schedule, WeeklyWindow } from "../../../src/model/rotation.js";
import type { Moment } from "../../../src/model/time.js";
import { WEEK_SECONDS } from "./times.js";

/** How a time is compared: as it is, or as the instant that it is in a zone. */
export type MomentTerms = (moment: Moment, timeZone: string) => Moment;

export const asItIs: MomentTerms = (moment) => moment;
export const asInstant: MomentTerms = (moment, timeZone) => toInstant(moment, zoneOf(timeZone));

/** A rotation so that two that say the same are equal. */
export function rotationTerms(rotation: Rotation, momentTerms: MomentTerms) {
  const { timeZone, onCalls = 1, overrides = [], coverage, effective } = rotation;
  const read = (moment: Moment | undefined) => moment && momentTerms(moment, timeZone);
  return {
    ...rotation,
    start: read(rotation.start),
    recurrence: recurrenceTerms(rotation),
    onCalls,
    coverage: coveredSeconds(coverage),
    effective: { from: read(effective?.from), until: read(effective?.until) },
    overrides: overrides.map(({ from, to, members }) => ({
      from: read(from),
      to: read(to),
      members,
    })),
  };
}

/** Whole days from a start are the same as hand-offs at its time of day, every so many days or weeks. */
function recurrenceTerms({ recurrence, start, timeZone }: Rotation): Recurrence {
  if (recurrence.kind !== "elapsed" || recurrence.days === 0 || recurrence.seconds > 0) {
    return recurrence;
  }
  const zone = zoneOf(timeZone);
  const wall = zone.toWall(toInstant(start, zone));
  const day = Math.floor(wall / DAY_MS);
  const at = (wall - day * DAY_MS) / 1000;
  const { days } = recurrence;
  if (days % 7 > 0) return { kind: "daily", every: days, at: [at] };
  return { kind: "weekly", every: days / 7, on: [{ weekday: weekdayOf(day), at }] };
}

/** A schedule so that two that say the same are equal. */
export function scheduleTerms(schedule: Schedule, momentTerms: MomentTerms) {
  const { timeZone, rotations, overrides = [] } = schedule;
  return {
    ...schedule,
    rotations: rotations.map((rotation) => rotationTerms(rotation, momentTerms)),
    overrides: overrides.map(({ from, to, members }) => ({
      from: momentTerms(from, timeZone),
      to: momentTerms(to, timeZone),
      members,
    })),
  };
}

/** The seconds of the week that windows cover: sorted, and joined where they touch. */
function coveredSeconds(windows: readonly WeeklyWindow[] = ALWAYS): [number, number][] {
  const pieces = windows.flatMap(({ start, length }): [number, number][] => {
    const end = start + length;
    if (end <= WEEK_SECONDS) return [[start, end]];
    return [
      [start, WEEK_SECONDS],
      [0, end - WEEK_SECONDS],
    ];
  });
  const covered: [number, number][] = [];
  for (const [start, end] of pieces.sort(([a], [b]) => a - b)) {
    const last = covered.at(-1);
    if (last !== undefined && start <= last[1]) last[1] = Math.max(last[1], end);
    else covered.push([start, end]);
  }
  return covered;
}

const ALWAYS: readonly WeeklyWindow[] = [{ start: 0, length: WEEK_SECONDS }];
