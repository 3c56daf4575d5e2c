import type { Command } from "commander";
import type { Context } from "../context.js";
import { TIME_EXAMPLES } from "../time-examples.js";

/**
 * What a command's file exports; its code is loaded when the command runs. It gets the arguments,
 * the options and the command.
 */
export interface CommandModule {
  run(context: Context, ...args: never[]): Promise<void>;
}

/** Makes the action of a command from what loads its code. */
export type Act = (load: () => Promise<CommandModule>) => (...args: unknown[]) => Promise<void>;

/** What commands are about: `oncall <noun> <verb>`. */
export interface Noun {
  readonly name: string;
  readonly description: string;
  addVerbs(noun: Command, act: Act): void;
}

/** The options of a command that shows a window of time. */
export function addWindowOptions(command: Command): Command {
  return command
    .option("--from <time>", `start of the window (default: now): ${TIME_EXAMPLES}`)
    .option("--to <time>", "end of the window; +8w counts from --from (default: +4w)")
    .option("--clip", "cut shifts to the window");
}

/** The examples below a command's help. */
export function examples(...lines: string[]): string {
  return `\nExamples:\n${lines.map((line) => `  $ ${line}\n`).join("")}`;
}
