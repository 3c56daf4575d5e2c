import { badRequest } from "../../../errors.js";
import type { Schedule } from "../../../model/rotation.js";
import { previewSchedule } from "../../../service/preview.js";
import { type Context, nowOf, outputOf, wantsColor } from "../../context.js";
import { readRequest } from "../../files.js";
import { SCHEDULE_FORMATS, showPreview } from "../../views/preview.js";
import { readWindow, type WindowOptions, windowAround } from "../../window.js";
import { displayZone } from "../../zone.js";

interface Options extends WindowOptions {
  readonly request?: string;
  readonly clip?: boolean;
}

/** Renders who is on call from a schedule: of the file, or of a Datadog request. */
export async function run(
  context: Context,
  name: string | undefined,
  options: Options,
): Promise<void> {
  const format = outputOf(context, SCHEDULE_FORMATS);
  const schedule = await load(context, name, options);
  const timeZone = await displayZone(context, schedule.timeZone);
  const now = nowOf(context, timeZone);
  const window = readWindow(options, { now, timeZone });
  const preview = previewSchedule(schedule, window, { clip: options.clip });
  const { stdout } = context.world;
  const show = { timeZone, now, width: stdout.columns, color: wantsColor(context) };
  for await (const chunk of showPreview(preview, format, show)) await stdout.write(chunk);
}

async function load(
  context: Context,
  name: string | undefined,
  { request, ...window }: Options,
): Promise<Schedule> {
  if (name !== undefined && request !== undefined) {
    throw badRequest(`--request and the schedule ${name} both say which schedule: give one`);
  }
  if (request !== undefined) {
    const { readDatadogScheduleRequest, toSchedule } = await import(
      "../../../model/datadog/schedule-request.js"
    );
    return toSchedule(await readRequest(context, request, readDatadogScheduleRequest));
  }
  if (name === undefined) {
    throw badRequest(
      "which schedule? Name one of the file, or give --request",
      "oncall schedule list",
    );
  }
  const { scheduleNamed } = await import("../../provider.js");
  return scheduleNamed(context, name, windowAround(window, nowOf(context, "UTC")));
}
