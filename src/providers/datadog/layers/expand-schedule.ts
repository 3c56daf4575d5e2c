import { memberCycle } from "../../../engine/members.js";
import type { Policy } from "../../../model/policy.js";
import type { Override, Rotation, Schedule } from "../../../model/rotation.js";

/** What has the same people on call at Datadog, where a schedule has one person on call at a time. */
export interface Expansion {
  /** Stacks of rotations with one on call. Their rotations have no overrides. */
  readonly schedules: readonly Schedule[];
  /** Calls all of the schedules; absent where there is but one. */
  readonly policy?: Policy | undefined;
  /** What becomes of the schedule, sentence by sentence. */
  readonly notes: readonly string[];
}

/**
 * Splits a schedule. Rotations that are on call together become a schedule each, `NAME-ROTATION`;
 * several members on call at once become as many schedules, `NAME-1`, `NAME-2` and so on.
 */
export function expandSchedule(schedule: Schedule): Expansion {
  const { name, combine, rotations, overrides } = schedule;
  const stacks =
    combine === "stack" || rotations.length < 2
      ? [schedule]
      : rotations.map((each) => ({ ...schedule, name: `${name}-${each.name}`, rotations: [each] }));
  const schedules = stacks.flatMap(lanesOf).map(
    (lane, i): Schedule => ({
      ...lane,
      combine: "stack",
      ...(overrides && { overrides: overrides.map((each) => overrideOf(each, i)) }),
    }),
  );
  const names = schedules.map((each) => each.name);
  if (names.length === 1) return { schedules, notes: [] };
  return {
    schedules,
    policy: policyOver(name, names),
    notes: [
      `${name} becomes ${names.length} schedules, ${names.join(", ")}, and a policy ${name} that calls all of them: a schedule of Datadog has one person on call`,
    ],
  };
}

/** A schedule for each of those who are on call at once. */
function lanesOf(stack: Schedule): Schedule[] {
  const cycles = stack.rotations.map(memberCycle);
  const count = Math.max(1, ...cycles.flat().map((turn) => turn.length));
  return Array.from({ length: count }, (_, lane) => ({
    ...stack,
    name: count === 1 ? stack.name : `${stack.name}-${lane + 1}`,
    rotations: stack.rotations.flatMap((rotation, level) => {
      const members = (cycles[level] ?? []).map((turn) => memberOf(turn, lane, level));
      return lane > 0 && members.every((member) => member === null)
        ? []
        : [withOneOnCall(rotation, members)];
    }),
  }));
}

/**
 * Who of a turn is on call in a lane. Above the lowest rotation somebody has to be in each of them, or
 * those below would show.
 */
function memberOf(turn: readonly string[], lane: number, level: number): string | null {
  const last = level === 0 ? lane : Math.min(lane, turn.length - 1);
  return turn[last] ?? null;
}

function withOneOnCall(
  { onCalls: _, overrides: __, ...rotation }: Rotation,
  members: Rotation["members"],
): Rotation {
  return { ...rotation, members };
}

/** An override takes everybody's place, so that it lies over every lane. */
function overrideOf({ from, to, members }: Override, lane: number): Override {
  const member = members[Math.min(lane, members.length - 1)];
  return { from, to, members: member === undefined ? [] : [member] };
}

// No step follows: it only matters to somebody who adds one.
const WAIT_SECONDS = 1800;

function policyOver(name: string, schedules: readonly string[]): Policy {
  const notify = schedules.map((each) => {
    return { kind: "schedule" as const, name: each, position: "current" as const };
  });
  return {
    name,
    steps: [{ notify, waitSeconds: WAIT_SECONDS, assignment: "all" }],
    repeats: 0,
    resolveWhenDone: false,
  };
}
