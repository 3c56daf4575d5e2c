import { renderRotation } from "../engine/render.js";
import type { Rotation } from "../model/rotation.js";
import type { Instant } from "../model/time.js";
import { orNone } from "../providers/found.js";
import type { Call, Provider } from "../providers/provider.js";
import { sectionOf } from "./apply.js";
import { type Effect, effectOf } from "./effect.js";
import { createPlan } from "./items.js";
import { checkRefusals, checkRotationLimits } from "./limits.js";
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
  const effects: Effect[] = [];
  for (const name of rotations.schedulesOf?.(after.name) ?? []) {
    const schedule = await orNone(provider.schedules.get(name, call));
    if (schedule === undefined) continue;
    const held = { ...schedule, rotations: [...schedule.rotations, after] };
    effects.push(effectOf(schedule, held, now));
  }
  return { ...plan, effects };
}
