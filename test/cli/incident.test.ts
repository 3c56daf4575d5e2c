import { copyFileSync, existsSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeEach, describe, expect, it } from "vitest";
import { type Invocation, oncall, words } from "./cli.js";

// The clock stands at 20:00 UTC of Saturday, 7 March 2026: carol has payments, alice is secondary.

let cwd: string;

beforeEach(() => {
  cwd = mkdtempSync(join(tmpdir(), "oncall-"));
  copyFileSync("examples/oncall.yaml", join(cwd, "oncall.yaml"));
});

const NOTICE = "the local provider notifies nobody: call them yourself\n";

const run = (line: string, at: Invocation = {}) =>
  oncall(["incident", ...words(line)], { cwd, ...at });
const onTerminal = (line: string, at: Invocation = {}) => run(line, { terminal: 80, ...at });

/** Runs a command that must go well, for what it changes. */
async function done(line: string, at?: Invocation): Promise<string> {
  const { code, stdout, stderr } = await run(line, at);
  expect({ line, code, stderr: code === 0 ? "" : stderr }).toEqual({ line, code: 0, stderr: "" });
  return stdout;
}

const journalPath = () => join(cwd, "oncall.journal.jsonl");
const journal = () => (existsSync(journalPath()) ? readFileSync(journalPath(), "utf8") : "");

/** The inc-1 and page-1 that the help speaks of. */
async function openExample(): Promise<void> {
  await done('create "Cards are declined" --page policy:payments');
}

describe("incident create", () => {
  it("says what it made, and whom it calls", async () => {
    expect(
      await onTerminal('create "Cards are declined" --impact high --page policy:payments'),
    ).toEqual({
      code: 0,
      stdout:
        "Opened inc-1: Cards are declined (impact high).\npage-1 calls carol (policy:payments, step 1).\n",
      stderr: NOTICE,
    });
  });

  it("prints the id alone with -q, and nothing beside it", async () => {
    expect(await run('create "Cards are declined" -q')).toEqual({
      code: 0,
      stdout: "inc-1\n",
      stderr: "",
    });
  });

  it("prints the incident and its page as JSON", async () => {
    const { stdout } = await run('create "A, b" --summary "All, banks" --page alice --json');
    expect(JSON.parse(stdout)).toEqual({
      format: 1,
      incidents: [
        {
          id: "inc-1",
          title: "A, b",
          status: "open",
          impact: 3,
          summary: "All, banks",
          createdAt: "2026-03-07T20:00:00Z",
        },
      ],
      pages: [
        {
          id: "page-1",
          incident: "inc-1",
          title: "A, b",
          target: "alice",
          status: "triggered",
          called: ["alice"],
          createdAt: "2026-03-07T20:00:00Z",
        },
      ],
    });
  });

  it("begins a journal where there is no oncall.yaml", async () => {
    const folder = mkdtempSync(join(tmpdir(), "oncall-"));
    await done('create "Cards are declined"', { cwd: folder });
    expect(existsSync(join(folder, "oncall.yaml"))).toBe(false);
    expect(await done("list -q", { cwd: folder })).toBe("inc-1\n");
  });

  it.each([
    ["0", ""],
    ["urgent", ""],
    ["hihg", '; did you mean "high"?'],
  ])("refuses the impact %s", async (level, meant) => {
    expect(await run(`create x --impact ${level}`)).toEqual({
      code: 2,
      stdout: "",
      stderr: `error: --impact: "${level}" is not an impact${meant}\nhint: write 1 to 5, or critical, high, medium, low, none\n`,
    });
  });

  it("opens nothing when nobody can be paged", async () => {
    const { code, stderr } = await run('create "Cards are declined" --page payments');
    expect(code).toBe(2);
    expect(stderr).toBe(
      'error: "payments" is a policy and a schedule\nhint: write policy:payments or schedule:payments\n',
    );
    expect(journal()).toBe("");
  });

  it("opens nothing when it is asked for two outputs", async () => {
    expect((await run("create x -q --json")).code).toBe(2);
    expect((await run("create x -o csv")).code).toBe(2);
    expect((await run("create x --tz Mars")).code).toBe(2);
    expect(journal()).toBe("");
  });

  it("opens nothing in a dry run", async () => {
    const line = "create Cards --page policy:payments --dry-run";
    expect((await onTerminal(line)).stdout).toBe(
      "Would open an incident: Cards.\nWould page policy:payments.\n",
    );
    expect(JSON.parse((await run(`${line} --json`)).stdout)).toEqual({
      format: 1,
      applied: false,
      changes: [
        { action: "create", noun: "incident", name: "Cards" },
        { action: "create", noun: "page", name: "policy:payments" },
      ],
    });
    expect((await run("create Cards --page policy:paymnets --dry-run")).code).toBe(2);
    expect((await run('create "" --dry-run')).code).toBe(2);
    expect(journal()).toBe("");
  });
});

