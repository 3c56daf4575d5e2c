import { Option } from "commander";
import { addWindowOptions, examples, type Noun } from "./noun.js";

export const rotation: Noun = {
  name: "rotation",
  description: "members taking turns",
  addVerbs(noun, act) {
    const preview = noun
      .command("preview")
      .description("render who is on call, offline")
      .argument("[rotation]", "a rotation of the file")
      .addOption(
        new Option("--request <file>", "a ListPreviewRotationShifts request of AWS; - is stdin"),
      )
      .option("--members <names>", "people in the order of their turns: alice,bob,carol", join)
      .option("--daily <times>", "hand-offs: 09:00,21:00", join)
      .option("--weekly <times>", "hand-offs: mon@09:00,fri@17:00", join)
      .option("--monthly <times>", "hand-offs: 1@09:00,15@09:00", join)
      .option("--elapsed <length>", "turns of a fixed length: 7d (wall clock), 168h (elapsed)")
      .option("--every <count>", "shift length in days, weeks or months")
      .option("--start <time>", "when the first turn begins, in --tz")
      .option("--on-calls <count>", "how many are on call at once")
      .option("--coverage <window>", "mon-fri@09:00-17:00; repeatable", collect)
      .option(
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
    noun
      .command("list")
      .description("list the rotations of the file")
      .addHelpText("after", examples("oncall rotation list", "oncall rotation list -q"))
      .action(act(() => import("../commands/rotation/list.js")));
    noun
      .command("show")
      .description("show a rotation as the file has it")
      .argument("<rotation>", "its name")
      .addHelpText(
        "after",
        examples("oncall rotation show primary", "oncall rotation show primary --json"),
      )
      .action(act(() => import("../commands/rotation/show.js")));
  },
};

/** A list given in two flags is one list. */
function join(value: string, earlier?: string): string {
  return earlier === undefined ? value : `${earlier},${value}`;
}

function collect(value: string, earlier: readonly string[] = []): string[] {
  return [...earlier, value];
}
