import { DAY_MS, SECOND_MS } from "../model/civil.js";
import type { ElapsedRecurrence } from "../model/rotation.js";
import type { Instant } from "../model/time.js";
import { TURN_LIMIT, type Turns, tooManyTurns } from "./turns.js";
import type { Zone } from "./zone.js";

/**
 * The turns of a rotation of fixed intervals that overlap [from, to) (rule 8): turn k begins k
 * intervals after the start, k times the days on the wall clock, then k times the seconds elapsed.
 */
export function elapsedTurns(
  { days, seconds }: ElapsedRecurrence,
  zone: Zone,
  start: Instant,
  from: Instant,
  to: Instant,
): Turns {
  const first = Math.max(from, start);
  if (first >= to) return { index: 0, bounds: [] };
  const wall = zone.toWall(start);
  const startOf = (turn: number): Instant => {
    if (turn === 0) return start;
    const dayStart = days === 0 ? start : zone.toInstant(wall + turn * days * DAY_MS);
    return dayStart + turn * seconds * SECOND_MS;
  };

  // Clock changes move a boundary by a day at the most, so a guess by length is off by few turns.
  const length = days * DAY_MS + seconds * SECOND_MS;
  let index = Math.max(0, Math.floor((first - start) / length) - 2);
  while (startOf(index) > first) index--;
  while (startOf(index + 1) <= first) index++;

  const bounds = [startOf(index)];
  for (let turn = index + 1; (bounds[bounds.length - 1] as number) < to; turn++) {
    bounds.push(startOf(turn));
    if (bounds.length > TURN_LIMIT) throw tooManyTurns();
  }
  return { index, bounds };
}
