import { fromPerson } from "../../../model/file/write.js";
import { sectionOf } from "../../../service/apply.js";
import type { Context } from "../../context.js";
import { callOf, providerOf } from "../../provider.js";
import { rowsOf } from "../../views/listing.js";
import { printListing } from "../listing.js";

/** Lists the people. */
export async function run(context: Context): Promise<void> {
  const contacts = sectionOf(await providerOf(context), "contacts");
  await printListing(context, {
    noun: "contacts",
    columns: ["contact", "name", "email", "zone"],
    items: rowsOf(contacts.list(callOf(context)), (person) => ({
      cells: [person.key, person.name ?? "", person.email ?? "", person.timeZone ?? ""],
      shape: { contact: person.key, ...fromPerson(person) },
    })),
  });
}
