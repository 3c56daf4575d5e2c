import { sectionOf } from "../../../service/apply.js";
import { shiftsOf } from "../../../service/shifts.js";
import { type Context, nowOf, outputOf, wantsColor } from "../../context.js";
import { callOf, providerOf } from "../../provider.js";
import { SCHEDULE_FORMATS, showPreview } from "../../views/preview.js";
import { readWindow, type WindowOptions } from "../../window.js";
import { displayZone } from "../../zone.js";

interface Options extends WindowOptions {
  readonly clip?: boolean;
}

/** Lists the shifts of a rotation as the provider has it: its own, where it renders them. */
export async function run(context: Context, name: string, options: Options): Promise<void> {
  const format = outputOf(context, SCHEDULE_FORMATS);
  const provider = await providerOf(context);
  const call = callOf(context);
  const rotation = await sectionOf(provider, "rotations").get(name, call);
  const timeZone = await displayZone(context, rotation.timeZone);
  const now = nowOf(context, timeZone);
  const window = readWindow(options, { now, timeZone });
  const preview = await shiftsOf(provider, rotation, window, options, call);
  const { stdout } = context.world;
  const show = { timeZone, now, width: stdout.columns, color: wantsColor(context) };
  for await (const chunk of showPreview(preview, format, show)) await stdout.write(chunk);
}
