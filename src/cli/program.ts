import { Argument, Command } from "commander";
import type { GlobalOptions } from "./context.js";
import { type Act, examples } from "./nouns/noun.js";
import { rotation } from "./nouns/rotation.js";
import { schedule } from "./nouns/schedule.js";
import type { World } from "./world.js";

const NOUNS = [rotation, schedule];

interface ProgramOptions {
  readonly version: string;
  /** The words of the command line: only the nouns among them get their verbs. Absent: all do. */
  readonly argv?: readonly string[];
  /** Gets the help that is shown for a noun without a verb. */
  readonly writeUsage?: (text: string) => void;
}

/** The command tree. */
export function buildProgram(
  world: World,
  { version, argv = [], writeUsage = () => {} }: ProgramOptions,
): Command {
  const program = new Command("oncall")
    .description("On-call rotations and schedules from the command line.")
    .version(version, "-V, --version", "print the version")
    .helpOption("-h, --help", "show help")
    .configureHelp({ showGlobalOptions: true, helpWidth: Math.min(world.stdout.columns, 100) })
    .configureOutput({
      writeOut: (text) => world.stdout.write(text),
      // Usage, and errors that are told again in our own words where they arrive.
      writeErr: writeUsage,
      getOutHelpWidth: () => world.stdout.columns,
    })
    .exitOverride()
    .option("-f, --file <path>", "the oncall.yaml to use (default: the nearest one upward)")
    .option("-o, --output <format>", "table (terminal), tsv (pipe), json, yaml, csv, aws")
    .option("--json", "the same as --output json")
    .option("--tz <zone>", "the zone to show and read times in")
    .option("--at <time>", "stands for now")
    .option("-q, --quiet", "lists and who: print names only")
    .option("--no-color", "never colour");

  const act: Act =
    (load) =>
    async (...args) => {
      const command = args.at(-1) as Command;
      const { run } = await load();
      await run({ world, options: command.optsWithGlobals<GlobalOptions>() }, ...(args as never[]));
    };

  const named = NOUNS.filter(({ name }) => argv.includes(name));
  for (const noun of NOUNS) {
    const command = program.command(noun.name).description(noun.description);
    if (named.length === 0 || named.includes(noun)) noun.addVerbs(command, act);
  }
  program
    .command("schema")
    .description("print the JSON Schema of oncall.yaml")
    .addHelpText("after", examples("oncall schema > oncall.schema.json"))
    .action(act(() => import("./commands/schema.js")));
  program
    .command("completion")
    .description("print a completion script for a shell")
    .addArgument(new Argument("<shell>", "the shell").choices(["bash", "zsh", "fish"]))
    .addHelpText(
      "after",
      examples("source <(oncall completion bash)", "oncall completion zsh > ~/.zfunc/_oncall"),
    )
    .action(act(() => import("./commands/completion.js")));
  return program;
}
