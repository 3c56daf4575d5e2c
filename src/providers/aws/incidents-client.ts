import * as sdk from "@aws-sdk/client-ssm-incidents";
import { type ClientOptions, configOf, type Sender } from "./client.js";
import { senderOf } from "./commands.js";

/** The only place that loads this client. */
export function incidentsClient(options: ClientOptions): Sender {
  const client = new sdk.SSMIncidentsClient(configOf(options));
  return senderOf("ssm-incidents", client, sdk, options.around);
}
