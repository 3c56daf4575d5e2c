import { text } from "../../aws/rules.js";
import { genericError, notFound } from "../errors.js";
import { included, type Resource, references, referenceTo, toDocument } from "../include.js";
import { type Operation, operation } from "../operation.js";
import type { Organization } from "../organization.js";
import { cutPage, pageMeta, pageParameters } from "../paging.js";
import { toTeamReference } from "../people/team.js";
import { toOnCallUser } from "../people/user.js";
import { words } from "../rules.js";
import { type Layer, type Schedule, settled } from "./schedule.js";
import { matches } from "./schedule-query.js";
import { createRule, toLayer, updateRule } from "./schedule-request.js";

const include = words("teams", "layers", "layers.members", "layers.members.user");
const SCHEDULES = "/api/v2/on-call/schedules";
const SCHEDULE = `${SCHEDULES}/{schedule_id}`;

export const schedules: readonly Operation[] = [
  operation(
    "CreateOnCallSchedule",
    `POST ${SCHEDULES}`,
    { query: { include }, body: createRule },
    ({ query, body }, organization) => {
      const { attributes, relationships } = body.data;
      const schedule = {
        id: organization.newId(),
        name: attributes.name,
        timeZone: attributes.time_zone,
        tags: [],
        teams: (relationships?.teams?.data ?? []).map(({ id }) => id),
        layers: attributes.layers.map((layer) => toLayer(layer, organization.newId)),
      };
      checkReferences(schedule, organization);
      organization.state.schedules.set(schedule.id, settled(schedule));
      return { status: 201, body: answer(schedule, query.include, organization) };
    },
  ),

  operation(
    "ListOnCallSchedules",
    `GET ${SCHEDULES}`,
    {
      query: { ...pageParameters({ most: 100 }), "filter[query]": text(), include: words("teams") },
    },
    ({ query }, organization) => {
      const found = [...organization.state.schedules.values()]
        .filter((schedule) => matches(schedule, query["filter[query]"]))
        .sort((a, b) => (a.name < b.name ? -1 : 1));
      const page = cutPage(found, query);
      // Layers are left out of lists.
      const listed = page.items.map((schedule) => {
        const { attributes, relationships, ...rest } = toResource(schedule, organization);
        return { ...rest, attributes, relationships: { teams: relationships.teams } };
      });
      const teams = page.items.flatMap((schedule) => teamsOf(schedule, organization));
      const meta = { page: pageMeta(found.length, page) };
      return { status: 200, body: toDocument(listed, query.include, teams, { meta }) };
    },
  ),

  operation(
    "GetOnCallSchedule",
    `GET ${SCHEDULE}`,
    { query: { include } },
    ({ path, query }, organization) => {
      const schedule = findSchedule(path.schedule_id, organization);
      return { status: 200, body: answer(schedule, query.include, organization) };
    },
  ),

  operation(
    "UpdateOnCallSchedule",
    `PUT ${SCHEDULE}`,
    { query: { include }, body: updateRule },
    ({ path, query, body }, organization) => {
      const before = findSchedule(path.schedule_id, organization);
      const { attributes, relationships } = body.data;
      const layers = attributes.layers.map((layer) => toLayer(layer, organization.newId));
      const known = new Set(before.layers.map(({ id }) => id));
      const stranger = attributes.layers.find(({ id = "" }) => id !== "" && !known.has(id));
      if (stranger !== undefined) throw notFound("layer", stranger.id ?? "");
      const schedule = {
        ...before,
        name: attributes.name,
        timeZone: attributes.time_zone,
        teams: (relationships?.teams?.data ?? []).map(({ id }) => id),
        layers,
      };
      checkReferences(schedule, organization);
      organization.state.schedules.set(schedule.id, settled(schedule));
      return { status: 200, body: answer(schedule, query.include, organization) };
    },
  ),

  operation("DeleteOnCallSchedule", `DELETE ${SCHEDULE}`, {}, ({ path }, { state }) => {
    const { id } = findSchedule(path.schedule_id, { state });
    const targets = [...state.policies.values()]
      .flatMap(({ steps }) => steps)
      .flatMap((step) => step.targets);
    const isUsed = targets.some((target) => target.type === "schedules" && target.id === id);
    if (isUsed) throw genericError(409, `schedule[${id}] is in use`);
    state.schedules.delete(id);
    for (const override of state.overrides.values()) {
      if (override.schedule === id) state.overrides.delete(override.id);
    }
    return { status: 204 };
  }),
];

