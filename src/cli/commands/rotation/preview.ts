import { toInstant, zoneOf } from "../../../engine/zone.js";
import { badRequest } from "../../../errors.js";
import type { Rotation } from "../../../model/rotation.js";
import type { Instant, Window } from "../../../model/time.js";
import { previewRotation } from "../../../service/preview.js";
import { type Context, displayZone, nowOf, outputOf, wantsColor } from "../../context.js";
import { readRequest } from "../../files.js";
import { describesRotation, type RotationFlags, readRotationFlags } from "../../flags/rotation.js";
import { jsonChunks } from "../../render/json.js";
import { PREVIEW_FORMATS, showPreview } from "../../views/preview.js";
import { readWindow, type WindowOptions } from "../../window.js";

interface Options extends RotationFlags, WindowOptions {
  readonly request?: string;
  readonly clip?: boolean;
}

/** Renders who is on call from a rotation: of the file, of flags, or of an AWS request. */
export async function run(
  context: Context,
  name: string | undefined,
  options: Options,
): Promise<void> {
  const format = outputOf(context, PREVIEW_FORMATS);
  if (options.request !== undefined) {
    refuseBeside("--request", name, options);
    return previewRequest(context, format, options);
  }
  if (name !== undefined && describesRotation(options))
    refuseBeside(`the rotation ${name}`, undefined, options);

  const { rotation, now, timeZone } =
    name === undefined ? fromFlags(context, options) : await fromFile(context, name);
  const earliest = toInstant(rotation.start, zoneOf(rotation.timeZone));
  const window = readWindow(options, { now, timeZone, earliest });
  await print(context, { rotation, window, now, timeZone, format, clip: options.clip });
}

function fromFlags(context: Context, options: Options) {
  if (!describesRotation(options)) {
    throw badRequest(
      "which rotation? Name one of the file, describe one with flags, or give --request",
      "oncall rotation preview --members alice,bob --weekly mon@09:00 --start 2026-01-05T09:00 --tz America/New_York",
    );
  }
  const { tz } = context.options;
  const now = nowOf(context, tz ?? "UTC");
  const rotation = readRotationFlags(options, tz, now);
  return { rotation, now, timeZone: rotation.timeZone };
}

async function fromFile(context: Context, name: string) {
  const { loadRotation } = await import("../../named.js");
  const rotation = await loadRotation(context, name);
  const timeZone = displayZone(context, rotation.timeZone);
  return { rotation, now: nowOf(context, timeZone), timeZone };
}

/** StartTime and EndTime of the request are the window, unless --from or --to say otherwise. */
async function previewRequest(context: Context, format: Format, options: Options): Promise<void> {
  const {
    readAwsPreviewRequest,
    toRotation,
    toInstant: readTimestamp,
  } = await import("../../../model/aws/preview-request.js");
  const request = await readRequest(context, options.request as string, readAwsPreviewRequest);
  const timeZone = displayZone(context, request.TimeZoneId);
  const now = nowOf(context, timeZone);
  const rotation = toRotation(request, now);
  const asked = {
    from: readTimestamp(request.StartTime ?? request.RotationStartTime ?? now / 1000),
    to: readTimestamp(request.EndTime),
  };
  const given = options.from !== undefined || options.to !== undefined;
  const window = given ? readWindow(options, { now, timeZone, earliest: asked.from }) : asked;
  const page = { size: request.MaxResults, token: request.NextToken };
  await print(context, { rotation, window, now, timeZone, format, clip: options.clip, page });
}

type Format = (typeof PREVIEW_FORMATS)[number];

interface Printing {
  readonly rotation: Rotation;
  readonly window: Window;
  readonly now: Instant;
  readonly timeZone: string;
  readonly format: Format;
  readonly clip: boolean | undefined;
  readonly page?: { size?: number | undefined; token?: string | undefined };
}

async function print(context: Context, printing: Printing): Promise<void> {
  const { rotation, window, format, clip, page = {} } = printing;
  const { stdout } = context.world;
  const preview = previewRotation(rotation, window, { clip });
  if (format === "aws") {
    const { toAwsResponse } = await import("../../../model/aws/preview-response.js");
    for (const chunk of jsonChunks({ ...toAwsResponse(preview.shifts, page) })) stdout.write(chunk);
    return;
  }
  const show = { ...printing, width: stdout.columns, color: wantsColor(context) };
  for await (const chunk of showPreview(preview, format, show)) stdout.write(chunk);
}

function refuseBeside(what: string, name: string | undefined, options: Options): void {
  const other =
    name !== undefined
      ? `the rotation ${name}`
      : describesRotation(options)
        ? "flags that describe one"
        : undefined;
  if (other !== undefined)
    throw badRequest(`${what} and ${other} both say which rotation: give one`);
}
