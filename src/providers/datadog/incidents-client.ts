import { IncidentsApi } from "@datadog/datadog-api-client/dist/packages/datadog-api-client-v2/apis/IncidentsApi.js";
import { type ClientOptions, type Sender, senderOf } from "./client.js";

/** The only place that loads this API. */
export function incidentsApi(options: ClientOptions): Sender {
  return senderOf("incidents", IncidentsApi, options);
}
