import { fromPerson } from "../../../model/file/write.js";
import type { Channel } from "../../../model/person.js";
import { sectionOf } from "../../../service/apply.js";
import type { Context } from "../../context.js";
import { callOf, providerOf } from "../../provider.js";
import { printItem } from "../listing.js";

/** Shows what is known of a person. */
export async function run(context: Context, name: string): Promise<void> {
  const contacts = sectionOf(await providerOf(context), "contacts");
  const person = await contacts.get(name, callOf(context));
  const channels: Channel[] = [];
  for await (const each of contacts.channels?.(name, callOf(context)) ?? []) channels.push(each);
  const shape = { ...fromPerson(person), ...(contacts.channels !== undefined && { channels }) };
  await printItem(context, person.key, shape, "contact");
}
