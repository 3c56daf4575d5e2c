import type { Schedule } from "../../model/rotation.js";
import type { Window } from "../../model/time.js";
import { renderRotation } from "../render.js";
import { extent, overlaps } from "../spans.js";
import type { FindingOf } from "./finding.js";
import { rotationsOf, type Stretch, stretchesBy } from "./stretches.js";

/**
 * Someone who rests for less than the limit between two stretches on call. The span is the rest,
 * whole; the rotations are those that it follows and goes before.
 *
 * Someone who is relieved for some hours of their turn, by an override or by a rotation above, is
 * no worse off than without: a rest does not count where one of these rotations, without overrides,
 * has them on call during the whole of it.
 */
export function findShortRests(
  schedule: Schedule,
  stretchesOfPeople: ReadonlyMap<string, readonly Stretch[]>,
  window: Window,
  limitMs: number,
): FindingOf<"rest">[] {
  const restsOfPeople = [...stretchesOfPeople].flatMap(([member, stretches]) => {
    const rests = shortRests(member, stretches, window, limitMs);
    return rests.length > 0 ? [{ member, rests }] : [];
  });
  if (restsOfPeople.length === 0) return [];
  const seen = extent(
    restsOfPeople.flatMap(({ rests }) => rests),
    window,
  );
  const turns = schedule.rotations.map((rotation) => ({
    name: rotation.name,
    stretchesOf: stretchesBy(
      renderRotation({ ...rotation, overrides: [] }, seen),
      ({ members }) => members,
    ),
  }));
  return restsOfPeople.flatMap(({ member, rests }) =>
    turns.reduce(
      (left, { name, stretchesOf }) => notRelieved(left, name, stretchesOf.get(member) ?? []),
      rests,
    ),
  );
}

function shortRests(
  member: string,
  stretches: readonly Stretch[],
  window: Window,
  limitMs: number,
): FindingOf<"rest">[] {
  return stretches.flatMap((next, i) => {
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
  });
}

/** Without the rests that a rotation's turns hold whole. Both are in order: one pass over them. */
function notRelieved(
  rests: FindingOf<"rest">[],
  rotation: string,
  turns: readonly Stretch[],
): FindingOf<"rest">[] {
  let i = 0;
  return rests.filter(({ start, end, rotations }) => {
    while (i < turns.length && (turns[i] as Stretch).end < end) i++;
    const turn = turns[i];
    return turn === undefined || turn.start > start || !rotations.includes(rotation);
  });
}