describe("incident list", () => {
  beforeEach(async () => {
    await done('create "Cards, and refunds" --impact 1', { now: "2026-03-05T08:30:00Z" });
    await done('create "Disk is full"', { now: "2026-03-07T19:48:20Z" });
    await done("create Flickering --impact none", { now: "2026-03-07T19:59:50Z" });
    await done("resolve inc-2");
  });

  it("shows people those that are open, the newest first, and their age", async () => {
    expect((await onTerminal("list --no-color")).stdout).toBe(
      `Id     Status  Impact    Title               Age
inc-3  open    none      Flickering          10s
inc-1  open    critical  Cards, and refunds  2d
`,
    );
  });

  it("gives a pipe tabs and times", async () => {
    expect(await done("list")).toBe(
      "inc-3\topen\tnone\tFlickering\t2026-03-07T19:59:50Z\ninc-1\topen\tcritical\tCards, and refunds\t2026-03-05T08:30:00Z\n",
    );
    expect(await done("list -o csv --impact critical --tz Europe/Berlin")).toBe(
      'id,status,impact,title,created\r\ninc-1,open,critical,"Cards, and refunds",2026-03-05T09:30:00+01:00\r\n',
    );
  });

  it("gives a program what there is", async () => {
    expect(JSON.parse(await done("list --status resolved --json"))).toEqual({
      format: 1,
      incidents: [
        {
          id: "inc-2",
          title: "Disk is full",
          status: "resolved",
          impact: 3,
          createdAt: "2026-03-07T19:48:20Z",
          resolvedAt: "2026-03-07T20:00:00Z",
        },
      ],
    });
    expect(JSON.parse(await done("list --since now --json"))).toEqual({ format: 1, incidents: [] });
  });

  it.each([
    ["list -q", "inc-3 inc-1"],
    ["list -q --status all", "inc-3 inc-2 inc-1"],
    ["list -q --status all --impact medium", "inc-2 inc-1"],
    ["list -q --status all --since -1d", "inc-3 inc-2"],
    ["list -q --status all --since 2026-03-07T19:59:50Z", "inc-3"],
    // In Tokyo that is 19:59 UTC of the 7th.
    ["list -q --status all --since 2026-03-08T04:59 --tz Asia/Tokyo", "inc-3"],
  ])("%s prints %j", async (line, ids) => {
    expect((await done(line)).split("\n").filter(Boolean).join(" ")).toBe(ids);
  });

  it("is empty without a journal, and says so to people", async () => {
    const folder = mkdtempSync(join(tmpdir(), "oncall-"));
    writeFileSync(join(folder, "oncall.yaml"), "version: 1\n");
    expect((await onTerminal("list", { cwd: folder })).stdout).toBe("No incidents.\n");
    expect(await done("list", { cwd: folder })).toBe("");
  });

  it("is refused where there is neither a file nor a journal: the wrong folder is not calm", async () => {
    const folder = mkdtempSync(join(tmpdir(), "oncall-"));
    const { code, stdout, stderr } = await run("list", { cwd: folder });
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toContain(`error: there is no oncall.yaml in ${folder} or above it\n`);
  });

  it.each([
    ["list --status closed", "Allowed choices are open, resolved, all."],
    ["list --since soon", '--since: "soon" is not a time'],
  ])("%s is an error", async (line, message) => {
    const { code, stderr } = await run(line);
    expect(code).toBe(2);
    expect(stderr).toContain(message);
  });

  it("feeds resolve", async () => {
    const stdin = await done("list -q");
    expect((await onTerminal("resolve -", { stdin })).stdout).toBe(
      "Resolved inc-3: Flickering.\nResolved inc-1: Cards, and refunds.\n",
    );
    expect(await done("list -q")).toBe("");
  });
});

