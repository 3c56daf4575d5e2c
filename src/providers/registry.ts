import { badRequest } from "../errors.js";
import type { Opening } from "./opening.js";
import type { Provider, ProviderName } from "./provider.js";

/** Loads a provider and what it needs. */
const PROVIDERS: Partial<Record<ProviderName, (opening: Opening) => Promise<Provider>>> = {
  async local({ file, now }) {
    const { openLocal } = await import("./local/open.js");
    const { path, place } = file();
    return openLocal(path, place, now);
  },
  async aws(opening) {
    const { openAws } = await import("./aws/open.js");
    return openAws(opening);
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
