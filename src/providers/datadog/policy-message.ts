import type { EscalationPolicy } from "@datadog/datadog-api-client/dist/packages/datadog-api-client-v2/models/EscalationPolicy.js";
import type { EscalationPolicyIncluded } from "@datadog/datadog-api-client/dist/packages/datadog-api-client-v2/models/EscalationPolicyIncluded.js";
import type { EscalationPolicyStep } from "@datadog/datadog-api-client/dist/packages/datadog-api-client-v2/models/EscalationPolicyStep.js";
import type { EscalationPolicyStepTarget } from "@datadog/datadog-api-client/dist/packages/datadog-api-client-v2/models/EscalationPolicyStepTarget.js";
import { EXIT, OncallError } from "../../errors.js";
import { POSITIONS, type Position } from "../../model/policy.js";

// Escalation policies in the messages of Datadog's client.

/** A policy as Datadog has it, with ids where we have names. */
export interface FoundPolicy {
  readonly id: string;
  readonly name: string;
  readonly retries: number;
  readonly resolves: boolean;
  /** Ids. */
  readonly teams: readonly string[];
  readonly tags: readonly string[];
  readonly steps: readonly FoundStep[];
}

export interface FoundStep {
  /** Absent: still to be made. */
  readonly id?: string | undefined;
  readonly assignment: "default" | "round-robin";
  readonly waitSeconds: number;
  readonly targets: readonly FoundTarget[];
}

export interface FoundTarget {
  readonly kind: "person" | "schedule" | "team";
  readonly id: string;
  /** Of a schedule. */
  readonly position?: Position | undefined;
}

/** What has to be included so that an answer is whole. */
export const WHOLE_POLICY = "teams,steps,steps.targets";

/** @throws OncallError (exit 1) where it says something that nobody here understands */
export function toFoundPolicy({ data, included = [] }: EscalationPolicy): FoundPolicy {
  const { id = "", attributes, relationships } = data ?? { type: "policies" };
  const name = attributes?.name ?? id;
  const steps = new Map<string, EscalationPolicyStep>();
  for (const item of included) if (isStep(item)) steps.set(item.id ?? "", item);
  const tags = attributes?.additionalProperties?.tags;
  return {
    id,
    name,
    retries: attributes?.retries ?? 0,
    resolves: attributes?.resolvePageOnPolicyEnd ?? false,
    teams: (relationships?.teams?.data ?? []).map((team) => team.id),
    tags: Array.isArray(tags) ? tags : [],
    steps: (relationships?.steps?.data ?? []).map((each) => {
      const step = steps.get(each.id);
      if (step === undefined) throw unreadable(name, `step ${each.id}`);
      return toStep(step, name);
    }),
  };
}

function toStep(
  { id, attributes, relationships }: EscalationPolicyStep,
  policy: string,
): FoundStep {
  return {
    id,
    assignment: attributes?.assignment === "round-robin" ? "round-robin" : "default",
    waitSeconds: attributes?.escalateAfterSeconds ?? 0,
    targets: (relationships?.targets?.data ?? []).map((target) => {
      const { id: text = "", type } = target as { id?: string; type?: string };
      if (type === "users") return { kind: "person", id: text };
      if (type === "teams") return { kind: "team", id: text };
      if (type === "schedules") return { kind: "schedule", id: text, position: "current" };
      const [, schedule = "", word] = /^(.*)_([a-z]+)$/.exec(text) ?? [];
      const position = POSITIONS.find((each) => each === word);
      if (position === undefined) throw unreadable(policy, `target ${text || type}`);
      return { kind: "schedule", id: schedule, position };
    }),
  };
}

function unreadable(policy: string, what: string): OncallError {
  return new OncallError(`${what} of policy ${policy} cannot be read`, {
    code: "failed",
    exitCode: EXIT.failed,
    hint: "Datadog says something of it that this version of oncall does not know",
  });
}

/** What a policy says in a request, beside its id. */
export function fromFoundPolicy(policy: Omit<FoundPolicy, "id">) {
  const { name, retries, resolves, teams, tags, steps } = policy;
  return {
    type: "policies" as const,
    attributes: {
      name,
      retries,
      resolvePageOnPolicyEnd: resolves,
      steps: steps.map(({ id, assignment, waitSeconds, targets }) => ({
        ...(id !== undefined && { id }),
        assignment,
        escalateAfterSeconds: waitSeconds,
        targets: targets.map(fromTarget),
      })),
      // The client's requests know no tags. Where there are some, leaving them out might take them off.
      ...(tags.length > 0 && { additionalProperties: { tags: [...tags] } }),
    },
    ...(teams.length > 0 && {
      relationships: { teams: { data: teams.map((id) => ({ id, type: "teams" as const })) } },
    }),
  };
}

const TYPES = { person: "users", schedule: "schedules", team: "teams" } as const;

function fromTarget({ kind, id, position = "current" }: FoundTarget): EscalationPolicyStepTarget {
  return {
    id,
    type: TYPES[kind],
    ...(position !== "current" && { config: { schedule: { position } } }),
  };
}

function isStep(item: EscalationPolicyIncluded): item is EscalationPolicyStep {
  return "type" in item && item.type === "steps";
}
