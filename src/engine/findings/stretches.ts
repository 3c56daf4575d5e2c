import type { Shift } from "../../model/rotation.js";
import type { Span } from "../spans.js";

/** Shifts without a break between them: each begins before or as those before it end. */
export interface Stretch extends Span {
  /** Sorted by start. */
  readonly shifts: Shift[];
}

/**
 * The stretches of each person or rotation, or of whatever else `keysOf` says a shift belongs to,
 * in order. The shifts are sorted by start.
 */
export function stretchesBy(
  shifts: readonly Shift[],
  keysOf: (shift: Shift) => readonly string[],
): Map<string, Stretch[]> {
  const stretches = new Map<string, Stretch[]>();
  for (const shift of shifts) {
    for (const key of keysOf(shift)) {
      const known = stretches.get(key);
      if (known === undefined) stretches.set(key, [begin(shift)]);
      else extend(known, shift);
    }
  }
  return stretches;
}

function begin(shift: Shift): Stretch {
  return { start: shift.start, end: shift.end, shifts: [shift] };
}

function extend(stretches: Stretch[], shift: Shift): void {
  const last = stretches[stretches.length - 1] as Stretch;
  if (shift.start > last.end) {
    stretches.push(begin(shift));
    return;
  }
  last.end = Math.max(last.end, shift.end);
  last.shifts.push(shift);
}

/** The rotations that shifts come from, each once. */
export function rotationsOf(shifts: readonly Shift[]): string[] {
  return [...new Set(shifts.flatMap(({ rotation }) => rotation ?? []))];
}

/** Every two spans that overlap, the earlier start first. The spans are sorted by start. */
export function* overlappingPairs<T extends Readonly<Span>>(
  spans: readonly T[],
): Generator<readonly [T, T]> {
  let open: T[] = [];
  for (const span of spans) {
    open = open.filter(({ end }) => end > span.start);
    for (const earlier of open) yield [earlier, span];
    open.push(span);
  }
}
