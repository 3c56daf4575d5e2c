import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { type Invocation, oncall, words } from "./cli.js";

// It is Saturday 7 March 2026, 15:00 in New York. The clocks go forward there on the 8th.

const FILE = `version: 1
people: # all of them
  alice: { name: Alice Ng, timeZone: America/New_York }
  bob: {}
  carol: {}
rotations:
  # Around the clock, a week each.
  primary:
    timeZone: America/New_York
    start: 2026-01-05T09:00
    members: [alice, bob, carol]
    weekly: [{ on: mon, at: "09:00" }] # after breakfast
`;

const FLAGS = "--members bob,alice --weekly mon@09:00 --start 2026-03-09T09:00 --tz UTC";

/** Runs `oncall rotation create ...` on a file of its own, and reads what has become of the file. */
async function create(line: string, { file = FILE, ...more }: Invocation & { file?: string } = {}) {
  const cwd = folderWith({ "oncall.yaml": file });
  const outcome = await oncall(["rotation", "create", ...words(line)], { cwd, ...more });
  return { ...outcome, file: readFileSync(join(cwd, "oncall.yaml"), "utf8") };
}

function folderWith(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), "oncall-"));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  return folder;
}

/** What a command line adds to the end of the file. */
async function added(line: string): Promise<string> {
  const { code, stderr, file } = await create(line);
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  // A blank line stands between what takes several lines each.
  const before = `${FILE}\n`;
  expect(file.slice(0, before.length)).toBe(before);
  return file.slice(before.length);
}

describe("a rotation of flags", () => {
  test("is written behind the others, whose text stays, without a question or a preview", async () => {
    const { code, stdout, stderr, file } = await create(`second ${FLAGS}`);
    expect({ code, stdout, stderr }).toEqual({
      code: 0,
      stdout: "create\trotation\tsecond\n",
      stderr: "",
    });
    expect(file).toBe(`${FILE}
  second:
    timeZone: UTC
    start: 2026-03-09T09:00
    members: [bob, alice]
    weekly: [{ on: mon, at: "09:00" }]
`);
  });

  test("can have all that a rotation of the file has", async () => {
    const line =
      "--members alice,no-one,bob --monthly 1@09:00,15@21:30 --every 2 --on-calls 2 --coverage mon-fri@09:00-17:00 --coverage sat@10:00-sun@16:00 --start 2026-03-01 --time-zone Europe/Berlin --effective-from 2026-04-01T00:00 --effective-until 2026-12-31T12:00";
    expect(await added(`second ${line}`)).toBe(`  second:
    timeZone: Europe/Berlin
    start: 2026-03-01T00:00
    members: [alice, no-one, bob]
    monthly: [{ day: 1, at: "09:00" }, { day: 15, at: "21:30" }]
    every: 2
    onCalls: 2
    coverage: [{ days: [mon-fri], from: "09:00", to: "17:00" }, { from: sat 10:00, to: sun 16:00 }]
    effective: { from: 2026-04-01T00:00, until: 2026-12-31T12:00 }
`);
  });

  test.each([
    ["--daily 09:00,21:00", 'daily: ["09:00", "21:00"]'],
    ["--elapsed 7d", "elapsed: { days: 7 }"],
    ["--elapsed 1d12h", "elapsed: { days: 1, seconds: 43200 }"],
  ])("hands off by %s", async (flags, text) => {
    const line = `second --members bob --start 2026-03-09T09:00 --tz UTC ${flags}`;
    expect((await added(line)).split("\n")[4]).toBe(`    ${text}`);
  });

  test.each([
    // The Monday after this Saturday; New York is at -04:00 by then.
    ["next monday 09:00", "2026-03-09T09:00"],
    ["now", "2026-03-07T15:00"],
    ["2026-03-09T13:00:00Z", "2026-03-09T09:00"],
    // The clock shows 01:30 twice: the wall time alone means the first of them.
    ["2026-11-01T05:30:00Z", "2026-11-01T01:30"],
    // Quoted: some readers of YAML take it for a time of their own kind.
    ["2026-11-01T06:30:00Z", '"2026-11-01T06:30:00Z"'],
  ])("begins at %s, written as %s", async (start, written) => {
    const line = `second --members bob --weekly mon@09:00 --start "${start}" --tz America/New_York`;
    expect((await added(line)).split("\n")[2]).toBe(`    start: ${written}`);
  });

  test("takes --at for now", async () => {
    const line = `second --members bob --daily 09:00 --start now --tz UTC --at 2026-05-01T10:00`;
    expect((await added(line)).split("\n")[2]).toBe("    start: 2026-05-01T10:00");
  });

  test("has the zone of --time-zone where --tz is another", async () => {
    const line = `second --members bob --daily 09:00 --start "today 09:00" --tz UTC --time-zone Asia/Tokyo`;
    // In Tokyo it is Sunday the 8th by now.
    expect((await added(line)).split("\n").slice(1, 3)).toEqual([
      "    timeZone: Asia/Tokyo",
      "    start: 2026-03-08T09:00",
    ]);
  });

  test("is named under -q", async () => {
    const { stdout, stderr } = await create(`second ${FLAGS} -q`);
    expect({ stdout, stderr }).toEqual({ stdout: "second\n", stderr: "" });
  });
});

