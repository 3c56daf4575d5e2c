import { whoIsOnCall } from "../../../service/who.js";
import { type Context, displayZone, nowOf, outputOf, wantsColor } from "../../context.js";
import { loadSchedule } from "../../named.js";
import { showOnCall, WHO_FORMATS } from "../../views/who.js";

/** Says who is on call now, or at --at, and who comes next. */
export async function run(context: Context, name: string): Promise<void> {
  const format = outputOf(context, WHO_FORMATS);
  const schedule = await loadSchedule(context, name);
  const timeZone = displayZone(context, schedule.timeZone);
  const onCall = whoIsOnCall(schedule, nowOf(context, timeZone));
  const { stdout } = context.world;
  const { quiet } = context.options;
  stdout.write(
    quiet
      ? onCall.current
          .flatMap(({ members }) => members)
          .map((member) => `${member}\n`)
          .join("")
      : await showOnCall(onCall, format, {
          timeZone,
          width: stdout.columns,
          color: wantsColor(context),
        }),
  );
}
