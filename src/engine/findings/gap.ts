import type { Span } from "../spans.js";
import type { FindingOf } from "./finding.js";

/** Stretches in which nobody is on call, but for those that a clock change opens. */
export function findGaps(
  gaps: readonly Readonly<Span>[],
  clockChanges: readonly FindingOf<"clock-change">[],
): FindingOf<"gap">[] {
  // An hour that doubles starts with somebody on call, where no gap does.
  const explained = new Set(clockChanges.map(({ start }) => start));
  return gaps
    .filter(({ start }) => !explained.has(start))
    .map(({ start, end }) => ({ kind: "gap", start, end, members: [], rotations: [] }));
}