describe("incident show", () => {
  beforeEach(openExample);

  it("shows people the incident, its pages and what happened last", async () => {
    await done('update inc-1 --summary "All banks"');
    await done("ack page-1 --as alice", { now: "2026-03-07T20:02:05Z" });
    await done("page inc-1 everyone", { now: "2026-03-07T20:03:00Z" });
    await done('note inc-1 "Rolled back"', { now: "2026-03-07T20:05:00Z" });
    const { stdout } = await onTerminal("show inc-1 --tz America/New_York", {
      now: "2026-03-07T20:12:30Z",
    });
    expect(stdout).toBe(`inc-1: Cards are declined
  status    open
  impact    3 (medium)
  created   Sat 07 Mar 2026 15:00 EST, 12m ago
  summary   All banks
  page-2    triggered; schedule:everyone has called carol, alice
  page-1    acknowledged by alice; policy:payments, step 1, has called carol
The last 5 of 6 events:
  Sat 07 Mar 15:00 EST  page-1 calls carol (policy:payments, step 1)
  Sat 07 Mar 15:00 EST  summary: All banks
  Sat 07 Mar 15:02:05 EST  page-1 is acknowledged (alice)
  Sat 07 Mar 15:03 EST  page-2 calls carol, alice (schedule:everyone)
  Sat 07 Mar 15:05 EST  Rolled back
`);
  });

  it("gives a program all of it", async () => {
    await done("resolve inc-1", { now: "2026-03-07T20:12:00Z" });
    expect(JSON.parse(await done("show inc-1 --json"))).toEqual({
      format: 1,
      id: "inc-1",
      title: "Cards are declined",
      status: "resolved",
      impact: 3,
      createdAt: "2026-03-07T20:00:00Z",
      resolvedAt: "2026-03-07T20:12:00Z",
      pages: [
        {
          id: "page-1",
          incident: "inc-1",
          title: "Cards are declined",
          target: "policy:payments",
          status: "resolved",
          step: 1,
          called: ["carol"],
          createdAt: "2026-03-07T20:00:00Z",
        },
      ],
      timeline: [
        { id: "inc-1.1", at: "2026-03-07T20:00:00Z", kind: "created", text: "Cards are declined" },
        {
          id: "inc-1.2",
          at: "2026-03-07T20:00:00Z",
          kind: "paged",
          text: "page-1 calls carol (policy:payments, step 1)",
        },
        { id: "inc-1.3", at: "2026-03-07T20:12:00Z", kind: "resolved", text: "resolved" },
      ],
    });
  });

  it("gives a pipe YAML", async () => {
    expect(await done("show inc-1")).toMatch(/^format: 1\nid: inc-1\ntitle: Cards are declined\n/);
  });

  it("lists what there is for an id that is none: one that looks like it is another", async () => {
    expect(await run("show inc-2")).toEqual({
      code: 2,
      stdout: "",
      stderr: 'error: no incident is called "inc-2"\nhint: there are: inc-1\n',
    });
  });

  it("writes out control characters of a title", async () => {
    await oncall(["incident", "create", "a\u001b[2Jb"], { cwd });
    const { stdout } = await onTerminal("show inc-2");
    expect(stdout).toContain("inc-2: a\\x1b[2Jb\n");
    expect((await onTerminal("list --no-color")).stdout).not.toContain("\u001b");
    expect((await onTerminal("resolve inc-2")).stdout).toBe("Resolved inc-2: a\\x1b[2Jb.\n");
  });
});

describe("incident update", () => {
  beforeEach(openExample);

  it("says what changed, and what does not", async () => {
    const line =
      'update inc-1 --title "Cards are declined" --impact critical --summary "All banks"';
    expect((await onTerminal(line)).stdout).toBe("Updated inc-1: impact, summary.\n");
    expect((await onTerminal(line)).stdout).toBe("Nothing to change.\n");
    expect(JSON.parse(await done('update inc-1 --summary "" --json')).incidents).toEqual([
      {
        id: "inc-1",
        title: "Cards are declined",
        status: "open",
        impact: 1,
        createdAt: "2026-03-07T20:00:00Z",
      },
    ]);
  });

  it("changes nothing in a dry run", async () => {
    const before = journal();
    const { stdout } = await onTerminal("update inc-1 --impact critical --dry-run");
    expect(stdout).toBe("Would update inc-1: impact.\n");
    expect((await onTerminal("update inc-1 --impact 3 --dry-run")).stdout).toBe("Nothing to do.\n");
    expect(journal()).toBe(before);
  });

  it("wants to know what", async () => {
    const { code, stderr } = await run("update inc-1");
    expect({ code, stderr }).toEqual({
      code: 2,
      stderr: "error: what is to change of inc-1?\nhint: give --title, --impact or --summary\n",
    });
  });
});

