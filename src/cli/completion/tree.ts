import type { Command, Option } from "commander";

/** A command as completion sees it. */
export interface Node {
  /** The words that lead to it, after `oncall`. */
  readonly words: readonly string[];
  readonly description: string;
  readonly children: readonly Node[];
  readonly options: readonly OptionNode[];
  /** What its first argument can be: words, or the names that a command prints. */
  readonly values: Values | undefined;
}

export interface OptionNode {
  /** `-o`, `--output` */
  readonly flags: readonly string[];
  readonly description: string;
  readonly takesValue: boolean;
  readonly values: Values | undefined;
}

export type Values =
  | { readonly kind: "words"; readonly words: readonly string[] }
  | { readonly kind: "names"; readonly noun: string }
  | { readonly kind: "files" };

const FORMATS = ["table", "json", "yaml", "csv", "tsv", "aws"];

/** The command tree with what completes each part of it. */
export function completionTree(command: Command, words: readonly string[] = []): Node {
  return {
    words,
    description: command.description(),
    children: command.commands.map((child) => completionTree(child, [...words, child.name()])),
    options: shownOptions(command).map(
      ({ short, long, description, required, optional, argChoices }) => ({
        flags: [short, long].filter((flag) => flag !== undefined),
        description,
        takesValue: required || optional,
        values: optionValues(long ?? "", argChoices),
      }),
    ),
    values: argumentValues(command),
  };
}

/** The help option is listed once, at the root: it stands for every command. */
function shownOptions(command: Command): readonly Option[] {
  return command.parent === null
    ? command.createHelp().visibleOptions(command)
    : command.options.filter(({ hidden }) => !hidden);
}

function argumentValues(command: Command): Values | undefined {
  const [argument] = command.registeredArguments;
  if (argument === undefined) return undefined;
  if (argument.argChoices !== undefined) return { kind: "words", words: argument.argChoices };
  return isNoun(command, argument.name()) ? { kind: "names", noun: argument.name() } : undefined;
}

/** Whether there is a list of things of this name to complete from. */
function isNoun(command: Command, name: string): boolean {
  let root = command;
  while (root.parent !== null) root = root.parent;
  return root.commands.some((noun) => noun.name() === name);
}

function optionValues(flag: string, choices: readonly string[] | undefined): Values | undefined {
  if (choices !== undefined) return { kind: "words", words: choices };
  if (flag === "--output") return { kind: "words", words: FORMATS };
  return ["--file", "--request", "--definition"].includes(flag) ? { kind: "files" } : undefined;
}

/** Every node of a tree, the root first. */
export function allNodes(node: Node): Node[] {
  return [node, ...node.children.flatMap(allNodes)];
}

/** Every flag of these commands that takes a value. */
export function valueFlags(nodes: readonly Node[]): string[] {
  const flags = nodes.flatMap(({ options }) => options.filter(({ takesValue }) => takesValue));
  return [...new Set(flags.flatMap((option) => option.flags))];
}
