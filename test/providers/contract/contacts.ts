import { describe } from "vitest";
import type { Person } from "../../../src/model/person.js";
import { unique } from "./bench.js";
import type { Check } from "./check.js";
import { itemsContract } from "./items.js";
import type { Expectations } from "./opened.js";
import { shapesContract } from "./shapes.js";

export function contactsContract(check: Check, { persons = allShapes }: Expectations): void {
  describe("a contact", () => {
    itemsContract(check, {
      name: "contacts",
      needs: ["contacts"],
      draft: async () => persons(unique("dora"))[0] as Person,
      changed: (person) => ({ ...person, name: `${person.name ?? "Dora"} Jr` }),
    });
    shapesContract(
      check,
      "contacts",
      async () => persons(unique("emil"))[0] as Person,
      persons("someone").map((person, i) => ({
        title: `says ${Object.keys(person).join(", ")}`,
        needs: ["contacts"],
        from: ({ key }) => persons(key)[i] as Person,
      })),
    );
  });
}

function allShapes(key: string): readonly Person[] {
  return [
    {
      key,
      name: "Dora D'Arcy: née #1",
      email: `${key}@example.com`,
      timeZone: "Europe/Lisbon",
      aws: `arn:aws:ssm-contacts:us-east-1:111122223333:contact/${key}`,
      datadog: "7f1b523e-fe13-4917-8519-6dd314ef17c0",
    },
    { key, name: "Dora" },
    { key },
  ];
}
