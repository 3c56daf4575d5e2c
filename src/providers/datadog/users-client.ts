import { UsersApi } from "@datadog/datadog-api-client/dist/packages/datadog-api-client-v2/apis/UsersApi.js";
import { type ClientOptions, type Sender, senderOf } from "./client.js";

/** The only place that loads this API. */
export function usersApi(options: ClientOptions): Sender {
  return senderOf("users", UsersApi, options);
}
