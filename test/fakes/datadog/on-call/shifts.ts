import type { Organization } from "../organization.js";
import { toSeconds } from "../times.js";
import type { Schedule } from "./schedule.js";
import { bordersAround, layersOf, type Rotating, type Turn, turnAt } from "./turns.js";

/** Somebody's stretch of a schedule, epoch seconds. */
export interface Shift {
  readonly user: string;
  readonly start: number;
  readonly end: number;
}

export type ShiftPosition = "previous" | "current" | "next";

/** A schedule that has not changed hands after so many borders does not do so any more. */
const MOST_BORDERS = 1000;

/** Where nobody is on call there is no current shift; the one before and the one after may be. */
export function shiftAt(
  schedule: Schedule,
  at: number,
  position: ShiftPosition,
  organization: Organization,
): Shift | undefined {
  const world: World = { schedule, layers: layersOf(schedule), organization };
  const turn = onCallAt(world, at);
  if (position === "next") return shiftAfter(world, nextChange(world, at, turn));
  if (position === "previous") return shiftBefore(world, startOf(world, at, turn));
  return toShift(world, turn, at);
}

interface World {
  readonly schedule: Schedule;
  readonly layers: readonly Rotating[];
  readonly organization: Organization;
}

/** A shift that holds a moment. */
function toShift(world: World, turn: Turn | undefined, at: number): Shift | undefined {
  const user = turn?.user ?? null;
  if (user === null) return undefined;
  const start = startOf(world, at, turn) ?? at;
  return { user, start, end: nextChange(world, at, turn) ?? Number.POSITIVE_INFINITY };
}

function shiftAfter(world: World, from: number | undefined): Shift | undefined {
  let at = from;
  for (let i = 0; at !== undefined && i < MOST_BORDERS; i++) {
    const turn = onCallAt(world, at);
    const shift = toShift(world, turn, at);
    if (shift !== undefined) return shift;
    at = nextChange(world, at, turn);
  }
  return undefined;
}

function shiftBefore(world: World, to: number | undefined): Shift | undefined {
  let end = to;
  for (let i = 0; end !== undefined && i < MOST_BORDERS; i++) {
    const turn = onCallAt(world, end - 1);
    const shift = toShift(world, turn, end - 1);
    if (shift !== undefined) return shift;
    end = startOf(world, end - 1, turn);
  }
  return undefined;
}

/** What lies on top of everything else: an override, the later one first, or a layer. */
function onCallAt({ schedule, layers, organization }: World, at: number): Turn | undefined {
  const { state, reading } = organization;
  const over = [...state.overrides.values()].findLast(
    ({ schedule: id, start, end }) =>
      id === schedule.id && toSeconds(start) <= at && at < toSeconds(end),
  );
  if (over !== undefined) return { key: over.id, user: over.user ?? null };
  const turns = layers.flatMap((layer) => turnAt(layer, at, reading) ?? []);
  const ordered = reading.firstLayerWins === true ? turns : turns.reverse();
  return reading.nobodyHides === true ? ordered[0] : ordered.find(({ user }) => user !== null);
}

function nextChange(world: World, from: number, turn: Turn | undefined): number | undefined {
  let at = from;
  for (let i = 0; i < MOST_BORDERS; i++) {
    const border = Math.min(...bordersOf(world, at).filter((one) => one > at));
    if (border === Number.POSITIVE_INFINITY) return undefined;
    if (onCallAt(world, border)?.key !== turn?.key) return border;
    at = border;
  }
  return undefined;
}

function startOf(world: World, from: number, turn: Turn | undefined): number | undefined {
  let at = from;
  for (let i = 0; i < MOST_BORDERS; i++) {
    const border = Math.max(...bordersOf(world, at).filter((one) => one <= at));
    if (border === Number.NEGATIVE_INFINITY) return undefined;
    if (onCallAt(world, border - 1)?.key !== turn?.key) return border;
    at = border - 1;
  }
  return undefined;
}

function bordersOf({ schedule, layers, organization }: World, at: number): number[] {
  const { state, reading } = organization;
  const overrides = [...state.overrides.values()].filter((one) => one.schedule === schedule.id);
  return [
    ...layers.flatMap((layer) => bordersAround(layer, at, reading)),
    ...overrides.flatMap(({ start, end }) => [toSeconds(start), toSeconds(end)]),
  ];
}
