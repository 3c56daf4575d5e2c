import * as sdk from "@aws-sdk/client-ssm-contacts";
import { type ClientOptions, configOf, type Sender } from "./client.js";
import { senderOf } from "./commands.js";

/** The only place that loads this client. */
export function contactsClient(options: ClientOptions): Sender {
  const client = new sdk.SSMContactsClient(configOf(options));
  return senderOf("ssm-contacts", client, sdk, options.around);
}
