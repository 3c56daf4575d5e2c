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
  await checkTargets(provider, policy.steps, call);
  return createPlan("policy", policies, policy, policy.name, call);
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
  if (after.steps !== before.steps) await checkTargets(provider, after.steps, call);
  return updatePlan("policy", before, after);
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

/** @throws OncallError (exit 2) with everyone and everything that the provider does not know */
async function checkTargets(
  provider: Provider,
  steps: readonly PolicyStep[],
  call: Call,
): Promise<void> {
  const problems: Problem[] = [];
  const cures = new Set<string>();
  for (const [i, { notify }] of steps.entries()) {
    for (const target of notify) {
      const absence = await absenceOf(provider, target, call);
      if (absence === undefined) continue;
      problems.push({ path: `step ${i + 1}`, message: absence.message });
      if (absence.cure !== undefined) cures.add(absence.cure);
    }
  }
  if (problems.length === 0) return;
  throw new OncallError(problems.map(describeProblem).join("\n"), {
    code: "bad-input",
    exitCode: EXIT.badRequest,
    hint: cures.size === 0 ? undefined : `or create what is missing: ${[...cures].join("; ")}`,
    problems,
  });
}

/** Why a target cannot be notified, and what to do; undefined: it can. */
async function absenceOf(
  provider: Provider,
  { kind, name }: Target,
  call: Call,
): Promise<{ message: string; cure?: string } | undefined> {
  const absence = await absenceFrom(provider, { kind, name }, call);
  if (absence === undefined) return undefined;
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
    if (target === undefined || provider[SECTIONS[target.kind]] === undefined) continue;
    if ((await absenceFrom(provider, target, call)) === undefined) return text;
  }
  return undefined;
}

const SECTIONS = { person: "contacts", schedule: "schedules", team: "teams" } as const;

/** What the provider says where it has no such thing; undefined: it has. */
async function absenceFrom(
  provider: Provider,
  { kind, name }: Pick<Target, "kind" | "name">,
  call: Call,
): Promise<OncallError | undefined> {
  const asked: Promise<unknown> | undefined = provider[SECTIONS[kind]]?.get(name, call);
  const found = asked && (await orAbsence(asked));
  return isOncallError(found) ? found : undefined;
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