export function findSchedule(
  id: string | undefined,
  { state }: Pick<Organization, "state">,
): Schedule {
  const schedule = state.schedules.get(id ?? "");
  if (schedule === undefined) throw notFound("schedule", id ?? "");
  return schedule;
}

export function toResource(schedule: Schedule, { hasTags }: Pick<Organization, "hasTags">) {
  return {
    id: schedule.id,
    type: "schedules",
    attributes: {
      name: schedule.name,
      time_zone: schedule.timeZone,
      ...(hasTags && { tags: schedule.tags }),
    },
    relationships: {
      layers: references(
        "layers",
        schedule.layers.map(({ id }) => id),
      ),
      teams: references("teams", schedule.teams),
    },
  };
}

function answer(schedule: Schedule, include: string | undefined, organization: Organization) {
  const asked = included(include);
  const { layers } = schedule;
  return toDocument(toResource(schedule, organization), include, [
    ...(asked.has("teams") ? teamsOf(schedule, organization) : []),
    ...(asked.has("layers") ? layers.map(toLayerResource) : []),
    ...(asked.has("layers.members") ? layers.flatMap(toMembers) : []),
    ...(asked.has("layers.members.user") ? usersOf(schedule, organization) : []),
  ]);
}

function toLayerResource(layer: Layer) {
  const { days, seconds } = layer;
  return {
    id: layer.id,
    type: "layers",
    attributes: {
      applied_rotation_start: layer.rotationStart,
      effective_date: layer.effectiveDate,
      ...(layer.endDate !== undefined && { end_date: layer.endDate }),
      // Parts that are nothing are left out.
      interval: { ...(days > 0 && { days }), ...(seconds > 0 && { seconds }) },
      name: layer.name,
      restrictions: layer.restrictions,
      rotation_start: layer.rotationStart,
      ...(layer.timeZone !== undefined && { time_zone: layer.timeZone }),
    },
    relationships: {
      members: references(
        "members",
        layer.members.map((_, i) => memberId(layer, i)),
      ),
    },
  };
}

/** The turn of nobody has its place among the members, and no entry of its own. */
function toMembers(layer: Layer) {
  return layer.members.flatMap((user, i) => {
    if (user === null) return [];
    const relationships = { user: referenceTo("users", user) };
    return [{ id: memberId(layer, i), type: "members", relationships }];
  });
}

function memberId({ id }: Layer, i: number): string {
  return `${id}-member-${i + 1}`;
}

function usersOf({ layers }: Schedule, { state }: Organization): Resource[] {
  const ids = layers.flatMap(({ members }) => members);
  return ids.flatMap((id) => {
    const user = id === null ? undefined : state.users.get(id);
    return user === undefined ? [] : [toOnCallUser(user)];
  });
}

function teamsOf({ teams }: Schedule, { state }: Organization): Resource[] {
  return teams.flatMap((id) => {
    const team = state.teams.get(id);
    return team === undefined ? [] : [toTeamReference(team)];
  });
}

/** That Datadog refuses strangers is not recorded; a request that names one is wrong all the same. */
function checkReferences({ teams, layers }: Schedule, { state }: Organization): void {
  for (const id of layers.flatMap(({ members }) => members)) {
    if (id !== null && !state.users.has(id)) throw notFound("user", id);
  }
  for (const id of teams) if (!state.teams.has(id)) throw notFound("team", id);
}
