import type { RuleShape } from "../../model/file/routing.js";
import { fromRule } from "../../model/file/write.js";
import type { RoutingRule } from "../../model/team.js";
import type { Listing, Row } from "./listing.js";

/** The rules in the order in which they are tried. */
export function routingListing(rules: readonly RoutingRule[]): Listing {
  return {
    noun: "rules",
    columns: ["rule", "query", "hours", "urgency", "policy", "actions"],
    items: rules.map(ruleRow),
  };
}

function ruleRow(rule: RoutingRule, i: number): Row {
  const shape = fromRule(rule);
  const { query = "", hours, urgency = "", policy = "", actions = [] } = shape;
  const cells = [
    String(i + 1),
    { people: query || "any page", programs: query },
    { people: describeHours(hours) || "always", programs: describeHours(hours) },
    urgency,
    { people: policy || "none", programs: policy },
    actions.map(({ type }) => type),
  ];
  return { cells, shape };
}

/** `mon-fri 09:00-17:00 Europe/Paris` */
function describeHours(hours: RuleShape["hours"]): string {
  if (hours === undefined) return "";
  const windows = hours.windows.map(({ days, from, to }) =>
    days === undefined ? `${from} to ${to}` : `${days.join(",")} ${from}-${to}`,
  );
  return `${windows.join(", ") || "never"} ${hours.timeZone}`;
}
