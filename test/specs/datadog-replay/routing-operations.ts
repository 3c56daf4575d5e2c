import { toRule } from "./intents.js";
import type { Operation } from "./operation.js";
import { attributesOf, type RuleRequest } from "./requests.js";
import { only, related, textOf, toDocument } from "./resources.js";

const TEAMS = "\\/api\\/v2\\/on-call\\/teams";

export const ROUTING_OPERATIONS: readonly Operation[] = [
  {
    name: "setRoutingRules",
    method: "PUT",
    path: new RegExp(`^${TEAMS}/([^/]+)/routing-rules$`),
    today: withPoliciesAsActions,
    async perform({ provider, memory, interaction }, id = "") {
      const team = await provider.teams.get(id);
      const { rules } = attributesOf<{ rules: readonly RuleRequest[] }>(interaction.requestBody);
      const wanted = rules.map((rule) => toRule(rule, memory));
      await provider.teams.route(team, await provider.teams.routing(team), wanted);
      memory.learn(interaction);
      return { ours: await provider.teams.routing(team), recorded: wanted };
    },
  },
  {
    name: "getRoutingRules",
    method: "GET",
    path: new RegExp(`^${TEAMS}/([^/]+)/routing-rules$`),
    async perform({ provider, memory, interaction }, id = "") {
      const found = await provider.teams.routing(await provider.teams.get(id));
      const answer = only(interaction.responseBody);
      const policies = related(answer, "rules").flatMap((rule) =>
        related(memory.thing(rule.id, rule.type), "policy"),
      );
      return {
        ours: found.map(({ policy }) => policy),
        recorded: policies.map((one) => memory.keyOf(one.id, "policies")),
      };
    },
  },
  {
    name: "getTeamOnCall",
    method: "GET",
    path: new RegExp(`^${TEAMS}/([^/]+)/on-call$`),
    async perform({ provider, interaction }, id = "") {
      const { responders, escalations } = await provider.teams.onCall(await provider.teams.get(id));
      const answer = only(interaction.responseBody);
      const { included = [] } = toDocument(interaction.responseBody);
      const emails = related(answer, "responders").map((one) =>
        included.find((u) => u.id === one.id),
      );
      return {
        ours: [responders, escalations.length],
        recorded: [
          emails.map((user) => user && textOf(user, "email")),
          related(answer, "escalations").length,
        ],
      };
    },
  },
];

/**
 * At first a rule had a policy; now an action has. Both say the same: a recorded answer of 2026 tells a
 * rule of the first kind as one of the second.
 */
function withPoliciesAsActions(body: unknown): unknown {
  const { rules } = attributesOf<{ rules: readonly RuleRequest[] }>(body);
  const { data } = body as { readonly data: { readonly attributes: object } };
  const today = rules.map(({ policy_id, urgency, actions = [], ...rule }) => {
    if (policy_id === undefined) return { ...rule, urgency, actions };
    return { ...rule, actions: [{ type: "escalation_policy", policy_id, urgency }, ...actions] };
  });
  return { data: { ...data, attributes: { ...data.attributes, rules: today } } };
}
