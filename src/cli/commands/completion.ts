import { completionScript, type Shell } from "../completion/script.js";
import type { Context } from "../context.js";
import { buildProgram } from "../program.js";

/** Prints the completion script of a shell, made from the command tree. */
export async function run({ world }: Context, shell: Shell): Promise<void> {
  world.stdout.write(completionScript(shell, buildProgram(world, { version: "" })));
}
