import type { Combine } from "../../../model/rotation.js";
import { planScheduleCreate } from "../../../service/schedules.js";
import { forTeam } from "../../../service/team-plan.js";
import { change } from "../../change.js";
import { type Context, nowOf } from "../../context.js";
import { namesOf } from "../../flags/list-edit.js";
import { checkName, checkZone } from "../../flags/name.js";
import { askedZone } from "../../zone.js";

interface Options {
  readonly rotations: string;
  readonly combine?: Combine;
  readonly timeZone?: string;
  readonly team?: string;
}

/** Combines rotations to a schedule. */
export async function run(context: Context, name: string, options: Options): Promise<number> {
  checkName(name);
  const { combine, timeZone } = options;
  if (timeZone !== undefined) checkZone("--time-zone", timeZone);
  const now = nowOf(context, (await askedZone(context)) ?? "UTC");
  const draft = { name, combine, timeZone, rotations: namesOf(options.rotations) };
  return change(context, {
    creates: true,
    confirm: false,
    plan: async (provider, call) =>
      forTeam(provider, await planScheduleCreate(provider, draft, now, call), options.team, call),
  });
}
