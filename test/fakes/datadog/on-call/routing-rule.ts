import { listOf, object, oneOf, type Rule, required, text, whole } from "../../aws/rules.js";
import { data, timeZone, uuid } from "../rules.js";
import { restrictionRule } from "./schedule-request.js";

/** Which policy takes a page that comes in for a team. */
export interface RoutingRule {
  readonly id: string;
  readonly query?: string | undefined;
  readonly urgency?: "low" | "high" | "dynamic" | undefined;
  readonly policy?: string | undefined;
  readonly timeRestriction?: object | undefined;
  /** In Datadog's own words, that of the policy among them. */
  readonly actions: readonly object[];
}

const urgency = oneOf("low", "high", "dynamic");
const hours = object({
  time_zone: required(timeZone()),
  restrictions: required(listOf(restrictionRule)),
});

const ACTIONS = {
  send_slack_message: object({
    type: required(oneOf("send_slack_message")),
    channel: required(text()),
    workspace: required(text()),
  }),
  send_teams_message: object({
    type: required(oneOf("send_teams_message")),
    channel: required(text()),
    tenant: required(text()),
    team: required(text()),
  }),
  workflow: object({ type: required(oneOf("workflow")), handle: required(text()) }),
  escalation_policy: object({
    type: required(oneOf("escalation_policy")),
    policy_id: required(uuid()),
    ack_timeout_minutes: whole({ least: 30, most: 4320 }),
    support_hours: hours,
    urgency,
  }),
};

interface Action {
  readonly type: string;
  readonly policy_id?: string;
  readonly urgency?: "low" | "high" | "dynamic";
}

const actionRule: Rule<Action> = {
  check(value, name) {
    const type = (value as Partial<Action> | null)?.type ?? "";
    const rule = (ACTIONS as Readonly<Record<string, Rule<unknown>>>)[type];
    return rule === undefined ? [{ name, message: "is no action" }] : rule.check(value, name);
  },
};

const ruleRule = object({
  id: text(),
  query: text(),
  policy_id: text(),
  time_restriction: hours,
  urgency,
  actions: listOf(actionRule),
});

/** The last of the rules takes whatever is left; no rules at all are allowed. */
export const rulesRequest = data(
  object({
    id: uuid(),
    type: required(oneOf("team_routing_rules")),
    attributes: object({ rules: listOf(ruleRule) }, ({ rules }) => {
      const last = (rules as readonly RuleInput[] | undefined)?.at(-1);
      if (last === undefined) return undefined;
      const isCatchAll = (last.query ?? "") === "" && last.time_restriction === undefined;
      return isCatchAll && policyOf(last) !== undefined ? undefined : "the last must catch all";
    }),
  }),
);

type RuleInput = typeof ruleRule extends Rule<infer T> ? T : never;

/** A policy that stands beside the actions becomes one of them. */
export function toRule(input: RuleInput, newId: () => string): RoutingRule {
  const actions = input.actions ?? [];
  const policy = policyOf(input);
  const inAction = actions.find(({ type }) => type === "escalation_policy");
  const urgency = inAction?.urgency ?? input.urgency;
  const added = { type: "escalation_policy", policy_id: policy, ...(urgency && { urgency }) };
  return {
    id: newId(),
    query: input.query,
    urgency,
    policy,
    timeRestriction: input.time_restriction,
    actions: policy === undefined || inAction !== undefined ? actions : [...actions, added],
  };
}

function policyOf({ policy_id, actions = [] }: RuleInput): string | undefined {
  const inAction = actions.find(({ type }) => type === "escalation_policy");
  const policy = inAction?.policy_id ?? policy_id;
  return policy === "" ? undefined : policy;
}
