import type { Opening } from "./opening.js";
import type { Provider, ProviderName } from "./provider.js";

/** Loads a provider and what it needs. */
const PROVIDERS: Readonly<Record<ProviderName, (opening: Opening) => Promise<Provider>>> = {
  async local({ file, now }) {
    const { openLocal } = await import("./local/open.js");
    const { path, place } = file();
    return openLocal(path, place, now);
  },
  async aws(opening) {
    const { openAws } = await import("./aws/open.js");
    return openAws(opening);
  },
  async datadog(opening) {
    const { openDatadog } = await import("./datadog/open.js");
    return openDatadog(opening);
  },
};

export function openProvider(name: ProviderName, opening: Opening): Promise<Provider> {
  return PROVIDERS[name](opening);
}
