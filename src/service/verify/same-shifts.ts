import { diffShifts } from "../../engine/diff.js";
import type { Shift } from "../../model/rotation.js";
import type { Window } from "../../model/time.js";
import type { DifferentRow } from "./comparison.js";

/** Whether both have the same shifts. The order of members, and of what starts together, is none. */
export function isSame(ours: readonly Shift[], theirs: readonly Shift[]): boolean {
  return differentRows(ours, theirs).length === 0;
}

/** The shifts that only one side has, in order of time, ours first. */
export function differentRows(ours: readonly Shift[], theirs: readonly Shift[]): DifferentRow[] {
  const rows: DifferentRow[] = [
    ...without(ours, theirs).map((shift) => ({ kind: "ours" as const, shift })),
    ...without(theirs, ours).map((shift) => ({ kind: "theirs" as const, shift })),
  ];
  return rows.sort((a, b) => a.shift.start - b.shift.start);
}

/** Whether the same people are on call at every moment of a window, however shifts are cut. */
export function isSamePeople(
  ours: readonly Shift[],
  theirs: readonly Shift[],
  window: Window,
): boolean {
  return diffShifts(ours, theirs, window).length === 0;
}

/** Each shift takes away one that is equal. */
function without(shifts: readonly Shift[], others: readonly Shift[]): Shift[] {
  const left = new Map<string, number>();
  for (const key of others.map(keyOf)) left.set(key, (left.get(key) ?? 0) + 1);
  return shifts.filter((shift) => {
    const key = keyOf(shift);
    const count = left.get(key) ?? 0;
    left.set(key, count - 1);
    return count <= 0;
  });
}

function keyOf({ start, end, members, type, overridden = [] }: Shift): string {
  return JSON.stringify([start, end, type, members.toSorted(), overridden.toSorted()]);
}
