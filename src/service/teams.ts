import { badInput, isOncallError, type Problem } from "../errors.js";
import { fromRule } from "../model/file/write.js";
import { type RoutingRule, routingProblems, type Team } from "../model/team.js";
import { unsupported } from "../providers/errors.js";
import type { Call, Provider, Teams } from "../providers/provider.js";
import { sectionOf } from "./apply.js";

/** @throws OncallError (exit 2) when the provider has none */
export function teamsOf({ name, teams }: Provider): Teams {
  if (teams !== undefined) return teams;
  throw unsupported(name, "teams", "datadog has them: give --provider datadog");
}

/** Other rules for a team. */
export interface RoutingPlan {
  readonly team: Team;
  readonly before: readonly RoutingRule[];
  readonly after: readonly RoutingRule[];
}

/**
 * @throws OncallError (exit 2) with everything that keeps the rules from being, policies included that
 * are not there; those of before are not looked at
 */
export async function planRouting(
  provider: Provider,
  name: string,
  rules: readonly RoutingRule[],
  call: Call,
): Promise<RoutingPlan> {
  const teams = teamsOf(provider);
  const problems = routingProblems(rules);
  if (problems.length > 0) throw badInput(problems);
  const team = await teams.get(name, call);
  const before = await teams.routing(team, call);
  const known = new Set(before.map(({ policy }) => policy));
  const after: RoutingRule[] = [];
  const absences: Problem[] = [];
  for (const [i, rule] of rules.entries()) {
    const { policy } = rule;
    if (policy === undefined || known.has(policy)) {
      after.push(rule);
      continue;
    }
    const found = await policyCalled(provider, policy, call);
    if (!isOncallError(found)) after.push({ ...rule, policy: found });
    else absences.push({ path: `rules[${i}].policy`, message: `${found.message}; ${found.hint}` });
  }
  if (absences.length > 0) throw badInput(absences);
  return { team, before, after };
}

/** What the policy of a name or id is called; the error where there is none. */
async function policyCalled(provider: Provider, name: string, call: Call) {
  try {
    return (await sectionOf(provider, "policies").get(name, call)).name;
  } catch (error) {
    if (isOncallError(error) && error.code === "not-found") return error;
    throw error;
  }
}

/** Whether a plan would change nothing. */
export function isSettled({ before, after }: RoutingPlan): boolean {
  return JSON.stringify(before.map(fromRule)) === JSON.stringify(after.map(fromRule));
}
