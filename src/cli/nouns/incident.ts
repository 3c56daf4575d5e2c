import { Option } from "commander";
import { INCIDENT_STATUSES, RELATED_KINDS } from "../../model/incident.js";
import { examples, type Noun } from "./noun.js";

const LEVELS = "1 to 5, or critical, high, medium, low, none";
const TARGET = "policy:payments, schedule:payments, team:payments, or alice";

export const incident: Noun = {
  name: "incident",
  description: "what is wrong, who is paged, and what happened",
  addVerbs(noun, act) {
    noun
      .command("create")
      .description("open an incident")
      .argument("<title>", "what is wrong, in a few words")
      .option("--impact <level>", `${LEVELS} (default: the plan's; medium without plans)`)
      .option("--summary <text>", "more words")
      .option("--plan <name>", "the response plan that it starts from, where the provider has them")
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
      .description("resolve incidents")
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
      .command("delete")
      .description("delete incidents, with all that was noted of them")
      .argument("<incident...>", "their ids; - reads them from standard input")
      .addHelpText(
        "after",
        examples("oncall incident delete inc-1 --yes", "oncall incident delete inc-1 --dry-run"),
      )
      .action(act(() => import("../commands/incident/delete.js")));
    noun
      .command("note")
      .description("write down what happened")
      .argument("<incident>", "its id")
      .argument("[text]", "the note; - reads it from standard input")
      .option("--edit <event>", "write this note anew; the timeline says its id")
      .option("--delete <event>", "take this note away")
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
      .command("related")
      .description("list what belongs to an incident: dashboards, tickets, other incidents")
      .argument("<incident>", "its id")
      .option("--add <value>", "add a URL, or the id of something at the provider")
      .option("--title <text>", "what --add adds is called")
      .addOption(
        new Option("--kind <kind>", "what it is (default of --add: other)").choices(RELATED_KINDS),
      )
      .option("--remove <value>", "take one away")
      .addHelpText(
        "after",
        examples(
          "oncall incident related inc-1",
          "oncall incident related inc-1 --add https://example.com/d/cards --title Dashboard",
        ),
      )
      .action(act(() => import("../commands/incident/related.js")));
    noun
      .command("plans")
      .description("list the response plans that incidents start from, or show one")
      .argument("[name]", "show this one")
      .addHelpText(
        "after",
        examples(
          "oncall incident plans --provider aws",
          "oncall incident plans checkout --provider aws",
        ),
      )
      .action(act(() => import("../commands/incident/plans.js")));
    noun
      .command("page")
      .description("call for somebody's attention")
      .argument("<incident>", "its id; may be left out where there is a title")
      .argument("[target]", TARGET)
      .option("--title <text>", "what it says; the incident's title when absent")
      .addHelpText(
        "after",
        examples(
          "oncall incident page inc-1 policy:payments",
          'oncall incident page inc-1 alice --title "Please join"',
          'oncall incident page team:payments --title "Please join" --provider datadog',
        ),
      )
      .action(act(() => import("../commands/incident/page.js")));
    noun
      .command("pages")
      .description("list pages, the newest first")
      .argument("[incident]", "of this incident only")
      .option("--to <name>", "the calls to a person instead: alice, me")
      .addHelpText("after", examples("oncall incident pages", "oncall incident pages inc-1 --json"))
      .action(act(() => import("../commands/incident/pages.js")));
    noun
      .command("ack")
      .description("acknowledge a page: somebody works on it")
      .argument("<incident>", "a page, or an incident: all its pages that wait")
      .option(
        "--as <name>",
        "who: alice, me (default: the setting me; else, at AWS, all who were called; at Datadog it is whose key it is)",
      )
      .option("--code <digits>", "what the page told, to prove that it came")
      .option("--note <text>", "what to say besides")
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
    noun
      .command("stop")
      .description("have a page call nobody any more")
      .argument("<page>", "its id")
      .option("--reason <text>", "why")
      .addHelpText(
        "after",
        examples(
          "oncall incident stop page-1",
          'oncall incident stop page-1 --reason "Paged the wrong team"',
        ),
      )
      .action(act(() => import("../commands/incident/stop.js")));
    noun
      .command("calls")
      .description("list whom a page called, along which path, and what became of it")
      .argument("<page>", "its id")
      .addHelpText(
        "after",
        examples(
          "oncall incident calls 94ea0c7b-56d9 --provider aws",
          "oncall incident calls 94ea0c7b-56d9 --provider aws --json",
        ),
      )
      .action(act(() => import("../commands/incident/calls.js")));
  },
};
