import { badRequest, EXIT } from "../../../errors.js";
import { sectionOf } from "../../../service/apply.js";
import { verifyRotation } from "../../../service/verify.js";
import { type Context, nowOf, outputOf, wantsColor } from "../../context.js";
import { describesRotation } from "../../flags/rotation.js";
import { callOf, providerOf } from "../../provider.js";
import { rotationSubject, type SubjectOptions } from "../../rotation-subject.js";
import { VENDORS } from "../../vendor.js";
import { showVerification, VERIFY_FORMATS } from "../../views/verification.js";
import { readWindow, type WindowOptions } from "../../window.js";
import { askedZone, displayZone } from "../../zone.js";

interface Options extends SubjectOptions, WindowOptions {
  readonly probes?: boolean;
  readonly report?: string;
}

/** Compares our shifts of a rotation with the provider's own; exit code 3 when they differ. */
export async function run(
  context: Context,
  name: string | undefined,
  options: Options,
): Promise<number> {
  const isProposed = options.request !== undefined || describesRotation(options);
  if (options.probes) {
    if (name !== undefined || isProposed) {
      throw badRequest("--probes asks its own questions", "leave out the rotation");
    }
    const { askProbes } = await import("../../probes.js");
    return askProbes(context, options.report);
  }
  if (options.report !== undefined) throw badRequest("--report goes with --probes");
  if (options.override !== undefined && !isProposed) {
    throw badRequest(
      "--override lies over a rotation that is proposed with flags or --request",
      "what is there is compared with the overrides that it has",
    );
  }
  const format = outputOf(context, VERIFY_FORMATS);
  const provider = await providerOf(context);
  const call = callOf(context);
  const subject = isProposed ? await rotationSubject(context, name, options) : undefined;
  const rotation =
    subject?.rotation ?? (await sectionOf(provider, "rotations").get(named(name), call));
  const timeZone = await displayZone(context, rotation.timeZone);
  const frame = subject ?? { now: nowOf(context, timeZone), timeZone };
  const window = readWindow(
    { ...(subject?.end === undefined && { to: "+8w" }), ...options },
    frame,
  );
  const which = isProposed ? "proposed" : "existing";
  const comparison = await verifyRotation(provider, rotation, window, which, call);
  const { stdout } = context.world;
  const show = {
    vendor: VENDORS[provider.name],
    timeZone: await askedZone(context),
    width: stdout.columns,
    color: wantsColor(context),
  };
  stdout.write(await showVerification([comparison], format, show));
  return comparison.isEqual ? EXIT.ok : EXIT.found;
}

function named(name: string | undefined): string {
  if (name !== undefined) return name;
  throw badRequest(
    "which rotation? Name one that is there, describe one with flags, or give --request",
    "oncall rotation verify primary",
  );
}
