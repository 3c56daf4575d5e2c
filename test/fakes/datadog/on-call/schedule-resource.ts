import { included, type Resource, references, referenceTo, toDocument } from "../include.js";
import type { Organization } from "../organization.js";
import { toTeamReference } from "../people/team.js";
import { toOnCallUser } from "../people/user.js";
import type { Layer, Schedule } from "./schedule.js";

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

/** With what is asked for besides. */
export function answer(
  schedule: Schedule,
  include: string | undefined,
  organization: Organization,
) {
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

export function teamsOf({ teams }: Schedule, { state }: Organization): Resource[] {
  return teams.flatMap((id) => {
    const team = state.teams.get(id);
    return team === undefined ? [] : [toTeamReference(team)];
  });
}
