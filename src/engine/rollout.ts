import type { Override, Recurrence, Rotation } from "../model/rotation.js";
import type { Instant, Moment } from "../model/time.js";
import { checkRotation } from "./check.js";
import { keepShifts, renderUntil } from "./keep-shifts.js";
import { memberCycle } from "./members.js";
import { type Change, placeTurns } from "./place-turns.js";
import { boundAfter, handOffNear, startOf, type Turn, turnAt, writeStart } from "./turn-at.js";
import { toInstant, zoneOf } from "./zone.js";

/**
 * When a new order of turns begins: `now` with the running turn, whose member keeps it;
 * `after-shift` with the next hand-off, with whoever was next; `after-cycle` when everyone has had
 * their turn, with the first of the new list. The last two with a whole turn: where hand-offs move,
 * the turn before goes on until the first of the new ones.
 */
export const ROLLOUTS = ["now", "after-shift", "after-cycle"] as const;
export type Rollout = (typeof ROLLOUTS)[number];

/** How a change of a rotation is carried out so that it moves nobody before its time. */
export interface RolledOut {
  /** The rotation as wanted, with another start or with its members begun elsewhere in the round. */
  readonly rotation: Rotation;
  /**
   * Overrides of the rotation that keep the shifts before `from` as they were, the last one on call
   * until then; none that is over. Overrides that it already has win over them: these come first in
   * the list.
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
  if (rollout === "now") {
    const change = changeNow(before, wanted, now, running);
    const { from } = change;
    return { rotation: placeTurns(wanted, change, from), keep: [], from };
  }
  const last = rollout === "after-shift" ? running : lastOfRound(before, now, running);
  const change = changeAfter(before, wanted, last, rollout, now);
  const rotation = placeTurns(wanted, change, running.start);
  const window = { from: running.start, to: change.from };
  const old = renderUntil({ ...before, effective: wanted.effective }, last, window);
  const keep = keepShifts(old, rotation, window).filter(({ to }) => to > now);
  return { rotation, keep, from: change.from };
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

function changeNow(before: Rotation, wanted: Rotation, now: Instant, running: Turn): Change {
  const isSame = hasSameHandOffs(before, wanted);
  const start = isSame ? wanted.start : writeStart(running.start, wanted);
  // Hand-offs of another recurrence may have gone by since; whoever is on call has the last.
  const { start: from, index: turns } = turnAt({ ...wanted, start }, now);
  return { from, position: positionOf(before, running.index, wanted), start, turns };
}

/** The last turn of the round that runs at `now`. */
function lastOfRound(before: Rotation, now: Instant, running: Turn): Turn {
  const round = memberCycle(before).length;
  const end = boundAfter(before, now, round - (running.index % round));
  return turnAt(before, end - 1);
}

/** What follows the last turn that is as before. */
function changeAfter(
  before: Rotation,
  wanted: Rotation,
  last: Turn,
  rollout: Exclude<Rollout, "now">,
  now: Instant,
): Change {
  const next = turnAt(before, last.end);
  const position = rollout === "after-cycle" ? 0 : positionOf(before, next.index, wanted);
  if (hasSameHandOffs(before, wanted)) {
    return { from: next.start, position, start: wanted.start, turns: next.index };
  }
  const from = handOffNear(wanted, next.start, Math.max(now, last.start));
  return { from, position, start: writeStart(from, wanted), turns: 0 };
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
