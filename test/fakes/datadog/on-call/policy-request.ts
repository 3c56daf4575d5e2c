import { flag, listOf, object, oneOf, required, text, whole } from "../../aws/rules.js";
import { data, type InputOf, uuid } from "../rules.js";
import type { Step } from "./policy.js";
import { teamsRule } from "./schedule-request.js";

const targetRule = object(
  {
    id: required(uuid()),
    type: required(oneOf("users", "schedules", "teams")),
    config: object({ schedule: object({ position: oneOf("previous", "current", "next") }) }),
  },
  ({ type, config }) =>
    config !== undefined && type !== "schedules" ? "config is of schedules only" : undefined,
);

const stepMembers = {
  assignment: oneOf("default", "round-robin"),
  escalate_after_seconds: whole({ least: 60, most: 36_000 }),
  targets: required(listOf(targetRule, { least: 1, most: 10 })),
};
const stepRule = object({ ...stepMembers, id: text() });

const policyMembers = {
  name: required(text({ least: 1 })),
  resolve_page_on_policy_end: flag(),
  retries: whole({ least: 0, most: 10 }),
  // As for schedules.
  tags: listOf(text()),
};
const relationships = object({ teams: teamsRule });

export const createRule = data(
  object({
    type: required(oneOf("policies")),
    attributes: required(
      object({
        ...policyMembers,
        steps: required(listOf(object(stepMembers), { least: 1, most: 10 })),
      }),
    ),
    relationships,
  }),
);

export const updateRule = data(
  object({
    id: required(uuid()),
    type: required(oneOf("policies")),
    attributes: required(
      object({ ...policyMembers, steps: required(listOf(stepRule, { least: 1, most: 10 })) }),
    ),
    relationships,
  }),
);

/** A step as it is asked for. One with an id keeps it. */
export function toStep(input: InputOf<typeof stepRule>, newId: () => string): Step {
  return {
    id: input.id === undefined || input.id === "" ? newId() : input.id,
    assignment: input.assignment ?? "default",
    // What Datadog takes where nothing is said is not recorded.
    escalateAfterSeconds: input.escalate_after_seconds ?? 300,
    targets: input.targets.map(({ id, type, config }) => ({
      id,
      type,
      position: config?.schedule?.position,
    })),
  };
}
