import { badRequest } from "../../../errors.js";
import { toPolicy } from "../../../model/file/read.js";
import { policySchema } from "../../../model/file/schema.js";
import type { Policy } from "../../../model/policy.js";
import type { Context } from "../../context.js";
import { readDefinition } from "../../definition.js";
import type { PolicyFlags } from "../../flags/policy.js";

/** A policy as flags, or as a file of its own. */
export interface PolicyOptions extends PolicyFlags {
  readonly definition?: string;
}

/**
 * The policy of --definition, by the name that the command line says; undefined: there is none.
 * @throws OncallError (exit 2) with every problem of it, and for flags beside it
 */
export async function readPolicyDefinition(
  context: Context,
  name: string,
  { definition, ...flags }: PolicyOptions,
): Promise<Policy | undefined> {
  if (definition === undefined) return undefined;
  if (Object.keys(flags).length > 0) {
    throw badRequest("--definition says all of the policy: leave out the other flags");
  }
  // Whom it names is looked up where it is to be.
  const { shape } = await readDefinition(context, definition, policySchema, () => []);
  return toPolicy(name, shape);
}
