import type { Rollout } from "../../../engine/rollout.js";
import { badRequest } from "../../../errors.js";
import type { Rotation } from "../../../model/rotation.js";
import type { Instant } from "../../../model/time.js";
import { sectionOf } from "../../../service/apply.js";
import { planRotationUpdate } from "../../../service/rotation-changes.js";
import { change } from "../../change.js";
import { type Context, nowOf } from "../../context.js";
import { type RotationChangeFlags, readRotationChange } from "../../flags/rotation-change.js";
import { checkSomethingChanges } from "../../flags/something.js";
import { readRotationDefinition } from "../../rotation-definition.js";
import { verifyPlanned } from "../../verify-proposed.js";
import { displayZone } from "../../zone.js";

interface Options extends RotationChangeFlags {
  readonly rollout: Rollout;
  readonly definition?: string;
  readonly verify?: boolean;
}

/** Changes a rotation without moving who is on call before the time that --rollout says. */
export async function run(
  context: Context,
  name: string,
  { rollout, definition, verify, ...flags }: Options,
): Promise<number> {
  const defined = await readDefined(context, name, definition, flags);
  return change(context, {
    confirm: true,
    async plan(provider, call) {
      const before = await sectionOf(provider, "rotations").get(name, call);
      const now = nowOf(context, await displayZone(context, before.timeZone));
      checkNotAhead(context, now);
      const wanted = defined
        ? { ...defined, overrides: before.overrides }
        : readRotationChange(before, flags, now);
      const plan = await planRotationUpdate(provider, before, wanted, { rollout, now }, call);
      if (verify) await verifyPlanned(context, provider, plan, now, call);
      return plan;
    },
  });
}

/** The rotation of --definition, which says all of it; undefined: flags say what changes. */
async function readDefined(
  context: Context,
  name: string,
  definition: string | undefined,
  flags: RotationChangeFlags,
): Promise<Rotation | undefined> {
  if (definition === undefined) {
    checkSomethingChanges(flags, "--add dave");
    return undefined;
  }
  if (Object.keys(flags).length > 0) {
    throw badRequest("--definition says all of the rotation: leave out the other flags");
  }
  // Whom it names is looked up where it is to be.
  return readRotationDefinition(context, definition, name, undefined);
}

/** What changes from a later moment on would move the shifts before it, too. */
function checkNotAhead({ world, options }: Context, now: Instant): void {
  if (options.dryRun || now <= world.now()) return;
  throw badRequest(
    "--at: a rotation cannot be changed from a later moment on",
    "leave it out, or look ahead with --dry-run",
  );
}
