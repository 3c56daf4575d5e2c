import { toInstant, zoneOf } from "../../engine/zone.js";
import type { Rotation, Schedule } from "../../model/rotation.js";
import type { Moment } from "../../model/time.js";
import type { Call } from "../provider.js";
import { keepLayers } from "./layers/keep-layers.js";
import type { Layer } from "./layers/layer.js";
import { toLayers } from "./layers/to-layers.js";
import { toRotation } from "./layers/to-rotation.js";
import type { FoundSchedule } from "./schedule-message.js";
import type { Users } from "./users.js";

// Between schedules as Datadog has them and as we do: a layer is a rotation, called SCHEDULE/LAYER.

/** Without its overrides. */
export async function toSchedule(
  found: FoundSchedule,
  users: Users,
  call?: Call,
): Promise<Schedule> {
  const rotations: Rotation[] = [];
  for (const layer of found.layers) {
    const members: (string | null)[] = [];
    for (const id of layer.members) {
      members.push(id === null ? null : (await users.describe(id, call)).key);
    }
    rotations.push(toRotation({ ...layer, members }, found.timeZone, rotationName(found, layer)));
  }
  return { name: found.name, timeZone: found.timeZone, combine: "stack", rotations };
}

/** One whose name others of the schedule bear, too, goes by its id. */
export function rotationName({ name, layers }: FoundSchedule, layer: Layer): string {
  const isShared = layers.filter((each) => each.name === layer.name).length > 1;
  return `${name}/${isShared ? (layer.id ?? layer.name) : layer.name}`;
}

/** `payments/primary` of a schedule called payments is `primary`; of any other, what stands last. */
export function layerName(rotation: string, schedule: string): string {
  return rotation.startsWith(`${schedule}/`)
    ? rotation.slice(schedule.length + 1)
    : rotation.slice(rotation.lastIndexOf("/") + 1);
}

/**
 * What a rotation becomes in a schedule.
 * @param before the layer whose place it takes
 */
export async function fromRotation(
  rotation: Rotation,
  schedule: { readonly name: string; readonly timeZone: string },
  before: Layer | undefined,
  users: Users,
  call?: Call,
): Promise<Layer[]> {
  const name = before?.name ?? layerName(rotation.name, schedule.name);
  const made = toLayers({ ...rotation, name }, schedule.timeZone);
  const layers: Layer[] = [];
  for (const layer of made) {
    const members: (string | null)[] = [];
    for (const member of layer.members) {
      members.push(member === null ? null : (await users.find(member, call)).id);
    }
    layers.push({ ...layer, members });
  }
  return before === undefined ? layers : keepLayers([before], layers, schedule.timeZone);
}

/** What a schedule says without its overrides, so that two that say the same are equal. */
export function saysOf({ timeZone, rotations }: Schedule): string {
  return JSON.stringify([timeZone, rotations.map(saysOfRotation)]);
}

export function saysOfRotation(rotation: Rotation): string {
  const { name, timeZone, members, recurrence, coverage, effective } = rotation;
  const read = (moment: Moment | undefined) => moment && toInstant(moment, zoneOf(timeZone));
  return JSON.stringify([
    [name, timeZone, read(rotation.start), members, recurrence, rotation.onCalls ?? 1],
    coverage?.map(({ start, length }) => [start, length]) ?? null,
    [read(effective?.from) ?? null, read(effective?.until) ?? null],
  ]);
}
