import type { ResponsePlan } from "../../model/incident.js";
import { type Listing, rowsOf, type Several } from "./listing.js";

export function planListing(plans: Several<ResponsePlan>): Listing {
  return {
    noun: "plans",
    columns: ["name", "display name"],
    items: rowsOf(plans, (plan) => ({
      cells: [plan.name, plan.displayName ?? ""],
      shape: { name: plan.name, ...planShape(plan) },
    })),
  };
}

/** A response plan without its name. */
export function planShape({ id, displayName, title, impact, summary, engages }: ResponsePlan) {
  return {
    id,
    ...(displayName !== undefined && { displayName }),
    ...(title !== undefined && { title }),
    ...(impact !== undefined && { impact }),
    ...(summary !== undefined && { summary }),
    ...(engages !== undefined && { engages }),
  };
}
