import { EXIT, isOncallError, OncallError } from "../errors.js";
import type { Incident } from "../model/incident.js";
import { unsupported } from "../providers/errors.js";
import type { Call, CreateCall, Incidents, Provider } from "../providers/provider.js";
import { atomically, sectionOf } from "./apply.js";
import { incidentsNamed } from "./incidents.js";

// The ends of incidents: they are resolved, or deleted. A provider that can do all or nothing does
// so. Of the others nothing is asked but what was said, one request for each incident: what one
// does not take does not keep the rest from it.

/** What became of one incident. */
export interface Ending {
  readonly id: string;
  /** As it is now, or was; absent where nobody has asked for it. */
  readonly incident?: Incident;
  /** Whether it was resolved before: then nothing was done, and nothing noted. */
  readonly wasResolved: boolean;
}

export interface Endings {
  readonly endings: readonly Ending[];
  /** What the others failed of. */
  readonly failure?: OncallError | undefined;
}

/**
 * Resolves incidents, with a note where one is given. Where it is all or nothing, one that is
 * resolved already stays as it is.
 * @throws OncallError (exit 2) that names every id that is none, where it is all or nothing
 */
export function resolveIncidents(
  provider: Provider,
  ids: readonly string[],
  note: string | undefined,
  call: CreateCall,
): Promise<Endings> {
  const incidents = sectionOf(provider, "incidents");
  const resolve = async (id: string) => {
    const sent = { ...call, token: `${call.token}-${id}` };
    if (note !== undefined) await incidents.note(id, note, sent);
    await incidents.update(id, { status: "resolved" }, sent);
  };
  if (provider.atomically === undefined) {
    return eachOf(ids, async (id) => {
      const incident = await incidents.named?.(id, call);
      if (incident?.status === "resolved") return { id: incident.id, incident, wasResolved: true };
      await resolve(incident?.id ?? id);
      if (incident === undefined) return { id, wasResolved: false };
      const after: Incident = { ...incident, status: "resolved" };
      return { id: incident.id, incident: after, wasResolved: false };
    });
  }
  return atomically(
    provider,
    async () => {
      const endings: Ending[] = [];
      for (const incident of await incidentsNamed(provider, ids, call)) {
        const { id, status } = incident;
        const wasResolved = status === "resolved";
        if (!wasResolved) await resolve(id);
        const after = wasResolved ? incident : await incidents.get(id, call);
        endings.push({ id, incident: after, wasResolved });
      }
      return { endings };
    },
    call,
  );
}

/** Deletes incidents, with all that belongs to them. @throws OncallError (exit 2) */
export function deleteIncidents(
  provider: Provider,
  ids: readonly string[],
  call: Call,
): Promise<Endings> {
  const remove = deletion(provider);
  if (provider.atomically === undefined) {
    return eachOf(ids, async (id) => {
      await remove(id, call);
      return { id, wasResolved: false };
    });
  }
  return atomically(
    provider,
    async () => {
      const endings: Ending[] = [];
      for (const incident of await incidentsNamed(provider, ids, call)) {
        await remove(incident.id, call);
        endings.push({ id: incident.id, incident, wasResolved: false });
      }
      return { endings };
    },
    call,
  );
}

/** @throws OncallError `unsupported` (exit 2) */
export function deletion(provider: Provider): NonNullable<Incidents["delete"]> {
  const incidents = sectionOf(provider, "incidents");
  if (incidents.delete !== undefined) return incidents.delete.bind(incidents);
  throw unsupported(provider.name, "way to delete an incident", "resolve it");
}

/** One after the other, each id once; what fails is told at the end. */
async function eachOf(
  ids: readonly string[],
  end: (id: string) => Promise<Ending>,
): Promise<Endings> {
  const endings: Ending[] = [];
  const failures: { readonly id: string; readonly error: OncallError }[] = [];
  for (const id of new Set(ids)) {
    try {
      endings.push(await end(id));
    } catch (error) {
      if (!isOncallError(error)) throw error;
      failures.push({ id, error });
      if (ENDS_ALL.includes(error.exitCode)) break;
    }
  }
  return { endings, failure: together(failures) };
}

/** Who gave up, or is not signed in, need not try the rest. */
const ENDS_ALL: readonly number[] = [EXIT.interrupted, EXIT.signIn];

/** One error for all of them, with the exit code of the worst: the highest. */
function together(
  failures: readonly { readonly id: string; readonly error: OncallError }[],
): OncallError | undefined {
  const [first, second] = failures;
  if (second === undefined) return first?.error;
  const worst = failures.reduce((one, other) =>
    other.error.exitCode > one.error.exitCode ? other : one,
  );
  const { code, exitCode, hint } = worst.error;
  const message = failures.map(({ id, error }) => `${id}: ${error.message}`).join("\n");
  return new OncallError(message, { code, exitCode, hint });
}
