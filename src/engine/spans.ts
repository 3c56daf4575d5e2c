import type { Shift } from "../model/rotation.js";
import type { Instant, Window } from "../model/time.js";

/** A half-open stretch of time. */
export interface Span {
  start: Instant;
  end: Instant;
}

/**
 * Adds a stretch to a sorted list of disjoint ones, joining those that it overlaps or touches.
 * Made for stretches that come nearly in order. An empty one is left out.
 */
export function insertSpan(spans: Span[], start: Instant, end: Instant): void {
  if (end <= start) return;
  const last = spans[spans.length - 1];
  if (last === undefined || last.end < start) {
    spans.push({ start, end });
    return;
  }
  let at = spans.length;
  while (at > 0 && (spans[at - 1] as Span).end >= start) at--;
  let joinedStart = start;
  let joinedEnd = end;
  let until = at;
  for (; until < spans.length && (spans[until] as Span).start <= end; until++) {
    const span = spans[until] as Span;
    joinedStart = Math.min(joinedStart, span.start);
    joinedEnd = Math.max(joinedEnd, span.end);
  }
  spans.splice(at, until - at, { start: joinedStart, end: joinedEnd });
}

/** The part of a window that none of the spans covers. They are sorted by start and may overlap. */
export function uncovered(spans: readonly Readonly<Span>[], { from, to }: Window): Span[] {
  const open: Span[] = [];
  let reached = from;
  for (const { start, end } of spans) {
    if (start >= to) break;
    if (start > reached) open.push({ start: reached, end: start });
    reached = Math.max(reached, end);
  }
  if (reached < to) open.push({ start: reached, end: to });
  return open;
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
