import { TeamsApi } from "@datadog/datadog-api-client/dist/packages/datadog-api-client-v2/apis/TeamsApi.js";
import { type ClientOptions, type Sender, senderOf } from "./client.js";

/** The only place that loads this API. */
export function teamsApi(options: ClientOptions): Sender {
  return senderOf("teams", TeamsApi, options);
}
