import type { Command } from "commander";
import { examples, type Noun } from "./noun.js";

export const policy: Noun = {
  name: "policy",
  description: "who is told of an incident, step by step",
  addVerbs(noun, act) {
    noun
      .command("list")
      .description("list the policies")
      .addHelpText("after", examples("oncall policy list", "oncall policy list --json"))
      .action(act(() => import("../commands/policy/list.js")));
    noun
      .command("show")
      .description("show a policy in the words of oncall.yaml")
      .argument("<policy>", "its name")
      .addHelpText(
        "after",
        examples("oncall policy show payments", "oncall policy show payments --json"),
      )
      .action(act(() => import("../commands/policy/show.js")));
    addPolicyOptions(
      noun
        .command("create")
        .description("say who is told of an incident, step by step")
        .argument("<name>", "letters, digits, '.', '_' and '-'"),
    )
      .option("--resolve-when-done", "resolve the page when nobody has acknowledged at the end")
      .option("--team <name>", "the team that it belongs to, at Datadog")
      .addHelpText(
        "after",
        examples(
          'oncall policy create billing --step "schedule:payments 5m" --step "alice,bob 15m"',
          'oncall policy create office --step "alice,schedule:everyone@next 10m round-robin" --repeats 2',
        ),
      )
      .action(act(() => import("../commands/policy/create.js")));
    addPolicyOptions(
      noun
        .command("update")
        .description("change a policy; --step replaces all of its steps")
        .argument("<policy>", "its name"),
    )
      .option("--resolve-when-done", "resolve the page when nobody has acknowledged at the end")
      .option("--no-resolve-when-done", "leave the page open then")
      .addHelpText(
        "after",
        examples(
          "oncall policy update payments --repeats 3 --resolve-when-done",
          'oncall policy update payments --step "schedule:payments 5m" --step "carol 15m"',
        ),
      )
      .action(act(() => import("../commands/policy/update.js")));
    noun
      .command("delete")
      .description("delete a policy")
      .argument("<policy>", "its name")
      .addHelpText(
        "after",
        examples("oncall policy delete payments --yes", "oncall policy delete payments --dry-run"),
      )
      .action(act(() => import("../commands/policy/delete.js")));
    noun
      .command("simulate")
      .description("say who would be paged when, from --at on, if nobody acknowledges")
      .argument("<policy>", "its name")
      .option("--page <n>", "which page in a row this is: round-robin steps take turns", "1")
      .addHelpText(
        "after",
        examples(
          "oncall policy simulate payments --at 2026-12-25T03:00",
          'oncall policy simulate payments --at "mon 08:58" --page 2',
        ),
      )
      .action(act(() => import("../commands/policy/simulate.js")));
  },
};

function addPolicyOptions(command: Command): Command {
  return command
    .option(
      "--step <step>",
      'whom to notify, how long to wait, and round-robin if they take turns: "alice,schedule:payments@next 15m round-robin"; repeatable',
      (step: string, earlier: readonly string[] = []) => [...earlier, step],
    )
    .option("--repeats <count>", "how often to go through the steps again")
    .option("--definition <file>", "all of it in the words of oncall.yaml; - is stdin");
}
