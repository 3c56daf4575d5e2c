import { DAY_MS, WEEK_MS } from "../../model/civil.js";
import type { Rotation, Schedule } from "../../model/rotation.js";
import type { Window } from "../../model/time.js";
import { renderSchedule } from "../render.js";
import { extent, type Span } from "../spans.js";
import { toInstant, zoneOf } from "../zone.js";
import type { FindingOf } from "./finding.js";

/** Turns, coverage and the rotations above nearly always come round in this time. */
const FAIR_MS = 5 * 365 * DAY_MS;

/** How much is rendered at once: mostly everyone is reached in the first look. */
const LOOK_MS = 26 * WEEK_MS;

/**
 * Members whom no turn of a rotation ever puts on call in the schedule: another rotation always
 * lies above, or coverage never meets the turn. Never means not once in the window and in five years
 * from its start; of a rotation that ends before that, in the last five years of it. The span is
 * what was looked through. Overrides come and go: they are left aside. A rotation that is over
 * before the window, or begins after it, does not count. One finding for each rotation.
 */
export function findUnreached(schedule: Schedule, window: Window): FindingOf<"unreached">[] {
  const awaited = new Map(
    schedule.rotations.flatMap((rotation) => {
      const wait = awaitMembers(rotation, window);
      return wait.start < wait.end ? [[rotation.name, wait]] : [];
    }),
  );
  const { from, to } = extent(awaited.values(), window);
  const turns = withoutOverrides(schedule);
  const isWaiting = () => [...awaited.values()].some(({ members }) => members.size > 0);
  for (let at = from; at < to && isWaiting(); at += LOOK_MS) {
    const look = { from: at, to: Math.min(at + LOOK_MS, to) };
    for (const { end, members, rotation = "" } of renderSchedule(turns, look)) {
      const wait = awaited.get(rotation);
      if (wait === undefined || end <= wait.start) continue;
      for (const member of members) wait.members.delete(member);
    }
  }
  return [...awaited]
    .filter(([, { members }]) => members.size > 0)
    .map(([name, { start, end, members }]) => ({
      kind: "unreached",
      start,
      end,
      members: [...members],
      rotations: [name],
    }));
}

/** Who is to be found on call, and in which span. */
interface Wait extends Span {
  readonly members: Set<string>;
}

/** The span is empty where a rotation does not count. */
function awaitMembers(rotation: Rotation, window: Window): Wait {
  const { start, effective, members } = rotation;
  const zone = zoneOf(rotation.timeZone);
  const begin = Math.max(
    toInstant(start, zone),
    effective?.from === undefined ? -Infinity : toInstant(effective.from, zone),
  );
  const finish = effective?.until === undefined ? Infinity : toInstant(effective.until, zone);
  const first = Math.max(window.from, begin);
  const doesCount = first < Math.min(window.to, finish);
  const end = Math.min(Math.max(window.to, first + FAIR_MS), finish);
  return {
    start: Math.max(begin, Math.min(first, end - FAIR_MS)),
    end: doesCount ? end : -Infinity,
    members: new Set(members.filter((member) => member !== null)),
  };
}

function withoutOverrides(schedule: Schedule): Schedule {
  const rotations = schedule.rotations.map((rotation) => ({ ...rotation, overrides: [] }));
  return { ...schedule, rotations, overrides: [] };
}
