import { renderRotation } from "../engine/render.js";
import { badRequest } from "../errors.js";
import type { Rotation } from "../model/rotation.js";
import { nearest } from "../model/suggest.js";
import type { Instant } from "../model/time.js";
import { orNone } from "../providers/found.js";
import type { Call, Provider } from "../providers/provider.js";
import { sectionOf } from "./apply.js";
import { type Effect, effectOf } from "./effect.js";
import { createPlan } from "./items.js";
import { checkRefusals, checkRotationLimits } from "./limits.js";
import { checkNew } from "./made.js";
import type { Plan } from "./plan.js";
import { withPeople } from "./target.js";

/**
 * A rotation that is to be made. Where it belongs to a schedule that is there, it lies on top of it.
 * @throws OncallError (exit 2) for what the provider cannot hold or the engine cannot render, for
 * members who are not known, and for a name that is taken
 */
export async function planRotationCreate(
  provider: Provider,
  rotation: Rotation,
  call: Call,
  now: Instant,
): Promise<Plan> {
  const rotations = sectionOf(provider, "rotations");
  checkRefusals(rotations, rotation);
  checkRotationLimits(provider, rotation);
  renderRotation(rotation, { from: now, to: now + 1 });
  const after = await withPeople(provider, rotation, rotation.members, call);
  const plan = await createPlan("rotation", rotations, after, after.name, call);
  const made = rotations.makes?.(after)?.things ?? [];
  const effects: Effect[] = [];
  const warnings: string[] = [];
  for (const name of rotations.schedulesOf?.(after.name) ?? []) {
    const schedule = await orNone(provider.schedules.get(name, call));
    if (schedule === undefined) {
      if (made.every(({ noun }) => noun === "rotation")) {
        warnings.push(await newSchedule(provider, name, call));
      }
      continue;
    }
    if (made.some(({ noun }) => noun === "schedule")) throw hasOneOnCall(name, after);
    const held = { ...schedule, rotations: [...schedule.rotations, after] };
    effects.push(effectOf(schedule, held, now));
  }
  await checkNew(provider, made, call);
  return { ...plan, effects, warnings: [...warnings, ...plan.warnings] };
}

/** Whoever meant another one sees it here. */
async function newSchedule({ schedules }: Provider, name: string, call: Call): Promise<string> {
  const names: string[] = [];
  for await (const each of schedules.list(call)) names.push(each.name);
  const best = nearest(name, names);
  const meant = best === undefined ? "" : `; did you mean one for ${best}, which is there?`;
  return `schedule ${name} is made with it${meant}`;
}

function hasOneOnCall(schedule: string, { onCalls = 1 }: Rotation) {
  return badRequest(
    `schedule ${schedule} is there, and has one person on call, not ${onCalls}`,
    "name a schedule that is not there: several are made of it, and a policy over them",
  );
}
