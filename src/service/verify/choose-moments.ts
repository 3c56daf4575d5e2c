import { renderSchedule } from "../../engine/render.js";
import { toInstant, zoneOf } from "../../engine/zone.js";
import { HOUR_MS, SECOND_MS } from "../../model/civil.js";
import type { Schedule } from "../../model/rotation.js";
import type { Instant, Window } from "../../model/time.js";

/** A stretch without a change is looked into where it is at least this long. */
const LONG_MS = 12 * HOUR_MS;

/** Moments that a border gives at the most: just before it, at it, and amid what follows. */
const PER_BORDER = 3;

/**
 * When to ask who is on call in a schedule: a second before and at every change, where the window
 * begins, and amid long stretches. Where that is more than `most`, only about some of the changes,
 * evenly chosen.
 */
export function chooseMoments(
  schedule: Schedule,
  window: Window,
  most: number,
): { readonly chosen: readonly Instant[]; readonly count: number } {
  const borders = bordersIn(schedule, window);
  const groups = borders.map((border, i) => aroundOf(border, borders[i + 1] ?? window.to, window));
  const all = inOrder(groups.flat());
  if (all.length <= most) return { chosen: all, count: all.length };
  const kept = Math.max(1, Math.floor(most / PER_BORDER));
  const some = Array.from(
    { length: kept },
    (_, i) => groups[Math.floor((i * groups.length) / kept)] ?? [],
  );
  return { chosen: inOrder(some.flat()).slice(0, most), count: all.length };
}

/** Where shifts and overrides begin and end, and where the window begins. */
function bordersIn(schedule: Schedule, { from, to }: Window): Instant[] {
  const shifts = renderSchedule(schedule, { from, to });
  const overrides = [schedule, ...schedule.rotations].flatMap(({ overrides = [], timeZone }) =>
    overrides.flatMap((each) => [each.from, each.to].map((at) => toInstant(at, zoneOf(timeZone)))),
  );
  const borders = [...shifts.flatMap(({ start, end }) => [start, end]), ...overrides];
  return inOrder([from, ...borders.filter((at) => at > from && at < to)]);
}

function aroundOf(border: Instant, next: Instant, { from }: Window): Instant[] {
  const middle = border + Math.floor((next - border) / 2 / SECOND_MS) * SECOND_MS;
  return [
    ...(border - SECOND_MS >= from ? [border - SECOND_MS] : []),
    border,
    ...(next - border >= LONG_MS ? [middle] : []),
  ];
}

function inOrder(moments: readonly Instant[]): Instant[] {
  return [...new Set(moments)].sort((a, b) => a - b);
}
