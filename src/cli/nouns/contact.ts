import type { Command } from "commander";
import { examples, type Noun } from "./noun.js";

export const contact: Noun = {
  name: "contact",
  description: "people who can be on call",
  addVerbs(noun, act) {
    noun
      .command("list")
      .description("list the people")
      .addHelpText("after", examples("oncall contact list", "oncall contact list -q"))
      .action(act(() => import("../commands/contact/list.js")));
    noun
      .command("show")
      .description("show a person")
      .argument("<contact>", "the name they are on call by")
      .addHelpText(
        "after",
        examples("oncall contact show alice", "oncall contact show alice --json"),
      )
      .action(act(() => import("../commands/contact/show.js")));
    addPersonOptions(
      noun
        .command("create")
        .description("add a person")
        .argument("<name>", "the name they are on call by: letters, digits, '.', '_' and '-'"),
    )
      .addHelpText(
        "after",
        examples(
          'oncall contact create erin --name "Erin Roy" --email erin@example.com',
          "oncall contact create frank --time-zone Europe/Berlin",
        ),
      )
      .action(act(() => import("../commands/contact/create.js")));
    addPersonOptions(
      noun
        .command("update")
        .description("change what is said of a person; an empty text takes it away")
        .argument("<contact>", "the name they are on call by"),
    )
      .addHelpText(
        "after",
        examples(
          "oncall contact update alice --time-zone America/New_York",
          'oncall contact update alice --email ""',
        ),
      )
      .action(act(() => import("../commands/contact/update.js")));
    noun
      .command("delete")
      .description("take a person out who is on call nowhere")
      .argument("<contact>", "the name they are on call by")
      .addHelpText(
        "after",
        examples("oncall contact delete erin --yes", "oncall contact delete erin --dry-run"),
      )
      .action(act(() => import("../commands/contact/delete.js")));
  },
};

function addPersonOptions(command: Command): Command {
  return command
    .option("--name <text>", "full name")
    .option("--email <address>", "e-mail address")
    .option("--time-zone <zone>", "the zone they live in")
    .option("--aws <arn>", "ARN of the contact at AWS")
    .option("--datadog <id>", "id of the user at Datadog");
}
