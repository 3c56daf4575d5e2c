import type { Shift } from "../../model/rotation.js";
import type { Instant } from "../../model/time.js";
import type { Span } from "../spans.js";
import { overlappingPairs, type Stretch, stretchesBy } from "./stretches.js";

/** Two rotations of which usually the one ends before, or as, the other begins. */
export interface Meeting {
  readonly ending: Stretch;
  readonly beginning: Stretch;
}

/** For each gap, what ends where it starts with what begins where it ends. */
export function meetingsAtGaps(
  turns: readonly Shift[],
  gaps: readonly Readonly<Span>[],
): Meeting[][] {
  const endingAt = new Map<Instant, Stretch[]>(gaps.map(({ start }) => [start, []]));
  const beginningAt = new Map<Instant, Stretch[]>(gaps.map(({ end }) => [end, []]));
  for (const turn of turns) {
    const { start, end } = turn;
    endingAt.get(end)?.push({ start, end, shifts: [turn] });
    beginningAt.get(start)?.push({ start, end, shifts: [turn] });
  }
  return gaps.map(({ start, end }) =>
    (endingAt.get(start) ?? []).flatMap((ending) =>
      (beginningAt.get(end) ?? []).map((beginning) => ({ ending, beginning })),
    ),
  );
}

/**
 * For each two rotations that are on call at once, the one before the other and the other way
 * round. Hand-offs within a rotation do not matter: whole stretches are compared.
 */
export function meetingsThatOverlap(turns: readonly Shift[]): Meeting[][] {
  const stretches = [...stretchesBy(turns, ({ rotation = "" }) => [rotation]).values()]
    .flat()
    .sort((a, b) => a.start - b.start);
  return [...overlappingPairs(stretches)].map(([one, other]) => [
    { ending: one, beginning: other },
    { ending: other, beginning: one },
  ]);
}