describe("incident resolve", () => {
  beforeEach(async () => {
    await openExample();
    await done('create "Disk is full"');
  });

  it("resolves several, with a note", async () => {
    expect(await onTerminal('resolve inc-1 inc-2 --note "Rolled back"')).toEqual({
      code: 0,
      stdout: "Resolved inc-1: Cards are declined.\nResolved inc-2: Disk is full.\n",
      stderr: "",
    });
    expect(await done("timeline inc-2 -o csv")).toContain("note,,Rolled back\r\n");
  });

  it("says so when one was resolved already, and succeeds", async () => {
    await done("resolve inc-1");
    expect(
      await onTerminal("resolve inc-1 inc-2 --note x", { now: "2026-03-07T21:00:00Z" }),
    ).toEqual({
      code: 0,
      stdout: "Resolved inc-2: Disk is full.\n",
      stderr: "inc-1 was resolved already, at 2026-03-07T20:00:00Z; the note was not added\n",
    });
    expect(await done("resolve inc-1 inc-2 -q")).toBe("inc-1\ninc-2\n");
    const { incidents } = JSON.parse(await done("resolve inc-1 --json"));
    expect(incidents).toMatchObject([{ id: "inc-1", status: "resolved" }]);
  });

  it("resolves none when one is unknown, and names every one", async () => {
    const before = journal();
    expect(await run("resolve inc-1 inc-8 inc-2 inc-9")).toEqual({
      code: 2,
      stdout: "",
      stderr:
        'error: no incident is called "inc-8"\nerror: no incident is called "inc-9"\nhint: nothing was changed\n',
    });
    expect(journal()).toBe(before);
  });

  it.each([
    ["one per line", "inc-1\ninc-2\n"],
    ["blanks between", "  inc-1   inc-2"],
    ["carriage returns", "inc-1\r\ninc-2\r\n"],
  ])("reads ids from standard input: %s", async (_, stdin) => {
    expect(await done("resolve - -q", { stdin })).toBe("inc-1\ninc-2\n");
  });

  it("resolves nothing for an empty standard input, and says so", async () => {
    expect(await run("resolve -", { stdin: "\n" })).toEqual({
      code: 0,
      stdout: "",
      stderr: "No incident was named, so none is resolved.\n",
    });
    expect(JSON.parse(await done("resolve - --json"))).toEqual({ format: 1, incidents: [] });
  });

  it("resolves none in a dry run", async () => {
    await done("resolve inc-2");
    const before = journal();
    expect((await onTerminal("resolve inc-1 inc-2 --dry-run")).stdout).toBe(
      "Would resolve inc-1.\n",
    );
    expect(await done("resolve inc-1 inc-2 --dry-run")).toBe("would-resolve\tincident\tinc-1\n");
    expect(await done("resolve inc-1 --dry-run -q")).toBe("inc-1\n");
    expect((await run("resolve inc-9 --dry-run")).code).toBe(2);
    expect(journal()).toBe(before);
  });
});

describe("incident note", () => {
  beforeEach(openExample);

  it("adds what is written, or comes in", async () => {
    expect((await onTerminal('note inc-1 "Rolled back"')).stdout).toBe("Added a note to inc-1.\n");
    const stdin = "line one\nline two\n";
    expect(JSON.parse(await done("note inc-1 - --json", { stdin }))).toEqual({
      format: 1,
      events: [
        {
          id: "inc-1.4",
          at: "2026-03-07T20:00:00Z",
          kind: "note",
          text: "line one\nline two",
        },
      ],
    });
    expect(await done("note inc-1 Better -q")).toBe("inc-1.5\n");
  });

  it("is not empty", async () => {
    const before = journal();
    expect((await run("note inc-1 -", { stdin: " \n" })).code).toBe(2);
    expect((await run("note inc-9 text")).code).toBe(2);
    expect((await run("note inc-9 text --dry-run")).code).toBe(2);
    expect((await onTerminal("note inc-1 text --dry-run")).stdout).toBe(
      "Would add a note to inc-1.\n",
    );
    expect(journal()).toBe(before);
  });
});

