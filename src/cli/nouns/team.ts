import { examples, type Noun } from "./noun.js";

export const team: Noun = {
  name: "team",
  description: "teams, and whom their pages call",
  addVerbs(noun, act) {
    noun
      .command("list")
      .description("list the teams")
      .option("--query <text>", "only those whose names have it in them")
      .addHelpText(
        "after",
        examples(
          "oncall team list --provider datadog",
          "oncall team list --query pay --json --provider datadog",
        ),
      )
      .action(act(() => import("../commands/team/list.js")));
    noun
      .command("show")
      .description("show a team and its routing rules")
      .argument("<team>", "its handle, name or id")
      .addHelpText(
        "after",
        examples(
          "oncall team show payments --provider datadog",
          "oncall team show payments --json --provider datadog",
        ),
      )
      .action(act(() => import("../commands/team/show.js")));
    noun
      .command("who")
      .description("say whom pages of a team call now, and whom after them")
      .argument("<team>", "its handle, name or id")
      .addHelpText(
        "after",
        examples(
          "oncall team who payments --provider datadog",
          "oncall team who payments -q --provider datadog",
        ),
      )
      .action(act(() => import("../commands/team/who.js")));
    noun
      .command("routing")
      .description("show which rules route the pages of a team, or replace them")
      .argument("<team>", "its handle, name or id")
      .option(
        "--set <file>",
        "the rules from now on, as -o yaml prints them (docs/model.md); - is stdin",
      )
      .addHelpText(
        "after",
        examples(
          "oncall team routing payments -o yaml --provider datadog > rules.yaml",
          "oncall team routing payments --set rules.yaml --dry-run --provider datadog",
        ),
      )
      .action(act(() => import("../commands/team/routing.js")));
  },
};
