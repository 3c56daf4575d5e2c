import { DAY_MS, SECOND_MS } from "../model/civil.js";
import type { Recurrence, Rotation } from "../model/rotation.js";
import { type Instant, isInRange, type Moment, type Window } from "../model/time.js";
import { periodsOf } from "./calendar.js";
import { memberCycle } from "./members.js";
import { renderRotation } from "./render.js";
import { boundAfter, turnsOf, writeStart } from "./turn-at.js";
import { zoneOf } from "./zone.js";

/** Where the new order begins. */
export interface Change {
  readonly from: Instant;
  /** Where in the new list the turn that begins there begins. */
  readonly position: number;
  /** A start from which that is a hand-off, and all that follow come right. */
  readonly start: Moment;
  /** How many turns pass from that start until then. */
  readonly turns: number;
}

/**
 * The rotation as wanted, begun so that the change comes true. Tried first is what is easiest to
 * read: the list as written, and a start that is not after `latest`, so that little has to be kept.
 */
export function placeTurns(wanted: Rotation, change: Change, latest: Instant): Rotation {
  const { from, position } = change;
  const { members, onCalls = 1 } = wanted;
  /** Where the list has to begin if so many turns come before the change. */
  const firstOf = (turns: number) => {
    const first = (position - turns * onCalls) % members.length;
    return first < 0 ? first + members.length : first;
  };
  const place = (start: Moment, first: number): Rotation => ({
    ...wanted,
    start,
    members: beginWith(members, first),
  });

  const sure = place(change.start, firstOf(change.turns));
  // After a round and a period everything comes again; a clock change can hide a difference once.
  const turns = memberCycle(wanted).length + handOffsOf(wanted.recurrence);
  const window = { from, to: boundAfter(sure, from, 2 * turns) };
  const expected = writeTurns(sure, window);
  const isRight = (rotation: Rotation) => writeTurns(rotation, window) === expected;
  if (isRight(wanted)) return wanted;

  const bounds = boundsUpTo(wanted, latest, from);
  const last = bounds.indexOf(from);
  for (const first of [0, position]) {
    for (let i = last; i > 0; i--) {
      const start = bounds[i] as Instant;
      if (start > latest || firstOf(last - i) !== first) continue;
      const rotation = place(writeStart(start, wanted), first);
      if (isRight(rotation)) return rotation;
    }
  }
  return sure;
}

/** The same round, begun with the member at an index, which counts on past the end of the list. */
export function beginWith(members: Rotation["members"], index: number): Rotation["members"] {
  const first = index % members.length;
  return [...members.slice(first), ...members.slice(0, first)];
}

/** How many hand-offs a period has at the most. */
function handOffsOf(recurrence: Recurrence): number {
  switch (recurrence.kind) {
    case "daily":
      return recurrence.at.length;
    case "weekly":
    case "monthly":
      return recurrence.on.length;
    case "elapsed":
      return 1;
  }
}

/** Who takes which turn, always and everywhere covered: equal for rotations that take turns alike. */
function writeTurns(rotation: Rotation, window: Window): string {
  const { coverage: _, effective: __, overrides: ___, ...turns } = rotation;
  return JSON.stringify(renderRotation(turns, window));
}

/**
 * Where turns begin if one begins at `from`: up to there, from two rounds before `latest` on. The
 * first bound is not one of them.
 */
function boundsUpTo(rotation: Rotation, latest: Instant, from: Instant): readonly Instant[] {
  const start = longBefore(rotation, latest, from, 2 * memberCycle(rotation).length + 2);
  return start === undefined ? [] : turnsOf({ ...rotation, start }, start, from + 1).bounds;
}

/**
 * A start from which the rotation hands off at `from`, so many turns or more before `latest`. None
 * in a year that cannot be written, and none for days and seconds together: counted from another
 * start, these hand off at other times about a clock change.
 */
function longBefore(
  { recurrence, timeZone }: Rotation,
  latest: Instant,
  from: Instant,
  turns: number,
): Instant | undefined {
  const zone = zoneOf(timeZone);
  const wall = zone.toWall(from);
  if (recurrence.kind !== "elapsed") {
    const periods = periodsOf(recurrence, wall);
    const start = periods.startOf(periods.periodOf(zone.toWall(latest)) - turns);
    return isInRange(start) ? zone.toInstant(start) : undefined;
  }
  const { days, seconds } = recurrence;
  if (days > 0 && seconds > 0) return undefined;
  const length = days * DAY_MS + seconds * SECOND_MS;
  const way = (Math.ceil((from - latest) / length) + turns) * length;
  if (!isInRange(from - way)) return undefined;
  return days > 0 ? zone.toInstant(wall - way) : from - way;
}
