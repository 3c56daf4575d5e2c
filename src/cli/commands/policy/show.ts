import { fromPolicy } from "../../../model/file/write.js";
import { sectionOf } from "../../../service/apply.js";
import type { Context } from "../../context.js";
import { callOf, providerOf } from "../../provider.js";
import { printItem } from "../listing.js";

/** Shows one policy in the words of oncall.yaml. */
export async function run(context: Context, name: string): Promise<void> {
  const policies = sectionOf(await providerOf(context), "policies");
  const policy = await policies.get(name, callOf(context));
  await printItem(context, policy.name, fromPolicy(policy));
}
