import { badRequest } from "../../../errors.js";
import { sectionOf } from "../../../service/apply.js";
import { planPolicyUpdate } from "../../../service/policies.js";
import { change } from "../../change.js";
import type { Context } from "../../context.js";
import { readPolicyFlags } from "../../flags/policy.js";
import { type PolicyOptions, readPolicyDefinition } from "./definition.js";

/** Changes what the flags say of a policy, or all of it to a definition. */
export async function run(context: Context, name: string, options: PolicyOptions): Promise<number> {
  if (Object.keys(options).length === 0) {
    throw badRequest(
      `nothing is said to change about policy ${name}`,
      "give --step, --repeats, --resolve-when-done, --no-resolve-when-done or --definition",
    );
  }
  const defined = await readPolicyDefinition(context, name, options);
  return change(context, {
    confirm: false,
    async plan(provider, call) {
      const before = await sectionOf(provider, "policies").get(name, call);
      const after = defined ?? readPolicyFlags(before, options);
      // It may have been found by its id.
      return planPolicyUpdate(provider, before, { ...after, name: before.name }, call);
    },
  });
}
