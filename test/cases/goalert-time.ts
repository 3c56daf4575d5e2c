import { type Zone, zoneOf } from "../../src/engine/zone.js";
import { DAY_MS } from "../../src/model/civil.js";
import { type Instant, readClock, readIsoTime, type WallClock } from "../../src/model/time.js";

/** Why a case is left out: our rules cannot say it, or say something else on purpose. */
export class LeftOut extends Error {}

// Theirs moves such a time to the gap's end, ours later by the gap's length.
const GAP = "a wall time inside a gap";
// Theirs ends at the last of them, ours at the first.
const REPEATED_END = "an end in a repeated hour";

/** "fixed -05:00" has no IANA name of its own; Etc/GMT+5 is that offset. */
export function zoneName(name: string): string {
  const fixed = /^fixed ([+-])(\d\d):00$/.exec(name);
  if (fixed === null) return name;
  return `Etc/GMT${fixed[1] === "-" ? "+" : "-"}${Number(fixed[2])}`;
}

export function zoneNamed(name: string): Zone {
  return zoneOf(zoneName(name));
}

export function instantOf(text: string): Instant {
  const moment = readIsoTime(text);
  if (typeof moment !== "number") throw new Error(`"${text}" is not an instant`);
  return moment;
}

/** `2018-03-11` and `02:30` on one wall clock. */
export function wallOf(day: string, clock: string): WallClock {
  const date = readIsoTime(day);
  if (date === undefined || typeof date === "number") throw new Error(`"${day}" is not a date`);
  return date.wall + secondsOf(clock) * 1000;
}

export function secondsOf(clock: string): number {
  const seconds = readClock(clock);
  if (seconds === undefined) throw new Error(`"${clock}" is not a time of day`);
  return seconds;
}

/**
 * Both sides move a wall time that a gap skips, but to different instants unless it is the gap's
 * first.
 */
export function leaveOutInsideGap(zone: Zone, wall: WallClock): void {
  for (const { at, before, after } of zone.transitions(wall - 2 * DAY_MS, wall + 2 * DAY_MS)) {
    if (wall > at + before && wall < at + after) throw new LeftOut(GAP);
  }
}

export function leaveOutRepeated(zone: Zone, wall: WallClock): void {
  for (const { at, before, after } of zone.transitions(wall - 2 * DAY_MS, wall + 2 * DAY_MS)) {
    if (wall >= at + after && wall < at + before) throw new LeftOut(REPEATED_END);
  }
}
