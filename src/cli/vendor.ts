import type { ProviderName } from "../providers/provider.js";

/** How people write the name of a provider. */
export const VENDORS: Readonly<Record<ProviderName, string>> = {
  local: "the file",
  aws: "AWS",
  datadog: "Datadog",
};
