import type { Opening } from "../opening.js";
import type { Provider } from "../provider.js";
import { awsProvider } from "./aws.js";
import { openSession } from "./session.js";

/** AWS Systems Manager Incident Manager, in one account and region. */
export async function openAws(opening: Opening): Promise<Provider> {
  return awsProvider(await openSession(opening));
}
