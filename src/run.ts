import { type Command, CommanderError } from "commander";
import { buildProgram } from "./cli/program.js";
import { showError } from "./cli/views/error.js";
import type { World } from "./cli/world.js";
import { badRequest, EXIT, isOncallError, type OncallError } from "./errors.js";
import { nearest } from "./model/suggest.js";
import { VERSION } from "./version.js";

/**
 * Runs one command line.
 * @param argv what stands after `oncall`
 * @returns the exit code
 */
export async function run(argv: readonly string[], world: World): Promise<number> {
  let usage = "";
  const writeUsage = (text: string) => {
    usage += text;
  };
  const words = askForHelp(argv);
  let exitCode: number = EXIT.ok;
  const exitWith = (code: number) => {
    exitCode = code;
  };
  const program = buildProgram(world, { version: VERSION, argv: words, writeUsage, exitWith });
  const json = wantsJson(words);
  try {
    if (words.includes("--help") || words.includes("-h")) checkCommands(program, words);
    await program.parseAsync(words, { from: "user" });
    return exitCode;
  } catch (thrown) {
    if (thrown instanceof CommanderError && thrown.exitCode === 0) return EXIT.ok;
    const error = thrown instanceof CommanderError ? fromCommander(thrown, program, words) : thrown;
    const isMissingVerb = thrown instanceof CommanderError && thrown.code === "commander.help";
    const debug = Boolean(world.env.ONCALL_DEBUG);
    world.stderr.write(isMissingVerb && !json ? usage : showError(error, { json, debug }));
    return isOncallError(error) ? error.exitCode : EXIT.failed;
  }
}

/** `oncall` alone and `oncall help rotation preview` are ways to ask for --help. */
function askForHelp(argv: readonly string[]): readonly string[] {
  if (argv.length === 0) return ["--help"];
  return argv[0] === "help" ? [...argv.slice(1), "--help"] : argv;
}

/** Help of a command that is not there would be the help of the one above it. */
function checkCommands(program: Command, words: readonly string[]): void {
  let command = program;
  for (const word of words) {
    if (word.startsWith("-") || command.commands.length === 0) return;
    const next = command.commands.find((child) => child.name() === word);
    if (next === undefined) {
      const best = nearest(
        word,
        command.commands.map((child) => child.name()),
      );
      throw badRequest(`unknown command '${word}'`, best && `did you mean ${best}?`);
    }
    command = next;
  }
}

/** What the parser refuses: "error: unknown option '--form'\n(Did you mean --from?)". */
function fromCommander(
  error: CommanderError,
  program: Command,
  words: readonly string[],
): OncallError {
  const help = `see ${["oncall", ...commandNames(program, words), "--help"].join(" ")}`;
  if (error.code === "commander.help") return badRequest("a command is missing", help);
  const [first = "", ...rest] = error.message.replace(/^error: /, "").split("\n");
  const hint = rest.join(" ").replace(/^\((.*)\)$/, "$1");
  return badRequest(first, hint === "" ? help : hint.replace(/^Did/, "did"));
}

/** The commands that the words name: `rotation preview`. */
function commandNames(program: Command, words: readonly string[]): string[] {
  const names: string[] = [];
  let command = program;
  for (const word of words) {
    const next = command.commands.find((child) => child.name() === word);
    if (next === undefined) continue;
    names.push(word);
    command = next;
  }
  return names;
}

/** Known before the options are: they can be what is wrong. */
function wantsJson(argv: readonly string[]): boolean {
  return argv.some(
    (word, i) =>
      ["--json", "-ojson", "--output=json"].includes(word) ||
      (["-o", "--output"].includes(word) && argv[i + 1] === "json"),
  );
}
