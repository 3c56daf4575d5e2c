import type { SettingKey } from "../config/setting-table.js";
import { resolveSetting, type SettingSources } from "../config/settings.js";
import type { Context } from "./context.js";

/** Where the settings of a command come from. */
export function settingSources({ world, options }: Context): SettingSources {
  const { provider, tz, file } = options;
  return { flags: { provider, tz, file }, env: world.env, cwd: world.cwd };
}

/**
 * A setting, wherever it is said; undefined where nothing says it.
 * @throws OncallError (exit 2) when it cannot be right
 */
export async function settingOf(context: Context, key: SettingKey): Promise<string | undefined> {
  return (await resolveSetting(key, settingSources(context))).value;
}
