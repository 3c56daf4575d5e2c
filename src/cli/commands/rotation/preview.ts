import { previewRotation } from "../../../service/preview.js";
import { type Context, outputOf, wantsColor } from "../../context.js";
import { jsonChunks } from "../../render/json.js";
import { rotationSubject, type SubjectOptions } from "../../rotation-subject.js";
import { PREVIEW_FORMATS, showPreview } from "../../views/preview.js";
import { readWindow, type WindowOptions } from "../../window.js";

interface Options extends SubjectOptions, WindowOptions {
  readonly clip?: boolean;
}

/** Renders who is on call from a rotation: of a name, of flags, or of an AWS request. */
export async function run(
  context: Context,
  name: string | undefined,
  options: Options,
): Promise<void> {
  const format = outputOf(context, PREVIEW_FORMATS);
  const subject = await rotationSubject(context, name, options);
  const { timeZone, now, page = {} } = subject;
  const window = readWindow(options, subject);
  const preview = previewRotation(subject.rotation, window, { clip: options.clip });
  const { stdout } = context.world;
  if (format === "aws") {
    const { toAwsResponse } = await import("../../../model/aws/preview-response.js");
    for (const chunk of jsonChunks({ ...toAwsResponse(preview.shifts, page) })) {
      await stdout.write(chunk);
    }
    return;
  }
  const show = { timeZone, now, width: stdout.columns, color: wantsColor(context) };
  for await (const chunk of showPreview(preview, format, show)) await stdout.write(chunk);
}
