import { toInstant, zoneOf } from "../engine/zone.js";
import type { Rotation } from "../model/rotation.js";
import type { Instant } from "../model/time.js";
import { previewRotation } from "../service/preview.js";
import { type Context, wantsColor } from "./context.js";
import { readWindow } from "./window.js";
import { displayZone } from "./zone.js";

/** The next four weeks of a rotation for stderr, or its first where it is still to begin. */
export async function nextWeeks(
  context: Context,
  rotation: Rotation,
  now: Instant,
): Promise<string> {
  const { previewTable } = await import("./views/preview-table.js");
  const { stderr } = context.world;
  const timeZone = await displayZone(context, rotation.timeZone);
  const zone = zoneOf(rotation.timeZone);
  const { start, effective: { from = start } = {} } = rotation;
  const begin = Math.max(now, toInstant(start, zone), toInstant(from, zone));
  const preview = previewRotation(rotation, readWindow({}, { now, timeZone, begin }), {});
  const color = stderr.isTerminal && wantsColor(context);
  const table = previewTable(preview, { timeZone, now, width: stderr.columns, color });
  // On a terminal it stands between questions.
  return stderr.isTerminal ? `\n${table}\n` : table;
}
