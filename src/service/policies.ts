import {
  badInput,
  badRequest,
  describeProblem,
  EXIT,
  isOncallError,
  OncallError,
  type Problem,
} from "../errors.js";
import { type Policy, type PolicyStep, readTarget, type Target } from "../model/policy.js";
import type { Schedule } from "../model/rotation.js";
import type { Call, Provider } from "../providers/provider.js";
import { sectionOf } from "./apply.js";
import { createPlan, deletePlan, updatePlan } from "./items.js";
import { checkRefusals } from "./limits.js";
import type { Plan } from "./plan.js";
import { usesOfPolicy } from "./uses.js";

/**
 * @throws OncallError (exit 2) for what the provider cannot hold, before anything is asked of it,
 * and for people and schedules that it does not know
 */
export async function planPolicyCreate(
  provider: Provider,
  policy: Policy,
  call: Call,
): Promise<Plan> {
  const policies = sectionOf(provider, "policies");
  checkPolicyLimits(provider, policy);
  checkRefusals(policies, policy);
  const known = { ...policy, steps: await knownSteps(provider, policy.steps, call) };
  return createPlan("policy", policies, known, policy.name, call);
}

/** @throws OncallError (exit 2) as planPolicyCreate; steps that stay are not looked at */
export async function planPolicyUpdate(
  provider: Provider,
  before: Policy,
  after: Policy,
  call: Call,
): Promise<Plan> {
  checkPolicyLimits(provider, after);
  checkRefusals(sectionOf(provider, "policies"), after);
  if (after.steps === before.steps) return updatePlan("policy", before, after);
  const steps = await knownSteps(provider, after.steps, call);
  return updatePlan("policy", before, { ...after, steps });
}

/** @throws OncallError (exit 2) when there is no policy of this name, or response plans page it */
export async function planPolicyDelete(
  provider: Provider,
  name: string,
  call: Call,
): Promise<Plan> {
  const policy = await sectionOf(provider, "policies").get(name, call);
  const uses = await usesOfPolicy(provider, policy.name, call);
  if (uses.length === 0) return deletePlan("policy", policy);
  throw badRequest(
    `policy ${policy.name} cannot be deleted: ${uses.map(({ text }) => text).join("; ")}`,
    uses[0]?.hint,
  );
}

/** A policy with the schedules that it notifies, in that order, as far as they are there. */
export interface Escalation {
  readonly policy: Policy;
  readonly schedules: ReadonlyMap<string, Schedule>;
}

/** @throws OncallError (exit 2) when there is no policy of this name */
export async function escalationOf(
  provider: Provider,
  name: string,
  call: Call,
): Promise<Escalation> {
  const policy = await sectionOf(provider, "policies").get(name, call);
  const schedules = new Map<string, Schedule>();
  for (const target of policy.steps.flatMap(({ notify }) => notify)) {
    if (target.kind !== "schedule" || schedules.has(target.name)) continue;
    const schedule = await orAbsence(provider.schedules.get(target.name, call));
    if (!isOncallError(schedule)) schedules.set(target.name, schedule);
  }
  return { policy, schedules };
}

function checkPolicyLimits({ name, limits }: Provider, { name: policy, steps, repeats }: Policy) {
  const { policySteps = Infinity, policyRepeats = Infinity } = limits;
  const problems: Problem[] = [];
  if (steps.length > policySteps) {
    const message = `policy ${policy} has ${steps.length} steps; ${name} holds ${policySteps}`;
    problems.push({ message });
  }
  if (repeats > policyRepeats) {
    const message = `policy ${policy} repeats its steps ${repeats} times; ${name} does so ${policyRepeats} times at most`;
    const hint = policyRepeats === 0 ? "leave out --repeats" : `give --repeats ${policyRepeats}`;
    problems.push({ message, hint });
  }
  if (problems.length > 0) throw badInput(problems);
}

/**
 * Steps whose targets go by the names that the provider has for them; they may have been written as
 * ids.
 * @throws OncallError (exit 2) with everyone and everything that the provider does not know
 */
async function knownSteps(
  provider: Provider,
  steps: readonly PolicyStep[],
  call: Call,
): Promise<PolicyStep[]> {
  const problems: Problem[] = [];
  const cures = new Set<string>();
  const known: PolicyStep[] = [];
  for (const [i, step] of steps.entries()) {
    const notify: Target[] = [];
    for (const target of step.notify) {
      const name = await orAbsence(nameAt(provider, target, call));
      if (!isOncallError(name)) {
        notify.push({ ...target, name: name ?? target.name });
        continue;
      }
      const { message, cure } = await explainAbsence(provider, target, name, call);
      problems.push({ path: `step ${i + 1}`, message });
      if (cure !== undefined) cures.add(cure);
    }
    known.push({ ...step, notify });
  }
  if (problems.length === 0) return known;
  throw new OncallError(problems.map(describeProblem).join("\n"), {
    code: "bad-input",
    exitCode: EXIT.badRequest,
    hint: cures.size === 0 ? undefined : `or create what is missing: ${[...cures].join("; ")}`,
    problems,
  });
}

/** What the provider calls a target; undefined where it knows nobody by name. */
async function nameAt(
  { contacts, schedules, teams }: Provider,
  { kind, name }: Pick<Target, "kind" | "name">,
  call: Call,
): Promise<string | undefined> {
  switch (kind) {
    case "person":
      return (await contacts?.get(name, call))?.key;
    case "schedule":
      return (await schedules.get(name, call)).name;
    case "team":
      return (await teams?.get(name, call))?.handle;
  }
}

/** Why a target cannot be notified, and what to do. */
async function explainAbsence(
  provider: Provider,
  { kind, name }: Target,
  absence: OncallError,
  call: Call,
): Promise<{ message: string; cure?: string }> {
  const message = `${absence.message}; ${absence.hint}`;
  if (kind === "team") return { message };
  if (kind === "schedule") {
    return { message, cure: `oncall schedule create ${name} --rotations primary` };
  }
  // The word that says so is easily forgotten.
  const meant = await otherwiseCalled(provider, name, call);
  if (meant !== undefined) return { message: `${absence.message}; did you mean ${meant}?` };
  return { message, cure: `oncall contact create ${name}` };
}

/** The schedule or team that a name without its word stands for: `schedule:payments@next`. */
async function otherwiseCalled(
  provider: Provider,
  name: string,
  call: Call,
): Promise<string | undefined> {
  for (const text of [`schedule:${name}`, `team:${name}`]) {
    const target = readTarget(text);
    const found = target && (await orAbsence(nameAt(provider, target, call)));
    if (typeof found === "string") return text;
  }
  return undefined;
}

/** What was asked for, or the error that says that it is not there. */
async function orAbsence<T>(asked: Promise<T>): Promise<T | OncallError> {
  try {
    return await asked;
  } catch (error) {
    if (isOncallError(error) && error.code === "not-found") return error;
    throw error;
  }
}
