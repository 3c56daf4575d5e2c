import { isOncallError, OncallError } from "../errors.js";
import { unsupported } from "../providers/errors.js";
import type { Call, CreateCall, Items, Provider } from "../providers/provider.js";
import type { Change, Done, ItemChange, OverrideChange, Plan } from "./plan.js";

/** Runs all of it or nothing, where the provider can; else one after the other. */
export function atomically<T>(provider: Provider, run: () => Promise<T>, call: Call): Promise<T> {
  return provider.atomically?.(run, call) ?? run();
}

/**
 * Carries out a plan, change by change; overrides that are made or deleted one after the other go
 * together.
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
      while (done.length < changes.length) {
        const sent = { ...call, token: `${token}-${done.length}` };
        try {
          done.push(...(await applyNext(provider, changes, done.length, sent)));
        } catch (error) {
          throw provider.atomically === undefined ? afterOthers(error, done) : error;
        }
      }
      return done;
    },
    call,
  );
}

/** The change at a place, with the overrides that follow it where it is one. */
async function applyNext(
  provider: Provider,
  changes: readonly Change[],
  place: number,
  call: CreateCall,
): Promise<Done[]> {
  const change = changes[place] as Change;
  if (change.noun !== "override") return [await applyChange(provider, change, call)];
  return applyOverrides(provider, runOf(changes, place), call);
}

/** What cannot be taken back has to be known. */
function afterOthers(error: unknown, done: readonly Done[]): unknown {
  if (done.length === 0 || !isOncallError(error)) return error;
  const { message, code, exitCode, hint } = error;
  const told = done.map(({ action, noun, name }) => `${action} ${noun} ${name}`).join(", ");
  return new OncallError(`${message}; this was done before: ${told}`, { code, exitCode, hint });
}

/** The overrides from a place on with which the same is done. */
function runOf(changes: readonly Change[], from: number): OverrideChange[] {
  const run: OverrideChange[] = [];
  for (const change of changes.slice(from)) {
    if (change.noun !== "override" || change.action !== changes[from]?.action) break;
    run.push(change);
  }
  return run;
}

async function applyOverrides(
  provider: Provider,
  changes: readonly OverrideChange[],
  call: CreateCall,
): Promise<Done[]> {
  const overrides = sectionOf(provider, "overrides");
  const gone = changes.flatMap((change) => (change.action === "delete" ? [change.before] : []));
  if (gone.length > 0) {
    await overrides.delete(gone, call);
    return gone.map(({ id }) => ({ action: "delete", noun: "override", name: id }));
  }
  const wanted = changes.flatMap((change) => (change.action === "create" ? [change.after] : []));
  const made = await overrides.create(wanted, call);
  return made.map(({ id }) => ({ action: "create", noun: "override", name: id }));
}

async function applyChange(
  provider: Provider,
  change: Exclude<Change, OverrideChange>,
  call: CreateCall,
): Promise<Done> {
  const { action, noun } = change;
  switch (noun) {
    case "contact":
      await applyItem(sectionOf(provider, "contacts"), change, call);
      return { action, noun, name: itemOf(change).key };
    case "rotation":
      await applyItem(sectionOf(provider, "rotations"), change, call);
      return { action, noun, name: itemOf(change).name, ...madeOf(change) };
    case "schedule":
      await applyItem(sectionOf(provider, "schedules"), change, call);
      return { action, noun, name: itemOf(change).name, ...madeOf(change) };
    case "policy":
      await applyItem(sectionOf(provider, "policies"), change, call);
      return { action, noun, name: itemOf(change).name };
  }
}

function madeOf<T>(change: ItemChange<string, T>): Pick<Done, "makes"> {
  return change.action === "create" && change.makes ? { makes: change.makes } : {};
}

async function applyItem<T>(
  items: Items<T>,
  change: ItemChange<string, T>,
  call: CreateCall,
): Promise<void> {
  if (change.action === "create") await items.create(change.after, { ...call, team: change.team });
  else if (change.action === "update") await items.update(change.before, change.after, call);
  else await items.delete(change.before, call);
}

function itemOf<T>(change: ItemChange<string, T>): T {
  return change.action === "delete" ? change.before : change.after;
}

type SectionName =
  | "contacts"
  | "rotations"
  | "schedules"
  | "overrides"
  | "policies"
  | "incidents"
  | "pages"
  | "tags"
  | "api";

/** @throws OncallError (exit 2) when the provider does not have it */
export function sectionOf<Name extends SectionName>(
  provider: Provider,
  name: Name,
): NonNullable<Provider[Name]> {
  const section = provider[name];
  if (section === undefined) throw unsupported(provider.name, name);
  return section as NonNullable<Provider[Name]>;
}
