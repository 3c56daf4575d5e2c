import { sectionOf } from "../../../service/apply.js";
import { planContactUpdate } from "../../../service/contacts.js";
import { change } from "../../change.js";
import type { Context } from "../../context.js";
import { type PersonFlags, readPersonFlags } from "../../flags/person.js";
import { checkSomethingChanges } from "../../flags/something.js";

/** Changes what is said of a person. */
export async function run(context: Context, key: string, flags: PersonFlags): Promise<number> {
  checkSomethingChanges(flags, "--email alice@example.com");
  return change(context, {
    confirm: false,
    async plan(provider, call) {
      const before = await sectionOf(provider, "contacts").get(key, call);
      return planContactUpdate(provider, before, readPersonFlags(before, flags));
    },
  });
}
