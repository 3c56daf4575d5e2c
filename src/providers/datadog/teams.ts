import { badRequest } from "../../errors.js";
import { type RoutingRule, routingProblems, type Team } from "../../model/team.js";
import { conflict, notFound } from "../errors.js";
import { orNone } from "../found.js";
import type { Call, Teams } from "../provider.js";
import { refuse } from "../refuse.js";
import { isId } from "./names.js";
import type { Naming } from "./policies.js";
import type { RoutingAnswer } from "./routing-message.js";
import { fromRules, toRules } from "./routing-rules.js";
import type { DatadogSession } from "./session.js";
import { toTeamOnCall } from "./team-on-call.js";
import type { Users } from "./users.js";

/** What `page[size]` can be at most. */
const PAGE_SIZE = 100;
/** So many are looked at for a name that was meant. */
const MOST_SUGGESTED = 500;

/** The teams of an organization, and the routing rules that On-Call keeps for them. */
export function datadogTeams(session: DatadogSession, users: Users, policies: Naming): Teams {
  const seen = new Map<string, Team>();

  async function* list(query: string | undefined, call?: Call): AsyncGenerator<Team> {
    for (let pageNumber = 0; ; pageNumber++) {
      const page = { pageSize: PAGE_SIZE, pageNumber };
      const input = query === undefined ? page : { ...page, filterKeyword: query };
      const { data = [] } = await session.send("teams", "listTeams", input, call);
      for (const team of data) yield remember(team);
      if (data.length < PAGE_SIZE) return;
    }
  }

  function remember({ id, attributes: { handle, name } }: TeamAnswer): Team {
    const team = { id, handle, name };
    seen.set(id, team);
    return team;
  }

  async function get(name: string, call?: Call): Promise<Team> {
    const known = [...seen.values()].find(({ id, handle }) => id === name || handle === name);
    const found = known ?? (isId(name) ? await byId(name, call) : await byName(name, call));
    if (found !== undefined) return found;
    const handles: string[] = [];
    for await (const { handle } of list(undefined, call)) {
      if (handles.push(handle) === MOST_SUGGESTED) break;
    }
    throw notFound("team", name, handles, { isId: isId(name) });
  }

  async function byId(teamId: string, call?: Call): Promise<Team | undefined> {
    const answer = await orNone(session.send("teams", "getTeam", { teamId }, call));
    return answer?.data && remember(answer.data);
  }

  /** By handle, else by name; the search finds what has the words in it, and members' addresses. */
  async function byName(text: string, call?: Call): Promise<Team | undefined> {
    const word = text.toLowerCase();
    const teams: Team[] = [];
    for await (const team of list(text, call)) {
      if (team.handle.toLowerCase() === word) return team;
      if (team.name.toLowerCase() === word) teams.push(team);
    }
    if (teams.length < 2) return teams[0];
    const handles = teams.map(({ handle }) => handle);
    throw badRequest(
      `${handles.length} teams are called "${text}"`,
      `write ${handles.join(" or ")}`,
    );
  }

  /** A team that On-Call does not know has no rules. */
  async function routing({ id }: Team, call?: Call): Promise<RoutingRule[]> {
    const query = { include: "rules" };
    const asked = session.rest({ method: "GET", path: routingPath(id), query }, call);
    return toRules(((await orNone(asked)) ?? {}) as RoutingAnswer, policies, call);
  }

  return {
    list,
    get,
    async onCall({ id }, call) {
      const include = "responders,escalations,escalations.responders";
      const asked = session.send("on-call", "getTeamOnCallUsers", { teamId: id, include }, call);
      return toTeamOnCall((await orNone(asked)) ?? {}, users, call);
    },
    routing,
    async route(team, before, after, call) {
      refuse(routingProblems(after));
      if (says(await routing(team, call)) !== says(before)) {
        throw conflict(
          `the routing rules of team ${team.handle} have changed since they were read`,
          "run the command again",
        );
      }
      const attributes = { rules: await fromRules(after, policies, call) };
      const body = { data: { id: team.id, type: "team_routing_rules", attributes } };
      await session.rest({ method: "PUT", path: routingPath(team.id), body }, call);
    },
  };
}

interface TeamAnswer {
  readonly id: string;
  readonly attributes: { readonly handle: string; readonly name: string };
}

function routingPath(id: string): string {
  return `/api/v2/on-call/teams/${encodeURIComponent(id)}/routing-rules`;
}

function says(rules: readonly RoutingRule[]): string {
  return JSON.stringify(rules);
}
