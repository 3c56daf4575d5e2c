import { DAY_MS, SECOND_MS } from "../model/civil.js";
import type { Override, Recurrence, Rotation } from "../model/rotation.js";
import { type Instant, isInRange, type Moment, type Window } from "../model/time.js";
import { periodsOf } from "./calendar.js";
import { checkRotation } from "./check.js";
import { diffShifts } from "./diff.js";
import { elapsedTurns } from "./elapsed.js";
import { calendarTurns } from "./hand-offs.js";
import { memberCycle } from "./members.js";
import { mergeByStart } from "./merge.js";
import { renderRotation } from "./render.js";
import { overlaps, type Span, uncovered } from "./spans.js";
import type { Turns } from "./turns.js";
import { toInstant, zoneOf } from "./zone.js";

/**
 * When a new order of turns begins: `now` with the running turn, whose member keeps it;
 * `after-shift` with the next hand-off, with whoever was next; `after-cycle` when everyone has had
 * their turn, with the first of the new list.
 */
export const ROLLOUTS = ["now", "after-shift", "after-cycle"] as const;
export type Rollout = (typeof ROLLOUTS)[number];

/** How a change of a rotation is carried out so that it moves nobody before its time. */
export interface RolledOut {
  /** The rotation as wanted, with another start or with its members begun elsewhere in the round. */
  readonly rotation: Rotation;
  /**
   * Overrides of the rotation that keep the shifts before `from` as they were. Overrides that it
   * already has win over them: these come first in the list.
   */
  readonly keep: readonly Override[];
  /** The moment from which the new order holds. */
  readonly from: Instant;
}

/**
 * Changes the members or the recurrence of a rotation without moving who is on call. Effective dates
 * name their own moments and hold at once. What does not touch the turns, a rotation that does not
 * run at `now`, and one that is given another start, stay as wanted.
 * @param wanted the rotation as asked for, with the start of the old one
 * @throws OncallError (exit 2) for a rotation that cannot be rendered
 */
export function rollOut(
  before: Rotation,
  wanted: Rotation,
  now: Instant,
  rollout: Rollout,
): RolledOut {
  checkRotation(before);
  checkRotation(wanted);
  if (!isRunning(before, now) || isRestarted(before, wanted) || hasSameTurns(before, wanted)) {
    return { rotation: wanted, keep: [], from: Math.max(now, startOf(wanted)) };
  }
  const running = turnAt(before, now);
  const change = findChange(before, wanted, now, rollout, running);
  const { from } = change;
  if (from <= now) return { rotation: placeTurns(wanted, change, from), keep: [], from };
  const rotation = placeTurns(wanted, change, running.start);
  return { rotation, keep: keepShifts(before, rotation, { from: running.start, to: from }), from };
}

function isRunning(rotation: Rotation, now: Instant): boolean {
  const { effective, timeZone } = rotation;
  const until = effective?.until;
  if (until !== undefined && toInstant(until, zoneOf(timeZone)) <= now) return false;
  return startOf(rotation) <= now;
}

function isRestarted(before: Rotation, wanted: Rotation): boolean {
  // The same wall-clock time in another zone is another instant, and nobody's wish to start anew.
  return !isEqual(before.start, wanted.start) && startOf(before) !== startOf(wanted);
}

function hasSameTurns(before: Rotation, wanted: Rotation): boolean {
  return (
    hasSameHandOffs(before, wanted) &&
    isEqual(before.members, wanted.members) &&
    (before.onCalls ?? 1) === (wanted.onCalls ?? 1)
  );
}

function hasSameHandOffs(before: Rotation, wanted: Rotation): boolean {
  return before.timeZone === wanted.timeZone && isEqual(before.recurrence, wanted.recurrence);
}

type Plain = Recurrence | Moment | Rotation["members"];

/** Whether they say the same, whatever the order of their keys. */
function isEqual(one: Plain, other: Plain): boolean {
  return JSON.stringify(one, KEYS) === JSON.stringify(other, KEYS);
}

const KEYS = ["kind", "every", "at", "on", "weekday", "day", "days", "seconds", "wall"];

interface Turn extends Pick<Turns, "index"> {
  readonly start: Instant;
  readonly end: Instant;
}

/** Where the new order begins. */
interface Change {
  readonly from: Instant;
  /** Where in the new list the turn that begins there begins. */
  readonly position: number;
  /** A start from which that is a hand-off, and all that follow come right. */
  readonly start: Moment;
  /** How many turns pass from that start until then. */
  readonly turns: number;
}

