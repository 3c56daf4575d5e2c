import { type Difference, diffShifts } from "../engine/diff.js";
import { currentAndNext } from "../engine/neighbours.js";
import { renderRotation, renderSchedule } from "../engine/render.js";
import { DAY_MS, WEEK_MS } from "../model/civil.js";
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
  /** The first one, also where it lies after the window; absent: none within a year. */
  readonly first: Difference | undefined;
  /** Of a change: who is on call at its moment and who comes next, before it and after. */
  readonly turn?: { readonly now: BeforeAfter; readonly next: BeforeAfter } | undefined;
}

export interface BeforeAfter {
  readonly before: readonly string[];
  readonly after: readonly string[];
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
  const window = asked ?? { from: now, to: now + CLOSE_MS };
  const { name, timeZone, ...subject } = (after ?? before) as Rendered;
  const compare = (span: Window) => diffShifts(render(before, span), render(after, span), span);
  const differences = compare(window);
  const first = differences[0] ?? compare({ from: window.to, to: window.to + FAR_MS })[0];
  const kind = "rotations" in subject ? "schedule" : "rotation";
  const effect: Effect = { kind, name, timeZone, window, differences, first };
  return before && after && !asked ? { ...effect, turn: compareTurns(before, after, now) } : effect;
}

function compareTurns(before: Rendered, after: Rendered, now: Instant): Effect["turn"] {
  const old = currentAndNext(asSchedule(before), now);
  const fresh = currentAndNext(asSchedule(after), now);
  return {
    now: { before: peopleOf(old.current), after: peopleOf(fresh.current) },
    next: { before: peopleOf(old.next), after: peopleOf(fresh.next) },
  };
}

function asSchedule(source: Rendered): Schedule {
  if ("rotations" in source) return source;
  const { name, timeZone } = source;
  return { name, timeZone, combine: "stack", rotations: [source] };
}

function peopleOf(shifts: readonly Shift[]): string[] {
  return [...new Set(shifts.flatMap(({ members }) => members))];
}

/** The shifts of a rotation or schedule; none of one that is not there. */
export function render(source: Rendered | undefined, window: Window): Shift[] {
  if (source === undefined) return [];
  return "rotations" in source ? renderSchedule(source, window) : renderRotation(source, window);
}
