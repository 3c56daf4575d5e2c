import { badRequest, notFound } from "../errors.js";
import { included, references, toDocument } from "../include.js";
import { type Operation, operation } from "../operation.js";
import type { Organization } from "../organization.js";
import { words } from "../rules.js";
import { findPolicy } from "./policies.js";
import { type RoutingRule, rulesRequest, toRule } from "./routing-rule.js";

const RULES = "/api/v2/on-call/teams/{team_id}/routing-rules";
const include = words("rules", "rules.policy");

export const routing: readonly Operation[] = [
  operation(
    "GetOnCallTeamRoutingRules",
    `GET ${RULES}`,
    { query: { include } },
    ({ path: { team_id: team = "" }, query }, organization) => {
      checkTeam(team, organization);
      return { status: 200, body: answer(team, query.include, organization) };
    },
  ),

  operation(
    "SetOnCallTeamRoutingRules",
    `PUT ${RULES}`,
    { query: { include }, body: rulesRequest },
    ({ path: { team_id: team = "" }, query, body }, organization) => {
      checkTeam(team, organization);
      if (body.data.id !== undefined && body.data.id !== team) {
        throw badRequest("the id is not that of the path");
      }
      const inputs = body.data.attributes?.rules ?? [];
      const rules = inputs.map((input) => toRule(input, organization.newId));
      for (const { policy } of rules) if (policy !== undefined) findPolicy(policy, organization);
      organization.state.routing.set(team, rules);
      return { status: 200, body: answer(team, query.include, organization) };
    },
  ),
];

function checkTeam(id: string, { state }: Organization): void {
  if (!state.teams.has(id)) throw notFound("team", id);
}

function answer(team: string, include: string | undefined, { state }: Organization): object {
  const rules = state.routing.get(team) ?? [];
  const data = {
    id: team,
    type: "team_routing_rules",
    relationships: {
      rules: references(
        "team_routing_rules",
        rules.map(({ id }) => id),
      ),
    },
  };
  return toDocument(data, include, included(include).has("rules") ? rules.map(toResource) : []);
}

/** Without a policy its relationship is null, whatever the schema says. */
function toResource({ id, query, urgency, policy, timeRestriction, actions }: RoutingRule) {
  return {
    id,
    type: "team_routing_rules",
    attributes: {
      actions,
      ...(query !== undefined && { query }),
      ...(timeRestriction !== undefined && { time_restriction: timeRestriction }),
      ...(urgency !== undefined && { urgency }),
    },
    relationships: {
      policy: { data: policy === undefined ? null : { id: policy, type: "policies" } },
    },
  };
}
