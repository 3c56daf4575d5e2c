import { oneOf, text } from "../../aws/rules.js";
import { plainError } from "../errors.js";
import { referenceTo } from "../include.js";
import { type Asked, type Operation, operation } from "../operation.js";
import type { Organization } from "../organization.js";
import { cutPage, pageMeta, pageParameters } from "../paging.js";
import { isUuid, words } from "../rules.js";

import { createTeam } from "./new-team.js";
import { type Team, toResource } from "./team.js";
import { toUserResource, type User } from "./user.js";

const TEAMS = "/api/v2/team";
const TEAM = `${TEAMS}/{team_id}`;

export const teams: readonly Operation[] = [
  createTeam,

  operation(
    "ListTeams",
    `GET ${TEAMS}`,
    {
      query: {
        ...pageParameters({ most: 100 }),
        sort: oneOf("name", "-name", "user_count", "-user_count"),
        include: words("team_links", "user_team_permissions"),
        "filter[keyword]": text(),
        "filter[me]": oneOf("true", "false"),
        "fields[team]": text(),
      },
    },
    listTeams,
  ),

  operation("GetTeam", `GET ${TEAM}`, {}, ({ path }, organization) => {
    return { status: 200, body: { data: toResource(findTeam(path.team_id, organization)) } };
  }),

  operation("DeleteTeam", `DELETE ${TEAM}`, {}, ({ path }, organization) => {
    const { id } = findTeam(path.team_id, organization);
    organization.state.teams.delete(id);
    organization.state.routing.delete(id);
    return { status: 204 };
  }),

  operation(
    "GetTeamMemberships",
    `GET ${TEAM}/memberships`,
    {
      query: {
        ...pageParameters({ most: 100 }),
        sort: text(),
        "filter[keyword]": text(),
      },
    },
    listMemberships,
  ),
];

function listTeams({ query }: Asked, { state }: Organization) {
  const keyword = (query["filter[keyword]"] ?? "").toLowerCase();
  const found = [...state.teams.values()].filter(
    ({ name, handle, members }) =>
      `${name} ${handle}`.toLowerCase().includes(keyword) &&
      (query["filter[me]"] !== "true" || members.includes(state.me ?? "")),
  );
  found.sort(orderOf(query.sort ?? "name"));
  const { items, pagination } = cutTeamPage(found, query);
  const data = items.map((team) => only(query["fields[team]"], toResource(team)));
  return { status: 200, body: { data, meta: { pagination }, links: linksOf(TEAMS) } };
}

function listMemberships({ path, query }: Asked, organization: Organization) {
  const { state } = organization;
  const team = findTeam(path.team_id, organization);
  const keyword = (query["filter[keyword]"] ?? "").toLowerCase();
  const users = team.members.flatMap((id) => state.users.get(id) ?? []);
  const found = users.filter(({ name, email }) =>
    `${name} ${email}`.toLowerCase().includes(keyword),
  );
  const { items, pagination } = cutTeamPage(found, query);
  const data = items.map(({ id }) => ({
    type: "team_memberships",
    id: `TeamMembership-${team.id}-${team.members.indexOf(id) + 1}`,
    attributes: { role: null, provisioned_by: null, provisioned_by_id: null },
    relationships: { user: referenceTo("users", id) },
  }));
  const rest = { meta: { pagination }, links: linksOf(`${TEAMS}/${team.id}/memberships`) };
  if (items.length === 0) return { status: 200, body: { data, ...rest } };
  return { status: 200, body: { data, included: items.map(toIncludedUser), ...rest } };
}

/** As they stand beside memberships. */
function toIncludedUser(user: User) {
  const { id, type, attributes } = toUserResource(user);
  const { name, handle, email, icon, disabled, service_account } = attributes;
  return { id, type, attributes: { name, handle, email, icon, disabled, service_account } };
}

/** With these attributes and no relationships, where some are asked for. */
function only(fields: string | undefined, team: ReturnType<typeof toResource>): object {
  if (fields === undefined) return team;
  const { id, type, attributes } = team;
  const wanted = Object.entries(attributes).filter(([key]) => fields.split(",").includes(key));
  return { id, type, attributes: Object.fromEntries(wanted) };
}

/** Pages go by number; nobody needs these to follow them. */
function linksOf(path: string) {
  return { self: path, first: path, last: null, next: path, prev: null };
}

/** Pages where a size or number is asked for; else the first hundred, counted otherwise. */
function cutTeamPage<T>(items: readonly T[], query: Asked["query"]) {
  const isPaged = "page[size]" in query || "page[number]" in query;
  const page = cutPage(items, query, { size: isPaged ? 10 : 100 });
  const pagination = isPaged
    ? pageMeta(items.length, page)
    : {
        offset: 0,
        first_offset: 0,
        prev_offset: 0,
        next_offset: 100,
        last_offset: 0,
        limit: 100,
        type: "offset_limit",
        total: items.length,
      };
  return { items: page.items, pagination };
}

function orderOf(sort: string): (a: Team, b: Team) => number {
  const sign = sort.startsWith("-") ? -1 : 1;
  if (sort.endsWith("user_count")) return (a, b) => sign * (a.members.length - b.members.length);
  return (a, b) => (a.name < b.name ? -sign : sign);
}

function findTeam(id = "", { state }: Organization): Team {
  const team = state.teams.get(id);
  if (team !== undefined) return team;
  throw plainError(404, isUuid(id) ? `${id} not found` : `${id} is not a valid UUID not found`);
}
