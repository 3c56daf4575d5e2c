import { describe, expect } from "vitest";
import type { Policy, PolicyStep } from "../../../src/model/policy.js";
import type { Rotation } from "../../../src/model/rotation.js";
import { type Bench, itemsOf, unique } from "./bench.js";
import type { Check } from "./check.js";
import { itemsContract } from "./items.js";
import type { Need } from "./needs.js";
import { ROTATION_SHAPES } from "./rotation-shapes.js";

export function contactsContract(check: Check): void {
  itemsContract(check, {
    name: "contacts",
    needs: ["contacts"],
    draft: async (bench) => personsOf(bench, unique("dora"))[0],
    changed: (person) => ({ ...person, name: `${person.name ?? ""} Jr` }),
  });

  check("a contact is known by all that it says of itself", ["contacts"], async (bench) => {
    for (const person of personsOf(bench)) ...
  });
}
