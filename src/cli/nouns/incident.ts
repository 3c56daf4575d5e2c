import { Option } from "commander";
import { INCIDENT_STATUSES } from "../../model/incident.js";
import { examples, type Noun } from "./noun.js";

const LEVELS = "1 to 5, or critical, high, medium, low, none";
const TARGET = "policy:payments, schedule:payments, or alice";

export const incident: Noun = {
  name: "incident",
  description: "what is wrong, who is paged, and what happened",
  addVerbs(noun, act) {
    noun
      .command("create")
      .description("open an incident")
      .argument("<title>", "what is wrong, in a few words")
      .option("--impact <level>", LEVELS, "medium")
      .option("--summary <text>", "more words")
      .option("--page <target>", `page at once: ${TARGET}`)
      .addHelpText(
        "after",
        examples(
          'oncall incident create "Cards are declined" --impact high --page policy:payments',
          'oncall incident create "Disk is filling up" --quiet',
        ),
      )
      .action(act(() => import("../commands/incident/create.js")));
    noun
      .command("list")
      .description("list incidents, the newest first")
      .addOption(
        new Option("--status <status>", "which ones")
          .choices([...INCIDENT_STATUSES, "all"])
          .default("open"),
      )
      .option("--impact <level>", `this one or a graver one: ${LEVELS}`)
      .option("--since <time>", "opened then or later: -7d, yesterday, 2026-01-05")
      .addHelpText(
        "after",
        examples(
          "oncall incident list --impact high",
          "oncall incident list --status all --since -7d --json",
        ),
      )
      .action(act(() => import("../commands/incident/list.js")));
    noun
      .command("show")
      .description("show an incident, its pages and what happened last")
      .argument("<incident>", "its id")
      .addHelpText(
        "after",
        examples("oncall incident show inc-1", "oncall incident show inc-1 --json"),
      )
      .action(act(() => import("../commands/incident/show.js")));
    noun
      .command("update")
      .description("change what is said of an incident")
      .argument("<incident>", "its id")
      .option("--title <text>", "what is wrong, in a few words")
      .option("--impact <level>", LEVELS)
      .option("--summary <text>", "more words; an empty text takes them away")
      .addHelpText(
        "after",
        examples(
          "oncall incident update inc-1 --impact critical",
          'oncall incident update inc-1 --summary "Only cards from one bank"',
        ),
      )
      .action(act(() => import("../commands/incident/update.js")));
    noun
      .command("resolve")
      .description("resolve incidents and their pages: all of them or none")
      .argument("<incident...>", "their ids; - reads them from standard input")
      .option("--note <text>", "what it was, or what was done")
      .addHelpText(
        "after",
        examples(
          'oncall incident resolve inc-1 --note "Rolled back the release"',
          "oncall incident resolve inc-1 --dry-run",
        ),
      )
      .action(act(() => import("../commands/incident/resolve.js")));
    noun
      .command("note")
      .description("write down what happened")
      .argument("<incident>", "its id")
      .argument("<text>", "the note; - reads it from standard input")
      .addHelpText(
        "after",
        examples(
          'oncall incident note inc-1 "Errors fell after the rollback"',
          'oncall incident note inc-1 "Waiting for the bank" --quiet',
        ),
      )
      .action(act(() => import("../commands/incident/note.js")));
    noun
      .command("timeline")
      .description("tell what happened")
      .argument("<incident>", "its id")
      .addHelpText(
        "after",
        examples(
          "oncall incident timeline inc-1",
          "oncall incident timeline inc-1 --output csv --tz Europe/Berlin",
        ),
      )
      .action(act(() => import("../commands/incident/timeline.js")));
    noun
      .command("page")
      .description("call for somebody's attention")
      .argument("<incident>", "its id")
      .argument("<target>", TARGET)
      .option("--title <text>", "what it says; the incident's title when absent")
      .addHelpText(
        "after",
        examples(
          "oncall incident page inc-1 policy:payments",
          'oncall incident page inc-1 alice --title "Please join"',
        ),
      )
      .action(act(() => import("../commands/incident/page.js")));
    noun
      .command("pages")
      .description("list pages, the newest first")
      .argument("[incident]", "of this incident only")
      .addHelpText("after", examples("oncall incident pages", "oncall incident pages inc-1 --json"))
      .action(act(() => import("../commands/incident/pages.js")));
    noun
      .command("ack")
      .description("acknowledge a page: somebody works on it")
      .argument("<incident>", "a page, or an incident: all its pages that wait")
      .option("--as <name>", "who: alice, me (default: the setting me)")
      .addHelpText(
        "after",
        examples("oncall incident ack page-1", "oncall incident ack inc-1 --as alice"),
      )
      .action(act(() => import("../commands/incident/ack.js")));
    noun
      .command("escalate")
      .description("go on to the next step of the policy")
      .argument("<incident>", "a page, or an incident: all its pages that wait")
      .addHelpText(
        "after",
        examples("oncall incident escalate page-1", "oncall incident escalate inc-1 --dry-run"),
      )
      .action(act(() => import("../commands/incident/escalate.js")));
  },
};