describe("--dry-run", () => {
  test("shows the four weeks from the start on, and writes nothing", async () => {
    const { code, stdout, stderr, file } = await create(
      `second ${FLAGS} --coverage mon@09:00-17:00 --dry-run`,
    );
    expect({ code, stdout, file }).toEqual({
      code: 0,
      stdout: "would-create\trotation\tsecond\n",
      file: FILE,
    });
    // Four Mondays of 8 hours, the rest of 4 * 168 hours nobody.
    expect(stderr).toBe(`second in UTC
Mon 09 Mar 2026 09:00 UTC to Mon 06 Apr 2026 09:00 UTC

From                  To         Length  On call  Note
Mon 09 Mar 09:00 UTC  17:00 UTC  8h      bob
Mon 16 Mar 09:00 UTC  17:00 UTC  8h      alice
Mon 23 Mar 09:00 UTC  17:00 UTC  8h      bob
Mon 30 Mar 09:00 UTC  17:00 UTC  8h      alice

Hours in this window: bob 16, alice 16.
Nobody: 640 h in 4 gaps, the first Mon 09 Mar 17:00 UTC to Mon 16 Mar 09:00
  UTC.
`);
  });

  test("shows them from now on where the rotation has begun, and from when it is effective", async () => {
    const windowOf = async (flags: string) =>
      (await create(`second ${flags} --dry-run`)).stderr.split("\n")[1];
    const begun = "--members bob --daily 09:00 --start 2026-01-01 --tz UTC";
    expect(await windowOf(begun)).toBe("Sat 07 Mar 2026 20:00 UTC to Sat 04 Apr 2026 20:00 UTC");
    expect(await windowOf(`${begun} --effective-from 2026-06-01`)).toBe(
      "Mon 01 Jun 2026 00:00 UTC to Mon 29 Jun 2026 00:00 UTC",
    );
  });
});

describe("what is wrong with flags", () => {
  test("is told at once when they are missing, each with its option", async () => {
    const { code, stdout, stderr, file } = await create("");
    expect({ code, stdout, file }).toEqual({ code: 2, stdout: "", file: FILE });
    expect(stderr).toBe(`error: <name>: is missing: say what it is called, like primary
error: --tz: is missing: name the zone of the hand-off times, such as America/New_York
error: --members: is missing: write --members alice,bob,carol
error: --weekly: is missing: say when turns change: --weekly mon@09:00, --daily 09:00, --monthly 1@09:00 or --elapsed 7d
error: --start: is missing: when the first member's turn begins, like 2026-01-05T09:00
`);
  });

  test("is told at once when they cannot be right", async () => {
    const { code, stderr, file } = await create(
      "no-one --members alcie,bob,zed --weekly mom@09:00 --start soon --time-zone Europe/Berlni --on-calls 4 --coverage 9-17 --effective-from 2026-06-02 --effective-until 2026-06-01",
    );
    expect({ code, file }).toEqual({ code: 2, file: FILE });
    const [first, ...others] = stderr.trimEnd().split("\n");
    expect(first).toBe(
      'error: <name>: "no-one" means a turn that nobody takes: choose another name',
    );
    expect(others.map((line) => line.slice(0, 60))).toEqual([
      'error: --time-zone: "Europe/Berlni" is not a time zone; did ',
      'error: --weekly: "mom" is not a day of the week; did you mea',
      'error: --start: "soon" is not a time: write a time like now,',
      'error: --coverage: "9-17" is not coverage: write mon-fri@09:',
      "error: --effective-until: is not after --effective-from",
      "error: --on-calls: 4 at once, of 3 members",
      'error: --members: no person is called "alcie"; did you mean ',
      'error: --members: no person is called "zed"',
      "hint: oncall contact create zed",
    ]);
  });

  test("is that nobody has the name of a member, with the name that may be meant", async () => {
    const { code, stderr } = await create(
      "second --members alcie --daily 09:00 --start now --tz UTC",
    );
    expect({ code, stderr }).toEqual({
      code: 2,
      stderr: 'error: --members: no person is called "alcie"; did you mean "alice"?\n',
    });
  });

  test("is that the name is taken", async () => {
    const { code, stderr, file } = await create(`primary ${FLAGS}`);
    expect({ code, stderr, file }).toEqual({
      code: 2,
      stderr:
        "error: there is a rotation called primary already\nhint: change it with oncall rotation update primary, or choose another name\n",
      file: FILE,
    });
  });
});

