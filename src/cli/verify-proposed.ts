import { toInstant, zoneOf } from "../engine/zone.js";
import { EXIT, OncallError } from "../errors.js";
import { WEEK_MS } from "../model/civil.js";
import type { Rotation } from "../model/rotation.js";
import type { Instant } from "../model/time.js";
import type { Call, Provider } from "../providers/provider.js";
import type { Plan } from "../service/plan.js";
import { verifyRotation } from "../service/verify.js";
import { type Context, wantsColor } from "./context.js";
import { VENDORS } from "./vendor.js";
import { askedZone } from "./zone.js";

/** What is looked at of a rotation that is still to be. */
const WEEKS = 8;

/**
 * Asks the provider for its own preview of the rotation that a plan makes or changes, and says what
 * came of it.
 * @throws OncallError (exit 3) when it has other shifts than we do
 */
export async function verifyPlanned(
  context: Context,
  provider: Provider,
  plan: Plan,
  now: Instant,
  call: Call,
): Promise<void> {
  const rotation = plannedRotation(plan);
  if (rotation === undefined) return;
  const from = Math.max(now, toInstant(rotation.start, zoneOf(rotation.timeZone)));
  const window = { from, to: from + WEEKS * WEEK_MS };
  const comparison = await verifyRotation(provider, rotation, window, "proposed", call);
  const { comparisonText } = await import("./views/verification.js");
  const { stderr } = context.world;
  const vendor = VENDORS[provider.name];
  const show = {
    vendor,
    timeZone: await askedZone(context),
    width: stderr.columns,
    color: stderr.isTerminal && wantsColor(context),
  };
  if (!comparison.isEqual || context.options.quiet !== true) {
    stderr.write(comparisonText(comparison, show));
  }
  if (comparison.isEqual) return;
  throw new OncallError(
    `${vendor} would have other shifts than were planned; nothing was changed`,
    {
      code: "differs",
      exitCode: EXIT.found,
      hint: "leave out --verify to change it all the same",
    },
  );
}

/** With the overrides that keep shifts where they are. */
function plannedRotation({ changes }: Plan): Rotation | undefined {
  const overrides = changes.flatMap((change) =>
    change.noun === "override" && change.action === "create" ? [change.after] : [],
  );
  for (const change of changes) {
    if (change.noun !== "rotation" || change.action === "delete") continue;
    const { after } = change;
    return { ...after, overrides: [...(after.overrides ?? []), ...overrides] };
  }
  return undefined;
}
