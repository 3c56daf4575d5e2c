import type { Command } from "commander";
import { bashScript } from "./bash.js";
import { fishScript } from "./fish.js";
import { completionTree } from "./tree.js";
import { zshScript } from "./zsh.js";

export type Shell = "bash" | "zsh" | "fish";

const SCRIPTS = { bash: bashScript, zsh: zshScript, fish: fishScript };

/** A completion script, made from the command tree. */
export function completionScript(shell: Shell, program: Command): string {
  return SCRIPTS[shell](completionTree(program));
}
