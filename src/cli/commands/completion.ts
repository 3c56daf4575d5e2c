import type { Command } from "commander";
import { completionScript, type Shell } from "../completion/script.js";
import type { Context } from "../context.js";

/** Prints the completion script of a shell, made from the command tree. */
export async function run(
  { world }: Context,
  shell: Shell,
  _options: object,
  command: Command,
): Promise<void> {
  world.stdout.write(completionScript(shell, command.parent as Command));
}
