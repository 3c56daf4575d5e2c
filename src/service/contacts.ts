import { badRequest } from "../errors.js";
import type { Person } from "../model/person.js";
import type { Call, Provider } from "../providers/provider.js";
import { sectionOf } from "./apply.js";
import { createPlan, deletePlan, updatePlan } from "./items.js";
import type { Plan } from "./plan.js";
import { usesOfPerson } from "./uses.js";

export function planContactCreate(provider: Provider, person: Person, call: Call): Promise<Plan> {
  return createPlan("contact", sectionOf(provider, "contacts"), person, person.key, call);
}

export function planContactUpdate(before: Person, after: Person): Plan {
  return updatePlan("contact", before, after);
}

/** @throws OncallError (exit 2) when the person is named anywhere */
export async function planContactDelete(
  provider: Provider,
  name: string,
  call: Call,
): Promise<Plan> {
  const person = await sectionOf(provider, "contacts").get(name, call);
  const uses = await usesOfPerson(provider, name, call);
  if (uses.length > 0) {
    throw badRequest(
      `${name} cannot be deleted: ${uses.map(({ text }) => text).join("; ")}`,
      uses[0]?.hint,
    );
  }
  return deletePlan("contact", person);
}
