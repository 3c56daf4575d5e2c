import { badRequest } from "../../../errors.js";
import { changedKeys, planUpdate, updateIncident } from "../../../service/incidents.js";
import type { Context } from "../../context.js";
import { readImpact } from "../../flags/impact.js";
import { perform } from "./perform.js";

interface Options {
  readonly title?: string;
  readonly impact?: string;
  readonly summary?: string;
}

/** Changes what is said of an incident. */
export async function run(context: Context, id: string, options: Options): Promise<number> {
  const { title, impact, summary } = options;
  if (title === undefined && impact === undefined && summary === undefined) {
    throw badRequest(`what is to change of ${id}?`, "give --title, --impact or --summary");
  }
  const change = { title, impact: impact === undefined ? undefined : readImpact(impact), summary };
  return perform(context, {
    async plan(provider, call) {
      const changed = changedKeys(await planUpdate(provider, id, change, call));
      if (changed.length === 0) return [];
      const text = `update ${id}: ${changed.join(", ")}`;
      return [{ action: "update", noun: "incident", name: id, text }];
    },
    async run(provider, call) {
      const updated = await updateIncident(provider, id, change, call);
      const changed = changedKeys(updated);
      const sentence =
        changed.length === 0 ? "Nothing to change." : `Updated ${id}: ${changed.join(", ")}.`;
      return { sentences: [sentence], incidents: [updated.after] };
    },
  });
}
