import type { Problem } from "../../errors.js";
import type { Policy } from "../../model/policy.js";
import type { Rotation, Schedule } from "../../model/rotation.js";
import { ahead } from "../ahead.js";
import { conflict } from "../errors.js";
import { orNone } from "../found.js";
import type { Call, CreateCall, Items, Made, MadeThing } from "../provider.js";
import { refuse } from "../refuse.js";
import { expandSchedule } from "./layers/expand-schedule.js";
import type { Layer } from "./layers/layer.js";
import { scheduleNotes } from "./layers/notes.js";
import { scheduleRefusals } from "./layers/schedule-refusals.js";
import { isMissing } from "./override-refusals.js";
import type { DatadogOverrides } from "./overrides.js";
import type { Naming } from "./policies.js";
import { AT_ONCE } from "./rotations.js";
import type { FoundSchedule } from "./schedule-message.js";
import { fromRotation, layerName, saysOf, saysOfRotation, toSchedule } from "./schedule-model.js";
import type { ScheduleStore } from "./schedule-store.js";
import type { Users } from "./users.js";

/**
 * Schedules with their layers. One whose rotations go together, or that has several on call at once,
 * becomes several of them and a policy over all.
 */
export function datadogSchedules(
  store: ScheduleStore,
  users: Users,
  overrides: DatadogOverrides,
  policies: Items<Policy>,
  teams: Naming,
): Items<Schedule> {
  /** The layers of a schedule that is to be; those that stay as they are, to the letter. */
  async function layersOf(
    { timeZone, rotations }: Schedule,
    now: FoundSchedule | undefined,
    name: string,
    call?: Call,
  ): Promise<Layer[]> {
    const there = now === undefined ? [] : (await toSchedule(now, users, call)).rotations;
    const layers: Layer[] = [];
    for (const rotation of rotations) {
      const place = there.findIndex((each) => each.name === rotation.name);
      const before = now?.layers[place];
      const isSame =
        before && saysOfRotation(there[place] as Rotation) === saysOfRotation(rotation);
      if (isSame) layers.push(inZone(before, now?.timeZone ?? timeZone, timeZone));
      else layers.push(...(await fromRotation(rotation, { name, timeZone }, before, users, call)));
    }
    return withOwnNames(layers);
  }

  async function* listed(query: string | undefined, call?: Call): AsyncGenerator<Schedule> {
    const found = ahead(store.list(query, call), AT_ONCE, ({ id }) => store.read(id, call));
    for await (const each of found) yield await toSchedule(each, users, call);
  }

  async function createOne(schedule: Schedule, call: CreateCall): Promise<Schedule> {
    const { name, timeZone } = schedule;
    const layers = await layersOf(schedule, undefined, name, call);
    const owners = call.team === undefined ? [] : [await teams.idOf(call.team, call)];
    const draft = { id: "", name, timeZone, teams: owners, tags: [], layers };
    const says = saysOf(await toSchedule(draft, users, call));
    const isSame = async (there: FoundSchedule) =>
      saysOf(await toSchedule(there, users, call)) === says;
    const there = await orNone(store.find(name, call));
    if (there !== undefined && !(await isSame(there))) {
      throw conflict(`there is a schedule called ${name} already`, "choose another name");
    }
    return toSchedule(there ?? (await store.create(draft, isSame, call)), users, call);
  }

  return {
    refusals: (schedule, before) =>
      before === undefined ? refuseSchedule(schedule) : refuseUpdate(schedule),
    makes: made,
    list: (call) => listed(undefined, call),
    search: (query, call) => listed(query, call),
    async get(name, call) {
      const id = await store.idOf(name, call);
      const [found, own] = await Promise.all([
        store.find(name, call),
        overrides.of({ id, name }, call).catch(noneWhereMissing),
      ]);
      const schedule = await toSchedule(found, users, call);
      const lying = own.map(({ from, to, members }) => ({ from, to, members }));
      return lying.length === 0 ? schedule : { ...schedule, overrides: lying };
    },
    async create(schedule, call) {
      refuse(refuseSchedule(schedule));
      const { schedules, policy } = expandSchedule(withLayers(schedule));
      const made: Schedule[] = [];
      for (const each of schedules) made.push(await createOne(each, call));
      if (policy !== undefined) await policies.create(policy, call);
      const [one] = made;
      return policy === undefined && one !== undefined ? one : schedule;
    },
    async update(before, after, call) {
      refuse(refuseUpdate(after));
      const found = await store.change(
        before.name,
        async (now) => {
          if (saysOf(await toSchedule(now, users, call)) !== saysOf(before)) throw changed(before);
          const { timeZone } = after;
          return { ...now, timeZone, layers: await layersOf(after, now, now.name, call) };
        },
        call,
      );
      return toSchedule(found, users, call);
    },
    async delete(schedule, call) {
      const now = await store.find(schedule.name, call);
      if (saysOf(await toSchedule(now, users, call)) !== saysOf(schedule)) throw changed(schedule);
      await store.delete(now.id, call);
    },
  };
}

/** An account without overrides has schedules all the same. */
function noneWhereMissing(error: unknown): [] {
  if (isMissing(error)) return [];
  throw error;
}

/** A layer keeps its zone when its schedule gets another. */
function inZone(layer: Layer, before: string, after: string): Layer {
  return before === after ? layer : { ...layer, timeZone: layer.timeZone ?? before };
}

/** Layers that come from several schedules can bear one name. */
function withOwnNames(layers: readonly Layer[]): Layer[] {
  const taken = new Set<string>();
  return layers.map((layer) => {
    let { name } = layer;
    for (let i = 2; taken.has(name) && layer.id === undefined; i++) name = `${layer.name}-${i}`;
    taken.add(name);
    return { ...layer, name };
  });
}

function changed({ name }: Schedule) {
  return conflict(`schedule ${name} has changed since it was read`, "run the command again");
}

function made(schedule: Schedule): Made | undefined {
  const own = withLayers(schedule);
  const notes = scheduleNotes(own);
  if (notes.length === 0) return undefined;
  const { schedules, policy } = expandSchedule(own);
  const things: MadeThing[] = schedules.map(({ name }) => ({ noun: "schedule", name }));
  return { things: policy ? [...things, { noun: "policy", name: policy.name }] : things, notes };
}

function refuseSchedule(schedule: Schedule): Problem[] {
  return scheduleRefusals(withLayers(schedule));
}

function refuseUpdate(schedule: Schedule): Problem[] {
  if (expandSchedule(schedule).policy === undefined) return refuseSchedule(schedule);
  return [
    {
      message: `schedule ${schedule.name}: a schedule of Datadog has one person on call`,
      hint: "make one for each who is on call at once, and a policy over these",
    },
  ];
}

/** Rotations by the names of their layers, which do not say where they come from. */
function withLayers(schedule: Schedule): Schedule {
  const { name, rotations } = schedule;
  const own = rotations.map((each) => ({ ...each, name: layerName(each.name, name) }));
  return { ...schedule, rotations: own };
}