describe("incident note --edit and --delete", () => {
  beforeEach(async () => {
    await openExample();
    await done('note inc-1 "Rolled bakc"');
  });

  it("write a note anew, and take it away", async () => {
    expect((await onTerminal('note inc-1 "Rolled back" --edit inc-1.3')).stdout).toBe(
      "Wrote note inc-1.3 of inc-1 anew.\n",
    );
    expect(await done("timeline inc-1 -o csv")).toContain("note,,Rolled back\r\n");
    expect(JSON.parse(await done("note inc-1 --delete inc-1.3 --yes --json"))).toEqual({
      format: 1,
      applied: true,
      changes: [{ action: "delete", noun: "note", name: "inc-1.3" }],
    });
    expect(await done("timeline inc-1 -q")).toBe("inc-1.1\ninc-1.2\n");
  });

  it("change nothing in a dry run, without a word for it, or where there is no such note", async () => {
    const before = journal();
    expect((await onTerminal("note inc-1 --delete inc-1.3 --dry-run")).stdout).toBe(
      "Would delete note inc-1.3 of inc-1.\n",
    );
    expect(await done("note inc-1 x --edit inc-1.3 --dry-run")).toBe(
      "would-update\tnote\tinc-1.3\n",
    );
    expect(await run("note inc-1 --delete inc-1.3")).toEqual({
      code: 2,
      stdout: "",
      stderr:
        'error: this asks "Delete note inc-1.3 of inc-1?", and there is no terminal to answer on\nhint: give --yes\n',
    });
    expect((await run("note inc-1 x --edit inc-1.9")).stderr).toBe(
      'error: no note is called "inc-1.9"\nhint: there are: inc-1.3\n',
    );
    expect((await run("note inc-1 x --delete inc-1.3 --yes")).code).toBe(2);
    expect((await run("note inc-1 --edit inc-1.3")).code).toBe(2);
    expect(journal()).toBe(before);
  });
});

describe("incident delete", () => {
  beforeEach(async () => {
    await openExample();
    await done('create "Disk is full"');
  });

  it("deletes them, all or none", async () => {
    expect((await run("delete inc-1 inc-9 --yes")).code).toBe(2);
    expect(await done("list -q")).toBe("inc-2\ninc-1\n");
    expect((await onTerminal("delete inc-1 inc-2 --yes")).stdout).toBe(
      "Deleted inc-1: Cards are declined.\nDeleted inc-2: Disk is full.\n",
    );
    expect(await done("list -q")).toBe("");
    expect((await run("pages -q")).stdout).toBe("");
  });

  it("gives programs what was done", async () => {
    expect(await done("delete inc-1 --yes")).toBe("delete\tincident\tinc-1\n");
    expect(await done("delete inc-2 --yes -q")).toBe("inc-2\n");
  });

  it("asks before", async () => {
    const before = journal();
    expect((await run("delete inc-2 inc-1")).stderr).toBe(
      'error: this asks "Delete inc-2: Disk is full, and 1 more?", and there is no terminal to answer on\nhint: give --yes\n',
    );
    expect((await onTerminal("delete inc-2 --dry-run")).stdout).toBe(
      "Would delete inc-2: Disk is full.\n",
    );
    expect(journal()).toBe(before);
  });
});

