import type { Span } from "../../engine/spans.js";
import type { Shift } from "../../model/rotation.js";
import { formatInstant, type Window } from "../../model/time.js";

/** A shift as every machine-readable output writes it. */
export function shiftShape(shift: Shift, schedule: string | undefined) {
  return {
    start: formatInstant(shift.start),
    end: formatInstant(shift.end),
    members: shift.members,
    ...(shift.rotation !== undefined && { rotation: shift.rotation }),
    ...(schedule !== undefined && { schedule }),
    type: shift.type,
    ...(shift.type === "OVERRIDDEN" && { overridden: shift.overridden ?? [] }),
  };
}

export function spanShape({ start, end }: Span) {
  return { start: formatInstant(start), end: formatInstant(end) };
}

export function windowShape({ from, to }: Window) {
  return { start: formatInstant(from), end: formatInstant(to) };
}

/** The columns of a shift in csv and tsv. */
export const SHIFT_COLUMNS = ["start", "end", "members", "rotation", "type", "overridden"];

/** A shift as cells: local times with offset, members joined by commas. */
export function shiftCells(shift: Shift, formatTime: (instant: number) => string): string[] {
  return [
    formatTime(shift.start),
    formatTime(shift.end),
    shift.members.join(","),
    shift.rotation ?? "",
    shift.type,
    (shift.overridden ?? []).join(","),
  ];
}
