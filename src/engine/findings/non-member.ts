import type { Override, OverrideTarget, Schedule } from "../../model/rotation.js";
import type { Window } from "../../model/time.js";
import { overlaps } from "../spans.js";
import { toInstant, zoneOf } from "../zone.js";
import type { FindingOf } from "./finding.js";

/**
 * Overrides that overlap the window and name someone who takes no turns there: of a schedule, in
 * none of its rotations; of a rotation, not in that one. The whole override, once, with everyone in
 * it who is no member.
 */
export function findNonMembers(schedule: Schedule, window: Window): FindingOf<"non-member">[] {
  const { name, timeZone, rotations, overrides } = schedule;
  const everyone = rotations.flatMap(({ members }) => members);
  return [
    ...outsiders({ timeZone, overrides, members: everyone }, { kind: "schedule", name }, window),
    ...rotations.flatMap((rotation) =>
      outsiders(rotation, { kind: "rotation", name: rotation.name }, window),
    ),
  ];
}

interface Owner {
  readonly timeZone: string;
  readonly overrides?: readonly Override[] | undefined;
  readonly members: readonly (string | null)[];
}

function outsiders(
  { timeZone, overrides = [], members }: Owner,
  on: OverrideTarget,
  window: Window,
): FindingOf<"non-member">[] {
  const zone = zoneOf(timeZone);
  const known = new Set(members);
  const rotations = on.kind === "rotation" ? [on.name] : [];
  return overrides.flatMap((override) => {
    const span = { start: toInstant(override.from, zone), end: toInstant(override.to, zone) };
    const strangers = new Set(override.members.filter((member) => !known.has(member)));
    if (strangers.size === 0 || span.start >= span.end || !overlaps(span, window)) return [];
    return [{ kind: "non-member", ...span, members: [...strangers], rotations, on }];
  });
}
