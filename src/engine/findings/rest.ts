import type { Window } from "../../model/time.js";
import { overlaps } from "../spans.js";
import type { FindingOf } from "./finding.js";
import { rotationsOf, type Stretch } from "./stretches.js";

/**
 * Someone who rests for less than the limit between two stretches on call. The span is the rest,
 * whole; the rotations are those that it follows and goes before.
 */
export function findShortRests(
  stretchesOfPeople: ReadonlyMap<string, readonly Stretch[]>,
  window: Window,
  limitMs: number,
): FindingOf<"rest">[] {
  return [...stretchesOfPeople].flatMap(([member, stretches]) =>
    stretches.flatMap((next, i) => {
      const last = stretches[i - 1];
      if (last === undefined) return [];
      const rest = { start: last.end, end: next.start };
      if (rest.end - rest.start >= limitMs || !overlaps(rest, window)) return [];
      const around = [
        ...last.shifts.filter(({ end }) => end === rest.start),
        ...next.shifts.filter(({ start }) => start === rest.end),
      ];
      const rotations = rotationsOf(around);
      return [{ kind: "rest", ...rest, members: [member], rotations, limitMs }];
    }),
  );
}
