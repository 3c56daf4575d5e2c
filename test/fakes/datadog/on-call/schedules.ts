import { text } from "../../aws/rules.js";
import { genericError, notFound } from "../errors.js";
import { toDocument } from "../include.js";
import { type Operation, operation } from "../operation.js";
import type { Organization } from "../organization.js";
import { cutPage, pageMeta, pageParameters } from "../paging.js";
import { words } from "../rules.js";
import { type Schedule, settled } from "./schedule.js";
import { matches } from "./schedule-query.js";
import { createRule, toLayer, updateRule } from "./schedule-request.js";
import { answer, teamsOf, toResource } from "./schedule-resource.js";

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
        tags: attributes.tags ?? [],
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
        // Whether Datadog keeps what is not named is not known; here it is taken off.
        tags: attributes.tags ?? [],
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

/** What Datadog does about strangers is not recorded; who names one has made a mistake. */
function checkReferences({ teams, layers }: Schedule, { state }: Organization): void {
  for (const id of layers.flatMap(({ members }) => members)) {
    if (id !== null && !state.users.has(id)) throw notFound("user", id);
  }
  for (const id of teams) if (!state.teams.has(id)) throw notFound("team", id);
}
