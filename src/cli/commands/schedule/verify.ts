import { EXIT } from "../../../errors.js";
import { verifySchedule } from "../../../service/verify.js";
import { type Context, nowOf, outputOf, wantsColor } from "../../context.js";
import { callOf, providerOf } from "../../provider.js";
import { VENDORS } from "../../vendor.js";
import { showVerification, VERIFY_FORMATS } from "../../views/verification.js";
import { readWindow, type WindowOptions } from "../../window.js";
import { askedZone, displayZone } from "../../zone.js";

/** Compares our shifts of a schedule's rotations with the provider's own; exit code 3 if they differ. */
export async function run(context: Context, name: string, options: WindowOptions): Promise<number> {
  const format = outputOf(context, VERIFY_FORMATS);
  const provider = await providerOf(context);
  const call = callOf(context);
  const schedule = await provider.schedules.get(name, call);
  const timeZone = await displayZone(context, schedule.timeZone);
  const frame = { now: nowOf(context, timeZone), timeZone };
  const window = readWindow({ to: "+8w", ...options }, frame);
  const { rotations, isEqual } = await verifySchedule(provider, schedule, window, call);
  const { stdout } = context.world;
  const show = {
    vendor: VENDORS[provider.name],
    timeZone: await askedZone(context),
    width: stdout.columns,
    color: wantsColor(context),
  };
  stdout.write(await showVerification(rotations, format, show));
  return isEqual ? EXIT.ok : EXIT.found;
}
