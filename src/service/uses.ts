import type { Target } from "../model/policy.js";
import type { Call, Provider } from "../providers/provider.js";

/** Where something is named, so that it cannot go. */
export interface Use {
  readonly text: string;
  readonly hint: string;
}

/** Where a person is on call or is paged. */
export async function usesOfPerson(provider: Provider, person: string, call: Call): Promise<Use[]> {
  const uses: Use[] = [];
  for await (const { name, members } of provider.rotations?.list(call) ?? []) {
    if (!members.includes(person)) continue;
    const text = `a member of rotation ${name}`;
    uses.push({ text, hint: `oncall rotation update ${name} --remove ${person}` });
  }
  for await (const { id, on, members } of provider.overrides?.list(undefined, call) ?? []) {
    if (!members.includes(person)) continue;
    const text = `in override ${id} of ${on.kind} ${on.name}`;
    uses.push({ text, hint: `oncall override delete ${id}` });
  }
  return [...uses, ...(await usesInPolicies(provider, "person", person, call))];
}

/** The response plans that page a policy. */
export async function usesOfPolicy(provider: Provider, name: string, call: Call): Promise<Use[]> {
  const uses: Use[] = [];
  const plans = provider.incidents?.plans;
  for await (const plan of plans?.list(call) ?? []) {
    const engages = (await plans?.get(plan.name, call))?.engages ?? [];
    if (!engages.includes(name)) continue;
    uses.push({
      text: `paged by response plan ${plan.name}`,
      hint: `take it out of the plan first; see oncall incident plans ${plan.name}`,
    });
  }
  return uses;
}

/** Where a schedule is notified. */
export function usesOfSchedule(provider: Provider, name: string, call: Call): Promise<Use[]> {
  return usesInPolicies(provider, "schedule", name, call);
}

async function usesInPolicies(
  provider: Provider,
  kind: Target["kind"],
  target: string,
  call: Call,
): Promise<Use[]> {
  const uses: Use[] = [];
  for await (const { name, steps } of provider.policies?.list(call) ?? []) {
    const targets = steps.flatMap(({ notify }) => notify);
    if (!targets.some((each) => each.kind === kind && each.name === target)) continue;
    uses.push({
      text: `notified by policy ${name}`,
      hint: `see oncall policy show ${name}, and write its steps anew: oncall policy update ${name} --step ...`,
    });
  }
  return uses;
}
