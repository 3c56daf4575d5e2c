import type { Rotation, Schedule } from "../../../src/model/rotation.js";
import { instantOf, secondOfDay, toSchedule, toWindow } from "./intents.js";
import type { Memory } from "./memory.js";
import { CREATE, DONE, first, type Operation, type Understood } from "./operation.js";
import { attributesOf, type LayerRequest, type OverrideRequest } from "./requests.js";
import { each, only, type Resource, related, textOf, toDocument } from "./resources.js";

const SCHEDULES = "\\/api\\/v2\\/on-call\\/schedules";

export const SCHEDULE_OPERATIONS: readonly Operation[] = [
  {
    name: "createSchedule",
    method: "POST",
    path: new RegExp(`^${SCHEDULES}$`),
    async perform({ provider, memory, interaction }) {
      const wanted = toSchedule(attributesOf(interaction.requestBody), memory);
      const made = await provider.schedules.create(wanted, CREATE);
      return schedule(made, only(interaction.responseBody), memory, interaction.requestBody);
    },
  },
  {
    name: "getSchedule",
    method: "GET",
    path: new RegExp(`^${SCHEDULES}/([^/]+)$`),
    async perform({ provider, memory, interaction }, id = "") {
      const found = await provider.schedules.get(id);
      return schedule(found, only(interaction.responseBody), memory);
    },
  },
  {
    name: "listSchedules",
    method: "GET",
    path: new RegExp(`^${SCHEDULES}$`),
    async perform({ provider, memory, interaction }) {
      // Each of them is read whole after it.
      memory.learn(interaction);
      const recorded = each(toDocument(interaction.responseBody).data);
      const found = await first(recorded.length, provider.schedules.list());
      return {
        ours: found.map(({ name, timeZone }) => [name, timeZone]),
        recorded: recorded.map((one) => [textOf(one, "name"), textOf(one, "time_zone")]),
      };
    },
  },
  {
    name: "updateSchedule",
    method: "PUT",
    path: new RegExp(`^${SCHEDULES}/([^/]+)$`),
    async perform({ provider, memory, interaction }, id = "") {
      const before = await provider.schedules.get(id);
      const after = toSchedule(attributesOf(interaction.requestBody), memory);
      const made = await provider.schedules.update(before, after);
      return schedule(made, only(interaction.responseBody), memory, interaction.requestBody);
    },
  },
  {
    name: "deleteSchedule",
    method: "DELETE",
    path: new RegExp(`^${SCHEDULES}/([^/]+)$`),
    async perform({ provider }, id = "") {
      await provider.schedules.delete(await provider.schedules.get(id));
      return DONE;
    },
  },
  {
    name: "createOverrides",
    method: "POST",
    path: new RegExp(`^${SCHEDULES}/([^/]+)/overrides$`),
    async perform({ provider, memory, interaction }, name = "") {
      const { data } = interaction.requestBody as { readonly data: readonly OverrideRequest[] };
      const wanted = data.map(({ attributes, relationships }) => ({
        on: { kind: "schedule", name } as const,
        from: instantOf(attributes.start),
        to: instantOf(attributes.end),
        members: [memory.keyOf(relationships.user.data.id, "users")],
      }));
      const made = await provider.overrides.create(wanted, CREATE);
      return overrides(made, interaction.responseBody, name, memory);
    },
  },
  {
    name: "listOverrides",
    method: "GET",
    path: new RegExp(`^${SCHEDULES}/([^/]+)/overrides$`),
    async perform({ provider, memory, interaction }, name = "") {
      const { query, responseBody } = interaction;
      const window = {
        from: instantOf(query["filter[start]"] ?? ""),
        to: instantOf(query["filter[end]"] ?? ""),
      };
      const found = await Array.fromAsync(
        provider.overrides.list({ kind: "schedule", name }, { window }),
      );
      return overrides(found, responseBody, name, memory);
    },
  },
  {
    name: "deleteOverride",
    method: "DELETE",
    path: new RegExp(`^${SCHEDULES}/([^/]+)/overrides/([^/]+)$`),
    async perform({ provider }, schedule = "", override = "") {
      const name = decodeURIComponent(schedule);
      const id = `${name}/${override}`;
      const on = { kind: "schedule", name } as const;
      await provider.overrides.delete([{ id, on, from: 0, to: 1, members: [] }]);
      return DONE;
    },
  },
  {
    name: "getResponders",
    method: "GET",
    path: new RegExp(`^${SCHEDULES}/([^/]+)/responders$`),
    async perform({ provider, interaction }, id = "") {
      const answer = only(interaction.responseBody);
      const moment = instantOf(textOf(answer, "scheduled_at"));
      const people = await provider.responders.at(id, moment, "current");
      // Who they are was not asked for: the answer says that there is one turn.
      const turns = related(answer, "responders");
      return { ours: [people, turns.length], recorded: [[], 1] };
    },
  },
];

function schedule(
  ours: Schedule,
  answer: Resource,
  memory: Memory,
  request: unknown = undefined,
): Understood {
  const timeZone = textOf(answer, "time_zone");
  const layers =
    request === undefined
      ? related(answer, "layers").map(({ id }) => layerIn(memory, id))
      : attributesOf<{ layers: readonly LayerRequest[] }>(request).layers;
  const name = textOf(answer, "name");
  return {
    ours: [ours.name, ours.timeZone, ours.combine, ours.rotations.map(rotation)],
    recorded: [name, timeZone, "stack", layers.map((one) => layer(one, name, timeZone, memory))],
  };
}

function layerIn(memory: Memory, id: string): LayerRequest {
  const found = memory.thing(id, "layers");
  const members = related(found, "members").flatMap((member) =>
    related(memory.thing(member.id, "members"), "user").map(({ id }) => ({ user: { id } })),
  );
  return { ...(found.attributes as unknown as LayerRequest), members };
}

function rotation({ name, timeZone, members, coverage, recurrence, effective }: Rotation) {
  const { until } = effective ?? {};
  return { name, timeZone, members, coverage, recurrence, end: typeof until };
}

function layer(request: LayerRequest, schedule: string, timeZone: string, memory: Memory) {
  const { days = 0, seconds = 0 } = request.interval;
  const time = new Date(instantOf(request.rotation_start)).toLocaleTimeString("en-GB", { timeZone });
  return {
    name: `${schedule}/${request.name}`,
    timeZone,
    members: request.members.map(({ user }) => memory.keyOf(user.id, "users")),
    coverage: request.restrictions.map(toWindow),
    // Whole days go by the clock of the zone.
    recurrence:
      seconds === 0
        ? { kind: "daily", every: days, at: [secondOfDay(time)] }
        : { kind: "elapsed", days, seconds },
    end: "object",
  };
}

function overrides(
  ours: readonly object[],
  answer: unknown,
  schedule: string,
  memory: Memory,
): Understood {
  const recorded = each(toDocument(answer).data).map((one) => ({
    id: `${schedule}/${one.id}`,
    on: "schedule",
    from: instantOf(textOf(one, "start")),
    to: instantOf(textOf(one, "end")),
    members: related(one, "user").map(({ id }) => memory.keyOf(id, "users")),
  }));
  return {
    ours: ours.map((one) => ({ ...one, on: (one as { on: { kind: string } }).on.kind })),
    recorded,
  };
}
