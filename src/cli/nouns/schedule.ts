import { addWindowOptions, examples, type Noun } from "./noun.js";

export const schedule: Noun = {
  name: "schedule",
  description: "rotations combined",
  addVerbs(noun, act) {
    const preview = noun
      .command("preview")
      .description("render who is on call, offline")
      .argument("[schedule]", "a schedule of the file")
      .option("--request <file>", "a Datadog schedule create or update body; - is stdin");
    addWindowOptions(preview)
      .addHelpText(
        "after",
        examples(
          "oncall schedule preview payments --from today --to +8w",
          "oncall schedule preview --request schedule.json --from 2026-01-05 --to +2w",
        ),
      )
      .action(act(() => import("../commands/schedule/preview.js")));
    noun
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
      .action(act(() => import("../commands/schedule/who.js")));
    noun
      .command("list")
      .description("list the schedules of the file")
      .addHelpText("after", examples("oncall schedule list", "oncall schedule list --json"))
      .action(act(() => import("../commands/schedule/list.js")));
    noun
      .command("show")
      .description("show a schedule as the file has it")
      .argument("<schedule>", "its name")
      .addHelpText(
        "after",
        examples("oncall schedule show payments", "oncall schedule show payments --json"),
      )
      .action(act(() => import("../commands/schedule/show.js")));
  },
};
