import * as sdk from "@aws-sdk/client-ssm-incidents";
import { type ClientOptions, EVERY_ATTEMPT, REQUEST_HANDLER, type Sender } from "./client.js";
import { commandsOf } from "./commands.js";

/** The only place that loads this client. */
export function incidentsClient({ around, endpoint, ...options }: ClientOptions): Sender {
  const client = new sdk.SSMIncidentsClient({
    ...options,
    ...(endpoint !== undefined && { endpoint }),
    requestHandler: REQUEST_HANDLER,
  });
  client.middlewareStack.add(around as never, EVERY_ATTEMPT);
  const commands = commandsOf(sdk);
  return {
    operations: [...commands.keys()],
    send(operation, input, abortSignal) {
      const Command = commands.get(operation);
      if (Command === undefined) throw new Error(`ssm-incidents has no operation ${operation}`);
      return client.send(new Command(input) as never, { abortSignal } as never);
    },
  };
}
