import { badRequest, EXIT } from "../../../errors.js";
import { verifySchedule } from "../../../service/verify.js";
import { type Context, nowOf, outputOf, wantsColor } from "../../context.js";
import { callOf, providerOf } from "../../provider.js";
import { VENDORS } from "../../vendor.js";
import { showScheduleVerdict } from "../../views/schedule-verdict.js";
import { VERIFY_FORMATS } from "../../views/verification.js";
import { readWindow, type WindowOptions, windowAround } from "../../window.js";
import { askedZone, displayZone } from "../../zone.js";

interface Options extends WindowOptions {
  readonly most?: string;
}

/**
 * Compares a schedule with the provider's own answer: the shifts of its rotations, or who is on call at
 * moments; exit code 3 if they differ.
 */
export async function run(context: Context, name: string, options: Options): Promise<number> {
  const format = outputOf(context, VERIFY_FORMATS);
  const most = readMost(options.most);
  const provider = await providerOf(context);
  const call = callOf(context);
  const about = windowAround({ to: "+8w", ...options }, nowOf(context, "UTC"));
  const schedule = await provider.schedules.get(name, { ...call, window: about });
  const timeZone = await displayZone(context, schedule.timeZone);
  const frame = { now: nowOf(context, timeZone), timeZone };
  const window = readWindow({ to: "+8w", ...options }, frame);
  const verdict = await verifySchedule(provider, schedule, window, call, { most });
  const { stdout } = context.world;
  const show = {
    vendor: VENDORS[provider.name],
    timeZone: await askedZone(context),
    width: stdout.columns,
    color: wantsColor(context),
  };
  stdout.write(await showScheduleVerdict(verdict, format, show));
  return verdict.isEqual ? EXIT.ok : EXIT.found;
}

/** @throws OncallError (exit 2) for what is no count */
function readMost(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  if (/^[1-9]\d{0,5}$/.test(text)) return Number(text);
  throw badRequest(`--most: "${text}" is not a number of moments`, "write --most 200");
}
