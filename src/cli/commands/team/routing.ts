import { EXIT } from "../../../errors.js";
import { readRouting } from "../../../model/file/routing.js";
import { isSettled, planRouting, type RoutingPlan, teamsOf } from "../../../service/teams.js";
import { confirm } from "../../confirm.js";
import { type Context, isQuiet, outputOf, wantsColor } from "../../context.js";
import { readRequest } from "../../files.js";
import { callOf, providerOf } from "../../provider.js";
import { ROUTED_FORMATS, showDifference, showRouted } from "../../views/team-routed.js";
import { routingListing } from "../../views/team-routing.js";
import { printListing } from "../listing.js";

/** Shows the routing rules of a team, or replaces them. */
export async function run(
  context: Context,
  name: string,
  { set }: { readonly set?: string },
): Promise<number> {
  if (set !== undefined) return replaceRules(context, name, set);
  const teams = teamsOf(await providerOf(context));
  const team = await teams.get(name, callOf(context));
  await printListing(context, routingListing(await teams.routing(team, callOf(context))));
  return EXIT.ok;
}

async function replaceRules(context: Context, name: string, file: string): Promise<number> {
  const { options, world } = context;
  const quiet = isQuiet(context);
  const format = outputOf(context, ROUTED_FORMATS);
  const rules = await readRequest(context, file, readRouting);
  const provider = await providerOf(context);
  const plan = await planRouting(provider, name, rules, callOf(context));
  await tellDifference(context, plan);
  const isReal = options.dryRun !== true;
  if (isReal && !isSettled(plan)) {
    const question = `Replace the routing rules of team ${plan.team.handle}?`;
    if (!options.yes && !(await confirm(context, question))) {
      world.stderr.write("Nothing was changed.\n");
      return EXIT.failed;
    }
    await teamsOf(provider).route(plan.team, plan.before, plan.after, callOf(context));
  }
  world.stdout.write(await showRouted(plan, isReal, format, { quiet }));
  return EXIT.ok;
}

/** The rules before and after, beside the result; JSON and YAML have them in it. */
async function tellDifference(context: Context, plan: RoutingPlan): Promise<void> {
  const { stderr } = context.world;
  const format = outputOf(context, ROUTED_FORMATS);
  if (context.options.quiet || format === "json" || format === "yaml" || isSettled(plan)) return;
  const color = stderr.isTerminal && wantsColor(context);
  stderr.write(await showDifference(plan, { width: stderr.columns, color }));
}
