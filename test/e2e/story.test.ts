import { spawnSync } from "node:child_process";
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { PROGRAM } from "./program.js";

// From an empty folder to an incident, in a shell, with no file written by hand. What stands behind
// "$ " is the script; what stands between is what it prints. ov-(1) is the first override of the file.

const STORY = `$ oncall contact create alice --name "Alice Ng" --email alice@example.com --time-zone America/New_York
create	contact	alice
$ oncall contact create bob --name "Bob Ito" --email bob@example.com
create	contact	bob
$ oncall contact create carol --name "Carol Diaz"
create	contact	carol
$ oncall rotation create primary --members alice,bob,carol --weekly mon@09:00 --start 2026-01-05T09:00 --time-zone America/New_York
create	rotation	primary
$ oncall rotation create weekends --members alice,bob --weekly fri@18:00 --start 2026-01-09T18:00 --time-zone America/New_York --coverage fri@18:00-mon@09:00
create	rotation	weekends
$ oncall schedule create payments --rotations primary,weekends --at 2026-01-05T09:00 -q
payments
$ christmas=$(oncall override create payments --from 2026-12-24T09:00 --to 2026-12-26T09:00 --member bob -q)
$ oncall override create payments --at 2026-12-29T12:00 --from "thu 18:00" --to +12h --member carol
create	override	ov-(2)
$ oncall policy create payments --step "schedule:payments 5m" --step "alice,schedule:payments@next 15m round-robin" --repeats 2
create	policy	payments

$ oncall schedule who payments --at 2026-12-25T03:00
current	2026-12-24T09:00:00-05:00	2026-12-25T18:00:00-05:00	bob	primary	OVERRIDDEN	carol	2026-12-26T09:00:00-05:00
next	2026-12-26T09:00:00-05:00	2026-12-28T09:00:00-05:00	alice	weekends	REGULAR		
$ oncall schedule who payments --at 2026-12-24T08:59 -q
carol
$ oncall override list payments --at 2026-12-20 -q
ov-(1)
ov-(2)
$ oncall override show "$christmas" | head -2
ov-(1):
  schedule: payments
$ oncall schedule check payments --from 2026-12-21 --to +2w
$ oncall contact delete bob --yes || echo "exit $?"
exit 2

$ oncall incident create "Cards are declined" --impact high --page policy:payments -q
inc-1
$ oncall incident note inc-1 "Rolled the gateway back" -q
inc-1.3
$ oncall incident ack inc-1 --as carol -q
page-1
$ oncall incident resolve inc-1 -q
inc-1
$ oncall incident timeline inc-1 | cut -f 3-4
created	
paged	
note	
acknowledged	carol
resolved	
$ ls -A
oncall.journal.jsonl
oncall.yaml
`;

/** As a person would have written it. */
const FILE = `version: 1

people:
  alice: { name: Alice Ng, email: alice@example.com, timeZone: America/New_York }
  bob: { name: Bob Ito, email: bob@example.com }
  carol: { name: Carol Diaz }

rotations:
  primary:
    timeZone: America/New_York
    start: 2026-01-05T09:00
    members: [alice, bob, carol]
    weekly: [{ on: mon, at: "09:00" }]

  weekends:
    timeZone: America/New_York
    start: 2026-01-09T18:00
    members: [alice, bob]
    weekly: [{ on: fri, at: "18:00" }]
    coverage: [{ from: fri 18:00, to: mon 09:00 }]

schedules:
  payments: { timeZone: America/New_York, combine: stack, rotations: [primary, weekends] }

overrides:
  - { id: ov-(1), schedule: payments, from: 2026-12-24T09:00, to: 2026-12-26T09:00, members: [bob] }
  - { id: ov-(2), schedule: payments, from: 2026-12-31T18:00, to: 2027-01-01T06:00, members: [carol] }

policies:
  payments:
    steps:
      - { notify: [schedule:payments], wait: 5m }
      - { notify: [alice, schedule:payments@next], wait: 15m, assignment: round-robin }
    repeats: 2
`;

describe("from an empty folder to an incident, in a shell", () => {
  let folder: string;
  let played: ReturnType<typeof play>;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "oncall-"));
    played = play(STORY, folder);
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it("every command says what it should, and comes to a good end", () => {
    expect(played).toMatchObject({ status: 0, stdout: STORY });
  });

  it("what is refused is said, and nothing else is found wrong", () => {
    expect(played.stderr.match(/^(error|hint|warning): .*/gm)).toEqual([
      "error: bob cannot be deleted: a member of rotation primary; a member of rotation weekends; in override ov-(1) of schedule payments",
      "hint: oncall rotation update primary --remove bob",
    ]);
    expect(played.stderr).toContain("the local provider notifies nobody: call them yourself\n");
  });

  it("the file reads as if a person had written it", () => {
    expect(played.file).toBe(FILE);
  });

  it("the journal tells what happened, an event a line", () => {
    const kinds = played.journal.split("\n").map((line) => line && JSON.parse(line).kind);
    expect(kinds).toEqual([
      "incident.created",
      "page.created",
      "incident.noted",
      "page.acknowledged",
      "incident.resolved",
      "",
    ]);
  });
});

/** Runs the commands of a story in an empty folder, as one script that ends where one of them fails. */
function play(story: string, folder: string) {
  const [tools, work] = [join(folder, "tools"), join(folder, "work")];
  mkdirSync(tools);
  mkdirSync(work);
  const tool = join(tools, "oncall");
  writeFileSync(tool, `#!/bin/sh\nexec "${process.execPath}" "${PROGRAM}" "$@"\n`);
  chmodSync(tool, 0o755);
  const { status, stdout, stderr } = spawnSync("bash", ["-c", scriptOf(story)], {
    cwd: work,
    encoding: "utf8",
    env: { PATH: `${tools}:${process.env.PATH}`, HOME: folder },
  });
  const file = readFileSync(join(work, "oncall.yaml"), "utf8");
  const ids = [...new Set(file.match(/ov-[0-9a-z]{8}/g))];
  const numbered = (text: string) =>
    ids.reduce((said, id, i) => said.replaceAll(id, `ov-(${i + 1})`), text);
  return {
    status,
    stdout: numbered(stdout),
    stderr: numbered(stderr),
    file: numbered(file),
    journal: readFileSync(join(work, "oncall.journal.jsonl"), "utf8"),
  };
}

/** It prints its commands and empty lines as it goes along. */
function scriptOf(story: string): string {
  const lines = story.trimEnd().split("\n");
  const commands = lines.flatMap((line) => {
    if (line === "") return ["echo"];
    if (!line.startsWith("$ ")) return [];
    return [`printf '%s\\n' '${line.replaceAll("'", "'\\''")}'`, line.slice(2)];
  });
  return ["set -euo pipefail", ...commands].join("\n");
}
