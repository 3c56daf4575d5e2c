import { TIME_EXAMPLES } from "../time-examples.js";
import { examples, join, type Noun } from "./noun.js";

export const override: Noun = {
  name: "override",
  description: "who stands in for whom, and when",
  addVerbs(noun, act) {
    noun
      .command("create")
      .description("put somebody else on call for a while")
      .argument("<schedule>", "the schedule, or a rotation: rotation:primary")
      .requiredOption("--from <time>", `when it begins: ${TIME_EXAMPLES}`)
      .requiredOption("--to <time>", "when it ends; +12h counts from --from")
      .requiredOption(
        "--member <names>",
        "who stands in: carol, me, alice,bob; no-one: nobody",
        join,
      )
      .option("--for <name>", "only wherever this person is on call")
      .option("--as-layer", "by a layer on top: for Datadog accounts without overrides")
      .addHelpText(
        "after",
        examples(
          'oncall override create payments --from "fri 18:00" --to +12h --member carol',
          "oncall override create payments --from today --to +4w --for alice --member bob",
        ),
      )
      .action(act(() => import("../commands/override/create.js")));
    noun
      .command("swap")
      .description("two people take each other's place")
      .argument("<one>", "a person")
      .argument("<other>", "another")
      .requiredOption("--from <time>", `when it begins: ${TIME_EXAMPLES}`)
      .requiredOption("--to <time>", "when it ends; +2w counts from --from")
      .option("--on <schedule>", "where; needed when they meet in several schedules")
      .addHelpText(
        "after",
        examples(
          "oncall override swap alice bob --from mon --to +2w --on payments",
          "oncall override swap me carol --from tomorrow --to +1w --on payments",
        ),
      )
      .action(act(() => import("../commands/override/swap.js")));
    noun
      .command("list")
      .description("list overrides that are not past")
      .argument("[schedule]", "of this schedule, or rotation: rotation:primary")
      .option("--all", "past ones too")
      .addHelpText("after", examples("oncall override list", "oncall override list payments --all"))
      .action(act(() => import("../commands/override/list.js")));
    noun
      .command("show")
      .description("show an override")
      .argument("<override>", "its id")
      .addHelpText(
        "after",
        examples("oncall override show ov-9iszqn4g", "oncall override show ov-9iszqn4g --json"),
      )
      .action(act(() => import("../commands/override/show.js")));
    noun
      .command("delete")
      .description("give the shifts back")
      .argument("<override...>", "their ids")
      .addHelpText(
        "after",
        examples(
          "oncall override delete ov-9iszqn4g --yes",
          "oncall override delete ov-9iszqn4g --dry-run",
        ),
      )
      .action(act(() => import("../commands/override/delete.js")));
  },
};
