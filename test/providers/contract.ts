import { describe } from "vitest";
import { checksOn } from "./contract/check.js";
import { contactsContract } from "./contract/contacts.js";
import { incidentsContract } from "./contract/incidents.js";
import type { Expectations, Opened } from "./contract/opened.js";
import { overridesContract } from "./contract/overrides.js";
import { pagesContract } from "./contract/pages.js";
import { policiesContract } from "./contract/policies.js";
import { rotationsContract } from "./contract/rotations.js";
import { schedulesContract } from "./contract/schedules.js";
import { transactionsContract } from "./contract/transactions.js";

export type { Expectations, Opened, Trait } from "./contract/opened.js";

/**
 * Holds a provider to what src/providers/provider.ts promises. What it does not have is skipped: a
 * section that is absent, what its limits leave out, and the traits that it is said to lack.
 *
 * The place can hold anything before: what is made here has names of its own, and is taken away
 * again; incidents are resolved, pages stay.
 * @param open opens it for one test; called for each
 */
export function providerContract(
  name: string,
  open: () => Promise<Opened>,
  expectations: Expectations = {},
): void {
  const check = checksOn(open, expectations);
  describe(name, () => {
    contactsContract(check, expectations);
    rotationsContract(check);
    schedulesContract(check);
    policiesContract(check);
    overridesContract(check);
    transactionsContract(check);
    incidentsContract(check);
    pagesContract(check);
  });
}
