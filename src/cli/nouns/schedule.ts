import { Option } from "commander";
import { addListEdits, addWindowOptions, examples, type Noun } from "./noun.js";

export const schedule: Noun = {
  name: "schedule",
  description: "rotations combined",
  addVerbs(noun, act) {
    const preview = noun
      .command("preview")
      .description("render who is on call, offline")
      .argument("[schedule]", "a schedule that is there")
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
      .description("list the schedules")
      .option("--query <text>", "only those whose names have it in them; Datadog: its own search")
      .addHelpText(
        "after",
        examples("oncall schedule list", "oncall schedule list --query pay --json"),
      )
      .action(act(() => import("../commands/schedule/list.js")));
    noun
      .command("show")
      .description("show a schedule in the words of oncall.yaml")
      .argument("<schedule>", "its name")
      .addHelpText(
        "after",
        examples("oncall schedule show payments", "oncall schedule show payments --json"),
      )
      .action(act(() => import("../commands/schedule/show.js")));
    noun
      .command("create")
      .description("combine rotations")
      .argument("<name>", "what to call it")
      .requiredOption(
        "--rotations <names>",
        "primary,nights; where they are stacked, the last is on top",
      )
      .addOption(combineOption())
      .option("--time-zone <zone>", "the zone of its overrides (default: of the first rotation)")
      .option("--team <name>", "the team that it belongs to, at Datadog")
      .addHelpText(
        "after",
        examples(
          "oncall schedule create billing --rotations primary,nights",
          "oncall schedule create both --rotations primary,secondary --combine together",
        ),
      )
      .action(act(() => import("../commands/schedule/create.js")));
    addListEdits(
      noun
        .command("update")
        .description("change which rotations are combined, and how")
        .argument("<schedule>", "its name")
        .option("--rotations <names>", "these and no others: primary,nights"),
      "rotation",
    )
      .addOption(combineOption())
      .option("--time-zone <zone>", "the zone of its overrides")
      .addHelpText(
        "after",
        examples(
          "oncall schedule update payments --add secondary --before nights --yes",
          "oncall schedule update payments --remove nights --dry-run",
        ),
      )
      .action(act(() => import("../commands/schedule/update.js")));
    noun
      .command("delete")
      .description(
        "delete a schedule; its rotations stay, but at Datadog, where they are part of it",
      )
      .argument("<schedule>", "its name")
      .addHelpText(
        "after",
        examples(
          "oncall schedule delete everyone --yes",
          "oncall schedule delete everyone --dry-run",
        ),
      )
      .action(act(() => import("../commands/schedule/delete.js")));
    noun
      .command("verify")
      .description("compare our shifts with the provider's own: exit code 3 if they differ")
      .argument("<schedule>", "its name")
      .option("--from <time>", "start of the window (default: now)")
      .option("--to <time>", "end of the window; +8w counts from --from (default: +8w)")
      .option("--most <count>", "moments to ask Datadog about (default: 200)")
      .addHelpText(
        "after",
        examples(
          "oncall schedule verify payments --provider aws",
          "oncall schedule verify payments --to +52w --json --provider datadog",
        ),
      )
      .action(act(() => import("../commands/schedule/verify.js")));
    noun
      .command("check")
      .description("look for gaps, double and long duty, short rests; exit 3 when there are any")
      .argument("[schedule...]", "their names (default: all)")
      .option("--from <time>", "start of the window (default: now)")
      .option("--to <time>", "end of the window (default: +13w)")
      .option("--max-hours <hours>", "longest duty without a break", "192")
      .option("--min-rest <hours>", "least rest between two shifts", "11")
      .option(
        "--fail-on <kinds>",
        "which findings give exit 3: gap, double, long, rest, non-member, unreached, clock-change, any, none",
        "any",
      )
      .addHelpText(
        "after",
        examples(
          "oncall schedule check payments --from 2026-03-01 --to +8w",
          "oncall schedule check --fail-on gap,clock-change",
        ),
      )
      .action(act(() => import("../commands/schedule/check.js")));
  },
};

function combineOption(): Option {
  return new Option(
    "--combine <how>",
    "stack: one answer, the last on top; together: all are on call",
  ).choices(["stack", "together"]);
}
