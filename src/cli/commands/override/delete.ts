import { planOverrideDelete } from "../../../service/overrides.js";
import { change } from "../../change.js";
import { type Context, nowOf } from "../../context.js";
import { askedZone } from "../../zone.js";

/** Gives the shifts back. */
export async function run(context: Context, ids: readonly string[]): Promise<number> {
  const now = nowOf(context, (await askedZone(context)) ?? "UTC");
  return change(context, {
    confirm: true,
    plan: (provider, call) => planOverrideDelete(provider, ids, now, call),
  });
}
