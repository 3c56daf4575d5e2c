import { planPolicyCreate } from "../../../service/policies.js";
import { forTeam } from "../../../service/team-plan.js";
import { change } from "../../change.js";
import type { Context } from "../../context.js";
import { checkName } from "../../flags/name.js";
import { readPolicyFlags } from "../../flags/policy.js";
import { type PolicyOptions, readPolicyDefinition } from "./definition.js";

/** Makes a policy, of flags or of a definition. */
export async function run(
  context: Context,
  name: string,
  { team, ...options }: PolicyOptions & { readonly team?: string },
): Promise<number> {
  checkName(name);
  const blank = { name, steps: [], repeats: 0, resolveWhenDone: false };
  const defined = await readPolicyDefinition(context, name, options);
  const policy = defined ?? readPolicyFlags(blank, options);
  return change(context, {
    creates: true,
    confirm: false,
    plan: async (provider, call) =>
      forTeam(provider, await planPolicyCreate(provider, policy, call), team, call),
  });
}
