import { type Around, EVERY_ATTEMPT, type Sender } from "./client.js";
import type { Service } from "./place.js";

/** What both clients have. */
interface Client {
  readonly middlewareStack: { add(around: never, where: typeof EVERY_ATTEMPT): void };
  send(command: never, options: never): Promise<object>;
}

/** Makes a command of a client. */
type Command = new (input: object) => object;

/**
 * A client by the names of its operations.
 * @param sdk what its package exports
 * @param around stands around every attempt
 */
export function senderOf(service: Service, client: Client, sdk: object, around: Around): Sender {
  client.middlewareStack.add(around as never, EVERY_ATTEMPT);
  const commands = commandsOf(sdk);
  return {
    operations: [...commands.keys()],
    send(operation, input, abortSignal) {
      const Command = commands.get(operation);
      if (Command === undefined) throw new Error(`${service} has no operation ${operation}`);
      return client.send(new Command(input) as never, { abortSignal } as never);
    },
  };
}

/** The commands that a client's package exports, by the names of their operations, in order. */
function commandsOf(sdk: object): ReadonlyMap<string, Command> {
  const commands = Object.entries(sdk).flatMap(([name, value]) =>
    name.endsWith("Command") && name !== "$Command"
      ? [[name.slice(0, -"Command".length), value as Command] as const]
      : [],
  );
  return new Map(commands.sort(([a], [b]) => (a < b ? -1 : 1)));
}
