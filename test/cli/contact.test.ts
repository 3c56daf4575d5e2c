import { existsSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { type Invocation, oncall, words } from "./cli.js";

const FILE = `version: 1
people:
  # Answers first.
  alice:
  bob: { name: Bob Ito, email: bob@example.com } # since May
  carol:
    name: Carol Diaz # of Berlin
    email: carol@example.com
    timeZone: Europe/Berlin
  dave: {}
  erin: { timeZone: UTC }
rotations:
  primary:
    timeZone: UTC
    start: 2026-01-05T09:00
    members: [alice, bob]
    weekly: [{ on: mon, at: "09:00" }]
schedules:
  payments: { timeZone: UTC, rotations: [primary] }
overrides:
  - { id: trip, schedule: payments, from: 2026-03-10T09:00, to: 2026-03-10T12:00, members: [carol] }
policies:
  day: { steps: [{ notify: [schedule:payments, dave], wait: 5m }] }
`;

/** Runs `oncall contact ...` on a file of its own, and reads what has become of the file. */
async function contact(line: string, { file = FILE, ...at }: Invocation & { file?: string } = {}) {
  const cwd = mkdtempSync(join(tmpdir(), "oncall-"));
  const path = join(cwd, "oncall.yaml");
  writeFileSync(path, file);
  const outcome = await oncall(["contact", ...words(line)], { cwd, ...at });
  return { ...outcome, file: readFileSync(path, "utf8") };
}

/** What becomes of the file by a change that has to succeed. */
async function changed(line: string, file = FILE): Promise<string> {
  const { code, stderr, file: after } = await contact(line, { file });
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  return after;
}

describe("contact list and show", () => {
  test("are a table on a terminal", async () => {
    const { stdout } = await contact("list --no-color", { terminal: 80 });
    expect(stdout).toBe(`Contact  Name        Email              Zone
alice
bob      Bob Ito     bob@example.com
carol    Carol Diaz  carol@example.com  Europe/Berlin
dave
erin                                    UTC
`);
  });

  test("are names alone when quiet, and lines for a pipe", async () => {
    expect((await contact("list -q")).stdout).toBe("alice\nbob\ncarol\ndave\nerin\n");
    expect((await contact("list")).stdout.split("\n").slice(0, 3)).toEqual([
      "alice\t\t\t",
      "bob\tBob Ito\tbob@example.com\t",
      "carol\tCarol Diaz\tcarol@example.com\tEurope/Berlin",
    ]);
  });

  test("are one document as JSON, also without anybody", async () => {
    const { contacts } = JSON.parse((await contact("list --json")).stdout);
    expect(contacts.slice(0, 2)).toEqual([
      { contact: "alice" },
      { contact: "bob", name: "Bob Ito", email: "bob@example.com" },
    ]);
    const nobody = await contact("list --json", { file: "version: 1\n" });
    expect(JSON.parse(nobody.stdout)).toEqual({ format: 1, contacts: [] });
    expect((await contact("list", { file: "version: 1\n", terminal: 80 })).stdout).toBe(
      "No contacts.\n",
    );
  });

  test("show a person in the words of the file", async () => {
    expect((await contact("show carol")).stdout).toBe(`carol:
  name: Carol Diaz
  email: carol@example.com
  timeZone: Europe/Berlin
`);
    expect((await contact("show alice")).stdout).toBe("alice: {}\n");
  });

  test("show as JSON tells the name that a person is on call by from their own", async () => {
    expect(JSON.parse((await contact("show carol --json")).stdout)).toEqual({
      format: 1,
      contact: "carol",
      name: "Carol Diaz",
      email: "carol@example.com",
      timeZone: "Europe/Berlin",
    });
  });

  test("say who was meant", async () => {
    expect(await contact("show alic")).toEqual({
      code: 2,
      stdout: "",
      stderr: 'error: no person is called "alic"\nhint: did you mean alice?\n',
      file: FILE,
    });
  });
});

describe("contact create", () => {
  test("adds a person behind the others, whose text stays", async () => {
    const erin = "  erin: { timeZone: UTC }\n";
    expect(await changed("create frank")).toBe(FILE.replace(erin, `${erin}  frank: {}\n`));
    const line =
      'create frank --name "Frank Ode" --email frank@example.com --time-zone Asia/Tokyo --aws arn:aws:ssm-contacts:us-east-1:111122223333:contact/frank --datadog 7f1b523e-fe13-4917-8519-6dd314ef17c0';
    const after = await changed(line);
    expect(after.startsWith(FILE.slice(0, FILE.indexOf("rotations:")))).toBe(true);
    const { stdout } = await contact("show frank", { file: after });
    expect(stdout).toBe(`frank:
  name: Frank Ode
  email: frank@example.com
  timeZone: Asia/Tokyo
  aws: arn:aws:ssm-contacts:us-east-1:111122223333:contact/frank
  datadog: 7f1b523e-fe13-4917-8519-6dd314ef17c0
`);
  });

  test("says what it did, in each output", async () => {
    expect((await contact("create frank", { terminal: 80 })).stdout).toBe(
      "Created contact frank.\n",
    );
    expect((await contact("create frank")).stdout).toBe("create\tcontact\tfrank\n");
    expect((await contact("create frank -q")).stdout).toBe("frank\n");
    expect(JSON.parse((await contact("create frank --name Frank --json")).stdout)).toEqual({
      format: 1,
      applied: true,
      changes: [{ action: "create", noun: "contact", name: "frank", after: { name: "Frank" } }],
      effects: [],
      warnings: [],
    });
  });

  test("writes nothing where it is only tried", async () => {
    expect(await contact("create frank --dry-run", { terminal: 80 })).toEqual({
      code: 0,
      stdout: "Would create contact frank.\n",
      stderr: "",
      file: FILE,
    });
  });

  test("begins the file where there is none", async () => {
    const cwd = mkdtempSync(join(tmpdir(), "oncall-"));
    const path = join(cwd, "oncall.yaml");
    await oncall(["contact", "create", "alice", "--dry-run"], { cwd });
    expect(existsSync(path)).toBe(false);
    await oncall(["contact", "create", "alice", "--name", "Alice Ng"], { cwd });
    expect(readFileSync(path, "utf8")).toBe("version: 1\n\npeople:\n  alice: { name: Alice Ng }\n");
  });

  test.each([
    "contact list",
    "contact update alice --name Alice",
    "contact delete alice --yes",
    "override create payments --from now --to +1h --member alice",
    "rotation update primary --add alice --yes",
    "schedule check",
  ])("is what begins the file: %s says that there is none", async (line) => {
    const cwd = mkdtempSync(join(tmpdir(), "oncall-"));
    const { code, stdout, stderr } = await oncall(words(line), { cwd });
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr.split("\n")[0]).toBe(`error: there is no oncall.yaml in ${cwd} or above it`);
    expect(existsSync(join(cwd, "oncall.yaml"))).toBe(false);
  });

  test.each([
    [
      "alice",
      "error: there is a contact called alice already\nhint: change it with oncall contact update alice, or choose another name\n",
    ],
    ['"al ice"', 'error: <name>: "al ice" cannot be a name: use A-Z, a-z, 0-9, ".", "_" and "-"\n'],
    ["no-one", 'error: <name>: "no-one" means a turn that nobody takes: choose another name\n'],
    ["me", 'error: <name>: "me" means whoever runs the command\n'],
    [
      "frank --time-zone Europe/Berln --email frank.example.com",
      'error: --time-zone: "Europe/Berln" is not a time zone; did you mean "Europe/Berlin"?\nerror: --email: "frank.example.com" is not an e-mail address\n',
    ],
    [
      'frank --email "frank @example.com"',
      'error: --email: "frank @example.com" is not an e-mail address\n',
    ],
    ["frank --email a@b@c", 'error: --email: "a@b@c" is not an e-mail address\n'],
  ])("refuses %s", async (line, stderr) => {
    expect(await contact(`create ${line}`)).toEqual({ code: 2, stdout: "", stderr, file: FILE });
  });
});

