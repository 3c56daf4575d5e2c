import type { RoutingRule, Urgency } from "../../model/team.js";
import { orNone } from "../found.js";
import type { Call } from "../provider.js";
import type { Naming } from "./policies.js";
import { fromHours, toHours } from "./routing-hours.js";
import type { Action, RoutingAnswer, RuleAnswer, RuleMessage } from "./routing-message.js";

/** The rules of an answer, in their order. A policy that is gone goes by its id. */
export async function toRules(
  { data, included = [] }: RoutingAnswer,
  policies: Naming,
  call?: Call,
): Promise<RoutingRule[]> {
  const names = new Map<string, string>();
  const nameOf = async (id: string) => {
    const name = names.get(id) ?? (await orNone(policies.nameOf(id, call))) ?? id;
    names.set(id, name);
    return name;
  };
  const rules: RoutingRule[] = [];
  for (const { id } of data?.relationships?.rules?.data ?? []) {
    const rule = included.find((each) => each.id === id);
    if (rule !== undefined) rules.push(await toRule(rule, nameOf));
  }
  return rules;
}

async function toRule(
  { attributes = {}, relationships }: RuleAnswer,
  nameOf: (policyId: string) => Promise<string>,
): Promise<RoutingRule> {
  const { actions = [], query, time_restriction } = attributes;
  const escalation = actions.find(isEscalation);
  const policyId = relationships?.policy?.data?.id ?? escalation?.policy_id;
  const urgency = attributes.urgency ?? escalation?.urgency;
  const others = actions.flatMap((action) => withoutPolicy(action, policyId, urgency));
  const hours = time_restriction ? toHours(time_restriction) : undefined;
  return {
    ...(query && { query }),
    ...(hours !== undefined && { hours }),
    // One that is not known yet is not lost.
    ...(urgency && { urgency: urgency as Urgency }),
    ...(policyId && { policy: await nameOf(policyId) }),
    ...(others.length > 0 && { actions: others }),
  };
}

function isEscalation({ type }: Action): boolean {
  return type === "escalation_policy";
}

/** What an action says beside the rule's own policy and urgency; nothing where that is all. */
function withoutPolicy(
  action: Action,
  policyId: string | undefined,
  urgency: string | undefined,
): Action[] {
  if (!isEscalation(action) || action.policy_id !== policyId) return [action];
  const { policy_id: _, urgency: own, ...rest } = action;
  if (own !== undefined && own !== urgency) return [{ ...rest, urgency: own }];
  return Object.keys(rest).length > 1 ? [rest] : [];
}

/** The counterpart of toRules. */
export async function fromRules(
  rules: readonly RoutingRule[],
  policies: Naming,
  call?: Call,
): Promise<RuleMessage[]> {
  const messages: RuleMessage[] = [];
  for (const { policy, ...rule } of rules) {
    messages.push(fromRule(rule, policy && (await policies.idOf(policy, call))));
  }
  return messages;
}

/** A policy is an action like others; an urgency without one belongs to the rule. */
function fromRule(
  { query = "", hours, urgency, actions = [] }: Omit<RoutingRule, "policy">,
  policyId: string | undefined,
): RuleMessage {
  const urgent = urgency === undefined ? {} : { urgency };
  const all = policyId === undefined ? actions : withPolicy(actions, policyId, urgent);
  return {
    query,
    ...(hours !== undefined && { time_restriction: fromHours(hours) }),
    ...(policyId === undefined && urgent),
    ...(all.length > 0 && { actions: all }),
  };
}

/** The policy goes into the action that says more of how it is called, else it comes first. */
function withPolicy(actions: readonly Action[], policyId: string, urgent: object): Action[] {
  const escalation = { type: "escalation_policy", policy_id: policyId, ...urgent };
  const i = actions.findIndex((each) => isEscalation(each) && each.policy_id === undefined);
  if (i < 0) return [escalation, ...actions];
  return actions.map((each, j) => (i === j ? { ...escalation, ...each } : each));
}
