import { notFound } from "../errors.js";
import { included, references, toDocument } from "../include.js";
import { type Operation, operation } from "../operation.js";
import type { Organization } from "../organization.js";
import { toOnCallUser } from "../people/user.js";
import { words } from "../rules.js";
import type { Step, Target } from "./policy.js";
import { shiftAt } from "./shifts.js";

export const teamOnCall: readonly Operation[] = [
  operation(
    "GetTeamOnCallUsers",
    "GET /api/v2/on-call/teams/{team_id}/on-call",
    { query: { include: words("responders", "escalations", "escalations.responders") } },
    ({ path: { team_id: team = "" }, query }, organization) => {
      const { state, now } = organization;
      if (!state.teams.has(team)) throw notFound("team", team);
      const [first = [], ...later] = stepsOf(team, organization);
      // A step that reaches nobody is passed over.
      const escalations = later.filter(({ users }) => users.length > 0);
      const responders = "users" in first ? first.users : [];
      const data = {
        id: `${team}-${Math.floor(now() / 1000)}`,
        type: "team_oncall_responders",
        relationships: {
          escalations: references(
            "escalation_policy_steps",
            escalations.map(({ step }) => step.id),
          ),
          responders: references("users", responders),
        },
      };
      const asked = included(query.include);
      const users = [
        ...(asked.has("responders") ? responders : []),
        ...(asked.has("escalations.responders") ? escalations.flatMap((one) => one.users) : []),
      ];
      const resources = [
        ...users.flatMap((id) => state.users.get(id) ?? []).map(toOnCallUser),
        ...(asked.has("escalations") ? escalations.map(toEscalation) : []),
      ];
      return { status: 200, body: toDocument(data, query.include, resources) };
    },
  ),
];

interface Reached {
  readonly step: Step;
  /** Ids, each once. */
  readonly users: readonly string[];
}

/** Of the policy that takes what no other rule takes. */
function stepsOf(team: string, organization: Organization): Reached[] {
  const { state } = organization;
  const last = state.routing.get(team)?.at(-1);
  const policy = state.policies.get(last?.policy ?? "");
  return (policy?.steps ?? []).map((step) => ({
    step,
    users: [...new Set(step.targets.flatMap((target) => usersOf(target, organization)))],
  }));
}

function usersOf({ id, type, position }: Target, organization: Organization): string[] {
  const { state, now } = organization;
  if (type === "users") return [id];
  if (type === "teams") return [...(state.teams.get(id)?.members ?? [])];
  const schedule = state.schedules.get(id);
  if (schedule === undefined) return [];
  const at = Math.floor(now() / 1000);
  const shift = shiftAt(schedule, at, position ?? "current", organization);
  return shift === undefined ? [] : [shift.user];
}

function toEscalation({ step, users }: Reached) {
  return {
    id: step.id,
    type: "escalation_policy_steps",
    relationships: { responders: references("users", users) },
  };
}
