import type { Override, Shift } from "../model/rotation.js";
import type { Window } from "../model/time.js";
import { extent, overlaps, type Span } from "./spans.js";
import { type Piece, stack } from "./stack.js";
import { toInstant, type Zone, zoneOf } from "./zone.js";

interface PlacedOverride extends Span {
  readonly members: readonly string[];
}

type Standing = Piece<PlacedOverride>;

type Add = (shift: Shift) => void;

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
  const standing = standingOverrides(overrides, zone);
  const inWindow = standing.filter((override) => overlaps(override, window));
  // An override that reaches out of the window replaces whole pieces out there, too.
  const wide = extent(inWindow, window);
  const base = render(wide);
  const shifts: Shift[] = [];
  const add: Add = (shift) => {
    if (overlaps(shift, window)) shifts.push(shift);
  };
  replace(base, standing, add);
  fillGaps(base, wide, inWindow, (span, members) =>
    add({ ...span, members, type: "OVERRIDDEN", overridden: [], rotation }),
  );
  return sortByStart(shifts);
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

/** One OVERRIDDEN shift per replaced piece; what remains of a piece keeps its type. */
function replace(base: readonly Shift[], standing: readonly Standing[], add: Add): void {
  let first = 0;
  for (const shift of base) {
    while (first < standing.length && (standing[first] as Standing).end <= shift.start) first++;
    if (first === standing.length || (standing[first] as Standing).start >= shift.end) {
      add(shift);
      continue;
    }
    let reached = shift.start;
    for (let i = first; i < standing.length; i++) {
      const { start, end, item } = standing[i] as Standing;
      if (start >= shift.end) break;
      if (start > reached) add({ ...shift, start: reached, end: start });
      reached = Math.min(end, shift.end);
      if (item.members.length > 0) {
        add({
          start: Math.max(start, shift.start),
          end: reached,
          members: item.members,
          type: "OVERRIDDEN",
          overridden: shift.overridden ?? shift.members,
          rotation: shift.rotation,
        });
      }
    }
    if (reached < shift.end) add({ ...shift, start: reached });
  }
}

/** Where nobody was on call an override still puts its members on call. */
function fillGaps(
  base: readonly Shift[],
  { from, to }: Window,
  standing: readonly Standing[],
  add: (span: Span, members: readonly string[]) => void,
): void {
  let first = 0;
  const fill = (gapStart: number, gapEnd: number): void => {
    while (first < standing.length && (standing[first] as Standing).end <= gapStart) first++;
    for (let i = first; i < standing.length; i++) {
      const { start, end, item } = standing[i] as Standing;
      if (start >= gapEnd) return;
      if (item.members.length === 0) continue;
      add({ start: Math.max(start, gapStart), end: Math.min(end, gapEnd) }, item.members);
    }
  };
  let reached = from;
  for (const { start, end } of base) {
    if (start > reached) fill(reached, start);
    if (end > reached) reached = end;
  }
  if (reached < to) fill(reached, to);
}

/** Nearly always nothing is out of order: pieces of shifts that overlap, and filled gaps. */
function sortByStart(shifts: Shift[]): Shift[] {
  for (let i = 1; i < shifts.length; i++) {
    if ((shifts[i - 1] as Shift).start > (shifts[i] as Shift).start) {
      return shifts.sort((a, b) => a.start - b.start);
    }
  }
  return shifts;
}