describe("incident related", () => {
  beforeEach(openExample);

  const board = "https://example.com/d/cards";

  it("lists what belongs to it, once it is changed", async () => {
    expect(await done(`related inc-1 --add ${board} --title Board`)).toBe(
      `${board}\tother\tBoard\n`,
    );
    await done("related inc-1 --add inc-9 --kind parent");
    expect((await onTerminal("related inc-1 --no-color")).stdout).toBe(
      `Value                        Kind    Title
https://example.com/d/cards  other   Board
inc-9                        parent
`,
    );
    expect(JSON.parse(await done(`related inc-1 --remove ${board} --json`))).toEqual({
      format: 1,
      related: [{ kind: "parent", value: "inc-9" }],
    });
    expect((await onTerminal("related inc-1 --remove inc-9")).stdout).toBe("No related.\n");
  });

  it("changes nothing in a dry run, or where there is nothing to change", async () => {
    await done(`related inc-1 --add ${board}`);
    const before = journal();
    const line = `related inc-1 --add inc-9 --kind parent --remove ${board} --dry-run`;
    expect((await onTerminal(line)).stdout).toBe(
      `Would take ${board} away from inc-1.\nWould add inc-9 to inc-1.\n`,
    );
    const { code, stderr } = await run("related inc-1 --remove inc-9");
    expect({ code, stderr }).toEqual({
      code: 2,
      stderr:
        'error: inc-9 does not belong to inc-1\nhint: see what does with oncall incident related "inc-1"\n',
    });
    for (const words of ["--title Board", "--kind parent", "--add x --kind dashboard"]) {
      expect((await run(`related inc-1 ${words}`)).code).toBe(2);
    }
    expect(journal()).toBe(before);
  });
});

describe("incident stop", () => {
  beforeEach(openExample);

  it("has a page call nobody any more", async () => {
    expect((await onTerminal("stop page-1 --dry-run")).stdout).toBe("Would stop page-1.\n");
    expect((await onTerminal('stop page-1 --reason "Wrong team"')).stdout).toBe(
      "Stopped page-1.\n",
    );
    expect(await done("timeline inc-1 -o csv")).toContain(
      "updated,,page-1 is stopped: Wrong team\r\n",
    );
    expect((await run("escalate page-1")).code).toBe(1);
  });
});

describe("what the local provider does not have", () => {
  it.each([
    ["plans", "error: local has no response plans\nhint: incidents start without one\n"],
    ["create x --plan checkout", "error: local has no response plans\nhint: leave --plan out\n"],
    [
      "calls page-1",
      "error: local has no list of a page's calls\nhint: see oncall incident pages\n",
    ],
    [
      "pages --to alice",
      "error: local has no list of a person's calls\nhint: see oncall incident pages\n",
    ],
    [
      "page inc-1 team:payments",
      "error: local has no teams\nhint: write policy:payments, schedule:payments or alice\n",
    ],
    [
      "ack page-1 --code 123456",
      "error: local has no codes: it sends nothing\nhint: leave --code out\n",
    ],
  ])("%s", async (line, stderr) => {
    await openExample();
    expect(await run(line)).toEqual({ code: 2, stdout: "", stderr });
  });
});

describe("incident timeline", () => {
  beforeEach(async () => {
    await openExample();
    await done("ack inc-1 --as alice", { now: "2026-03-07T20:01:00Z" });
    await oncall(["incident", "note", "inc-1", "a, b\n\tc"], { cwd });
  });

  it("is a table for people", async () => {
    expect((await onTerminal("timeline inc-1 --no-color", { terminal: 100 })).stdout).toBe(
      `Id       At                    Kind          Text
inc-1.1  Sat 07 Mar 20:00 UTC  created       Cards are declined
inc-1.2  Sat 07 Mar 20:00 UTC  paged         page-1 calls carol (policy:payments, step 1)
inc-1.3  Sat 07 Mar 20:01 UTC  acknowledged  page-1 is acknowledged (alice)
inc-1.4  Sat 07 Mar 20:00 UTC  note          a, b\\x0a\\x09c
`,
    );
  });

  it("names the year of what is not this year's", async () => {
    const { stdout } = await onTerminal("timeline inc-1", { now: "2027-01-02T00:00:00Z" });
    expect(stdout).toContain("Sat 07 Mar 2026 20:00 UTC");
  });

  it("is a line for each event in a pipe", async () => {
    expect(await done("timeline inc-1 --tz Asia/Tokyo")).toBe(
      [
        "inc-1.1\t2026-03-08T05:00:00+09:00\tcreated\t\tCards are declined\n",
        "inc-1.2\t2026-03-08T05:00:00+09:00\tpaged\t\tpage-1 calls carol (policy:payments, step 1)\n",
        "inc-1.3\t2026-03-08T05:01:00+09:00\tacknowledged\talice\tpage-1 is acknowledged\n",
        "inc-1.4\t2026-03-08T05:00:00+09:00\tnote\t\ta, b\\x0a\\x09c\n",
      ].join(""),
    );
    expect(await done("timeline inc-1 -o csv")).toContain(
      'inc-1.4,2026-03-07T20:00:00Z,note,,"a, b\n\tc"\r\n',
    );
  });

  it("is events for a program", async () => {
    const { events } = JSON.parse(await done("timeline inc-1 --json"));
    expect(events[2]).toEqual({
      id: "inc-1.3",
      at: "2026-03-07T20:01:00Z",
      kind: "acknowledged",
      by: "alice",
      text: "page-1 is acknowledged",
    });
  });
});

