import { badRequest } from "../errors.js";
import { isZone, notAZone } from "../model/zones.js";
import type { Context } from "./context.js";

/**
 * The zone to show times in and to read them in: --tz, else that of the settings, else that of what
 * is shown.
 * @throws OncallError (exit 2) when it is no zone
 */
export async function displayZone(context: Context, timeZone: string): Promise<string> {
  return (await askedZone(context)) ?? timeZone;
}

/** The zone of --tz or of the settings, where either says one. */
export async function askedZone(context: Context): Promise<string | undefined> {
  const { tz } = context.options;
  if (tz !== undefined && !isZone(tz)) throw badRequest(`--tz: ${notAZone(tz)}`);
  if (tz !== undefined) return tz;
  const { settingOf } = await import("./setting.js");
  return settingOf(context, "tz");
}
