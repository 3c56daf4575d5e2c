import { planContactCreate } from "../../../service/contacts.js";
import { change } from "../../change.js";
import type { Context } from "../../context.js";
import { type PersonFlags, readPersonFlags } from "../../flags/person.js";

/** Adds a person. */
export async function run(context: Context, key: string, flags: PersonFlags): Promise<number> {
  const person = readPersonFlags({ key }, flags);
  return change(context, {
    creates: true,
    confirm: false,
    plan: (provider, call) => planContactCreate(provider, person, call),
  });
}
