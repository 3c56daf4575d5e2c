import { DAY_MS } from "../model/civil.js";
import type { Rotation } from "../model/rotation.js";
import type { Instant, Moment } from "../model/time.js";
import { elapsedTurns } from "./elapsed.js";
import { calendarTurns } from "./hand-offs.js";
import type { Turns } from "./turns.js";
import { toInstant, toMoment, zoneOf } from "./zone.js";

/** A turn: what one hand-off gives to the next, before coverage cuts it. */
export interface Turn extends Pick<Turns, "index"> {
  readonly start: Instant;
  readonly end: Instant;
}

export function startOf({ start, timeZone }: Rotation): Instant {
  return toInstant(start, zoneOf(timeZone));
}

/** The turn that runs at an instant not before the start. */
export function turnAt(rotation: Rotation, at: Instant): Turn {
  const { index, bounds } = turnsOf(rotation, at, at + 1);
  return { index, start: bounds[0] as Instant, end: bounds[1] as Instant };
}

/** Where the turn begins that comes so many turns after the one that runs at `at`. */
export function boundAfter(rotation: Rotation, at: Instant, turns: number): Instant {
  const { start, end } = turnAt(rotation, at);
  for (let span = end - start; ; span *= 2) {
    const bound = turnsOf(rotation, at, at + span).bounds[turns];
    if (bound !== undefined) return bound;
  }
}

/**
 * The first moment, not before `at`, at which a rotation can hand off, in whichever of its periods.
 * Fixed intervals can begin at any.
 */
function handOffFrom(rotation: Rotation, at: Instant): Instant {
  const { recurrence } = rotation;
  if (recurrence.kind === "elapsed") return at;
  // A gap can put a hand-off of the day before here.
  const start = at - 2 * DAY_MS;
  return turnAt({ ...rotation, start, recurrence: { ...recurrence, every: 1 } }, at - 1).end;
}

/**
 * The moment nearest to `at`, and after `floor`, at which a rotation can hand off; of two as near the
 * later one.
 */
export function handOffNear(rotation: Rotation, at: Instant, floor: Instant): Instant {
  const next = handOffFrom(rotation, at);
  let nearest = next;
  let one = handOffFrom(rotation, Math.max(floor, 2 * at - next) + 1);
  for (; one < at; one = handOffFrom(rotation, one + 1)) nearest = one;
  return nearest;
}

/** The turns that overlap a span, counted from the start. */
export function turnsOf(rotation: Rotation, from: Instant, to: Instant): Turns {
  const { recurrence, timeZone } = rotation;
  const zone = zoneOf(timeZone);
  const start = startOf(rotation);
  return recurrence.kind === "elapsed"
    ? elapsedTurns(recurrence, zone, start, from, to)
    : calendarTurns(recurrence, zone, start, from, to);
}

/** A start, on the wall clock where the old one was and where that reads back to the same instant. */
export function writeStart(start: Instant, { start: like, timeZone }: Rotation): Moment {
  return typeof like === "number" ? start : toMoment(start, zoneOf(timeZone));
}
