import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { type Invocation, oncall, words } from "./cli.js";

// 5 January 2026 is a Monday; New York is at -05:00, Berlin at +01:00.

/**
 * primary hands off on Mondays at 09:00, 14:00Z: alice on the 5th, bob on the 12th, carol on the
 * 19th, then alice again. dave has the nights of New York: Monday to Friday, 07:00Z to 13:00Z.
 */
const FILE = `version: 1
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
  payments: { timeZone: America/New_York, rotations: [primary] }
  nights: { timeZone: Europe/Berlin, rotations: [nights] }
policies:
  # Whoever is on call, dave in his hours, and then the neighbours.
  payments:
    steps:
      - { notify: [schedule:payments], wait: 5m } # soon
      - { notify: [schedule:nights], wait: 10m }
      - notify: [dave, schedule:payments@next, schedule:payments@previous]
        wait: 15m
        assignment: round-robin
    repeats: 1
    resolveWhenDone: true
  direct: { steps: [{ notify: [bob], wait: 90s }] }
`;

function folderWith(yaml: string): string {
  const folder = mkdtempSync(join(tmpdir(), "oncall-"));
  writeFileSync(join(folder, "oncall.yaml"), yaml);
  return folder;
}

/** Runs `oncall policy ...` on a file of its own, and reads what has become of the file. */
async function policy(line: string, more: Invocation = {}) {
  const cwd = folderWith(FILE);
  const outcome = await oncall(["policy", ...words(line)], { cwd, ...more });
  return { ...outcome, file: readFileSync(join(cwd, "oncall.yaml"), "utf8") };
}

describe("policy list", () => {
  test("has the steps in a line", async () => {
    const { code, stdout } = await policy("list --no-color", { terminal: 80 });
    expect(code).toBe(0);
    // 80 columns without name and repeats leave 61 for the steps.
    expect(stdout).toBe(
      [
        `Name      ${"Steps".padEnd(61)}  Repeats`,
        `payments  ${"schedule:payments 5m → schedule:nights 10m → dave,".padEnd(61)}  1`,
        "          schedule:payments@next, schedule:payments@previous 15m",
        "          round-robin",
        `direct    ${"bob 1m30s".padEnd(61)}  0`,
        "",
      ].join("\n"),
    );
  });

  test("is names for -q, and the words of the file as JSON", async () => {
    expect((await policy("list -q")).stdout).toBe("payments\ndirect\n");
    expect(JSON.parse((await policy("list --json")).stdout).policies[1]).toEqual({
      name: "direct",
      steps: [{ notify: ["bob"], wait: "1m30s" }],
    });
  });
});

describe("policy show", () => {
  test("prints what a definition can be", async () => {
    expect((await policy("show direct")).stdout).toBe(
      "direct:\n  steps:\n    - notify:\n        - bob\n      wait: 1m30s\n",
    );
  });

  test("of one that is not there says which was meant", async () => {
    expect(await policy("show paymnets")).toMatchObject({
      code: 2,
      stderr: 'error: no policy is called "paymnets"\nhint: did you mean payments?\n',
    });
  });
});

