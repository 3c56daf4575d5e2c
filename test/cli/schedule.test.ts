import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { type Invocation, oncall, words } from "./cli.js";

// It is Saturday 7 March 2026, 15:00 in New York: carol's week, until Monday. The clocks go forward
// there in the night to come, and in Berlin on the 29th.

/** dave has the mornings of Berlin, 07:00Z to 13:00Z: on Monday the 9th 03:00 to 09:00 in New York. */
const HEAD = `version: 1
people: { alice: {}, bob: {}, carol: {}, dave: {} }
rotations:
  primary:
    timeZone: America/New_York
    start: 2026-01-05T09:00
    members: [alice, bob, carol]
    weekly: [{ on: mon, at: "09:00" }]
  nights:
    timeZone: Europe/Berlin
    start: 2026-01-05T08:00
    members: [dave]
    weekly: [{ on: mon, at: "08:00" }]
    coverage: [{ days: [mon-fri], from: "08:00", to: "14:00" }]
schedules:
`;
const PAYMENTS = `  # One answer.
  payments: { timeZone: America/New_York, rotations: [primary, nights] } # nights on top
`;
const FILE = HEAD + PAYMENTS;

/** Runs `oncall schedule ...` on a file of its own, and reads what has become of the file. */
async function schedule(line: string, { file = FILE, ...at }: Invocation & { file?: string } = {}) {
  const cwd = mkdtempSync(join(tmpdir(), "oncall-"));
  const path = join(cwd, "oncall.yaml");
  writeFileSync(path, file);
  const argv = ["schedule", ...words(line)];
  const outcome = await oncall(argv, { cwd, env: { NO_COLOR: "1" }, ...at });
  return { ...outcome, file: readFileSync(path, "utf8") };
}

/** The effect of a change, as JSON has it. */
async function effectOf(line: string, file = FILE) {
  const { code, stdout, stderr } = await schedule(`${line} --json --dry-run`, { file });
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  const { effects } = JSON.parse(stdout);
  expect(effects).toHaveLength(1);
  return effects[0];
}

describe("schedule create", () => {
  test("combines rotations, the last on top, in the zone of the first", async () => {
    const { code, stdout, stderr, file } = await schedule(
      "create billing --rotations primary,nights",
      { terminal: 80 },
    );
    expect({ code, stdout }).toEqual({ code: 0, stdout: "Created schedule billing.\n" });
    expect(file).toBe(
      `${FILE}  billing: { timeZone: America/New_York, combine: stack, rotations: [primary, nights] }\n`,
    );
    expect(stderr).toContain(`billing: on call from Sat 07 Mar 2026 15:00 EST on

From                  To                    Length  Before  After
Sat 07 Mar 15:00 EST  Mon 09 Mar 03:00 EDT  1d 11h  nobody  carol
Mon 09 Mar 03:00 EDT  09:00 EDT             6h      nobody  dave
Mon 09 Mar 09:00 EDT  Tue 10 Mar 03:00 EDT  18h     nobody  alice
`);
    // Eight weeks of five mornings of six hours.
    expect(stderr).toContain("dave +240");
    expect(stderr.split("\n").filter((each) => each.length > 80)).toEqual([]);
  });

  test("can put all on call at once, in a zone of its own", async () => {
    const { file } = await schedule(
      "create both --rotations nights,primary --combine together --time-zone UTC",
    );
    expect(file).toBe(
      `${FILE}  both: { timeZone: UTC, combine: together, rotations: [nights, primary] }\n`,
    );
    const { differences, timeZone } = await effectOf(
      "create both --rotations nights,primary --combine together --time-zone UTC",
    );
    expect(timeZone).toBe("UTC");
    expect(differences.slice(0, 2)).toEqual([
      { start: "2026-03-07T20:00:00Z", end: "2026-03-09T07:00:00Z", before: [], after: ["carol"] },
      {
        start: "2026-03-09T07:00:00Z",
        end: "2026-03-09T13:00:00Z",
        before: [],
        after: ["carol", "dave"],
      },
    ]);
  });

  test("is a line for a pipe, its name when quiet, and a plan as JSON", async () => {
    const line = "create billing --rotations nights";
    expect((await schedule(line)).stdout).toBe("create\tschedule\tbilling\n");
    const quiet = await schedule(`${line} -q`);
    expect([quiet.stdout, quiet.stderr]).toEqual(["billing\n", ""]);
    const plan = JSON.parse((await schedule(`${line} --json`)).stdout);
    expect(plan.changes).toEqual([
      {
        action: "create",
        noun: "schedule",
        name: "billing",
        after: { timeZone: "Europe/Berlin", combine: "stack", rotations: ["nights"] },
      },
    ]);
    expect(plan.effects[0].firstDifference).toBe("2026-03-09T07:00:00Z");
  });

  test("writes nothing where it is only tried", async () => {
    const { code, stdout, file } = await schedule("create billing --rotations nights --dry-run", {
      terminal: 80,
    });
    expect({ code, stdout, file }).toEqual({
      code: 0,
      stdout: "Would create schedule billing.\n",
      file: FILE,
    });
  });

  test.each([
    [
      "payments --rotations primary",
      "there is a schedule called payments already",
      "change it with oncall schedule update payments, or choose another name",
    ],
    ["billing --rotations prinary", 'no rotation is called "prinary"', "did you mean primary?"],
    ["billing --rotations primary,primary", "schedule billing would have rotation primary twice"],
    [
      "billing --rotations ,",
      "schedule billing would have no rotation",
      "name one: --rotations primary",
    ],
    [
      "billing",
      "required option '--rotations <names>' not specified",
      "see oncall schedule create --help",
    ],
    [
      '"my team" --rotations primary',
      '"my team" cannot be a name: use A-Z, a-z, 0-9, ".", "_" and "-"',
    ],
    [
      "billing --rotations primary --time-zone Europe/Berln",
      '--time-zone: "Europe/Berln" is not a time zone; did you mean "Europe/Berlin"?',
    ],
    [
      "billing --rotations primary --combine over",
      "option '--combine <how>' argument 'over' is invalid. Allowed choices are stack, together.",
      "see oncall schedule create --help",
    ],
  ])("refuses %s", async (line, message, hint?: string) => {
    expect(await schedule(`create ${line}`)).toEqual({
      code: 2,
      stdout: "",
      stderr: `error: ${message}\n${hint === undefined ? "" : `hint: ${hint}\n`}`,
      file: FILE,
    });
  });
});

