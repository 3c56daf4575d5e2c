import { badRequest } from "../errors.js";
import type { Person } from "../model/person.js";
import type { Call, Provider } from "../providers/provider.js";
import { sectionOf } from "./apply.js";
import { createPlan, deletePlan, updatePlan } from "./items.js";
import { checkRefusals } from "./limits.js";
import type { Plan } from "./plan.js";
import { usesOfPerson } from "./uses.js";

/** @throws OncallError (exit 2) for what the provider cannot hold, and for a name that is taken */
export async function planContactCreate(
  provider: Provider,
  person: Person,
  call: Call,
): Promise<Plan> {
  const contacts = sectionOf(provider, "contacts");
  checkRefusals(contacts, person);
  const plan = await createPlan("contact", contacts, person, person.key, call);
  return contacts.notice === undefined ? plan : { ...plan, warnings: [contacts.notice] };
}

/** @throws OncallError (exit 2) for what the provider cannot hold */
export function planContactUpdate(provider: Provider, before: Person, after: Person): Plan {
  checkRefusals(sectionOf(provider, "contacts"), after);
  return updatePlan("contact", before, after);
}

/** @throws OncallError (exit 2) when the person is named anywhere */
export async function planContactDelete(
  provider: Provider,
  name: string,
  call: Call,
): Promise<Plan> {
  const contacts = sectionOf(provider, "contacts");
  const person = await contacts.get(name, call);
  const uses = await usesOfPerson(provider, person.key, call);
  if (uses.length > 0) {
    throw badRequest(
      `${person.key} cannot be deleted: ${uses.map(({ text }) => text).join("; ")}`,
      uses[0]?.hint,
    );
  }
  const plan = deletePlan("contact", person);
  const { deleting } = contacts;
  return deleting === undefined ? plan : { ...plan, warnings: [deleting] };
}
