import inquirer from "inquirer";
import { interrupted } from "../../providers/errors.js";
import type { Terminal } from "../world.js";

/** What can be chosen: how it is shown, and what it stands for. */
export interface Choice<T> {
  readonly name: string;
  readonly value: T;
  /** How it is shown once it is chosen; absent: as before. */
  readonly short?: string;
  /** More about it, shown below the list while it is pointed at. */
  readonly description?: string;
  /** Why it cannot be chosen. */
  readonly disabled?: string;
}

/** Says what is wrong with an answer; true when nothing is. */
type Validate<T> = (answer: T) => true | string;

/** Asks for a yes or a no; no when nothing is typed. */
export function askYesOrNo(terminal: Terminal, message: string): Promise<boolean> {
  return ask(terminal, { type: "confirm", message, default: false });
}

/** Asks for a text; blanks around it do not count. */
export async function askText(
  terminal: Terminal,
  message: string,
  { validate, default: suggested }: { validate: Validate<string>; default?: string | undefined },
): Promise<string> {
  const answer = await ask<string>(terminal, {
    type: "input",
    message,
    default: suggested,
    validate: (text: string) => validate(text.trim()),
  });
  return answer.trim();
}

export function askOne<T>(
  terminal: Terminal,
  message: string,
  choices: readonly Choice<T>[],
): Promise<T> {
  return ask(terminal, { type: "select", message, choices });
}

/** Asks for one of many, found by typing. */
export function askSearch<T>(
  terminal: Terminal,
  message: string,
  find: (typed: string | undefined) => readonly Choice<T>[],
): Promise<T> {
  return ask(terminal, { type: "search", message, source: find });
}

/** @throws OncallError (exit 130) when the answer is Ctrl-C or Ctrl-D */
async function ask<T>({ input, output }: Terminal, question: object): Promise<T> {
  const left = new AbortController();
  const leave = () => left.abort();
  // Ctrl-D ends the reading of keys, and nothing else: without this the answer never comes.
  input.once("pause", leave);
  const prompt = inquirer.createPromptModule({ input, output, signal: left.signal } as never);
  try {
    const answers = await prompt([{ name: "answer", ...question }] as never);
    return (answers as { answer: T }).answer;
  } catch (error) {
    const isLeft = ["ExitPromptError", "AbortPromptError"].includes((error as Error).name);
    throw isLeft ? interrupted() : error;
  } finally {
    input.removeListener("pause", leave);
  }
}