describe("schedule update", () => {
  const withPayments = (flow: string) =>
    `${HEAD}  # One answer.\n  payments: { ${flow} } # nights on top\n`;

  test("takes a rotation out, and shows who has its hours now", async () => {
    const { code, stdout, stderr, file } = await schedule("update payments --remove nights --yes", {
      terminal: 80,
    });
    expect({ code, stdout }).toEqual({ code: 0, stdout: "Updated schedule payments.\n" });
    expect(file).toBe(withPayments("timeZone: America/New_York, rotations: [primary]"));
    expect(stderr).toContain(`payments: other people are on call from Mon 09 Mar 2026 03:00 EDT on

From                  To         Length  Before  After
Mon 09 Mar 03:00 EDT  09:00 EDT  6h      dave    carol
Tue 10 Mar 03:00 EDT  09:00 EDT  6h      dave    alice
`);
    expect(stderr.slice(stderr.indexOf("On call now"))).toBe(
      `On call now: carol - unchanged; next: alice from Mon 09 Mar 2026 09:00 EDT,
instead of dave from Mon 09 Mar 2026 03:00 EDT.
`,
    );
  });

  test.each([
    ["--rotations nights,primary", "rotations: [nights, primary]"],
    ["--remove nights --add nights --before primary", "rotations: [nights, primary]"],
    ["--rotations nights", "rotations: [nights]"],
  ])("%s", async (flags, rotations) => {
    const { code, file } = await schedule(`update payments ${flags} --yes`);
    expect(code).toBe(0);
    expect(file).toBe(withPayments(`timeZone: America/New_York, ${rotations}`));
  });

  test("adds a rotation where it is said", async () => {
    const file = withPayments("timeZone: America/New_York, rotations: [primary]");
    const first = await schedule("update payments --add nights --before primary --yes", { file });
    expect(first.file).toBe(
      withPayments("timeZone: America/New_York, rotations: [nights, primary]"),
    );
    // primary is always on call: under it nobody sees nights.
    expect(first.stderr).toBe(
      "payments: the same people are on call.\nOn call now: carol, next: alice - unchanged.\n",
    );
    const last = await schedule("update payments --add nights --yes", { file });
    expect(last.file).toBe(
      withPayments("timeZone: America/New_York, rotations: [primary, nights]"),
    );
  });

  test("puts all on call at once, or the last one on top again", async () => {
    const together = await schedule("update payments --combine together --yes");
    expect(together.file).toContain("combine: together");
    const { differences } = await effectOf("update payments --combine together");
    expect(differences[0]).toEqual({
      start: "2026-03-09T07:00:00Z",
      end: "2026-03-09T13:00:00Z",
      before: ["dave"],
      after: ["carol", "dave"],
    });
    const stack = await schedule("update payments --combine stack --yes", { file: together.file });
    expect(stack.stdout).toBe("update\tschedule\tpayments\n");
    expect(stack.file).toContain("combine: stack");
  });

  test("to another zone leaves its overrides at the hours at which they are", async () => {
    const { code, stderr, file } = await schedule(
      "update payments --time-zone Europe/Berlin --yes",
      {
        terminal: 80,
        file: `${FILE}overrides:
  - { id: cup, schedule: payments, from: 2026-03-13T18:00, to: 2026-03-14T06:00, members: [bob] }
`,
      },
    );
    expect(code).toBe(0);
    // 22:00Z to 10:00Z. Berlin is at +01:00 until the 29th. dave, from Berlin, is next on Monday.
    expect(stderr).toBe(`payments: the same people are on call.
On call now: carol, next: dave - unchanged.

warning: its overrides are made anew, with new ids, so that they stay where
  they are
`);
    expect(file.slice(HEAD.length).replace(/ov-[0-9a-z]{8}/, "*")).toBe(`  # One answer.
  payments: { timeZone: Europe/Berlin, rotations: [primary, nights] } # nights on top
overrides:
  - { id: *, schedule: payments, from: 2026-03-13T23:00, to: 2026-03-14T11:00, members: [bob] }
`);
  });

  test("does nothing where that is how it is", async () => {
    const line = "update payments --combine stack --rotations primary,nights";
    expect(await schedule(line, { terminal: 80 })).toEqual({
      code: 0,
      stdout: "Nothing to change.\n",
      stderr: "",
      file: FILE,
    });
  });

  test("asks first, and changes nothing where nobody can answer", async () => {
    const { code, stdout, stderr, file } = await schedule("update payments --remove nights");
    expect({ code, stdout, file }).toEqual({ code: 2, stdout: "", file: FILE });
    expect(stderr).toContain("dave    carol\n");
    expect(stderr).toContain(
      'error: this asks "Update schedule payments?", and there is no terminal to answer on\nhint: give --yes\n',
    );
  });

  test.each([
    [
      "payments",
      "nothing is said to change",
      "hint: name what changes, like --add nights; see --help\n",
    ],
    ["payments --add nights", "schedule payments would have rotation nights twice"],
    ["payments --remove primary,nights", "schedule payments would have no rotation"],
    [
      "payments --remove night",
      '--remove: "night" is not one of primary, nights; did you mean "nights"?',
    ],
    ["payments --add nihgts", 'no rotation is called "nihgts"'],
    ["payments --after nights", "--after: says where --add goes, and there is none"],
    ["paymnts --combine stack", 'no schedule is called "paymnts"'],
    [
      "payments --time-zone Mars",
      '--time-zone: "Mars" is not a time zone: write an IANA name such as America/New_York or UTC',
    ],
    ['payments --add ""', "--add: names nothing"],
    ['payments --remove ""', "--remove: names nothing"],
  ])("refuses %s", async (line, message, hint = "") => {
    const { code, stdout, stderr, file } = await schedule(`update ${line} --yes`);
    expect({ code, stdout, file }).toEqual({ code: 2, stdout: "", file: FILE });
    expect(stderr.split("\n")[0]).toBe(`error: ${message}`);
    expect(stderr).toContain(hint);
  });
});

