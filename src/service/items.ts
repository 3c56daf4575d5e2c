import { badRequest } from "../errors.js";
import { orNone } from "../providers/found.js";
import type { Call, Items } from "../providers/provider.js";
import type { Change, Plan } from "./plan.js";

type Noun = Exclude<Change["noun"], "override">;

/** @throws OncallError (exit 2) when there is one of this name */
export async function createPlan<T>(
  noun: Noun,
  items: Items<T>,
  after: T,
  name: string,
  call: Call,
): Promise<Plan> {
  if ((await orNone(items.get(name, call))) !== undefined) {
    throw badRequest(
      `there is a ${noun} called ${name} already`,
      `change it with oncall ${noun} update ${name}, or choose another name`,
    );
  }
  const { things, notes = [] } = items.makes?.(after) ?? {};
  const plan = planOf({
    noun,
    action: "create",
    after,
    ...(things && { makes: things }),
  } as Change);
  return { ...plan, warnings: notes };
}

/** Nothing to do where both say the same. */
export function updatePlan<T>(noun: Noun, before: T, after: T): Plan {
  if (JSON.stringify(before) === JSON.stringify(after)) return planOf();
  return planOf({ noun, action: "update", before, after } as Change);
}

export function deletePlan<T>(noun: Noun, before: T): Plan {
  return planOf({ noun, action: "delete", before } as Change);
}

function planOf(...changes: Change[]): Plan {
  return { changes, effects: [], warnings: [] };
}
