import { genericError, notFound } from "../errors.js";
import { included, type Resource, references, referenceTo, toDocument } from "../include.js";
import { type Operation, operation } from "../operation.js";
import type { Organization } from "../organization.js";
import { cutPage, pageParameters } from "../paging.js";
import { toTeamReference } from "../people/team.js";
import { toOnCallUser } from "../people/user.js";
import { words } from "../rules.js";
import type { Policy, Step, Target } from "./policy.js";
import { createRule, toStep, updateRule } from "./policy-request.js";
import { toResource as toScheduleResource } from "./schedule-resource.js";

const include = words("teams", "steps", "steps.targets");
const POLICIES = "/api/v2/on-call/escalation-policies";
const POLICY = `${POLICIES}/{policy_id}`;

export const policies: readonly Operation[] = [
  operation(
    "CreateOnCallEscalationPolicy",
    `POST ${POLICIES}`,
    { query: { include }, body: createRule },
    ({ query, body }, organization) => {
      const { attributes, relationships } = body.data;
      const policy = {
        id: organization.newId(),
        name: attributes.name,
        retries: attributes.retries ?? 0,
        resolvesAtEnd: attributes.resolve_page_on_policy_end ?? false,
        tags: attributes.tags ?? [],
        teams: (relationships?.teams?.data ?? []).map(({ id }) => id),
        steps: attributes.steps.map((step) => toStep(step, organization.newId)),
      };
      checkReferences(policy, organization);
      organization.state.policies.set(policy.id, policy);
      return { status: 201, body: answer(policy, query.include, organization) };
    },
  ),

  operation(
    "ListOnCallEscalationPolicies",
    `GET ${POLICIES}`,
    { query: pageParameters({ most: 100 }) },
    ({ query }, organization) => {
      const all = [...organization.state.policies.values()];
      const byName = all.sort((a, b) => (a.name < b.name ? -1 : 1));
      const { items } = cutPage(byName, query);
      const data = items.map((policy) => toResource(policy, organization));
      return { status: 200, body: { data } };
    },
  ),

  operation(
    "GetOnCallEscalationPolicy",
    `GET ${POLICY}`,
    { query: { include } },
    ({ path, query }, organization) => {
      const policy = findPolicy(path.policy_id, organization);
      return { status: 200, body: answer(policy, query.include, organization) };
    },
  ),

  operation(
    "UpdateOnCallEscalationPolicy",
    `PUT ${POLICY}`,
    { query: { include }, body: updateRule },
    ({ path, query, body }, organization) => {
      const before = findPolicy(path.policy_id, organization);
      const { attributes, relationships } = body.data;
      const known = new Set(before.steps.map(({ id }) => id));
      const stranger = attributes.steps.find(({ id = "" }) => id !== "" && !known.has(id));
      if (stranger !== undefined) throw notFound("step", stranger.id ?? "");
      const policy = {
        ...before,
        name: attributes.name,
        retries: attributes.retries ?? 0,
        resolvesAtEnd: attributes.resolve_page_on_policy_end ?? false,
        tags: attributes.tags ?? [],
        teams: (relationships?.teams?.data ?? []).map(({ id }) => id),
        steps: attributes.steps.map((step) => toStep(step, organization.newId)),
      };
      checkReferences(policy, organization);
      organization.state.policies.set(policy.id, policy);
      return { status: 200, body: answer(policy, query.include, organization) };
    },
  ),

  operation("DeleteOnCallEscalationPolicy", `DELETE ${POLICY}`, {}, ({ path }, { state }) => {
    const { id } = findPolicy(path.policy_id, { state });
    const rules = [...state.routing.values()].flat();
    if (rules.some(({ policy }) => policy === id)) {
      throw genericError(409, `policy[${id}] is in use`);
    }
    state.policies.delete(id);
    return { status: 204 };
  }),
];

export function findPolicy(id: string | undefined, { state }: Pick<Organization, "state">): Policy {
  const policy = state.policies.get(id ?? "");
  if (policy === undefined) throw notFound("escalation_policy", id ?? "");
  return policy;
}

export function toResource(policy: Policy, { hasTags }: Pick<Organization, "hasTags">) {
  return {
    id: policy.id,
    type: "policies",
    attributes: {
      name: policy.name,
      resolve_page_on_policy_end: policy.resolvesAtEnd,
      retries: policy.retries,
      ...(hasTags && { tags: policy.tags }),
    },
    relationships: {
      steps: references(
        "steps",
        policy.steps.map(({ id }) => id),
      ),
      teams: references("teams", policy.teams),
    },
  };
}

function answer(policy: Policy, include: string | undefined, organization: Organization): object {
  const asked = included(include);
  const { state } = organization;
  const teams = policy.teams.flatMap((id) => state.teams.get(id) ?? []);
  const targets = policy.steps.flatMap((step) => step.targets);
  return toDocument(toResource(policy, organization), include, [
    ...(asked.has("steps") ? policy.steps.map(toStepResource) : []),
    ...(asked.has("steps.targets") ? targets.flatMap((one) => describe(one, organization)) : []),
    ...(asked.has("teams") ? teams.map(toTeamReference) : []),
  ]);
}

function toStepResource({ id, assignment, escalateAfterSeconds, targets }: Step) {
  return {
    id,
    type: "steps",
    attributes: { assignment, escalate_after_seconds: escalateAfterSeconds },
    relationships: { targets: { data: targets.map(toTargetReference) } },
  };
}

/** The current position is that of a plain schedule. */
function toTargetReference({ id, type, position = "current" }: Target) {
  if (position === "current") return { id, type };
  return { id: `${id}_${position}`, type: "schedule_target" };
}

function describe(target: Target, organization: Organization): Resource[] {
  const { state } = organization;
  const { id, type, position = "current" } = target;
  if (type === "users") return [state.users.get(id) ?? []].flat().map(toOnCallUser);
  if (type === "teams") return [state.teams.get(id) ?? []].flat().map(toTeamReference);
  const schedules = [state.schedules.get(id) ?? []].flat();
  return schedules.flatMap((schedule) => [
    toScheduleResource(schedule, organization),
    ...(position === "current"
      ? []
      : [
          {
            ...toTargetReference(target),
            attributes: { position },
            relationships: { schedule: referenceTo("schedules", id) },
          },
        ]),
  ]);
}

function checkReferences({ teams, steps }: Policy, { state }: Organization): void {
  const targets = steps.flatMap((step) => step.targets);
  for (const { id, type } of targets) {
    if (!state[type].has(id)) throw notFound(type.slice(0, -1), id);
  }
  for (const id of teams) if (!state.teams.has(id)) throw notFound("team", id);
}