describe("schedule delete", () => {
  const OVERRIDES = `overrides:
  - { schedule: payments, from: 2026-03-11T08:00, to: 2026-03-11T14:00, members: [bob] } # trip
  - { rotation: nights, from: 2026-03-12T08:00, to: 2026-03-12T14:00, members: [bob] }
`;

  test("leaves its rotations and theirs, and takes its overrides along", async () => {
    const { code, stdout, stderr, file } = await schedule("delete payments --yes", {
      terminal: 80,
      file: `${FILE}  other: { timeZone: UTC, rotations: [nights] }\n${OVERRIDES}`,
    });
    expect({ code, stdout }).toEqual({ code: 0, stdout: "Deleted schedule payments.\n" });
    expect(stderr).toContain(
      "Sat 07 Mar 15:00 EST  Mon 09 Mar 03:00 EDT  1d 11h  carol   nobody\n",
    );
    expect(stderr.split("\n").at(-2)).toBe("warning: its 1 override goes along");
    expect(file).toContain("  other: { timeZone: UTC, rotations: [nights] }\n");
    expect(file).toContain("  - { rotation: nights, from: 2026-03-12T08:00, ");
    expect(file).not.toContain("payments");
    expect(file.slice(0, HEAD.length)).toBe(HEAD);
  });

  test.each(["schedule:payments", "schedule:payments@next"])(
    "is refused where a policy notifies %s",
    async (target) => {
      const file = `${FILE}policies:
  day: { steps: [{ notify: [${target}], wait: 5m }] }
`;
      const said = await schedule("delete payments --yes", { file });
      expect(said).toEqual({
        code: 2,
        stdout: "",
        stderr: `error: schedule payments cannot be deleted: notified by policy day
hint: see oncall policy show day, and write its steps anew: oncall policy update day --step ...
`,
        file,
      });
    },
  );

  test("asks first, and changes nothing where nobody can answer", async () => {
    const { code, stderr, file } = await schedule("delete payments");
    expect({ code, file }).toEqual({ code: 2, file: FILE });
    expect(stderr).toContain('error: this asks "Delete schedule payments?", ');
    const dry = await schedule("delete payments --dry-run");
    expect([dry.code, dry.stdout, dry.file]).toEqual([
      0,
      "would-delete\tschedule\tpayments\n",
      FILE,
    ]);
  });

  test("names the one that was meant", async () => {
    expect((await schedule("delete payment --yes")).stderr).toBe(
      'error: no schedule is called "payment"\nhint: did you mean payments?\n',
    );
  });
});
