import { badRequest, EXIT, OncallError, type Problem } from "../../errors.js";
import type { Rotation, Schedule } from "../../model/rotation.js";
import { nearest } from "../../model/suggest.js";
import { ahead } from "../ahead.js";
import { conflict, notFound } from "../errors.js";
import { orNone } from "../found.js";
import type { Call, Items, Made, Rotations } from "../provider.js";
import { refuse } from "../refuse.js";
import type { Layer } from "./layers/layer.js";
import { makeLayers } from "./layers/make-layers.js";
import { layerNotes } from "./layers/notes.js";
import { layerRefusals } from "./layers/refusals.js";
import { toRotation } from "./layers/to-rotation.js";
import type { FoundSchedule } from "./schedule-message.js";
import { fromRotation, saysOfRotation, toSchedule } from "./schedule-model.js";
import type { ScheduleStore } from "./schedule-store.js";
import type { Users } from "./users.js";

/** Schedules that are read at the same time. */
export const AT_ONCE = 4;

/**
 * Rotations: layers of schedules. Each belongs to one, whose name stands before its own:
 * `payments/primary`. The first one of a schedule makes the schedule.
 */
export function datadogRotations(
  store: ScheduleStore,
  users: Users,
  schedules: Items<Schedule>,
): Rotations {
  const refusals = (rotation: Rotation, before?: Rotation): readonly Problem[] => {
    const isNew = before === undefined;
    const alone =
      isNew &&
      isForSeveral(rotation) &&
      schedules.refusals?.(aloneIn(schedulePart(rotation.name), rotation));
    return [...refuseName(rotation), ...(alone || layerRefusals(rotation))];
  };

  const rotationsOf = async (found: FoundSchedule, call?: Call) =>
    (await toSchedule(found, users, call)).rotations;

  const namedIn = async (found: FoundSchedule, name: string, call?: Call) =>
    (await rotationsOf(found, call)).find((each) => each.name === name);

  /** The place of a rotation in its schedule. @throws OncallError `not-found` */
  function placeOf(
    name: string,
    { layers }: FoundSchedule,
    rotations: readonly Rotation[],
  ): number {
    const at = rotations.findIndex((each) => each.name === name);
    const byId = layers.findIndex(({ id }) => id === layerPart(name));
    const place = at >= 0 ? at : byId;
    if (place >= 0) return place;
    throw notFound(
      "rotation",
      name,
      rotations.map((each) => each.name),
    );
  }

  async function named(name: string, call?: Call) {
    const found = await scheduleOf(name, store, call);
    const rotations = await rotationsOf(found, call);
    const full = `${found.name}/${layerPart(name)}`;
    const place = placeOf(full, found, rotations);
    return { found, place, rotation: rotations[place] as Rotation };
  }

  /** Changes the layers of the schedule in which a rotation is, if it still says what it said. */
  async function change(
    before: Rotation,
    make: (found: FoundSchedule, place: number) => Promise<readonly Layer[]>,
    call?: Call,
  ): Promise<FoundSchedule> {
    const { name } = await scheduleOf(before.name, store, call);
    const changed = async (now: FoundSchedule) => {
      const rotations = await rotationsOf(now, call);
      const place = placeOf(before.name, now, rotations);
      if (saysOfRotation(rotations[place] as Rotation) !== saysOfRotation(before)) {
        throw conflict(
          `rotation ${before.name} has changed since it was read`,
          "run the command again",
        );
      }
      return { ...now, layers: await make(now, place) };
    };
    return store.change(name, changed, call);
  }

  return {
    refusals,
    makes: (rotation) =>
      isForSeveral(rotation)
        ? schedules.makes?.(aloneIn(schedulePart(rotation.name), rotation))
        : layersMade(rotation),
    schedulesOf: (name) => [schedulePart(name)],
    async *list(call) {
      const schedules = ahead(store.list(undefined, call), AT_ONCE, ({ id }) =>
        store.read(id, call),
      );
      for await (const found of schedules) yield* await rotationsOf(found, call);
    },
    get: async (name, call) => (await named(name, call)).rotation,
    async create(rotation, call) {
      refuse(refusals(rotation));
      const { name } = rotation;
      const schedule = schedulePart(name);
      const there = await orNone(store.find(schedule, call));
      if (there === undefined) {
        const made = await schedules.create(aloneIn(schedule, rotation), call);
        return made.rotations.find((each) => each.name === name) ?? rotation;
      }
      if (isForSeveral(rotation)) {
        throw badRequest(
          `schedule ${schedule} has one person on call, not ${rotation.onCalls}`,
          "name a schedule that is not there: several are made of it, and a policy over them",
        );
      }
      const taken = await namedIn(there, name, call);
      if (taken !== undefined && saysOfRotation(taken) === saysOfRotation(rotation)) return taken;
      if (taken !== undefined) {
        throw conflict(`there is a rotation called ${name} already`, "choose another name");
      }
      const layers = await fromRotation(rotation, there, undefined, users, call);
      if (layers.every((layer) => there.layers.some((each) => isSame(each, layer, there)))) {
        return rotation;
      }
      const made = await store.change(
        schedule,
        async (now) => {
          refuseTwins(now, now.layers, layers);
          return { ...now, layers: [...now.layers, ...layers] };
        },
        call,
      );
      return (await namedIn(made, name, call)) ?? rotation;
    },
    async update(before, after, call) {
      refuse(refusals(after, before));
      const found = await change(
        before,
        async (now, place) => {
          const layers = await fromRotation(after, now, now.layers[place], users, call);
          refuseTwins(now, now.layers.toSpliced(place, 1), layers);
          return now.layers.toSpliced(place, 1, ...layers);
        },
        call,
      );
      return (await namedIn(found, before.name, call)) ?? after;
    },
    async delete(rotation, call) {
      const { found } = await named(rotation.name, call);
      if (found.layers.length > 1) {
        await change(rotation, async ({ layers }, place) => layers.toSpliced(place, 1), call);
      } else {
        // A schedule is not without a layer.
        await schedules.delete(await toSchedule(found, users, call), call);
      }
    },
  };
}

