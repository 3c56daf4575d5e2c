import { OnCallApi } from "@datadog/datadog-api-client/dist/packages/datadog-api-client-v2/apis/OnCallApi.js";
import { type ClientOptions, type Sender, senderOf } from "./client.js";

/** The only place that loads this API. */
export function onCallApi(options: ClientOptions): Sender {
  return senderOf("on-call", OnCallApi, options);
}
