import { planContactDelete } from "../../../service/contacts.js";
import { change } from "../../change.js";
import type { Context } from "../../context.js";

/** Takes a person out. */
export async function run(context: Context, name: string): Promise<number> {
  return change(context, {
    confirm: true,
    plan: (provider, call) => planContactDelete(provider, name, call),
  });
}