describe("policy create", () => {
  test("writes a policy beside the others", async () => {
    const made = await policy(
      'create billing --step "schedule:payments 5m" --step "alice,schedule:nights@next 1h round-robin" --repeats 2 --resolve-when-done',
      { terminal: 80 },
    );
    expect(made).toMatchObject({ code: 0, stdout: "Created policy billing.\n", stderr: "" });
    expect(made.file.startsWith(FILE)).toBe(true);
    const { parse } = await import("yaml");
    expect(parse(made.file).policies.billing).toEqual({
      steps: [
        { notify: ["schedule:payments"], wait: "5m" },
        { notify: ["alice", "schedule:nights@next"], wait: "1h", assignment: "round-robin" },
      ],
      repeats: 2,
      resolveWhenDone: true,
    });
  });

  test("tells everything that is wrong with its flags", async () => {
    const { code, stderr, file } = await policy(
      'create billing --step "scheduel:payments 5min" --step "alice 5m robin" --repeats 11',
    );
    expect({ code, file }).toEqual({ code: 2, file: FILE });
    expect(stderr.trimEnd().split("\n")).toEqual([
      'error: --step: "scheduel:payments" cannot be notified; did you mean "schedule:payments"?',
      'error: --step: "5min" is not a duration: write 5m or 1h30m',
      'error: --step: "robin" is not one of all, round-robin',
      'error: --repeats: "11" is not a whole number from 0 to 10',
    ]);
  });

  test("refuses teams, which a file does not have", async () => {
    const { code, stderr, file } = await policy('create billing --step "team:checkout,alice 5m"');
    expect({ code, file }).toEqual({ code: 2, file: FILE });
    expect(stderr).toBe(
      'error: policy billing, step 1: a file has no teams: "team:checkout" is nobody\nhint: name its people, or their schedule\n',
    );
  });

  test("tells everyone and everything that is not known, and how to create them", async () => {
    const { code, stderr, file } = await policy(
      'create billing --step "erin,payments 5m" --step "schedule:nihgts,alice 5m"',
    );
    expect({ code, file }).toEqual({ code: 2, file: FILE });
    expect(stderr.trimEnd().split("\n")).toEqual([
      'error: step 1: no person is called "erin"; there are: alice, bob, carol, dave',
      'error: step 1: no person is called "payments"; did you mean schedule:payments?',
      'error: step 2: no schedule is called "nihgts"; did you mean nights?',
      "hint: or create what is missing: oncall contact create erin; oncall schedule create nihgts --rotations primary",
    ]);
  });

  test.each([
    ["create billing", "error: --step: is missing: write --step"],
    ['create "bil ling" --step "bob 5m"', 'error: "bil ling" cannot be a name'],
    ['create direct --step "bob 5m"', "error: there is a policy called direct already\n"],
    ['create billing --step "bob 5m" --repeats two', 'error: --repeats: "two" is not a whole'],
    [
      'create billing --step "bob 5m" --definition -',
      "error: --definition says all of the policy: leave out the other flags\n",
    ],
  ])("%s is refused", async (line, message) => {
    const { code, stderr, file } = await policy(line);
    expect({ code, file }).toEqual({ code: 2, file: FILE });
    expect(stderr).toContain(message);
  });

  test("only says what it would do under --dry-run", async () => {
    const { stdout, file } = await policy('create billing --step "bob 5m" --dry-run --json');
    expect(file).toBe(FILE);
    expect(JSON.parse(stdout)).toMatchObject({
      applied: false,
      changes: [
        { action: "create", noun: "policy", name: "billing", after: { steps: [{ wait: "5m" }] } },
      ],
    });
  });
});

describe("a definition", () => {
  test.each(["", "--json"])("is what show %s prints", async (format) => {
    const { stdout } = await policy(`show payments ${format}`);
    const { file } = await policy("create copy --definition -", { stdin: stdout });
    const { parse } = await import("yaml");
    const { policies } = parse(file);
    expect(policies.copy).toEqual(policies.payments);
  });

  test("makes a policy all of what it says", async () => {
    const stdin = "steps: [{ notify: [carol], wait: 5m }]\n";
    const { code, file } = await policy("update payments --definition -", { stdin });
    const { parse } = await import("yaml");
    expect({ code, payments: parse(file).policies.payments }).toEqual({
      code: 0,
      payments: { steps: [{ notify: ["carol"], wait: "5m" }] },
    });
  });

  test("is told what is wrong with it, and where", async () => {
    const stdin = "copy:\n  steps:\n    - { notify: [bob:next], wait: soon }\n  repeat: 1\n";
    const { code, stderr } = await policy("create copy --definition -", { stdin });
    expect(code).toBe(2);
    expect(stderr.trimEnd().split("\n")).toEqual([
      'error: standard input:3:18: copy.steps[0].notify[0]: "bob:next" cannot be notified: write a person (alice), a schedule (schedule:payments, schedule:payments@next) or a team (team:payments)',
      'error: standard input:3:35: copy.steps[0].wait: "soon" is not a duration: write 5m or 1h30m',
      'error: standard input:4:3: copy.repeat: "repeat" is not known here; did you mean "repeats"?',
    ]);
  });
});

