import { Argument, Command, Help } from "commander";
import { EXIT } from "../errors.js";
import type { GlobalOptions } from "./context.js";
import { config } from "./nouns/config.js";
import { contact } from "./nouns/contact.js";
import { incident } from "./nouns/incident.js";
import { type Act, examples } from "./nouns/noun.js";
import { override } from "./nouns/override.js";
import { policy } from "./nouns/policy.js";
import { rotation } from "./nouns/rotation.js";
import { schedule } from "./nouns/schedule.js";
import { team } from "./nouns/team.js";
import type { World } from "./world.js";

const NOUNS = [rotation, override, schedule, policy, team, incident, contact, config];

interface ProgramOptions {
  readonly version: string;
  /** The words of the command line: only the nouns among them get their verbs. Absent: all do. */
  readonly argv?: readonly string[];
  /** Gets the help that is shown for a noun without a verb. */
  readonly writeUsage?: (text: string) => void;
  /** Gets the exit code of a command that ran to its end. */
  readonly exitWith?: (code: number) => void;
}

/** The command tree. */
export function buildProgram(
  world: World,
  { version, argv = [], writeUsage = () => {}, exitWith = () => {} }: ProgramOptions,
): Command {
  const program: Command = new Command("oncall")
    .description("On-call rotations and schedules from the command line.")
    .version(version, "-V, --version", "print the version")
    .helpOption("-h, --help", "show help")
    .configureHelp({
      showGlobalOptions: true,
      helpWidth: Math.min(world.stdout.columns, 100),
      // Their arguments would take the room of what they are about.
      subcommandTerm: (command) => (command.parent === program ? command.name() : termOf(command)),
    })
    .configureOutput({
      writeOut: (text) => world.stdout.write(text),
      // Usage, and errors that are told again in our own words where they arrive.
      writeErr: writeUsage,
      getOutHelpWidth: () => world.stdout.columns,
    })
    .exitOverride()
    .option("-f, --file <path>", "the oncall.yaml to use (default: the nearest one upward)")
    .option(
      "-o, --output <format>",
      "table (terminal), tsv (pipe), json, yaml, csv; aws (previews)",
    )
    .option("--json", "the same as --output json")
    .option("--tz <zone>", "the zone to show and read times in")
    .option("--at <time>", "stands for now")
    .option("-q, --quiet", "print names and ids only")
    .option("--provider <name>", "where things are: local, aws, datadog")
    .option("--profile <name>", "the profile of AWS's own files")
    .option("-v, --verbose", "tell of every request, on stderr")
    .option("-y, --yes", "answer yes to confirmations")
    .option("--no-input", "ask nothing")
    .option("--dry-run", "show what would change, and change nothing")
    .option("--no-color", "never colour");

  const act: Act =
    (load) =>
    async (...args) => {
      const command = args.at(-1) as Command;
      const { run } = await load();
      const options = command.optsWithGlobals<GlobalOptions>();
      exitWith((await run({ world, options }, ...(args as never[]))) ?? EXIT.ok);
    };

  const named = NOUNS.filter(({ name }) => argv.includes(name));
  for (const noun of NOUNS) {
    const command = program.command(noun.name).description(noun.description);
    if (named.length === 0 || named.includes(noun)) noun.addVerbs(command, act);
  }
  program
    .command("tag")
    .description("show the tags of something, and change them")
    .argument("<thing>", "rotation:primary, schedule:payments, policy:payments, person:alice, ...")
    .argument("[tags...]", "what to put on: team=payments")
    .option("--remove <keys>", "take these off")
    .addHelpText(
      "after",
      examples(
        "oncall tag rotation:primary --provider aws",
        "oncall tag schedule:payments team=payments --remove owner --provider aws",
      ),
    )
    .action(act(() => import("./commands/tag.js")));
  program
    .command("api")
    .description("send any operation of the provider's own API, or list them")
    .argument("[service]", "ssm-contacts, ssm-incidents; on-call, incidents, users, teams")
    .argument("[operation]", "as the vendor writes it: ListContactChannels")
    .option("--input <json>", "what to send: JSON, or the name of a file; - is stdin")
    .addHelpText(
      "after",
      examples(
        "oncall api ssm-contacts --provider aws",
        "oncall api ssm-incidents ListReplicationSets --provider aws",
        'oncall api ssm-contacts ListContacts --input \'{"Type": "PERSONAL"}\' --provider aws',
        "oncall api on-call ListOnCallSchedules --provider datadog",
      ),
    )
    .action(act(() => import("./commands/api.js")));
  program
    .command("doctor")
    .description("look at what oncall works with, and say what to do")
    .addHelpText("after", examples("oncall doctor", "oncall doctor --json"))
    .action(act(() => import("./commands/doctor.js")));
  program
    .command("schema")
    .description("print the JSON Schema of oncall.yaml")
    .addHelpText("after", examples("oncall schema > oncall.schema.json", "oncall schema | head -3"))
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

/** `show [options] <rotation>` */
function termOf(command: Command): string {
  return new Help().subcommandTerm(command);
}
