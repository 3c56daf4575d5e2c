import { startOf } from "../../../engine/turn-at.js";
import { toInstant, zoneOf } from "../../../engine/zone.js";
import { DAY_MS } from "../../../model/civil.js";
import type { Rotation, WeeklyWindow } from "../../../model/rotation.js";
import { formatInstant, type Instant } from "../../../model/time.js";
import { isNever, toRestrictions } from "./coverage.js";
import type { Layer } from "./layer.js";
import { type Slot, slotsOf } from "./slots.js";

/** Turns as a layer counts them. */
interface Turns extends Pick<Layer, "days" | "seconds" | "members"> {
  readonly begin: Instant;
  readonly windows: readonly WeeklyWindow[] | undefined;
}

/**
 * The layers of a rotation, whether or not they say exactly the same; none for one that hands off by
 * the month. Slots in which nobody can ever be on call are left out, as long as one remains.
 */
export function makeLayers(rotation: Rotation, scheduleZone: string, name: string): Layer[] {
  const { timeZone, effective: { from, until } = {}, coverage } = rotation;
  const zone = zoneOf(timeZone);
  const earliest = Math.max(
    startOf(rotation),
    from === undefined ? -Infinity : toInstant(from, zone),
  );
  const all = turnsOf(rotation).map(
    ({ begin, windows, ...turns }): Layer => ({
      name,
      ...(timeZone !== scheduleZone && { timeZone }),
      ...turns,
      rotationStart: formatInstant(begin),
      // Whom Datadog has on call before the first of all turns is not known: nobody is asked for.
      effectiveDate: formatInstant(Math.max(earliest, begin)),
      ...(until !== undefined && { endDate: formatInstant(toInstant(until, zone)) }),
      restrictions: toRestrictions(coverage, windows),
    }),
  );
  const used = all.filter(canBeOnCall);
  const layers = used.length > 0 ? used : all.toSorted(byEffectiveDate).slice(0, 1);
  return layers.length === 1
    ? layers
    : layers.map((layer, i) => ({ ...layer, name: `${name}-${i + 1}` }));
}

function turnsOf(rotation: Rotation): Turns[] {
  const { recurrence, members, timeZone } = rotation;
  switch (recurrence.kind) {
    case "monthly":
      return [];
    case "daily":
    case "weekly":
      return slotsOf(rotation, recurrence).map((slot) => toTurns(slot, timeZone));
    case "elapsed": {
      const { days, seconds } = recurrence;
      return [{ days, seconds, members, begin: startOf(rotation), windows: undefined }];
    }
  }
}

/** Days are counted on the wall clock, so the first turn begins at a time that no gap has moved. */
function toTurns({ start, days, members, windows }: Slot, timeZone: string): Turns {
  const zone = zoneOf(timeZone);
  let wall = start;
  while (zone.toWall(zone.toInstant(wall)) !== wall) wall -= members.length * days * DAY_MS;
  return { days, seconds: 0, members, begin: zone.toInstant(wall), windows };
}

function canBeOnCall({ restrictions, effectiveDate, endDate }: Layer): boolean {
  return !isNever(restrictions) && (endDate === undefined || effectiveDate < endDate);
}

// All of them are written alike, so that they sort as texts.
function byEffectiveDate(a: Layer, b: Layer): number {
  return a.effectiveDate < b.effectiveDate ? -1 : 1;
}