describe("incident page", () => {
  beforeEach(() => done('create "Cards are declined"'));

  it.each([
    ["everyone", "page-1 calls carol, alice (schedule:everyone).\n"],
    ["schedule:payments", "page-1 calls carol (schedule:payments).\n"],
    ["policy:payments", "page-1 calls carol (policy:payments, step 1).\n"],
    ["bob", "page-1 calls bob.\n"],
  ])("%s says who is called, and that nobody really is", async (target, stdout) => {
    expect(await onTerminal(`page inc-1 ${target}`)).toEqual({ code: 0, stdout, stderr: NOTICE });
  });

  it("warns when it reaches nobody, and still pages", async () => {
    // Before the rotations begin.
    const outcome = await run("page inc-1 everyone -q", { now: "2026-01-02T12:00:00Z" });
    expect(outcome).toEqual({
      code: 0,
      stdout: "page-1\n",
      stderr: `page-1 calls nobody: schedule:everyone reaches nobody now\n${NOTICE}`,
    });
  });

  it("says what it is told to say", async () => {
    const { pages } = JSON.parse(await done('page inc-1 bob --title "Please join" --json'));
    expect(pages).toMatchObject([{ title: "Please join", called: ["bob"] }]);
  });

  it("pages nobody in a dry run, nor for a resolved incident", async () => {
    expect((await onTerminal("page inc-1 alice --dry-run")).stdout).toBe(
      "Would page alice for inc-1.\n",
    );
    await done("resolve inc-1");
    const before = journal();
    for (const line of ["page inc-1 alice", "page inc-1 alice --dry-run"]) {
      expect(await run(line)).toEqual({
        code: 1,
        stdout: "",
        stderr:
          "error: inc-1 is resolved: nobody is paged for it any more\nhint: open a new incident\n",
      });
    }
    expect(journal()).toBe(before);
  });
});

describe("incident pages", () => {
  beforeEach(async () => {
    await openExample();
    await done('create "Disk is full" --page everyone');
  });

  it("lists them, the newest first", async () => {
    const at = { now: "2026-03-07T23:30:00Z", terminal: 100 };
    expect((await onTerminal("pages --no-color", at)).stdout).toBe(
      `Id      Status     Incident  Target             Step  Called        Age
page-2  triggered  inc-2     schedule:everyone        carol, alice  3h
page-1  triggered  inc-1     policy:payments    1     carol         3h
`,
    );
    expect(await done("pages inc-2")).toBe(
      "page-2\ttriggered\tinc-2\tschedule:everyone\t\tcarol,alice\t2026-03-07T20:00:00Z\n",
    );
    expect(await done("pages -q")).toBe("page-2\npage-1\n");
    expect(JSON.parse(await done("pages inc-1 --json")).pages).toMatchObject([
      { id: "page-1", incident: "inc-1", step: 1, called: ["carol"] },
    ]);
    expect((await run("pages inc-9")).code).toBe(2);
  });
});

