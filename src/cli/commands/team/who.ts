import { badRequest } from "../../../errors.js";
import { teamsOf } from "../../../service/teams.js";
import { type Context, isQuiet, outputOf } from "../../context.js";
import { callOf, providerOf } from "../../provider.js";
import { showTeamOnCall, TEAM_WHO_FORMATS } from "../../views/team-who.js";

/** Says whom pages of a team call now, and whom after them. */
export async function run(context: Context, name: string): Promise<void> {
  if (context.options.at !== undefined) {
    throw badRequest(
      "--at: whom a team calls is known for now only",
      "oncall policy simulate says whom a policy calls at another time",
    );
  }
  const quiet = isQuiet(context);
  const format = outputOf(context, TEAM_WHO_FORMATS);
  const teams = teamsOf(await providerOf(context));
  const team = await teams.get(name, callOf(context));
  const onCall = await teams.onCall(team, callOf(context));
  const { stdout } = context.world;
  if (quiet) {
    for (const person of onCall.responders) stdout.write(`${person}\n`);
    return;
  }
  stdout.write(await showTeamOnCall(team, onCall, format, { width: stdout.columns }));
}