describe("contact update", () => {
  test.each([
    ['alice --name "Alice Ng"', "  alice:\n", "  alice: { name: Alice Ng }\n"],
    ["dave --time-zone UTC", "  dave: {}\n", "  dave: { timeZone: UTC }\n"],
    ["bob --email bob@example.org", "bob@example.com }", "bob@example.org }"],
    ['bob --email ""', ", email: bob@example.com }", " }"],
    ['bob --email "" --name ""', "{ name: Bob Ito, email: bob@example.com }", "{}"],
    ['carol --time-zone ""', "    timeZone: Europe/Berlin\n", ""],
    ["carol --name Carol", "    name: Carol Diaz # of Berlin\n", "    name: Carol # of Berlin\n"],
  ])("%s changes that and nothing else", async (line, was, is) => {
    expect(FILE).toContain(was);
    expect(await changed(`update ${line}`)).toBe(FILE.replace(was, is));
  });

  test.each(['bob --name "Bob Ito"', 'alice --name ""'])("%s changes nothing", async (line) => {
    expect(await contact(`update ${line}`, { terminal: 80 })).toEqual({
      code: 0,
      stdout: "Nothing to change.\n",
      stderr: "",
      file: FILE,
    });
  });

  test("is refused where nothing is said to change", async () => {
    expect(await contact("update bob")).toEqual({
      code: 2,
      stdout: "",
      stderr:
        "error: nothing is said to change\nhint: name what changes, like --email alice@example.com; see --help\n",
      file: FILE,
    });
  });

  test("says in JSON what it was and what it is", async () => {
    const { stdout, file } = await contact('update bob --email "" --dry-run --json');
    expect(JSON.parse(stdout).changes).toEqual([
      {
        action: "update",
        noun: "contact",
        name: "bob",
        before: { name: "Bob Ito", email: "bob@example.com" },
        after: { name: "Bob Ito" },
      },
    ]);
    expect(file).toBe(FILE);
  });

  test.each([
    ["frank --name Frank", 'no person is called "frank"'],
    ["carol --email carol", '--email: "carol" is not an e-mail address'],
    ["carol --time-zone Berlin", '--time-zone: "Berlin" is not a time zone'],
  ])("refuses %s", async (line, message) => {
    const { code, stdout, stderr, file } = await contact(`update ${line}`);
    expect({ code, stdout, file }).toEqual({ code: 2, stdout: "", file: FILE });
    expect(stderr.startsWith(`error: ${message}`)).toBe(true);
  });
});

