import type { Rotation, Schedule, Shift } from "../model/rotation.js";
import type { Instant, Window } from "../model/time.js";
import { checkRotation, checkWindow } from "./check.js";
import { coveredBorders } from "./coverage.js";
import { memberCycle } from "./members.js";
import { mergeByStart } from "./merge.js";
import { withOverrides } from "./overrides.js";
import { extent, overlaps } from "./spans.js";
import { stack } from "./stack.js";
import { turnsOf } from "./turn-at.js";
import { toInstant, zoneOf } from "./zone.js";

/**
 * Who is on call from a rotation, its overrides applied: the shifts that overlap the window, whole
 * (rule 7), sorted by start.
 * @throws OncallError (exit 2) for a rotation that cannot be rendered, or a zone that is not known
 */
export function renderRotation(rotation: Rotation, window: Window): Shift[] {
  checkRotation(rotation);
  checkWindow(window);
  const { timeZone, overrides, name } = rotation;
  return withOverrides({ timeZone, overrides, rotation: name }, window, (wide) =>
    renderTurns(rotation, wide),
  );
}

/**
 * Who is on call from a schedule, its overrides applied: the shifts that overlap the window, whole,
 * sorted by start.
 * @throws OncallError (exit 2) as renderRotation
 */
export function renderSchedule(schedule: Schedule, window: Window): Shift[] {
  checkWindow(window);
  const render = schedule.combine === "stack" ? renderStack : renderTogether;
  const { timeZone, overrides } = schedule;
  return withOverrides({ timeZone, overrides }, window, (wide) => render(schedule.rotations, wide));
}

/**
 * Who is on call at an instant: the shifts that contain it, whole. Found by arithmetic, without
 * rendering what came before.
 * @throws OncallError (exit 2) as renderRotation
 */
export function onCallAt(source: Rotation | Schedule, at: Instant): Shift[] {
  const moment = { from: at, to: at + 1 };
  return "rotations" in source ? renderSchedule(source, moment) : renderRotation(source, moment);
}

/** The turns of the members, cut by effective dates and coverage (rules 1 to 5, 8 and 9). */
function renderTurns(rotation: Rotation, { from, to }: Window): Shift[] {
  const zone = zoneOf(rotation.timeZone);
  const { name, coverage, effective } = rotation;
  const begin = effective?.from === undefined ? -Infinity : toInstant(effective.from, zone);
  const finish = effective?.until === undefined ? Infinity : toInstant(effective.until, zone);
  const first = Math.max(from, begin);
  const last = Math.min(to, finish);
  if (first >= last) return [];

  const { index, bounds } = turnsOf(rotation, first, last);
  const cycle = memberCycle(rotation);
  const covered = (coverage && coveredBorders(coverage, zone, first, last)) ?? ALWAYS;
  const shifts: Shift[] = [];
  let piece = 0;
  for (let i = 0; i + 1 < bounds.length; i++) {
    const members = cycle[(index + i) % cycle.length] as readonly string[];
    const turnStart = Math.max(bounds[i] as Instant, begin);
    const turnEnd = Math.min(bounds[i + 1] as Instant, finish);
    if (members.length === 0 || turnStart >= turnEnd) continue;
    while (piece < covered.length && (covered[piece + 1] as Instant) <= turnStart) piece += 2;
    for (let j = piece; j < covered.length && (covered[j] as Instant) < turnEnd; j += 2) {
      shifts.push({
        start: Math.max(covered[j] as Instant, turnStart),
        end: Math.min(covered[j + 1] as Instant, turnEnd),
        members,
        type: "REGULAR",
        overridden: undefined,
        rotation: name,
      });
    }
  }
  return shifts;
}

/** One stretch without borders: a rotation without coverage windows. */
const ALWAYS: readonly Instant[] = [-Infinity, Infinity];

/** Rule 10: the last rotation that has someone on call is the one that is. */
function renderStack(rotations: readonly Rotation[], window: Window): Shift[] {
  const render = (wide: Window) => rotations.map((rotation) => renderRotation(rotation, wide));
  let layers = render(window);
  if (layers.length === 1) return layers[0] as Shift[];
  // A shift that reaches out of the window can be cut out there by a rotation above it.
  const wide = extent(layers.flat(), window);
  if (wide.from < window.from || wide.to > window.to) layers = render(wide);
  return stack(layers)
    .filter((piece) => overlaps(piece, window))
    .map(({ start, end, item }) =>
      start === item.start && end === item.end ? item : { ...item, start, end },
    );
}

function renderTogether(rotations: readonly Rotation[], window: Window): Shift[] {
  return mergeByStart(rotations.map((rotation) => renderRotation(rotation, window)));
}
