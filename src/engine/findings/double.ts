import type { Shift } from "../../model/rotation.js";
import type { Instant } from "../../model/time.js";
import type { FindingOf } from "./finding.js";
import { overlappingPairs, rotationsOf, type Stretch } from "./stretches.js";

/**
 * Someone on call twice at once: where two shifts of one person overlap. That takes a `together`
 * schedule. Spans of the same person and rotations that adjoin are one. Of three shifts at once,
 * every two are a finding.
 */
export function findDoubles(
  stretchesOfPeople: ReadonlyMap<string, readonly Stretch[]>,
): FindingOf<"double">[] {
  return [...stretchesOfPeople].flatMap(([member, stretches]) =>
    stretches.flatMap(({ shifts }) => doublesOf(member, shifts)),
  );
}

interface Double {
  readonly rotations: readonly string[];
  readonly start: Instant;
  end: Instant;
}

function doublesOf(member: string, shifts: readonly Shift[]): FindingOf<"double">[] {
  const doubles: Double[] = [];
  const lastOf = new Map<string, Double>();
  for (const [earlier, later] of overlappingPairs(shifts)) {
    // An override may name somebody twice.
    if (earlier === later) continue;
    const rotations = rotationsOf([earlier, later]).sort();
    const key = JSON.stringify(rotations);
    const end = Math.min(earlier.end, later.end);
    const last = lastOf.get(key);
    if (last !== undefined && later.start <= last.end) {
      last.end = Math.max(last.end, end);
      continue;
    }
    const double = { rotations, start: later.start, end };
    doubles.push(double);
    lastOf.set(key, double);
  }
  return doubles.map((double) => ({ kind: "double", members: [member], ...double }));
}
