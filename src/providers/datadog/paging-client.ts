import { OnCallPagingApi } from "@datadog/datadog-api-client/dist/packages/datadog-api-client-v2/apis/OnCallPagingApi.js";
import { type ClientOptions, type Sender, senderOf } from "./client.js";

/** The only place that loads this API. */
export function pagingApi(options: ClientOptions): Sender {
  return senderOf("paging", OnCallPagingApi, options);
}
