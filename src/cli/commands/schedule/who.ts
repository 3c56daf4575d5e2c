import { whoIsOnCall } from "../../../service/who.js";
import { type Context, isQuiet, nowOf, outputOf } from "../../context.js";
import { scheduleNamed } from "../../provider.js";
import { onCallNames, showOnCall, WHO_FORMATS } from "../../views/who.js";
import { displayZone } from "../../zone.js";

/** Says who is on call now, or at --at, and who comes next. */
export async function run(context: Context, name: string): Promise<void> {
  const quiet = isQuiet(context);
  const format = outputOf(context, WHO_FORMATS);
  const schedule = await scheduleNamed(context, name);
  const timeZone = await displayZone(context, schedule.timeZone);
  const onCall = whoIsOnCall(schedule, nowOf(context, timeZone));
  const { stdout } = context.world;
  if (quiet) {
    for (const member of onCallNames(onCall)) stdout.write(`${member}\n`);
    return;
  }
  stdout.write(await showOnCall(onCall, format, { timeZone, width: stdout.columns }));
}
