import type { Override, Shift } from "../model/rotation.js";
import type { Window } from "../model/time.js";
import { checkOverrides } from "./check.js";
import { mergeByStart } from "./merge.js";
import { extent, forEachGap, overlaps, type Span } from "./spans.js";
import { type Piece, stack } from "./stack.js";
import { toInstant, type Zone, zoneOf } from "./zone.js";

interface PlacedOverride extends Span {
  readonly members: readonly string[];
}

type Standing = Piece<PlacedOverride>;

/** What overrides belong to: a rotation, or a schedule. */
interface Owner {
  readonly timeZone: string;
  readonly overrides?: readonly Override[] | undefined;
  /** Only of a rotation. */
  readonly rotation?: string;
}

/**
 * Rule 6: lays the owner's overrides over what `render` gives for a window, and returns the shifts
 * that overlap the window, whole. `render` gives whole shifts sorted by start.
 */
export function withOverrides(
  { timeZone, overrides = [], rotation }: Owner,
  window: Window,
  render: (window: Window) => Shift[],
): Shift[] {
  const zone = zoneOf(timeZone);
  if (overrides.length === 0) return render(window);
  checkOverrides(overrides);
  const standing = standingOverrides(overrides, zone);
  const inWindow = standing.filter((override) => overlaps(override, window));
  // An override that reaches out of the window replaces whole pieces out there, too.
  const wide = extent(inWindow, window);
  const base = render(wide);
  const { kept, changed } = layOver(base, standing);
  for (const shift of fillGaps(base, wide, inWindow)) changed.push({ ...shift, rotation });
  changed.sort((a, b) => a.start - b.start);
  const isInside = (shift: Shift) => overlaps(shift, window);
  const isWider = wide.from < window.from || wide.to > window.to;
  return mergeByStart([isWider ? kept.filter(isInside) : kept, changed.filter(isInside)]);
}

/** What is in force of overrides that overlap: the later in the list wins. Sorted, disjoint. */
function standingOverrides(overrides: readonly Override[], zone: Zone): Standing[] {
  return stack(
    overrides.map(({ from, to, members }) => {
      const start = toInstant(from, zone);
      const end = toInstant(to, zone);
      return start < end ? [{ start, end, members }] : [];
    }),
  );
}

/** The shifts that no override touches, and what the others become. */
function layOver(base: readonly Shift[], standing: readonly Standing[]) {
  const kept: Shift[] = [];
  const changed: Shift[] = [];
  let first = 0;
  for (const shift of base) {
    while (first < standing.length && (standing[first] as Standing).end <= shift.start) first++;
    const next = standing[first];
    if (next === undefined || next.start >= shift.end) kept.push(shift);
    else changed.push(...cut(shift, standing, first));
  }
  return { kept, changed };
}

/** One OVERRIDDEN shift per replaced piece; what remains of the shift keeps its type. */
function cut(shift: Shift, standing: readonly Standing[], first: number): Shift[] {
  const pieces: Shift[] = [];
  let reached = shift.start;
  for (let i = first; i < standing.length; i++) {
    const { start, end, item } = standing[i] as Standing;
    if (start >= shift.end) break;
    if (start > reached) pieces.push({ ...shift, start: reached, end: start });
    reached = Math.min(end, shift.end);
    if (item.members.length === 0) continue;
    pieces.push({
      start: Math.max(start, shift.start),
      end: reached,
      members: item.members,
      type: "OVERRIDDEN",
      overridden: shift.overridden ?? shift.members,
      rotation: shift.rotation,
    });
  }
  if (reached < shift.end) pieces.push({ ...shift, start: reached });
  return pieces;
}

/** Where nobody was on call an override still puts its members on call. */
function fillGaps(base: readonly Shift[], wide: Window, standing: readonly Standing[]): Shift[] {
  const filled: Shift[] = [];
  let first = 0;
  forEachGap(base, wide, (gapStart, gapEnd) => {
    while (first < standing.length && (standing[first] as Standing).end <= gapStart) first++;
    for (let i = first; i < standing.length; i++) {
      const { start, end, item } = standing[i] as Standing;
      if (start >= gapEnd) return;
      if (item.members.length === 0) continue;
      filled.push({
        start: Math.max(start, gapStart),
        end: Math.min(end, gapEnd),
        members: item.members,
        type: "OVERRIDDEN",
        overridden: [],
      });
    }
  });
  return filled;
}
