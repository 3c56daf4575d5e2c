import type { Opening } from "../opening.js";
import type { Provider } from "../provider.js";
import { datadogProvider } from "./datadog.js";
import { openSession } from "./session.js";

/** Datadog On-Call, of one organization at one site. */
export function openDatadog(opening: Opening): Provider {
  return datadogProvider(openSession(opening));
}
