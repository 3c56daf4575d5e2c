import type { Shift } from "../model/rotation.js";
import type { Instant, Window } from "../model/time.js";

/** A half-open stretch of time. */
export interface Span {
  start: Instant;
  end: Instant;
}

/** The part of a window that none of the spans covers. They are sorted by start and may overlap. */
export function uncovered(spans: readonly Readonly<Span>[], window: Window): Span[] {
  const open: Span[] = [];
  forEachGap(spans, window, (start, end) => open.push({ start, end }));
  return open;
}

/** As uncovered, one stretch after the other. */
export function forEachGap(
  spans: readonly Readonly<Span>[],
  { from, to }: Window,
  visit: (start: Instant, end: Instant) => void,
): void {
  let reached = from;
  for (const { start, end } of spans) {
    if (start >= to) break;
    if (start > reached) visit(reached, start);
    if (end > reached) reached = end;
  }
  if (reached < to) visit(reached, to);
}

export function overlaps(span: Readonly<Span>, { from, to }: Window): boolean {
  return span.start < to && span.end > from;
}

/** The smallest window that holds `window` and all of the spans. */
export function extent(spans: Iterable<Readonly<Span>>, { from, to }: Window): Window {
  let first = from;
  let last = to;
  for (const { start, end } of spans) {
    if (start < first) first = start;
    if (end > last) last = end;
  }
  return { from: first, to: last };
}

/** Shifts cut to a window; without this they are whole (rule 7). */
export function clip(shifts: readonly Shift[], { from, to }: Window): Shift[] {
  return shifts.map((shift) => ({
    ...shift,
    start: Math.max(shift.start, from),
    end: Math.min(shift.end, to),
  }));
}
