import type { Context } from "../context.js";
import type { Terminal } from "../world.js";

/** Where questions can be asked; undefined where nobody is there, or none are wanted. */
export function terminalOf({ world, options }: Context): Terminal | undefined {
  return options.input === false ? undefined : world.terminal;
}
