import { unsupported } from "../providers/errors.js";
import type { Call, CreateCall, Items, Provider } from "../providers/provider.js";
import type { Change, Done, ItemChange, OverrideChange, Plan } from "./plan.js";

/** Runs all of it or nothing, where the provider can; else one after the other. */
export function atomically<T>(provider: Provider, run: () => Promise<T>, call: Call): Promise<T> {
  return provider.atomically?.(run, call) ?? run();
}

/**
 * Carries out a plan, change by change.
 * @param token of this plan: what is carried out again with the same token is not made twice
 */
export function applyPlan(
  provider: Provider,
  { changes }: Plan,
  token: string,
  call: Call,
): Promise<Done[]> {
  return atomically(
    provider,
    async () => {
      const done: Done[] = [];
      for (const [i, change] of changes.entries()) {
        done.push(await applyChange(provider, change, { ...call, token: `${token}-${i}` }));
      }
      return done;
    },
    call,
  );
}

async function applyChange(provider: Provider, change: Change, call: CreateCall): Promise<Done> {
  const { action, noun } = change;
  switch (noun) {
    case "override":
      return { action, noun, name: await applyOverride(provider, change, call) };
    case "contact": {
      await applyItem(sectionOf(provider, "contacts"), change, call);
      return { action, noun, name: itemOf(change).key };
    }
    case "rotation":
      await applyItem(sectionOf(provider, "rotations"), change, call);
      return { action, noun, name: itemOf(change).name };
    case "schedule":
      await applyItem(sectionOf(provider, "schedules"), change, call);
      return { action, noun, name: itemOf(change).name };
    case "policy":
      await applyItem(sectionOf(provider, "policies"), change, call);
      return { action, noun, name: itemOf(change).name };
  }
}

async function applyItem<T>(
  items: Items<T>,
  change: ItemChange<string, T>,
  call: CreateCall,
): Promise<void> {
  if (change.action === "create") await items.create(change.after, call);
  else if (change.action === "update") await items.update(change.before, change.after, call);
  else await items.delete(change.before, call);
}

function itemOf<T>(change: ItemChange<string, T>): T {
  return change.action === "delete" ? change.before : change.after;
}

async function applyOverride(
  provider: Provider,
  change: OverrideChange,
  call: CreateCall,
): Promise<string> {
  const overrides = sectionOf(provider, "overrides");
  if (change.action === "delete") {
    await overrides.delete([change.before], call);
    return change.before.id;
  }
  const [made] = await overrides.create([change.after], call);
  return made?.id ?? "";
}

type SectionName =
  | "contacts"
  | "rotations"
  | "schedules"
  | "overrides"
  | "policies"
  | "incidents"
  | "pages";

/** @throws OncallError (exit 2) when the provider does not have it */
export function sectionOf<Name extends SectionName>(
  provider: Provider,
  name: Name,
): NonNullable<Provider[Name]> {
  const section = provider[name];
  if (section === undefined)
    throw unsupported(provider.name, `${name}`, "local and other providers may");
  return section as NonNullable<Provider[Name]>;
}