/** The schedule whose layer a name means. @throws OncallError `not-found` */
async function scheduleOf(name: string, store: ScheduleStore, call?: Call): Promise<FoundSchedule> {
  const schedule = schedulePart(name);
  const found = schedule === "" ? undefined : await orNone(store.find(schedule, call));
  if (found !== undefined) return found;
  const schedules: string[] = [];
  if (schedule !== "") {
    for await (const each of store.list(undefined, call)) schedules.push(each.name);
  }
  const { message } = notFound("rotation", name, []);
  const best = nearest(schedule, schedules);
  throw new OncallError(message, {
    code: "not-found",
    exitCode: EXIT.badRequest,
    hint:
      best === undefined
        ? "a rotation is called SCHEDULE/LAYER; oncall rotation list has them all"
        : `a rotation is called SCHEDULE/LAYER; did you mean one of ${best}?`,
  });
}

/** Names of layers have no slash that we would know of; those of schedules may. */
function schedulePart(name: string): string {
  return name.slice(0, Math.max(0, name.lastIndexOf("/")));
}

function layerPart(name: string): string {
  return name.slice(name.lastIndexOf("/") + 1);
}

/** The schedule that a first rotation makes. */
function aloneIn(name: string, rotation: Rotation): Schedule {
  return { name, timeZone: rotation.timeZone, combine: "stack", rotations: [rotation] };
}

/** Whether a layer is there already: of one rotation there can be several. */
function isSame(there: Layer, layer: Layer, { timeZone }: FoundSchedule): boolean {
  const says = (each: Layer) => saysOfRotation(toRotation(each, timeZone));
  return there.name === layer.name && says(there) === says(layer);
}

/** @throws OncallError `conflict` where layers would go by one name, and so by none */
function refuseTwins({ name }: FoundSchedule, there: readonly Layer[], more: readonly Layer[]) {
  const twin = more.find(
    ({ id, name: own }) => id === undefined && there.some((each) => each.name === own),
  );
  if (twin === undefined) return;
  throw conflict(
    `there is a rotation called ${name}/${twin.name} already`,
    "choose another name, or delete that one first",
  );
}

function layersMade(rotation: Rotation): Made | undefined {
  const [schedule, name] = [schedulePart(rotation.name), layerPart(rotation.name)];
  const layers = makeLayers(rotation, rotation.timeZone, name);
  if (layers.length < 2) return undefined;
  return {
    things: layers.map((layer) => ({ noun: "rotation", name: `${schedule}/${layer.name}` })),
    notes: layerNotes(rotation, name),
  };
}

function isForSeveral({ onCalls = 1 }: Rotation): boolean {
  return onCalls > 1;
}

function refuseName({ name }: Rotation): Problem[] {
  if (schedulePart(name) !== "" && layerPart(name) !== "") return [];
  return [
    {
      message: `"${name}" cannot be a rotation at Datadog: it is a layer of a schedule`,
      hint: `call it SCHEDULE/LAYER: payments/${name.replaceAll("/", "") || "primary"}`,
    },
  ];
}
