import { badRequest } from "../errors.js";
import type { Instant } from "../model/time.js";
import type { Provider, ProviderName } from "./provider.js";

/** What a provider is opened with. */
export interface Opening {
  /** The oncall.yaml, absolute; it need not be there. */
  readonly path: string;
  /** The same for people. */
  readonly place: string;
  now(): Instant;
}

/** Loads a provider and what it needs. */
const PROVIDERS: Partial<Record<ProviderName, (opening: Opening) => Promise<Provider>>> = {
  async local({ path, place, now }) {
    const { openLocal } = await import("./local/open.js");
    return openLocal(path, place, now);
  },
};

/** @throws OncallError (exit 2) when this version has no such provider */
export async function openProvider(name: ProviderName, opening: Opening): Promise<Provider> {
  const open = PROVIDERS[name];
  if (open !== undefined) return open(opening);
  throw badRequest(
    `this version of oncall has no provider ${name}; it has ${Object.keys(PROVIDERS).join(", ")}`,
    "give --provider local to work on the file alone",
  );
}
