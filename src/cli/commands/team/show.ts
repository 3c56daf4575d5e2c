import { fromRule } from "../../../model/file/write.js";
import { teamsOf } from "../../../service/teams.js";
import type { Context } from "../../context.js";
import { callOf, providerOf } from "../../provider.js";
import { printItem } from "../listing.js";

/** Shows one team, and how its pages are routed. */
export async function run(context: Context, named: string): Promise<void> {
  const teams = teamsOf(await providerOf(context));
  const team = await teams.get(named, callOf(context));
  const rules = await teams.routing(team, callOf(context));
  const { handle, name, id } = team;
  await printItem(context, handle, { name, id, rules: rules.map(fromRule) }, "team");
}
