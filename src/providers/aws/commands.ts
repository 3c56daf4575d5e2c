/** Makes a command of a client. */
type Command = new (input: object) => object;

/** The commands that a client's package exports, by the names of their operations, in order. */
export function commandsOf(sdk: object): ReadonlyMap<string, Command> {
  const commands = Object.entries(sdk).flatMap(([name, value]) =>
    name.endsWith("Command") && name !== "$Command"
      ? [[name.slice(0, -"Command".length), value as Command] as const]
      : [],
  );
  return new Map(commands.sort(([a], [b]) => (a < b ? -1 : 1)));
}
