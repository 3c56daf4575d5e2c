import { toMoment, zoneOf } from "../engine/zone.js";
import { badRequest } from "../errors.js";
import { DAY_MS } from "../model/civil.js";
import type { Rotation } from "../model/rotation.js";
import { formatWall, type Instant, type Window } from "../model/time.js";
import { unsupported } from "../providers/errors.js";
import type { Call, Provider } from "../providers/provider.js";
import type { Plan } from "./plan.js";
import { planRotationCreate } from "./rotations.js";
import type { Subject } from "./target.js";

/** Longer turns than that no provider has. */
const MOST_DAYS = 400;

/**
 * Puts somebody on call for a while by a rotation on top of a schedule, for a provider that has no
 * overrides in this account.
 * @throws OncallError (exit 2) where rotations do not belong to schedules, and for all but one person
 */
export async function planOverrideLayer(
  provider: Provider,
  { on, source }: Subject,
  span: Window,
  members: readonly string[],
  call: Call,
  now: Instant,
): Promise<Plan> {
  if (provider.rotations?.schedulesOf === undefined) {
    throw unsupported(provider.name, "layers of schedules", "leave out --as-layer");
  }
  const [member, ...others] = members;
  if (on.kind !== "schedule" || member === undefined || others.length > 0) {
    throw badRequest("a layer puts one person on call, in a schedule", "name one: --member carol");
  }
  const zone = zoneOf(source.timeZone);
  const begins = formatWall(zone.toWall(span.from)).slice(0, 16).replaceAll(":", "");
  const rotation: Rotation = {
    name: `${source.name}/override-${begins}`,
    timeZone: source.timeZone,
    start: toMoment(span.from, zone),
    members: [member],
    recurrence: {
      kind: "daily",
      every: Math.min(Math.ceil((span.to - span.from) / DAY_MS) + 1, MOST_DAYS),
      at: [(((zone.toWall(span.from) % DAY_MS) + DAY_MS) % DAY_MS) / 1000],
    },
    effective: { until: toMoment(span.to, zone) },
  };
  // Who is on call now is told, too, which can lie outside the span.
  const anywhere = { ...call, window: undefined };
  const plan = await planRotationCreate(provider, rotation, anywhere, now);
  const note = `it is a layer, not an override: oncall rotation delete ${rotation.name} takes it away`;
  return { ...plan, warnings: [...plan.warnings, note] };
}