describe("policy update", () => {
  test("changes what is said, and leaves the rest and its comments", async () => {
    const { code, stdout, file } = await policy(
      "update payments --repeats 0 --no-resolve-when-done",
      {
        terminal: 80,
      },
    );
    expect({ code, stdout }).toEqual({ code: 0, stdout: "Updated policy payments.\n" });
    const { parse } = await import("yaml");
    const [before, after] = [parse(FILE), parse(file)];
    expect(after.policies.payments.steps).toEqual(before.policies.payments.steps);
    expect(after.policies.payments.repeats ?? 0).toBe(0);
    expect(after.policies.payments.resolveWhenDone ?? false).toBe(false);
    expect(file).toContain("wait: 5m } # soon\n");
  });

  test("replaces all steps", async () => {
    const { file } = await policy('update payments --step "bob 1m" --step "carol 2m"');
    const { parse } = await import("yaml");
    expect(parse(file).policies.payments).toEqual({
      steps: [
        { notify: ["bob"], wait: "1m" },
        { notify: ["carol"], wait: "2m" },
      ],
      repeats: 1,
      resolveWhenDone: true,
    });
  });

  test("without anything to change says what can be", async () => {
    expect(await policy("update payments")).toMatchObject({
      code: 2,
      stderr:
        "error: nothing is said to change about policy payments\nhint: give --step, --repeats, --resolve-when-done, --no-resolve-when-done or --definition\n",
    });
  });

  test("to what it is already writes nothing", async () => {
    const { code, stdout, file } = await policy("update payments --repeats 1", { terminal: 80 });
    expect({ code, stdout, file }).toEqual({ code: 0, stdout: "Nothing to change.\n", file: FILE });
  });
});

describe("policy delete", () => {
  test("asks first", async () => {
    const { code, stderr, file } = await policy("delete payments");
    expect({ code, file }).toEqual({ code: 2, file: FILE });
    expect(stderr).toBe(
      'error: this asks "Delete policy payments?", and there is no terminal to answer on\nhint: give --yes\n',
    );
  });

  test("takes it out of the file", async () => {
    const { code, file } = await policy("delete payments --yes");
    const { parse } = await import("yaml");
    expect({ code, names: Object.keys(parse(file).policies) }).toEqual({
      code: 0,
      names: ["direct"],
    });
  });
});

