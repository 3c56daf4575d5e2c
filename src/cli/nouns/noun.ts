import type { Command } from "commander";
import type { Context } from "../context.js";
import { TIME_EXAMPLES } from "../time-examples.js";

/**
 * What a command's file exports; its code is loaded when the command runs. It gets the arguments,
 * the options and the command, and may return an exit code.
 */
export interface CommandModule {
  // biome-ignore lint/suspicious/noConfusingVoidType: most commands end without a word
  run(context: Context, ...args: never[]): Promise<number | void>;
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

/** The options that put names into a list, and take them out. */
export function addListEdits(command: Command, what: string): Command {
  return command
    .option("--add <names>", `put in a ${what}, at the end or where --after or --before says`)
    .option("--after <name>", "where to add: after this one")
    .option("--before <name>", "where to add: before this one")
    .option("--remove <names>", `take out a ${what}`);
}

/** A list given in two flags is one list. */
export function join(value: string, earlier?: string): string {
  return earlier === undefined ? value : `${earlier},${value}`;
}

/** The examples below a command's help. */
export function examples(...lines: string[]): string {
  return `\nExamples:\n${lines.map((line) => `  $ ${line}\n`).join("")}`;
}
