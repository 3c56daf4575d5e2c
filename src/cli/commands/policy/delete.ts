import { planPolicyDelete } from "../../../service/policies.js";
import { change } from "../../change.js";
import type { Context } from "../../context.js";

/** Deletes a policy. */
export async function run(context: Context, name: string): Promise<number> {
  return change(context, {
    confirm: true,
    plan: (provider, call) => planPolicyDelete(provider, name, call),
  });
}
