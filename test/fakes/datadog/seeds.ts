import { addIncident, type IncidentInput } from "./incidents/incident-changes.js";
import { addPage, type PageInput } from "./on-call/pages.js";
import type { Policy, Step } from "./on-call/policy.js";
import type { Layer, Schedule } from "./on-call/schedule.js";
import { settled } from "./on-call/schedule.js";
import type { Organization } from "./organization.js";
import { addUser, type UserInput } from "./people/users.js";

/** What a test prepares without requests; each gives the id. */
export interface Seeds {
  addUser(user: UserInput): string;
  /** @param team handle and name: the one for the other where it is absent */
  addTeam(team: { handle: string; name?: string; members?: readonly string[] }): string;
  addSchedule(schedule: ScheduleInput): string;
  addOverride(schedule: string, start: string, end: string, user?: string): string;
  addPolicy(policy: PolicyInput): string;
  /** The policy takes whatever comes in for the team. */
  addRoute(team: string, policy: string): string;
  addChannel(user: string, config: object): string;
  addPage(page: PageInput): string;
  addIncident(incident: IncidentInput): string;
}

export interface ScheduleInput extends Omit<Partial<Schedule>, "layers"> {
  readonly name: string;
  /** A day each, always, where nothing else is said. */
  readonly layers?: readonly LayerInput[];
}

export interface LayerInput extends Partial<Layer> {
  readonly rotationStart: string;
  readonly members: readonly (string | null)[];
}

export interface PolicyInput extends Omit<Partial<Policy>, "steps"> {
  readonly name: string;
  readonly steps: readonly (Pick<Step, "targets"> & Partial<Step>)[];
}

export function seedsOf(organization: Organization): Seeds {
  const { state, newId, now } = organization;
  return {
    addUser: (user) => addUser(user, organization).id,
    addTeam({ handle, name = handle, members = [] }) {
      const team = { id: newId(), handle, name, description: null, members, createdMs: now() };
      state.teams.set(team.id, team);
      return team.id;
    },
    addSchedule(input) {
      const layers = (input.layers ?? []).map((layer, i) => toLayer(layer, i, newId));
      const usual = { id: newId(), timeZone: "UTC", tags: [], teams: [] };
      const schedule = { ...usual, ...input, layers };
      state.schedules.set(schedule.id, settled(schedule));
      return schedule.id;
    },
    addOverride(schedule, start, end, user) {
      const override = { id: newId(), schedule, start, end, user };
      state.overrides.set(override.id, override);
      return override.id;
    },
    addPolicy(input) {
      const steps = input.steps.map((step) => ({ ...usualStep, id: newId(), ...step }));
      const usual = { id: newId(), retries: 0, resolvesAtEnd: false, tags: [], teams: [] };
      const policy = { ...usual, ...input, steps };
      state.policies.set(policy.id, policy);
      return policy.id;
    },
    addRoute(team, policy) {
      const actions = [{ type: "escalation_policy", policy_id: policy, urgency: "high" }];
      const rule = { id: newId(), query: "", urgency: "high", policy, actions } as const;
      state.routing.set(team, [rule]);
      return rule.id;
    },
    addChannel(user, config) {
      const channel = { id: newId(), user, isActive: true, config };
      state.channels.set(channel.id, channel);
      return channel.id;
    },
    addPage: (page) => addPage(page, organization).id,
    addIncident: (incident) => addIncident(incident, organization).id,
  };
}

const usualStep = { assignment: "default", escalateAfterSeconds: 300 } as const;

function toLayer(input: LayerInput, i: number, newId: () => string): Layer {
  const { seconds = 0, days = seconds === 0 ? 1 : 0 } = input;
  return {
    id: newId(),
    name: `Layer ${i + 1}`,
    effectiveDate: input.rotationStart,
    restrictions: [],
    ...input,
    days,
    seconds,
  };
}
