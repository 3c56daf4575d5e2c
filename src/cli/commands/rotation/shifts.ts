import { previewRotation } from "../../../service/preview.js";
import { type Context, nowOf, outputOf, wantsColor } from "../../context.js";
import { rotationNamed } from "../../provider.js";
import { SCHEDULE_FORMATS, showPreview } from "../../views/preview.js";
import { readWindow, type WindowOptions } from "../../window.js";
import { displayZone } from "../../zone.js";

interface Options extends WindowOptions {
  readonly clip?: boolean;
}

/** Lists the shifts of a rotation as the provider has it. */
export async function run(context: Context, name: string, options: Options): Promise<void> {
  const format = outputOf(context, SCHEDULE_FORMATS);
  const rotation = await rotationNamed(context, name);
  const timeZone = await displayZone(context, rotation.timeZone);
  const now = nowOf(context, timeZone);
  const preview = previewRotation(rotation, readWindow(options, { now, timeZone }), options);
  const { stdout } = context.world;
  const show = { timeZone, now, width: stdout.columns, color: wantsColor(context) };
  for await (const chunk of showPreview(preview, format, show)) await stdout.write(chunk);
}
