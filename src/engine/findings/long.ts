import type { Window } from "../../model/time.js";
import { overlaps } from "../spans.js";
import type { FindingOf } from "./finding.js";
import { rotationsOf, type Stretch } from "./stretches.js";

/**
 * Someone on call without a break for longer than the limit: the whole stretch, also where it
 * reaches out of the window, as far as shifts were rendered (`seen`).
 */
export function findLong(
  stretchesOfPeople: ReadonlyMap<string, readonly Stretch[]>,
  window: Window,
  seen: Window,
  limitMs: number,
): FindingOf<"long">[] {
  return [...stretchesOfPeople].flatMap(([member, stretches]) =>
    stretches
      .filter((stretch) => stretch.end - stretch.start > limitMs && overlaps(stretch, window))
      .map(({ start, end, shifts }) => ({
        kind: "long",
        start,
        end,
        members: [member],
        rotations: rotationsOf(shifts),
        limitMs,
        isWhole: start > seen.from && end < seen.to,
      })),
  );
}