describe("a definition", () => {
  const SHAPE = `timeZone: UTC
start: 2026-03-09T09:00
members: [bob, alice]
weekly: [{ on: mon, at: "09:00" }]
`;
  const NAMED = `second:\n${SHAPE.replace(/^/gm, "  ").trimEnd()}\n`;
  const JSON_SHAPE = `{ "format": 1, "name": "second", "timeZone": "UTC",
  "start": "2026-03-09T09:00", "members": ["bob", "alice"],
  "weekly": [{ "on": "mon", "at": "09:00" }] }
`;
  const WRITTEN = `${FILE}
  second:
    timeZone: UTC
    start: 2026-03-09T09:00
    members: [bob, alice]
    weekly: [{ on: mon, at: "09:00" }]
`;

  /** Runs `oncall rotation create ...` beside a file d.yaml. */
  async function define(line: string, definition: string) {
    const cwd = folderWith({ "oncall.yaml": FILE, "d.yaml": definition });
    const outcome = await oncall(["rotation", "create", ...words(line)], { cwd });
    return { ...outcome, file: readFileSync(join(cwd, "oncall.yaml"), "utf8") };
  }

  test.each([
    ["its shape", "second", SHAPE],
    ["its name over its shape", "", NAMED],
    ["JSON with its name beside", "", JSON_SHAPE],
    ["a shape called otherwise", "second", NAMED.replace("second", "first")],
    ["JSON called otherwise", "second", JSON_SHAPE.replace("second", "first")],
  ])("is %s, in a file or on standard input", async (_, name, text) => {
    const inFile = await define(`${name} --definition d.yaml`, text);
    expect(inFile).toEqual({
      code: 0,
      stdout: "create\trotation\tsecond\n",
      stderr: "",
      file: WRITTEN,
    });
    const onStdin = await create(`${name} --definition -`, { stdin: text });
    expect(onStdin.file).toBe(WRITTEN);
  });

  test.each(["yaml", "json"])("is what rotation show prints as %s", async (format) => {
    const cwd = folderWith({ "oncall.yaml": FILE });
    const show = async (name: string) =>
      (await oncall(["rotation", "show", name, "-o", format], { cwd })).stdout;
    const stdin = await show("primary");
    const argv = words("rotation create copy --definition -");
    expect(await oncall(argv, { cwd, stdin })).toMatchObject({ code: 0, stderr: "" });
    expect(await show("copy")).toBe(stdin.replace("primary", "copy"));
  });

  test("may be wrong in many places, and each is told", async () => {
    const wrong = `wrong:
  timeZone: UTC
  start: soon
  members: [bob, alcie, zed]
  weekly: [{ on: mon, at: 9am }]
  onCalls: 4
  evry: 2
`;
    const { code, stderr, file } = await define("--definition d.yaml", wrong);
    expect({ code, file }).toEqual({ code: 2, file: FILE });
    expect(
      stderr,
    ).toBe(`error: d.yaml:3:10: wrong.start: "soon" is not a date and time; write 2026-01-05T09:00, with an offset if it is not in the zone
error: d.yaml:4:18: wrong.members[1]: no person is called "alcie"; did you mean "alice"?
error: d.yaml:4:25: wrong.members[2]: no person is called "zed"
error: d.yaml:5:27: wrong.weekly[0].at: "9am" is not a time of day; did you mean "09:00"?
error: d.yaml:6:12: wrong.onCalls: 4 on call at once, of 3 members
error: d.yaml:7:3: wrong.evry: "evry" is not known here; did you mean "every"?
hint: oncall contact create zed
`);
  });

  test("may be wrong in JSON, which has lines, too", async () => {
    const wrong = JSON_SHAPE.replace('"bob"', '"bobb"');
    const { code, stderr } = await create("--definition -", { stdin: wrong });
    expect({ code, stderr }).toEqual({
      code: 2,
      stderr:
        'error: standard input:2:44: members[0]: no person is called "bobb"; did you mean "bob"?\n',
    });
  });

  test.each([
    ["elapsed: { days: 1 }\n", '"timeZone" is missing'],
    ["- second\n", "must be a mapping of keys to values, not a list"],
    ["second: soon\n", '"second" is not known here'],
  ])("is not %j", async (text, why) => {
    const { code, stderr } = await define("second --definition d.yaml", text);
    expect(code).toBe(2);
    expect(stderr).toContain(why);
  });

  test("says everything: no flag beside it does", async () => {
    const { code, stderr } = await define(
      "second --definition d.yaml --members bob --on-calls 1",
      SHAPE,
    );
    expect({ code, stderr }).toEqual({
      code: 2,
      stderr: "error: --definition says all of the rotation: leave out --members, --on-calls\n",
    });
  });

  test("needs a name from somewhere, and one that can be one", async () => {
    expect((await define("--definition d.yaml", SHAPE)).stderr).toBe(
      "error: <name>: is missing, and the definition has none\n",
    );
    expect((await define("'two words' --definition d.yaml", SHAPE)).stderr).toBe(
      'error: "two words" cannot be a name: use A-Z, a-z, 0-9, ".", "_" and "-"\n',
    );
  });
});
