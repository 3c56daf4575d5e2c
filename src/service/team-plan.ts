import { badRequest } from "../errors.js";
import { orNone } from "../providers/found.js";
import type { Call, Provider } from "../providers/provider.js";
import type { Change, Plan } from "./plan.js";
import { teamsOf } from "./teams.js";

/**
 * A plan whose new things belong to a team.
 * @param name absent: to none
 * @throws OncallError (exit 2) for a provider without teams, a team that is not there, and a rotation
 * of a schedule that is there
 */
export async function forTeam(
  provider: Provider,
  plan: Plan,
  name: string | undefined,
  call: Call,
): Promise<Plan> {
  if (name === undefined) return plan;
  const { handle } = await teamsOf(provider).get(name, call);
  const changes: Change[] = [];
  for (const change of plan.changes) {
    if (change.action !== "create" || change.noun === "override") {
      changes.push(change);
      continue;
    }
    if (change.noun === "rotation") await refuseExisting(provider, change.after.name, call);
    changes.push({ ...change, team: handle });
  }
  return { ...plan, changes };
}

async function refuseExisting({ rotations, schedules }: Provider, rotation: string, call: Call) {
  for (const schedule of rotations?.schedulesOf?.(rotation) ?? []) {
    if ((await orNone(schedules.get(schedule, call))) === undefined) continue;
    throw badRequest(
      `schedule ${schedule} is there, and belongs to whom it belongs`,
      "leave out --team, which is for a schedule that is made",
    );
  }
}
