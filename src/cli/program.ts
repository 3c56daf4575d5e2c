import { Argument, Command, Option } from "commander";
import type { Context, GlobalOptions } from "./context.js";
import { TIME_EXAMPLES } from "./time-examples.js";
import type { World } from "./world.js";

/** What a command's file exports; its code is loaded when the command runs. */
interface CommandModule {
  run(context: Context, ...args: never[]): Promise<void>;
}

/** The command tree. `writeUsage` gets the help that is shown for a command without its verb. */
export function buildProgram(
  world: World,
  version: string,
  writeUsage: (text: string) => void = () => {},
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
    .addOption(
      new Option("-o, --output <format>", "table (terminal), tsv (pipe), json, yaml, csv, aws"),
    )
    .option("--json", "the same as --output json")
    .option("--tz <zone>", "the zone to show and read times in")
    .option("--at <time>", "stands for now")
    .option("-q, --quiet", "print names only")
    .option("--no-color", "never colour");

  const act =
    (load: () => Promise<CommandModule>) =>
    async (...args: unknown[]): Promise<void> => {
      const command = args.pop() as Command;
      const { run } = await load();
      await run({ world, options: command.optsWithGlobals<GlobalOptions>() }, ...(args as never[]));
    };

  addRotation(program, act);
  addSchedule(program, act);
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

type Act = (load: () => Promise<CommandModule>) => (...args: unknown[]) => Promise<void>;

function addRotation(program: Command, act: Act): void {
  const rotation = program.command("rotation").description("members taking turns");
  rotation
    .command("preview")
    .description("render who is on call, offline")
    .argument("[rotation]", "a rotation of the file")
    .addOption(
      new Option("--request <file>", "a ListPreviewRotationShifts request of AWS; - is stdin"),
    )
    .option("--members <names>", "people in the order of their turns: alice,bob,carol")
    .option("--daily <times>", "hand-offs: 09:00,21:00")
    .option("--weekly <times>", "hand-offs: mon@09:00,fri@17:00")
    .option("--monthly <times>", "hand-offs: 1@09:00,15@09:00")
    .option("--elapsed <length>", "turns of a fixed length: 7d, 12h")
    .option("--every <count>", "shift length in days, weeks or months")
    .option("--start <time>", "when the first turn begins, in --tz")
    .option("--on-calls <count>", "how many are on call at once")
    .option("--coverage <window>", "mon-fri@09:00-17:00; repeatable", collect)
    .option("--override <span>", "2026-01-10T09:00/2026-01-11T09:00=carol; repeatable", collect)
    .option("--from <time>", `start of the window: ${TIME_EXAMPLES}`)
    .option("--to <time>", "end of the window; +8w counts from --from (default: +4w)")
    .option("--clip", "cut shifts to the window")
    .addHelpText(
      "after",
      examples(
        "oncall rotation preview primary --from now --to +8w",
        "oncall rotation preview --members alice,bob,carol --weekly mon@09:00 \\\n      --start 2026-01-05T09:00 --tz America/New_York --from 2026-03-01 --to 2026-03-31",
        "oncall rotation preview --request request.json -o aws",
      ),
    )
    .action(act(() => import("./commands/rotation/preview.js")));
  rotation
    .command("list")
    .description("list the rotations of the file")
    .addHelpText("after", examples("oncall rotation list", "oncall rotation list -q"))
    .action(act(() => import("./commands/rotation/list.js")));
  rotation
    .command("show")
    .description("show a rotation as the file has it")
    .argument("<rotation>", "its name")
    .addHelpText(
      "after",
      examples("oncall rotation show primary", "oncall rotation show primary --json"),
    )
    .action(act(() => import("./commands/rotation/show.js")));
}

function addSchedule(program: Command, act: Act): void {
  const schedule = program.command("schedule").description("rotations combined");
  schedule
    .command("preview")
    .description("render who is on call, offline")
    .argument("[schedule]", "a schedule of the file")
    .option("--request <file>", "a Datadog schedule create or update body; - is stdin")
    .option("--from <time>", `start of the window: ${TIME_EXAMPLES}`)
    .option("--to <time>", "end of the window; +8w counts from --from (default: +4w)")
    .option("--clip", "cut shifts to the window")
    .addHelpText(
      "after",
      examples(
        "oncall schedule preview payments --from today --to +8w",
        "oncall schedule preview --request schedule.json --from 2026-01-05 --to +2w",
      ),
    )
    .action(act(() => import("./commands/schedule/preview.js")));
  schedule
    .command("who")
    .description("say who is on call, and who is next")
    .argument("<schedule>", "its name")
    .addHelpText(
      "after",
      examples(
        "oncall schedule who payments",
        "oncall schedule who payments --at 2026-12-25T03:00",
      ),
    )
    .action(act(() => import("./commands/schedule/who.js")));
  schedule
    .command("list")
    .description("list the schedules of the file")
    .addHelpText("after", examples("oncall schedule list", "oncall schedule list --json"))
    .action(act(() => import("./commands/schedule/list.js")));
  schedule
    .command("show")
    .description("show a schedule as the file has it")
    .argument("<schedule>", "its name")
    .addHelpText(
      "after",
      examples("oncall schedule show payments", "oncall schedule show payments --json"),
    )
    .action(act(() => import("./commands/schedule/show.js")));
}

function collect(value: string, earlier: readonly string[] = []): string[] {
  return [...earlier, value];
}

function examples(...lines: string[]): string {
  return `\nExamples:\n${lines.map((line) => `  $ ${line}\n`).join("")}`;
}
