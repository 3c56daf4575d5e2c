import type { Interaction } from "../datadog-material.js";
import {
  attributesOf,
  type LayerRequest,
  type PolicyRequest,
  type RuleRequest,
  type ScheduleRequest,
  type StepRequest,
} from "./requests.js";
import {
  type Document,
  each,
  type Reference,
  type Resource,
  related,
  toDocument,
} from "./resources.js";

/** What a request says of the parts of a thing, and its answer may leave out. */
export function partsOf({ method, requestBody, responseBody }: Interaction): Resource[] {
  const { data, included = [] } = toDocument(responseBody);
  const [thing] = each(data);
  if (thing === undefined || (method !== "POST" && method !== "PUT")) return [];
  const all = {
    schedules: () => layersOf(thing, attributesOf<ScheduleRequest>(requestBody).layers),
    policies: () => stepsOf(thing, attributesOf<PolicyRequest>(requestBody).steps),
    team_routing_rules: () =>
      rulesOf(thing, attributesOf<{ rules: readonly RuleRequest[] }>(requestBody).rules),
  }[thing.type];
  const parts: Resource[] = all?.() ?? [];
  return parts.filter(({ id }) => included.every((told) => told.id !== id));
}

/** The layers and members of a schedule: their ids from the answer, the rest from the request. */
function layersOf(schedule: Resource, layers: readonly LayerRequest[]): Resource[] {
  return related(schedule, "layers").flatMap(({ id }, i) => {
    const { members = [], ...attributes } = layers[i] ?? {};
    const own = members.map((_, k) => ({ id: `${id}-member-${k}`, type: "members" }));
    const layer = { id, type: "layers", attributes, relationships: { members: { data: own } } };
    const users = members.map(({ user }, k) => ({
      id: `${id}-member-${k}`,
      type: "members",
      relationships: { user: { data: { id: user.id, type: "users" } } },
    }));
    return [layer, ...users];
  });
}

function stepsOf(policy: Resource, steps: readonly StepRequest[]): Resource[] {
  return related(policy, "steps").flatMap(({ id }, i) => {
    const { targets = [], ...attributes } = steps[i] ?? {};
    const data = targets.map((target): Reference => {
      const position = target.config?.schedule.position ?? "current";
      if (position === "current") return { id: target.id, type: target.type };
      return { id: `${target.id}_${position}`, type: "schedule_target" };
    });
    return [{ id, type: "steps", attributes, relationships: { targets: { data } } }];
  });
}

/** A policy is told in a relationship, as well. */
function rulesOf(team: Resource, rules: readonly RuleRequest[]): Resource[] {
  return related(team, "rules").flatMap(({ id }, i) => {
    const { policy_id: policy, ...attributes } = rules[i] ?? {};
    const data = policy === undefined ? null : { id: policy, type: "policies" };
    return [{ id, type: "team_routing_rules", attributes, relationships: { policy: { data } } }];
  });
}

/** What stands at the ends of the paths of an `include`, and on the way there. */
export function includedOf(
  { data }: Document,
  include: string,
  thing: (id: string, type: string) => Resource,
): Resource[] {
  const found = new Map<string, Resource>();
  for (const path of include.split(",")) {
    let here = each(data);
    for (const name of path.split(".")) {
      here = here.flatMap((one) => related(one, name)).map(({ id, type }) => thing(id, type));
      for (const one of here) found.set(one.id, one);
    }
  }
  return [...found.values()];
}

/** What was there before the recording began: any will do. */
export function madeUp(id: string, type: string): Resource {
  switch (type) {
    case "users": {
      const email = `${id}@example.com`;
      return { id, type, attributes: { email, handle: email, name: null, disabled: false } };
    }
    case "team":
    case "teams":
      return { id, type, attributes: { handle: `team-${id}`, name: `Team ${id}` } };
    case "schedules":
    case "policies":
      return { id, type, attributes: { name: `${type}-${id}`, time_zone: "UTC" } };
    case "schedule_target": {
      const [, schedule = "", position] = /^(.*)_([a-z]+)$/.exec(id) ?? [];
      const data = { id: schedule, type: "schedules" };
      return { id, type, attributes: { position }, relationships: { schedule: { data } } };
    }
    default:
      return { id, type };
  }
}
