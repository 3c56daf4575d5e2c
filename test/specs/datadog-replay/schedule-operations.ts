import type { Rotation, Schedule } from "../../../src/model/rotation.js";
import { toFound, WHOLE } from "../../../src/providers/datadog/schedule-message.js";
import { openUsers } from "../../../src/providers/datadog/users.js";
import { instantOf, secondOfDay, toSchedule, toWindow } from "./intents.js";
import type { Memory } from "./memory.js";
import { CREATE, DONE, first, type Operation, type Stage, type Understood } from "./operation.js";
import { attributesOf, type LayerRequest } from "./requests.js";
import { each, only, type Resource, related, textOf, toDocument } from "./resources.js";

const SCHEDULES = "\\/api\\/v2\\/on-call\\/schedules";

export const SCHEDULE_OPERATIONS: readonly Operation[] = [
  {
    name: "createSchedule",
    method: "POST",
    path: new RegExp(`^${SCHEDULES}$`),
    async perform(stage) {
      const { provider, memory, interaction } = stage;
      const wanted = toSchedule(attributesOf(interaction.requestBody), memory);
      return schedule(await provider.schedules.create(wanted, CREATE), stage);
    },
  },
  {
    name: "getSchedule",
    method: "GET",
    path: new RegExp(`^${SCHEDULES}/([^/]+)$`),
    async perform(stage, id = "") {
      return schedule(await stage.provider.schedules.get(id), stage);
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
    async perform(stage, id = "") {
      const { provider, memory, interaction } = stage;
      const before = await provider.schedules.get(id);
      const after = toSchedule(attributesOf(interaction.requestBody), memory);
      return schedule(await provider.schedules.update(before, after), stage);
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
    name: "getResponders",
    method: "GET",
    path: new RegExp(`^${SCHEDULES}/([^/]+)/responders$`),
    async perform({ provider, interaction }, id = "") {
      const answer = only(interaction.responseBody);
      const moment = instantOf(textOf(answer, "scheduled_at"));
      const people = await provider.responders.at(id, moment, "current");
      // Who they are was not asked for, and is not told.
      return { ours: people, recorded: [] };
    },
  },
];

/** The layers of an answer are those of the request, or of one before it. */
async function schedule(ours: Schedule, stage: Stage): Promise<Understood> {
  const { session, memory, interaction } = stage;
  const answer = only(interaction.responseBody);
  memory.learn(interaction);
  const input = { scheduleId: answer.id, include: WHOLE };
  const message = await session.send("on-call", "getOnCallSchedule", input);
  const { id, teams, tags, layers } = toFound(message, openUsers(session));
  const name = textOf(answer, "name");
  const timeZone = textOf(answer, "time_zone");
  const own = related(answer, "layers");
  return {
    ours: [
      [id, teams, tags, layers.map((each) => each.id)],
      [ours.name, ours.timeZone, ours.combine, ours.rotations.map(rotation)],
    ],
    recorded: [
      [answer.id, ids(answer, "teams"), answer.attributes?.tags ?? [], ids(answer, "layers")],
      [
        name,
        timeZone,
        "stack",
        own.map((each) => layer(layerIn(memory, each.id), name, timeZone, memory)),
      ],
    ],
  };
}

function ids(answer: Resource, name: string): string[] {
  return related(answer, name).map(({ id }) => id);
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
  const time = new Date(instantOf(request.rotation_start)).toLocaleTimeString("en-GB", {
    timeZone,
  });
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
