import { plansOf } from "../../../service/incidents.js";
import type { Context } from "../../context.js";
import { callOf, providerOf } from "../../provider.js";
import { planListing, planShape } from "../../views/plan-listing.js";
import { printItem, printListing } from "../listing.js";

/** Lists the response plans that incidents start from, or shows one. */
export async function run(context: Context, name: string | undefined): Promise<void> {
  const plans = plansOf(await providerOf(context, { journal: true }));
  const call = callOf(context);
  if (name === undefined) {
    await printListing(context, planListing(plans.list(call)));
    return;
  }
  const plan = await plans.get(name, call);
  await printItem(context, plan.name, planShape(plan));
}