function findChange(
  before: Rotation,
  wanted: Rotation,
  now: Instant,
  rollout: Rollout,
  running: Turn,
): Change {
  const isSame = hasSameHandOffs(before, wanted);
  const changeAt = ({ start: from, index }: Turn, position: number): Change =>
    isSame
      ? { from, position, start: wanted.start, turns: index }
      : { from, position, start: writeStart(from, wanted), turns: 0 };
  switch (rollout) {
    case "now": {
      const change = changeAt(running, positionOf(before, running.index, wanted));
      // Hand-offs of another recurrence may have gone by since; whoever is on call has the last.
      const { start: from, index: turns } = turnAt({ ...wanted, start: change.start }, now);
      return { ...change, from, turns };
    }
    case "after-shift": {
      const next = turnAt(before, running.end);
      return changeAt(next, positionOf(before, next.index, wanted));
    }
    case "after-cycle": {
      const round = memberCycle(before).length;
      const end = boundAfter(before, now, round - (running.index % round));
      return changeAt(turnAt(before, end), 0);
    }
  }
}

/**
 * Where in the new list the order goes on: with the first member of the old turn or, if that one is
 * no longer there, the next one who is. Of a name that comes twice, the first comes first in both.
 */
function positionOf(before: Rotation, turn: number, wanted: Rotation): number {
  const positions = new Map<number, number>();
  wanted.members.forEach((member, position) => {
    const old = before.members.findIndex((each, i) => each === member && !positions.has(i));
    if (old >= 0) positions.set(old, position);
  });
  const { members, onCalls = 1 } = before;
  for (let i = 0; i < members.length; i++) {
    const old = (turn * onCalls + i) % members.length;
    const position = positions.get(old) ?? wanted.members.indexOf(members[old] as string | null);
    if (position >= 0) return position;
  }
  return 0;
}

/**
 * The rotation as wanted, begun so that the change comes true. Tried first is what is easiest to
 * read: the list as written, and a start that is not after `latest`, so that little has to be kept.
 */
function placeTurns(wanted: Rotation, change: Change, latest: Instant): Rotation {
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
    members: [...members.slice(first), ...members.slice(0, first)],
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

/** On the wall clock, where the start was there before and that reads back to the same instant. */
function writeStart(start: Instant, { start: like, timeZone }: Rotation): Moment {
  const zone = zoneOf(timeZone);
  const wall = zone.toWall(start);
  return typeof like === "number" || zone.toInstant(wall) !== start ? start : { wall };
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

/**
 * Overrides for what the rotation would render otherwise in a window: one for each shift as it was,
 * and one without members for each stretch in which nobody was on call, as far as they differ.
 */
function keepShifts(before: Rotation, rotation: Rotation, window: Window): Override[] {
  const { effective } = rotation;
  const old = renderRotation({ ...before, effective, overrides: [] }, window);
  const gaps = uncovered(old, window).map((gap) => ({ ...gap, members: [] }));
  const differences = diffShifts(
    old,
    renderRotation({ ...rotation, overrides: [] }, window),
    window,
  );
  return mergeByStart<Span & Pick<Override, "members">>([old, gaps]).flatMap((piece) => {
    const { start, end, members } = piece;
    const inside = differences.filter((each) => overlaps(each, { from: start, to: end }));
    const last = inside[inside.length - 1];
    if (inside[0] === undefined || last === undefined) return [];
    return { from: Math.max(inside[0].start, start), to: Math.min(last.end, end), members };
  });
}

function startOf({ start, timeZone }: Rotation): Instant {
  return toInstant(start, zoneOf(timeZone));
}

/** The turn that runs at an instant not before the start. */
function turnAt(rotation: Rotation, at: Instant): Turn {
  const { index, bounds } = turnsOf(rotation, at, at + 1);
  return { index, start: bounds[0] as Instant, end: bounds[1] as Instant };
}

/** Where the turn begins that comes so many turns after the one that runs at `at`. */
function boundAfter(rotation: Rotation, at: Instant, turns: number): Instant {
  const { start, end } = turnAt(rotation, at);
  for (let span = end - start; ; span *= 2) {
    const bound = turnsOf(rotation, at, at + span).bounds[turns];
    if (bound !== undefined) return bound;
  }
}

function turnsOf(rotation: Rotation, from: Instant, to: Instant): Turns {
  const { recurrence, timeZone } = rotation;
  const zone = zoneOf(timeZone);
  const start = startOf(rotation);
  return recurrence.kind === "elapsed"
    ? elapsedTurns(recurrence, zone, start, from, to)
    : calendarTurns(recurrence, zone, start, from, to);
}
