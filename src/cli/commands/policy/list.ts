import { fromPolicy } from "../../../model/file/write.js";
import { sectionOf } from "../../../service/apply.js";
import type { Context } from "../../context.js";
import { formatStep } from "../../flags/policy-step.js";
import { callOf, providerOf } from "../../provider.js";
import { rowsOf } from "../../views/listing.js";
import { printListing } from "../listing.js";

/** Lists the policies. */
export async function run(context: Context): Promise<void> {
  const items = sectionOf(await providerOf(context), "policies");
  await printListing(context, {
    noun: "policies",
    columns: ["name", "steps", "repeats"],
    items: rowsOf(items.list(callOf(context)), (policy) => ({
      cells: [policy.name, policy.steps.map(formatStep).join(" → "), String(policy.repeats)],
      shape: { name: policy.name, ...fromPolicy(policy) },
    })),
  });
}
