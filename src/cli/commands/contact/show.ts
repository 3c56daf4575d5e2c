import { fromPerson } from "../../../model/file/write.js";
import { sectionOf } from "../../../service/apply.js";
import type { Context } from "../../context.js";
import { callOf, providerOf } from "../../provider.js";
import { printItem } from "../listing.js";

/** Shows what is known of a person. */
export async function run(context: Context, name: string): Promise<void> {
  const contacts = sectionOf(await providerOf(context), "contacts");
  const person = await contacts.get(name, callOf(context));
  await printItem(context, name, fromPerson(person), "contact");
}
