import { fromRule } from "../../model/file/write.js";
import type { RoutingRule } from "../../model/team.js";
import { isSettled, type RoutingPlan } from "../../service/teams.js";
import { jsonChunks } from "../render/json.js";
import { tsvLine } from "../render/lines.js";
import { showListing } from "./listing.js";
import { routingListing } from "./team-routing.js";

export const ROUTED_FORMATS = ["table", "json", "yaml", "tsv"] as const;

/** What was done to a team's rules, or under --dry-run what would be. */
export async function showRouted(
  plan: RoutingPlan,
  isDone: boolean,
  format: (typeof ROUTED_FORMATS)[number],
  { quiet }: { readonly quiet: boolean },
): Promise<string> {
  const { handle } = plan.team;
  const isChange = !isSettled(plan);
  if (format === "json") return [...jsonChunks(routedShape(plan, isDone))].join("");
  if (format === "yaml") {
    const { toYaml } = await import("../render/yaml.js");
    return toYaml(routedShape(plan, isDone));
  }
  if (quiet) return isChange ? `${handle}\n` : "";
  if (format === "tsv") {
    return isChange ? tsvLine([isDone ? "update" : "would-update", "routing", handle]) : "";
  }
  if (!isChange) return "Nothing to change.\n";
  return `${isDone ? "Updated" : "Would update"} the routing of team ${handle}.\n`;
}

/** As a plan of other changes is told. */
function routedShape(plan: RoutingPlan, isDone: boolean) {
  const { team, before, after } = plan;
  const change = {
    action: "update",
    noun: "routing",
    name: team.handle,
    before: before.map(fromRule),
    after: after.map(fromRule),
  };
  const changes = isSettled(plan) ? [] : [change];
  return { format: 1, applied: isDone, changes, effects: [], warnings: [] };
}

/** Both lists of rules, for whoever is to say yes. */
export async function showDifference(
  { team, before, after }: RoutingPlan,
  { width, color }: { readonly width: number; readonly color: boolean },
): Promise<string> {
  const show = (rules: readonly RoutingRule[]) =>
    showListing(routingListing(rules), "table", { width, color, quiet: false });
  return [
    `Rules of team ${team.handle} before:\n\n${await show(before)}\n`,
    `and after:\n\n${await show(after)}\n`,
  ].join("");
}