describe("incident ack", () => {
  beforeEach(openExample);

  it("acknowledges a page as somebody, once", async () => {
    expect(await onTerminal("ack page-1 --as alice")).toEqual({
      code: 0,
      stdout: "Acknowledged page-1, by alice.\n",
      stderr: "",
    });
    expect(await onTerminal("ack page-1 --as bob")).toEqual({
      code: 0,
      stdout: "",
      stderr: "page-1 was acknowledged already, by alice\n",
    });
  });

  it("can say something besides", async () => {
    await done('ack page-1 --as alice --note "On it"');
    expect(await done("timeline inc-1 -o csv")).toContain(
      "acknowledged,alice,page-1 is acknowledged: On it\r\n",
    );
  });

  it("takes the settings' word for who that is", async () => {
    const env = { ONCALL_ME: "zoe" };
    expect((await onTerminal("ack page-1", { env })).stdout).toBe("Acknowledged page-1, by zoe.\n");
    await done("escalate page-1");
    expect((await onTerminal("ack page-1", { env: { HOME: cwd } })).stdout).toBe(
      "Acknowledged page-1.\n",
    );
  });

  it("knows who me is, or says so", async () => {
    const env = { ONCALL_ME: "bob", HOME: cwd };
    expect((await onTerminal("ack inc-1 --as me", { env })).stdout).toBe(
      "Acknowledged page-1, by bob.\n",
    );
    expect((await run("ack inc-1 --as me", { env: { HOME: cwd } })).code).toBe(2);
  });

  it("refuses somebody who is nobody", async () => {
    const before = journal();
    const { code, stderr } = await run("ack page-1 --as alcie");
    expect(code).toBe(2);
    expect(stderr).toContain("did you mean alice?");
    expect((await run("ack page-1 --as alcie --dry-run")).code).toBe(2);
    expect(journal()).toBe(before);
  });

  it("acknowledges all that waits of an incident, and says when nothing does", async () => {
    await done("page inc-1 alice");
    expect((await onTerminal("ack inc-1 --dry-run")).stdout).toBe(
      "Would acknowledge page-1.\nWould acknowledge page-2.\n",
    );
    expect(await done("ack inc-1 -q")).toBe("page-1\npage-2\n");
    expect(await run("ack inc-1")).toEqual({
      code: 0,
      stdout: "",
      stderr: "No page of inc-1 waits for an acknowledgement.\n",
    });
  });

  it("comes too late for what is resolved", async () => {
    await done("resolve inc-1");
    expect((await run("ack page-1")).code).toBe(1);
    expect((await run("ack page-1 --dry-run")).code).toBe(1);
  });
});

describe("incident escalate", () => {
  beforeEach(openExample);

  it("goes on to the next step, as far as there is one", async () => {
    expect(await onTerminal("escalate inc-1")).toEqual({
      code: 0,
      stdout: "page-1 is at step 2 of policy:payments and has called carol, alice.\n",
      stderr: NOTICE,
    });
    for (let i = 0; i < 4; i++) await done("escalate page-1");
    const { code, stderr } = await run("escalate page-1");
    expect(code).toBe(1);
    expect(stderr).toContain("error: page-1 cannot go on: policy payments has no further step");
  });

  it("needs steps", async () => {
    await done("page inc-1 schedule:payments");
    const { code, stderr } = await run("escalate page-2");
    expect({ code, stderr }).toEqual({
      code: 2,
      stderr:
        "error: page-2 calls schedule:payments, which has no steps to go on to\nhint: page somebody else, or a policy\n",
    });
  });

  it("goes nowhere in a dry run", async () => {
    const before = journal();
    expect((await onTerminal("escalate page-1 --dry-run")).stdout).toBe("Would escalate page-1.\n");
    expect(journal()).toBe(before);
  });
});

describe("the help of the incident commands", () => {
  it("has examples that work", async () => {
    const { stdout: help } = await run("--help");
    const verbs = [...help.matchAll(/^ {2}(\w+) .*[<[]/gm)].map(([, verb]) => verb as string);
    expect(verbs).toContain("escalate");
    let count = 0;
    for (const verb of verbs) {
      const { stdout } = await run(`${verb} --help`);
      for (const [, line] of stdout.matchAll(/^ {2}\$ oncall (.*)$/gm)) {
        // Others are about what needs an account.
        if (line?.includes("--provider ")) continue;
        count += 1;
        writeFileSync(journalPath(), "");
        await openExample();
        const { code, stderr } = await oncall(words(line as string), { cwd });
        expect({ line, code, stderr: stderr.replace(NOTICE, "") }).toEqual({
          line,
          code: 0,
          stderr: "",
        });
      }
    }
    expect(count).toBe(28);
  });
});

describe("an incident", () => {
  it("can be opened and resolved beside a file that is broken", async () => {
    writeFileSync(join(cwd, "oncall.yaml"), "version: 1\npeople: [oops\n");
    expect((await run("create Fire -q")).stdout).toBe("inc-1\n");
    expect((await run("resolve inc-1 -q")).code).toBe(0);
  });
});
