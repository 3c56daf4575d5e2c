import { nearTo, whoIsOnCall } from "../../../service/who.js";
import { type Context, isQuiet, nowOf, outputOf } from "../../context.js";
import { callOf, providerOf } from "../../provider.js";
import { VENDORS } from "../../vendor.js";
import { onCallNames, onCallWarning, showOnCall, WHO_FORMATS } from "../../views/who.js";
import { displayZone } from "../../zone.js";

/** Says who is on call now, or at --at, and who comes next. */
export async function run(context: Context, name: string): Promise<void> {
  const quiet = isQuiet(context);
  const format = outputOf(context, WHO_FORMATS);
  const provider = await providerOf(context);
  const call = { ...callOf(context), window: nearTo(nowOf(context, "UTC")) };
  const schedule = await provider.schedules.get(name, call);
  const timeZone = await displayZone(context, schedule.timeZone);
  const onCall = await whoIsOnCall(provider, schedule, nowOf(context, timeZone), call);
  const { stdout, stderr } = context.world;
  stderr.write(onCallWarning(onCall, VENDORS[provider.name]));
  if (quiet) {
    for (const member of onCallNames(onCall)) stdout.write(`${member}\n`);
    return;
  }
  stdout.write(await showOnCall(onCall, format, { timeZone, width: stdout.columns }));
}
