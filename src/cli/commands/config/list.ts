import { SETTING_KEYS } from "../../../config/setting-table.js";
import { resolveSetting } from "../../../config/settings.js";
import type { Context } from "../../context.js";
import { describeOrigin } from "../../origin.js";
import { settingSources } from "../../setting.js";
import { printListing } from "../listing.js";

/** Lists every setting, its value, and what says so. */
export async function run(context: Context): Promise<void> {
  const sources = settingSources(context);
  const settings = await Promise.all(SETTING_KEYS.map((key) => resolveSetting(key, sources)));
  const listing = {
    noun: "settings",
    columns: ["setting", "value", "from"],
    items: settings.map((setting) => {
      const { key, value, origin, place } = setting;
      return {
        cells: [key, value ?? "", describeOrigin(setting, context.world)],
        shape: { name: key, value, from: origin, place },
      };
    }),
  };
  await printListing(context, listing);
}
