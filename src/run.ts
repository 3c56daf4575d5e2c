import { CommanderError } from "commander";
import { buildProgram } from "./cli/program.js";
import { showError } from "./cli/views/error.js";
import type { World } from "./cli/world.js";
import { badRequest, EXIT, isOncallError, type OncallError } from "./errors.js";
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
  const program = buildProgram(world, { version: VERSION, argv, writeUsage });
  try {
    await program.parseAsync(argv.length === 0 ? ["--help"] : argv, { from: "user" });
    return EXIT.ok;
  } catch (thrown) {
    if (thrown instanceof CommanderError && thrown.exitCode === 0) return EXIT.ok;
    if (isMissingVerb(thrown)) {
      world.stderr.write(usage);
      return EXIT.badRequest;
    }
    const error = thrown instanceof CommanderError ? fromCommander(thrown) : thrown;
    world.stderr.write(
      showError(error, { json: wantsJson(argv), debug: Boolean(world.env.ONCALL_DEBUG) }),
    );
    return isOncallError(error) ? error.exitCode : EXIT.failed;
  }
}

/** `oncall rotation`: its verbs are shown. */
function isMissingVerb(thrown: unknown): boolean {
  return thrown instanceof CommanderError && thrown.code === "commander.help";
}

/** What the parser refuses: "error: unknown option '--form'\n(Did you mean --from?)". */
function fromCommander(error: CommanderError): OncallError {
  const [first = "", ...rest] = error.message.replace(/^error: /, "").split("\n");
  const hint = rest.join(" ").replace(/^\((.*)\)$/, "$1");
  return badRequest(first, hint === "" ? "see oncall --help" : hint.replace(/^Did/, "did"));
}

/** Known before the options are: they can be what is wrong. */
function wantsJson(argv: readonly string[]): boolean {
  return argv.some(
    (word, i) =>
      ["--json", "-ojson", "--output=json"].includes(word) ||
      (["-o", "--output"].includes(word) && argv[i + 1] === "json"),
  );
}
