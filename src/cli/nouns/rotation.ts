import { type Command, Option } from "commander";
import { TIME_EXAMPLES } from "../time-examples.js";
import { addListEdits, addWindowOptions, examples, join, type Noun } from "./noun.js";

const VERIFY = "only if the provider's own preview has the same shifts";

export const rotation: Noun = {
  name: "rotation",
  description: "members taking turns",
  addVerbs(noun, act) {
    const preview = addRotationOptions(
      noun
        .command("preview")
        .description("render who is on call, offline")
        .argument("[rotation]", "a rotation that is there")
        .addOption(
          new Option("--request <file>", "a ListPreviewRotationShifts request of AWS; - is stdin"),
        ),
    ).option(
      "--override <span>",
      "what if: 2026-01-10T09:00/2026-01-11T09:00=carol; repeatable",
      collect,
    );
    addWindowOptions(preview)
      .addHelpText(
        "after",
        examples(
          "oncall rotation preview primary --from now --to +8w",
          "oncall rotation preview --members alice,bob,carol --weekly mon@09:00 \\\n      --start 2026-01-05T09:00 --tz America/New_York --to +8w",
          "oncall rotation preview primary --override 2026-12-24/2026-12-27=bob",
          "oncall rotation preview --request request.json -o aws",
        ),
      )
      .action(act(() => import("../commands/rotation/preview.js")));
    const verify = addRotationOptions(
      noun
        .command("verify")
        .description("compare our shifts with the provider's own: exit code 3 if they differ")
        .argument("[rotation]", "one that is there; else flags or --request propose one")
        .addOption(
          new Option("--request <file>", "a ListPreviewRotationShifts request of AWS; - is stdin"),
        )
        .option(
          "--probes",
          "ask how the provider computes what it documents nowhere; changes nothing",
        )
        .option("--report <file>", "write all that --probes found to a file, as JSON"),
    ).option("--override <span>", "with an override, as in preview; repeatable", collect);
    verify
      .option("--from <time>", `start of the window (default: now): ${TIME_EXAMPLES}`)
      .option("--to <time>", "end of the window; +8w counts from --from (default: +8w)")
      .addHelpText(
        "after",
        examples(
          "oncall rotation verify primary --provider aws",
          "oncall rotation verify --members alice,bob --monthly 31@09:00 --time-zone UTC \\\n      --start 2026-01-31T09:00 --from 2026-02-01 --to +26w --provider aws",
          "oncall rotation verify --probes --report probes.json --provider aws",
        ),
      )
      .action(act(() => import("../commands/rotation/verify.js")));
    addRotationOptions(
      noun
        .command("create")
        .description("make a rotation, asking for what is missing")
        .argument(
          "[name]",
          "what it is called: letters, digits, '.', '_' and '-'; Datadog: SCHEDULE/LAYER",
        ),
    )
      .option("--definition <file>", "all of it in the words of oncall.yaml; - is stdin")
      .option("--verify", VERIFY)
      .option("--team <name>", "the team that its schedule is made for, at Datadog")
      .addHelpText(
        "after",
        examples(
          "oncall rotation create weekends --members alice,bob,carol --weekly fri@18:00 \\\n      --start 2026-01-09T18:00 --tz America/New_York --coverage fri@18:00-mon@09:00",
          "oncall rotation show nights | oncall rotation create mornings --definition -",
        ),
      )
      .action(act(() => import("../commands/rotation/create.js")));
    noun
      .command("list")
      .description("list the rotations")
      .addHelpText("after", examples("oncall rotation list", "oncall rotation list -q"))
      .action(act(() => import("../commands/rotation/list.js")));
    noun
      .command("show")
      .description("show a rotation in the words of oncall.yaml")
      .argument("<rotation>", "its name")
      .addHelpText(
        "after",
        examples("oncall rotation show primary", "oncall rotation show primary --json"),
      )
      .action(act(() => import("../commands/rotation/show.js")));
    addWindowOptions(
      noun
        .command("shifts")
        .description("list the shifts of a rotation where it lives")
        .argument("<rotation>", "its name"),
    )
      .addHelpText(
        "after",
        examples(
          "oncall rotation shifts primary",
          "oncall rotation shifts primary --from 2026-12-01 --to +4w --json",
        ),
      )
      .action(act(() => import("../commands/rotation/shifts.js")));
    addRotationOptions(
      addListEdits(
        noun
          .command("update")
          .description("change a rotation without moving who is on call now")
          .argument("<rotation>", "its name"),
        "member",
      ),
    )
      .option("--always", "no coverage: always on call")
      .option("--definition <file>", "all of it in the words of oncall.yaml; - is stdin")
      .addOption(
        new Option(
          "--rollout <when>",
          "when the new order begins: with the running turn, at the next hand-off, after everyone's turn",
        )
          .choices(["now", "after-shift", "after-cycle"])
          .default("after-shift"),
      )
      .option("--verify", VERIFY)
      .addHelpText(
        "after",
        examples(
          "oncall rotation update primary --add dave --after bob --yes",
          "oncall rotation update primary --remove alice --rollout after-cycle --dry-run",
          "oncall rotation update primary --every 2 --dry-run",
        ),
      )
      .action(act(() => import("../commands/rotation/update.js")));
    noun
      .command("delete")
      .description("delete a rotation, and take it out of its schedules")
      .argument("<rotation>", "its name")
      .addHelpText(
        "after",
        examples("oncall rotation delete nights --yes", "oncall rotation delete nights --dry-run"),
      )
      .action(act(() => import("../commands/rotation/delete.js")));
  },
};

/** The options that describe a rotation. */
function addRotationOptions(command: Command): Command {
  return command
    .option("--members <names>", "people in the order of their turns: alice,bob,carol", join)
    .option("--daily <times>", "hand-offs: 09:00,21:00", join)
    .option("--weekly <times>", "hand-offs: mon@09:00,fri@17:00", join)
    .option("--monthly <times>", "hand-offs: 1@09:00,15@09:00", join)
    .option("--elapsed <length>", "turns of a fixed length: 7d (wall clock), 168h (elapsed)")
    .option("--every <count>", "shift length in days, weeks or months")
    .option("--start <time>", "when the first turn begins, in its zone")
    .option("--time-zone <zone>", "the zone of its hand-offs (default: --tz)")
    .option("--on-calls <count>", "how many are on call at once")
    .option("--coverage <window>", "mon-fri@09:00-17:00; repeatable", collect)
    .option("--effective-from <time>", "nobody is on call before")
    .option("--effective-until <time>", "nobody is on call after");
}

function collect(value: string, earlier: readonly string[] = []): string[] {
  return [...earlier, value];
}
