import type { Provider } from "../provider.js";
import type { Opening } from "../registry.js";
import { awsProvider } from "./aws.js";
import { openSession } from "./session.js";

/** AWS Systems Manager Incident Manager, in one account and region. */
export async function openAws(opening: Opening): Promise<Provider> {
  return awsProvider(await openSession(opening));
}