describe("policy simulate", () => {
  // A page on Monday 19 January at 08:58 in New York, 13:58Z: bob's last minutes. dave's hours ended
  // at 13:00Z, so step 2 reaches nobody and takes no time.
  //   13:58  step 1  bob, 5 minutes; at 14:00 he hands off to carol
  //   14:03  step 2  nobody
  //   14:03  step 3  round-robin, its first target: dave, 15 minutes
  //   14:18  step 1 again  carol, 5 minutes
  //   14:23  step 2 again  nobody
  //   14:23  step 3 again  its second target: after carol comes alice, 15 minutes
  //   14:38  the policy resolves the page
  const LINE = "simulate payments --at 2026-01-19T08:58";

  test("quiet, names everyone who would be paged, once", async () => {
    expect((await policy(`${LINE} -q`)).stdout).toBe("bob\ndave\ncarol\nalice\n");
  });

  test("goes through hand-off, repeat and round-robin, and says where it reaches nobody", async () => {
    const { code, stdout, stderr } = await policy(`${LINE} --no-color`, { terminal: 80 });
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(stdout).toBe(
      [
        "payments at Mon 19 Jan 2026 08:58 EST, if nobody acknowledges",
        "",
        "After  Time       Step        Paged   Via",
        "+0m    08:58 EST  1           bob     schedule:payments",
        "+5m    09:03 EST  2           nobody  schedule:nights",
        "+5m    09:03 EST  3           dave    dave",
        "+20m   09:18 EST  1, round 2  carol   schedule:payments",
        "+25m   09:23 EST  2, round 2  nobody  schedule:nights",
        "+25m   09:23 EST  3, round 2  alice   schedule:payments@next",
        "",
        "If nobody has acknowledged by Mon 19 Jan 09:38 EST, the page resolves itself.",
        "Step 2 reaches nobody and is passed over at once: schedule:nights has nobody",
        "  on call at Mon 19 Jan 09:03 EST, 09:23 EST.",
        "",
      ].join("\n"),
    );
  });

  test("is JSON for programs", async () => {
    const { stdout } = await policy(`${LINE} --json`);
    const neighbours = ["schedule:payments@next", "schedule:payments@previous"];
    const first = { step: 1, targets: [{ target: "schedule:payments" }], skipped: [] };
    const second = {
      step: 2,
      notified: [],
      targets: [{ target: "schedule:nights", members: [] }],
      skipped: [],
    };
    const calls = [
      { ...first, at: "2026-01-19T13:58:00Z", minute: 0, round: 1, notified: ["bob"] },
      { ...second, at: "2026-01-19T14:03:00Z", minute: 5, round: 1 },
      {
        at: "2026-01-19T14:03:00Z",
        minute: 5,
        step: 3,
        round: 1,
        notified: ["dave"],
        targets: [{ target: "dave", members: ["dave"] }],
        skipped: neighbours,
      },
      { ...first, at: "2026-01-19T14:18:00Z", minute: 20, round: 2, notified: ["carol"] },
      { ...second, at: "2026-01-19T14:23:00Z", minute: 25, round: 2 },
      {
        at: "2026-01-19T14:23:00Z",
        minute: 25,
        step: 3,
        round: 2,
        notified: ["alice"],
        targets: [{ target: "schedule:payments@next", members: ["alice"] }],
        skipped: ["dave", "schedule:payments@previous"],
      },
    ];
    const document = JSON.parse(stdout);
    expect(document).toMatchObject({
      format: 1,
      policy: "payments",
      timeZone: "America/New_York",
      at: "2026-01-19T13:58:00Z",
      calls,
      end: { at: "2026-01-19T14:38:00Z", minute: 40, resolved: true },
    });
    expect(document.calls).toHaveLength(6);
  });

  test("of the second page in a row begins a round-robin at its second target", async () => {
    // At 14:03Z carol has begun: after her comes alice, before her was bob.
    const { stdout } = await policy(`${LINE} --page 2`);
    expect(stdout.split("\n").filter((line) => line.includes("\t3\t"))).toEqual([
      "2026-01-19T09:03:00-05:00\t5\t3\t1\talice\tschedule:payments@next",
      "2026-01-19T09:23:00-05:00\t25\t3\t2\tbob\tschedule:payments@previous",
    ]);
  });

  test("reads and shows times in the zone that is asked for", async () => {
    // 08:58 in Berlin is 07:58Z: dave is on call. bob until 14:00Z.
    const { stdout } = await policy(`${LINE} --tz Europe/Berlin`);
    expect(stdout.split("\n").slice(0, 3)).toEqual([
      "2026-01-19T08:58:00+01:00\t0\t1\t1\tbob\tschedule:payments",
      "2026-01-19T09:03:00+01:00\t5\t2\t1\tdave\tschedule:nights",
      "2026-01-19T09:13:00+01:00\t15\t3\t1\tdave\tdave",
    ]);
  });

  test("without a schedule is in UTC, from now on", async () => {
    const { stdout } = await policy("simulate direct", { now: "2026-01-19T13:58:00.700Z" });
    expect(stdout).toBe("2026-01-19T13:58:00Z\t0\t1\t1\tbob\tbob\n");
  });

  test.each(["0", "-1", "1.5", "two"])("has no page %s", async (page) => {
    expect(await policy(`simulate payments --page=${page}`)).toMatchObject({
      code: 2,
      stderr: `error: --page: "${page}" is not a whole number from 1 to 1000\n`,
    });
  });
});
