import type { Problem } from "../../errors.js";
import { ALIAS } from "./directory.js";

/** Why AWS cannot call a person, schedule or policy so. */
export function refuseAlias(name: string): Problem[] {
  if (ALIAS.test(name)) return [];
  const better = name.toLowerCase().replaceAll(".", "-").slice(0, 255);
  return [
    {
      message: `"${name}" cannot be a name at AWS: it takes a-z, 0-9, "_" and "-"`,
      hint: `call it ${better}`,
    },
  ];
}
