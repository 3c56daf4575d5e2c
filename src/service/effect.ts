import { type Difference, diffShifts } from "../engine/diff.js";
import { currentAndNext } from "../engine/neighbours.js";
import { renderRotation, renderSchedule } from "../engine/render.js";
import { zoneOf } from "../engine/zone.js";
import { DAY_MS, MINUTE_MS, WEEK_MS } from "../model/civil.js";
import type { Rotation, Schedule, Shift } from "../model/rotation.js";
import type { Instant, Window } from "../model/time.js";

/** How a change moves the shifts of one rotation or schedule. */
export interface Effect {
  readonly kind: "rotation" | "schedule";
  readonly name: string;
  readonly timeZone: string;
  /** What was looked at closely. */
  readonly window: Window;
  /** Within the window, in order. */
  readonly differences: readonly Difference[];
  /** The first one; where no window was asked for, also the first in the year after it. */
  readonly first: Difference | undefined;
  /** Whether there was nothing before. */
  readonly isNew: boolean;
  /** Of a change: who is on call at its moment and who comes next, before it and after. */
  readonly turn?: { readonly before: Turn; readonly after: Turn } | undefined;
}

/** Who is on call, and who comes next. */
export interface Turn {
  readonly now: readonly string[];
  readonly next: readonly string[];
  /** When they come; absent: nobody comes. */
  readonly nextAt: Instant | undefined;
}

export type Rendered = Rotation | Schedule;

/** Weeks that are shown of a change. */
const CLOSE_MS = 8 * WEEK_MS;
const FAR_MS = 366 * DAY_MS;

/**
 * Whose shifts change when `before` becomes `after`; either may be absent: made anew, or deleted.
 * @param window what to look at; the eight weeks from `now` on when absent
 */
export function effectOf(
  before: Rendered | undefined,
  after: Rendered | undefined,
  now: Instant,
  asked?: Window,
): Effect {
  const { name, timeZone, ...subject } = (after ?? before) as Rendered;
  // Nobody reads seconds.
  const minute = Math.floor(now / MINUTE_MS) * MINUTE_MS;
  const window = asked ?? { from: minute, to: midnightAfter(now + CLOSE_MS, timeZone) };
  const compare = (span: Window) => diffShifts(render(before, span), render(after, span), span);
  const differences = compare(window);
  const far = { from: window.to, to: window.to + FAR_MS };
  const first = differences[0] ?? (asked === undefined ? compare(far)[0] : undefined);
  const kind = "rotations" in subject ? "schedule" : "rotation";
  const isNew = before === undefined;
  const effect: Effect = { kind, name, timeZone, window, differences, first, isNew };
  if (before === undefined || after === undefined || asked !== undefined) return effect;
  return { ...effect, turn: { before: turnOf(before, now), after: turnOf(after, now) } };
}

/** Where the days of people end. */
function midnightAfter(instant: Instant, timeZone: string): Instant {
  const zone = zoneOf(timeZone);
  return zone.toInstant((Math.floor(zone.toWall(instant) / DAY_MS) + 1) * DAY_MS);
}

function turnOf(source: Rendered, now: Instant): Turn {
  const { current, next } = currentAndNext(asSchedule(source), now);
  return { now: peopleOf(current), next: peopleOf(next), nextAt: next[0]?.start };
}

function asSchedule(source: Rendered): Schedule {
  if ("rotations" in source) return source;
  const { name, timeZone } = source;
  return { name, timeZone, combine: "stack", rotations: [source] };
}

function peopleOf(shifts: readonly Shift[]): string[] {
  return [...new Set(shifts.flatMap(({ members }) => members))].sort();
}

/** The shifts of a rotation or schedule; none of one that is not there. */
export function render(source: Rendered | undefined, window: Window): Shift[] {
  if (source === undefined) return [];
  return "rotations" in source ? renderSchedule(source, window) : renderRotation(source, window);
}