describe("contact delete", () => {
  test("takes somebody out who is named nowhere", async () => {
    const { code, stdout, file } = await contact("delete erin --yes", { terminal: 80 });
    expect({ code, stdout }).toEqual({ code: 0, stdout: "Deleted contact erin.\n" });
    expect(file).toBe(FILE.replace("  erin: { timeZone: UTC }\n", ""));
  });

  test("takes somebody out of whom nothing is said", async () => {
    const file = "version: 1\npeople:\n  alice:\n  bob: {}\n";
    expect(await changed("delete alice --yes", file)).toBe("version: 1\npeople:\n  bob: {}\n");
    // An empty file of people is one, too.
    const last = await changed("delete bob --yes", "version: 1\npeople:\n  bob:\n");
    expect((await contact("list", { file: last })).code).toBe(0);
  });

  test.each([
    ["alice", "a member of rotation primary", "oncall rotation update primary --remove alice"],
    ["carol", "in override trip of schedule payments", "oncall override delete trip"],
    // Whom the steps are to notify instead is nobody's to guess.
    [
      "dave",
      "notified by policy day",
      "see oncall policy show day, and write its steps anew: oncall policy update day --step ...",
    ],
  ])("is refused for %s, who is named somewhere", async (person, where, hint) => {
    const { code, stdout, stderr, file } = await contact(`delete ${person} --yes`);
    expect({ code, stdout, file }).toEqual({ code: 2, stdout: "", file: FILE });
    const [message, hinted] = stderr.split("\n");
    expect(message).toBe(`error: ${person} cannot be deleted: ${where}`);
    expect(hinted?.startsWith(`hint: ${hint}`)).toBe(true);
  });

  test("names every place at once", async () => {
    const file = FILE.replace("members: [carol]", "members: [alice]").replace(
      "dave], wait",
      "alice], wait",
    );
    expect((await contact("delete alice --yes", { file })).stderr.split("\n")[0]).toBe(
      "error: alice cannot be deleted: a member of rotation primary; in override trip of schedule payments; notified by policy day",
    );
  });

  test("asks first, and changes nothing where nobody can answer", async () => {
    expect(await contact("delete erin")).toEqual({
      code: 2,
      stdout: "",
      stderr:
        'error: this asks "Delete contact erin?", and there is no terminal to answer on\nhint: give --yes\n',
      file: FILE,
    });
    expect(await contact("delete erin --dry-run")).toEqual({
      code: 0,
      stdout: "would-delete\tcontact\terin\n",
      stderr: "",
      file: FILE,
    });
  });

  test("says who was meant", async () => {
    expect((await contact("delete erinn --yes")).stderr).toBe(
      'error: no person is called "erinn"\nhint: did you mean erin?\n',
    );
  });
});
