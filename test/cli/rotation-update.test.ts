import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { type Invocation, oncall, words } from "./cli.js";

// It is Wednesday 25 February 2026, 15:00 in New York: bob is on call until Monday, then carol. The
// clocks go forward on 8 March: 09:00 is 14:00Z before, and 13:00Z from then on.
const NOW = "2026-02-25T20:00:00Z";

/** Mondays, 09:00: alice on 5 January, bob on the 12th, carol on the 19th, and so on. */
const ROTATION = `# Who is on call for payments.
version: 1
people:
  alice: { name: Alice Ng }
  bob: {} # since May
  carol: {}
  dave: {}
  erin: {}
rotations:
  # A week each.
  primary:
    timeZone: America/New_York
    start: 2026-01-05T09:00
    members: [alice, bob, carol] # in this order
    weekly: [{ on: mon, at: "09:00" }]
`;
const FILE = `${ROTATION}schedules:
  payments: { timeZone: America/New_York, rotations: [primary] }
`;

/** A folder with this oncall.yaml, and what is done and seen there. */
function work(file = FILE) {
  const cwd = mkdtempSync(join(tmpdir(), "oncall-"));
  const path = join(cwd, "oncall.yaml");
  writeFileSync(path, file);
  const run = (line: string, at: Invocation = {}) =>
    oncall(words(line), { now: NOW, cwd, env: { NO_COLOR: "1" }, ...at });
  const json = async (line: string) => {
    const { code, stdout, stderr } = await run(`${line} --json`);
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    return JSON.parse(stdout);
  };
  return {
    run,
    json,
    text: () => readFileSync(path, "utf8"),
    /** Changes primary, and gives the words for it; `*` for each id. */
    async update(flags: string): Promise<string> {
      const { code, stdout } = await run(`rotation update primary ${flags} --yes`, {
        terminal: 80,
      });
      expect(code).toBe(0);
      return stdout.replaceAll(/ov-[0-9a-z]{8}/g, "*");
    },
    /** Who is on call from 23 February on: the days and hours, UTC, when each shift begins. */
    async shifts(to: string, from = "2026-02-23T09:00"): Promise<string[]> {
      const { shifts } = await json(`rotation shifts primary --from ${from} --to ${to}`);
      return shifts.map(
        ({ start, members }: { start: string; members: string[] }) =>
          `${start.slice(5, 13)} ${members.join(",")}`,
      );
    },
  };
}

/** What is said, on one line, of who is on call now and next. */
function proof(stderr: string): string {
  const [told = ""] = stderr.slice(stderr.indexOf("On call now")).split("\n\n");
  return told.trimEnd().replaceAll("\n", " ");
}

const UPDATED = "Updated rotation primary.\n";
const KEPT = "Created override *.\n";

describe("a moment later than now", () => {
  test("is refused: the shifts before it would move as well", async () => {
    const { run, text } = work();
    const { code, stderr } = await run("rotation update primary --add dave --at 2026-04-01 --yes");
    expect({ code, stderr }).toEqual({
      code: 2,
      stderr:
        "error: --at: a rotation cannot be changed from a later moment on\nhint: leave it out, or look ahead with --dry-run\n",
    });
    expect(text()).toBe(FILE);
  });
});

describe("a member who comes twice", () => {
  test("is told, since it may be a slip", async () => {
    const { stderr } = await work().run("rotation update primary --add alice --dry-run");
    expect(stderr).toContain("warning: alice has several turns in a round now\n");
  });
});

describe("a new order of turns", () => {
  test("leaves whoever is on call now and next, and the preview proves it", async () => {
    const { run } = work();
    const { code, stdout, stderr } = await run(
      "rotation update primary --add dave --after bob --yes",
      { terminal: 80 },
    );
    expect({ code, stdout: stdout.split("\n").at(-2) }).toEqual({
      code: 0,
      stdout: "Updated rotation primary.",
    });
    // Eight weeks, and the rest of the day.
    expect(stderr).toBe(`primary: other people are on call from Mon 23 Mar 2026 09:00 EDT on

From                  To                    Length  Before  After
Mon 23 Mar 09:00 EDT  Mon 30 Mar 09:00 EDT  7d      carol   dave
Mon 30 Mar 09:00 EDT  Mon 06 Apr 09:00 EDT  7d      alice   carol
Mon 06 Apr 09:00 EDT  Mon 13 Apr 09:00 EDT  7d      bob     alice
Mon 13 Apr 09:00 EDT  Mon 20 Apr 09:00 EDT  7d      carol   bob
Mon 20 Apr 09:00 EDT  Thu 23 Apr 00:00 EDT  2d 15h  alice   dave

Hours until Thu 23 Apr 2026 00:00 EDT: carol -336 +168, dave +231, alice -231
  +168, bob -168 +168.
On call now: bob, next: carol - unchanged.

warning: shifts before 2026-02-09T09:00, the new start, are no longer known
`);
  });

  test("is written with a start that keeps the list as it is said, and an override for now", async () => {
    const { update, text, shifts } = work();
    expect(await update("--add dave --after bob")).toBe(KEPT + UPDATED);
    // carol, fourth in the list, has 2 March: the list begins three weeks before, and its dave would
    // have bob's week.
    const [id] = /ov-[0-9a-z]{8}/.exec(text()) as RegExpExecArray;
    expect(text()).toBe(
      `${FILE.replace("start: 2026-01-05T09:00", "start: 2026-02-09T09:00").replace(
        "[alice, bob, carol]",
        "[alice, bob, dave, carol]",
      )}
overrides:
  - { id: ${id}, rotation: primary, from: 2026-02-23T09:00, to: 2026-03-02T09:00, members: [bob] }
`,
    );
    expect(await shifts("2026-04-07")).toEqual([
      "02-23T14 bob",
      "03-02T14 carol",
      "03-09T13 alice",
      "03-16T13 bob",
      "03-23T13 dave",
      "03-30T13 carol",
      "04-06T13 alice",
    ]);
  });

  // carol, who is next, keeps 2 March in each of these.
  test.each([
    ["--add dave", UPDATED, ["bob", "carol", "dave", "alice", "bob", "carol", "dave"]],
    [
      "--add dave --before bob",
      UPDATED,
      ["bob", "carol", "alice", "dave", "bob", "carol", "alice"],
    ],
    ["--add dave,erin --after carol", UPDATED, ["bob", "carol", "dave", "erin", "alice", "bob"]],
    ["--remove alice", UPDATED, ["bob", "carol", "bob", "carol"]],
    ["--remove alice --add dave", UPDATED, ["bob", "carol", "dave", "bob", "carol"]],
    ["--members bob,carol,alice", UPDATED, ["bob", "carol", "alice", "bob"]],
    // bob keeps the week that he is in.
    ["--remove bob", KEPT + UPDATED, ["bob", "carol", "alice", "carol", "alice"]],
    ["--members carol,dave", KEPT + UPDATED, ["bob", "carol", "dave", "carol"]],
    ["--add no-one", UPDATED, ["bob", "carol", "alice", "bob", "carol"]],
  ])("%s", async (flags, said, people) => {
    const { update, shifts } = work();
    const was = await shifts("2026-02-24");
    expect(await update(flags)).toBe(said);
    expect(was).toEqual(["02-23T14 bob"]);
    const now = (await shifts("2026-05-01")).map((shift) => shift.split(" ")[1]);
    expect(now.slice(0, people.length)).toEqual(people);
  });

  test("leaves the turn that nobody takes open", async () => {
    const { update, shifts } = work();
    await update("--add no-one --after carol");
    // Nobody has 9 March.
    expect(await shifts("2026-03-24")).toEqual([
      "02-23T14 bob",
      "03-02T14 carol",
      "03-16T13 alice",
      "03-23T13 bob",
    ]);
  });

  test("says who comes instead where the next one is taken out", async () => {
    const { run, shifts } = work();
    const { stderr } = await run("rotation update primary --remove carol --yes");
    expect(proof(stderr)).toBe(
      "On call now: bob - unchanged; next: alice from Mon 02 Mar 2026 09:00 EST, instead of carol from Mon 02 Mar 2026 09:00 EST.",
    );
    expect(await shifts("2026-03-17")).toEqual([
      "02-23T14 bob",
      "03-02T14 alice",
      "03-09T13 bob",
      "03-16T13 alice",
    ]);
  });

  test("is in the JSON, with who is on call before and after", async () => {
    const { json } = work();
    const plan = await json("rotation update primary --remove carol --dry-run");
    expect(plan.applied).toBe(false);
    expect(plan.changes).toEqual([
      {
        action: "update",
        noun: "rotation",
        name: "primary",
        before: {
          timeZone: "America/New_York",
          start: "2026-01-05T09:00",
          members: ["alice", "bob", "carol"],
          weekly: [{ on: "mon", at: "09:00" }],
        },
        // alice has 2 March, which is an even number of weeks after 5 January.
        after: {
          timeZone: "America/New_York",
          start: "2026-01-05T09:00",
          members: ["alice", "bob"],
          weekly: [{ on: "mon", at: "09:00" }],
        },
      },
    ]);
    const [effect] = plan.effects;
    const nextAt = "2026-03-02T14:00:00Z";
    expect(effect.before).toEqual({ now: ["bob"], next: ["carol"], nextAt });
    expect(effect.after).toEqual({ now: ["bob"], next: ["alice"], nextAt });
    expect(effect.firstDifference).toBe("2026-03-02T14:00:00Z");
    expect(effect.differences[0]).toEqual({
      start: "2026-03-02T14:00:00Z",
      end: "2026-03-09T13:00:00Z",
      before: ["carol"],
      after: ["alice"],
    });
  });

  test("keeps nothing that is over", async () => {
    const { json } = work(
      FILE.replace(
        "    weekly",
        '    coverage: [{ days: [tue], from: "08:00", to: "20:00" }]\n    weekly',
      ),
    );
    // Without an override dave would have had Tuesday the 24th, which is past.
    const { changes } = await json("rotation update primary --add dave --after bob --dry-run");
    expect(changes.map(({ noun }: { noun: string }) => noun)).toEqual(["rotation"]);
  });

  test("counts from --at", async () => {
    const { json } = work();
    const { effects } = await json("rotation update primary --add dave --at 2026-03-17 --dry-run");
    const nextAt = "2026-03-23T13:00:00Z";
    expect(effects[0].after).toEqual({ now: ["bob"], next: ["carol"], nextAt });
    // carol has 23 March, and the new one comes after her.
    expect(effects[0].differences[0]).toEqual(
      expect.objectContaining({
        start: "2026-03-30T13:00:00Z",
        before: ["alice"],
        after: ["dave"],
      }),
    );
  });
});

describe("--rollout", () => {
  test("now lets the running turn be the first of the new order", async () => {
    const { update, shifts } = work();
    expect(await update("--add dave --after bob --rollout now")).toBe(UPDATED);
    // bob keeps it, and dave comes before carol.
    expect(await shifts("2026-03-24")).toEqual([
      "02-23T14 bob",
      "03-02T14 dave",
      "03-09T13 carol",
      "03-16T13 alice",
      "03-23T13 bob",
    ]);
  });

  test("now takes somebody off call at once who is taken out, and says so", async () => {
    const { run, shifts } = work();
    const { stderr } = await run("rotation update primary --remove bob --rollout now --yes");
    expect(proof(stderr)).toBe(
      "On call now: carol, instead of bob; next: alice from Mon 02 Mar 2026 09:00 EST, instead of carol from Mon 02 Mar 2026 09:00 EST.",
    );
    expect(await shifts("2026-03-10", NOW)).toEqual([
      "02-23T14 carol",
      "03-02T14 alice",
      "03-09T13 carol",
    ]);
  });

  test("after-cycle lets everyone have their turn, and begins the new list", async () => {
    const { update, shifts, text } = work();
    expect(await update("--add dave --rollout after-cycle")).toBe(KEPT + KEPT + UPDATED);
    // The round of alice, bob and carol ends on 9 March.
    expect(await shifts("2026-04-07")).toEqual([
      "02-23T14 bob",
      "03-02T14 carol",
      "03-09T13 alice",
      "03-16T13 bob",
      "03-23T13 carol",
      "03-30T13 dave",
      "04-06T13 alice",
    ]);
    expect(text()).toContain("members: [alice, bob, carol, dave] # in this order\n");
    expect(text()).toContain("members: [carol] }\n");
  });
});

describe("--every", () => {
  test("makes the turns longer from the next hand-off on", async () => {
    const { update, shifts, text } = work();
    expect(await update("--every 2")).toBe(UPDATED);
    expect(await shifts("2026-04-14")).toEqual([
      "02-16T14 bob",
      "03-02T14 carol",
      "03-16T13 alice",
      "03-30T13 bob",
      "04-13T13 carol",
    ]);
    expect(text()).toContain('    weekly: [{ on: mon, at: "09:00" }]\n    every: 2\n');
  });

  test("makes the running turn longer with --rollout now", async () => {
    const { update, shifts } = work();
    await update("--every 2 --rollout now");
    expect(await shifts("2026-04-07", NOW)).toEqual([
      "02-23T14 bob",
      "03-09T13 carol",
      "03-23T13 alice",
      "04-06T13 bob",
    ]);
  });

  test("says so where the same person is next, but later", async () => {
    const { run } = work();
    const { stderr } = await run("rotation update primary --every 2 --rollout now --dry-run");
    expect(proof(stderr.split("\n\nIn schedule")[0] as string)).toBe(
      "On call now: bob - unchanged; next: carol from Mon 09 Mar 2026 09:00 EDT, instead of carol from Mon 02 Mar 2026 09:00 EST.",
    );
  });

  test("calls the same people unchanged, whoever of them began first", async () => {
    const { run } = work(`${ROTATION}  second:
    timeZone: America/New_York
    start: 2026-01-05T09:00
    members: [bob, carol, alice]
    weekly: [{ on: mon, at: "09:00" }]
schedules:
  all: { timeZone: America/New_York, combine: together, rotations: [primary, second] }
`);
    // carol and alice are on call at once; alice's turn becomes one that began two weeks before.
    const line = "rotation update second --every 2 --rollout after-cycle --at 2026-03-07 --dry-run";
    const { stderr } = await run(line);
    expect(stderr).toContain("\nOn call now: alice, next: bob - unchanged.\n\nIn schedule all ");
    expect(stderr).toContain("\nOn call now: alice, carol, next: bob - unchanged.\n");
  });

  test("waits for the end of the round with --rollout after-cycle", async () => {
    const { update, shifts } = work();
    await update("--every 2 --rollout after-cycle");
    expect(await shifts("2026-04-07")).toEqual([
      "02-23T14 bob",
      "03-02T14 carol",
      "03-09T13 alice",
      "03-23T13 bob",
      "04-06T13 carol",
    ]);
  });

  test("goes with neither a fixed length nor a count that is none", async () => {
    const { run } = work(
      FILE.replace('weekly: [{ on: mon, at: "09:00" }]', "elapsed: { days: 7 }"),
    );
    expect((await run("rotation update primary --every 2 --yes")).stderr).toBe(
      "error: --every: does not go with turns of a fixed length: write --elapsed 14d\n",
    );
    expect((await work().run("rotation update primary --every 0 --yes")).stderr).toBe(
      'error: --every: "0" is not a whole number from 1 to 100\n',
    );
  });
});

describe("what else can change", () => {
  test("is how many are on call at once", async () => {
    const { update, shifts } = work();
    await update("--on-calls 2");
    expect(await shifts("2026-03-17")).toEqual([
      "02-23T14 bob",
      "03-02T14 carol,alice",
      "03-09T13 bob,carol",
      "03-16T13 alice,bob",
    ]);
  });

  // bob's turn ends on Monday 2 March, 09:00 EST. He ends it at the nearest new hand-off that is
  // still to come, and carol has a whole turn from then on. 09:00 EST is 14:00Z.
  test.each([
    ["an hour later", "mon@10:00", ["02-23T15 bob", "03-02T15 carol", "03-09T14 alice"]],
    ["an hour earlier", "mon@08:00", ["02-23T13 bob", "03-02T13 carol", "03-09T12 alice"]],
    ["a day later", "tue@09:00", ["02-24T14 bob", "03-03T14 carol", "03-10T13 alice"]],
    ["three days earlier", "fri@09:00", ["02-20T14 bob", "02-27T14 carol", "03-06T14 alice"]],
  ])("is when turns end: %s", async (_, weekly, people) => {
    const { update, shifts } = work();
    // What was before bob's new turn is past, and nothing keeps it.
    expect(await update(`--weekly ${weekly}`)).toBe(UPDATED);
    expect((await shifts("2026-03-25", NOW)).slice(0, 3)).toEqual(people);
  });

  test("is the zone, which leaves nobody's hours open", async () => {
    const { update, json, shifts } = work();
    await update("--time-zone Europe/Berlin");
    const { gaps } = await json(`rotation shifts primary --from ${NOW} --to +4w`);
    expect(gaps).toEqual([]);
    // Nine o'clock in Berlin is 08:00Z, and 07:00Z from 29 March on: on 2 March six hours before the
    // end of bob's turn.
    expect(await shifts("2026-03-31", NOW)).toEqual([
      "02-23T08 bob",
      "03-02T08 carol",
      "03-09T08 alice",
      "03-16T08 bob",
      "03-23T08 carol",
      "03-30T07 alice",
    ]);
  });

  test("is coverage, which holds at once, and goes again", async () => {
    const { update, shifts, text } = work();
    expect(await update("--coverage mon-fri@09:00-17:00")).toBe(UPDATED);
    expect(text()).toContain('    coverage: [{ days: [mon-fri], from: "09:00", to: "17:00" }]\n');
    expect(await shifts("2026-02-28", NOW)).toEqual([
      "02-25T14 bob",
      "02-26T14 bob",
      "02-27T14 bob",
    ]);
    expect(await update("--always")).toBe(UPDATED);
    expect(text()).toBe(FILE);
  });

  test("are the dates between which anybody is on call", async () => {
    const { update, shifts, text } = work();
    await update("--effective-until 2026-03-04T12:00");
    expect(text()).toContain("    effective: { until: 2026-03-04T12:00 }\n");
    expect(await shifts("2026-05-01")).toEqual(["02-23T14 bob", "03-02T14 carol"]);
    await update('--effective-until ""');
    expect(text()).toBe(FILE);
  });

  test("is the start, which begins anew", async () => {
    const { run, shifts } = work();
    const { stderr } = await run("rotation update primary --start 2026-03-02T09:00 --yes");
    expect(proof(stderr)).toBe(
      "On call now: nobody, instead of bob; next: alice from Mon 02 Mar 2026 09:00 EST, instead of carol from Mon 02 Mar 2026 09:00 EST.",
    );
    expect(await shifts("2026-03-10")).toEqual(["03-02T14 alice", "03-09T13 bob"]);
  });

  test("is all of it at once", async () => {
    const { update, text } = work();
    await update("--remove alice --add dave --every 2 --on-calls 2");
    expect(text()).toContain("    every: 2\n    onCalls: 2\n");
    expect(text()).toContain("members: [bob, carol, dave] # in this order\n");
  });

  test("is nothing where that is how it is", async () => {
    const { run, text } = work();
    expect(
      await run("rotation update primary --every 1 --members alice,bob,carol", { terminal: 80 }),
    ).toEqual({ code: 0, stdout: "Nothing to change.\n", stderr: "" });
    expect(text()).toBe(FILE);
  });
});

describe("overrides that are there", () => {
  const COVERED = `${FILE}overrides:
  # Conference.
  - { id: talk, rotation: primary, from: 2026-02-24T09:00, to: 2026-02-25T09:00, members: [dave] }
  - { id: cup, rotation: primary, from: 2026-03-01T12:00, to: 2026-03-03T12:00, members: [alice] } # final
  - { id: trip, schedule: payments, from: 2026-03-28T00:00, to: 2026-04-01T00:00, members: [bob] }
`;

  test("stay and win, and what keeps the present shift lies beside them", async () => {
    const { update, text, shifts } = work(COVERED);
    expect(await update("--add dave --after bob")).toBe(KEPT + KEPT + UPDATED);
    expect(text()).toContain(COVERED.slice(COVERED.indexOf("overrides:")));
    // Without the overrides dave would have the week of 23 February. 12:00 EST is 17:00Z.
    expect(await shifts("2026-03-10", "2026-02-23T09:00")).toEqual([
      "02-23T14 bob",
      "02-24T14 dave",
      "02-25T14 bob",
      "03-01T17 alice",
      "03-02T14 alice",
      "03-03T17 carol",
      "03-09T13 alice",
    ]);
  });

  test("do not move who is on call now", async () => {
    const { json } = work(COVERED);
    const { effects } = await json(
      "rotation update primary --add dave --after bob --at 2026-03-02T15:00 --dry-run",
    );
    // 12:00 EST, when the cup is over.
    const nextAt = "2026-03-03T17:00:00Z";
    expect(effects[0].before).toEqual({ now: ["alice"], next: ["carol"], nextAt });
    expect(effects[0].after).toEqual({ now: ["alice"], next: ["carol"], nextAt });
  });

  test("stay at the hours at which they are where the zone is another", async () => {
    const { run, json, text } = work(`${FILE}overrides:
  - { id: cup, rotation: primary, from: 2026-03-13T18:00, to: 2026-03-14T06:00, members: [dave] }
`);
    const { code, stderr } = await run("rotation update primary --time-zone Europe/Berlin --yes");
    expect(code).toBe(0);
    expect(stderr.slice(stderr.indexOf("warning"))).toBe(
      "warning: its overrides are made anew, with new ids, so that they stay where\n  they are\n",
    );
    // 22:00Z to 10:00Z, at +01:00.
    expect((await json("override list rotation:primary")).overrides).toContainEqual(
      expect.objectContaining({ start: "2026-03-13T22:00:00Z", end: "2026-03-14T10:00:00Z" }),
    );
    expect(text()).toContain(" from: 2026-03-13T23:00, to: 2026-03-14T11:00, members: [dave] }\n");
    expect(text()).not.toContain("cup");
  });

  test("let a schedule show otherwise than its rotation, and that is told too", async () => {
    const { run } = work(COVERED);
    const { stderr } = await run("rotation update primary --add dave --after bob --dry-run", {
      terminal: 80,
    });
    // bob has 28 March to 1 April in payments either way: dave and carol, who have the weeks of the
    // 23rd and of the 30th now, are spared 57 and 39 hours of them; so were carol and alice before.
    expect(stderr.slice(stderr.indexOf("In schedule"))).toBe(
      `In schedule payments other people are on call from Mon 23 Mar 2026 09:00 EDT on;
hours until Thu 23 Apr 2026 00:00 EDT: carol -279 +129, dave +174, alice -192
+168, bob -168 +168.
On call now: bob, next: alice - unchanged.

warning: shifts before 2026-02-09T09:00, the new start, are no longer known
`,
    );
  });
});

describe("the text of the file", () => {
  test("keeps its comments, its order and its style", async () => {
    const file = `people: { alice: {}, bob: {}, carol: {}, dave: {} }
rotations:
  other: { timeZone: UTC, start: "2026-01-05T09:00:00Z", members: [dave], daily: ["09:00"] }
  primary: # ours
    start: 2026-01-05T09:00 # a Monday
    timeZone: America/New_York

    members:
      - alice # leads
      - bob
      # From Berlin.
      - carol
    weekly:
      - on: mon # not on Sundays
        at: "09:00"
version: 1
`;
    const { update, text } = work(file);
    await update("--add dave");
    expect(text()).toBe(
      file
        // alice has 16 February, two weeks before carol.
        .replace("2026-01-05T09:00 #", "2026-02-16T09:00 #")
        .replace("      - carol\n", "      - carol\n      - dave\n"),
    );
  });
});

describe("what cannot be right", () => {
  test.each([
    [
      "",
      "error: nothing is said to change\nhint: name what changes, like --add dave; see --help\n",
    ],
    [
      "--rollout now",
      "error: nothing is said to change\nhint: name what changes, like --add dave; see --help\n",
    ],
    [
      "--add davee",
      'error: no person is called "davee"\nhint: did you mean dave? Or add them: oncall contact create davee\n',
    ],
    // A variable of a script that is empty must not look like a change that was made.
    ['--add ""', "error: --add: names nothing\n"],
    ['--remove ""', "error: --remove: names nothing\n"],
    [
      "--remove alicia",
      'error: --remove: "alicia" is not one of alice, bob, carol; did you mean "alice"?\n',
    ],
    ["--remove alice,bob,carol", "error: --remove: leaves no member\n"],
    [
      "--add dave --after bobb",
      'error: --after: "bobb" is not one of alice, bob, carol; did you mean "bob"?\n',
    ],
    ["--add dave --after bob --before carol", "error: --before: does not go with --after\n"],
    ["--after bob", "error: --after: says where --add goes, and there is none\n"],
    ["--on-calls 4", "error: --on-calls: 4 at once, of 3 members\n"],
    [
      "--weekly mon@09:00 --daily 09:00 --every x",
      'error: --every: "x" is not a whole number from 1 to 100\nerror: --weekly: does not go with --daily\n',
    ],
    ["--always --coverage mon@9-5", "error: --always: does not go with --coverage\n"],
    [
      "--time-zone Mars",
      'error: --time-zone: "Mars" is not a time zone: write an IANA name such as America/New_York or UTC\n',
    ],
    [
      "--effective-from 2026-03-02 --effective-until 2026-03-01 --dry-run",
      "error: --effective-until: is not after",
    ],
    [
      "--add dave --rollout later",
      "error: option '--rollout <when>' argument 'later' is invalid. Allowed choices are now, after-shift, after-cycle.\nhint: see oncall rotation update --help\n",
    ],
  ])("rotation update primary %s", async (flags, stderr) => {
    const { run, text } = work();
    const said = await run(`rotation update primary ${flags} --yes`);
    expect({ code: said.code, stdout: said.stdout }).toEqual({ code: 2, stdout: "" });
    expect(said.stderr.startsWith(stderr)).toBe(true);
    expect(text()).toBe(FILE);
  });

  test("fewer members than are on call at once", async () => {
    const { run } = work(FILE.replace("    weekly", "    onCalls: 2\n    weekly"));
    expect((await run("rotation update primary --remove alice,bob --yes")).stderr).toBe(
      "error: --remove: 2 at once, of 1 member\n",
    );
  });

  test("a rotation that is not there", async () => {
    const { run } = work();
    expect(await run("rotation update primray --add dave --yes")).toEqual({
      code: 2,
      stdout: "",
      stderr: 'error: no rotation is called "primray"\nhint: did you mean primary?\n',
    });
  });

  test.each([
    ["", "there is no terminal to answer on"],
    [" --no-input", "--no-input forbids that"],
  ])("nobody to ask%s: it shows what would move, and changes nothing", async (more, why) => {
    const { run, text } = work();
    const { code, stdout, stderr } = await run(`rotation update primary --add dave${more}`);
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toContain("On call now: bob, next: carol - unchanged.\n");
    expect(
      stderr.endsWith(
        `error: this asks "Update rotation primary?", and ${why}\nhint: give --yes\n`,
      ),
    ).toBe(true);
    expect(text()).toBe(FILE);
  });

  test("nothing is written where it is only tried", async () => {
    const { run, text } = work();
    const { code, stdout } = await run(
      "rotation update primary --add dave --after bob --dry-run --yes",
      { terminal: 80 },
    );
    expect({ code, stdout }).toEqual({
      code: 0,
      stdout: `Would create override of primary from 2026-02-23T09:00 to 2026-03-02T09:00.
Would update rotation primary.
`,
    });
    // The override has no id yet that a script could take.
    expect(await run("rotation update primary --add dave --after bob --dry-run --quiet")).toEqual({
      code: 0,
      stdout: "primary\n",
      stderr: "warning: shifts before 2026-02-09T09:00, the new start, are no longer known\n",
    });
    expect(text()).toBe(FILE);
  });
});

describe("rotation delete", () => {
  const TWO = `${ROTATION}  nights: # of New York
    timeZone: Europe/Berlin
    start: 2026-01-05T08:00
    members: [dave]
    weekly: [{ on: mon, at: "08:00" }]
    coverage: [{ days: [mon-fri], from: "08:00", to: "14:00" }]
schedules:
  # One answer.
  payments: { timeZone: America/New_York, rotations: [primary, nights] } # stacked
  all: { timeZone: America/New_York, combine: together, rotations: [nights, primary] }
overrides:
  - { id: one, rotation: nights, from: 2026-03-05T08:00, to: 2026-03-05T14:00, members: [erin] }
  - { id: two, schedule: payments, from: 2026-04-01T09:00, to: 2026-04-02T09:00, members: [erin] }
`;

  test("takes it out of the schedules that it names, with its overrides", async () => {
    const { run, text } = work(TWO);
    const { code, stdout, stderr } = await run("rotation delete nights --yes", { terminal: 80 });
    expect({ code, stdout }).toEqual({ code: 0, stdout: "Deleted rotation nights.\n" });
    // Thursday 26 February, 08:00 in Berlin is 02:00 in New York.
    expect(stderr).toContain("Thu 26 Feb 02:00 EST  08:00 EST  6h      dave    bob\n");
    expect(stderr).toContain("Thu 05 Mar 02:00 EST  08:00 EST  6h      erin    carol\n");
    expect(stderr).toContain("\nIn schedule all other people are on call from Thu 26 Feb 2026");
    expect(
      stderr.slice(stderr.indexOf("warning:")),
    ).toBe(`warning: nights is taken out of schedule payments
warning: nights is taken out of schedule all
warning: its 1 override goes along
`);
    expect(text()).toBe(`${ROTATION}schedules:
  # One answer.
  payments: { timeZone: America/New_York, rotations: [primary] } # stacked
  all: { timeZone: America/New_York, combine: together, rotations: [primary] }
overrides:
  - { id: two, schedule: payments, from: 2026-04-01T09:00, to: 2026-04-02T09:00, members: [erin] }
`);
  });

  test("shows its own shifts where no schedule has it", async () => {
    const { run } = work(ROTATION);
    const { code, stderr } = await run("rotation delete primary --yes");
    expect(code).toBe(0);
    expect(stderr).toContain(
      "Wed 25 Feb 15:00 EST  Mon 02 Mar 09:00 EST  4d 18h  bob     nobody\n",
    );
  });

  test("is refused where a schedule would be left with nothing", async () => {
    const { run, text } = work();
    expect(await run("rotation delete primary --yes")).toEqual({
      code: 2,
      stdout: "",
      stderr: `error: primary cannot be deleted: it is all that schedule payments has
hint: oncall schedule delete payments
`,
    });
    expect(text()).toBe(FILE);
  });

  test("asks first, and changes nothing where nobody can answer", async () => {
    const { run, text } = work(TWO);
    const { code, stdout, stderr } = await run("rotation delete nights");
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toContain("warning: nights is taken out of schedule payments\n");
    expect(stderr).toContain('error: this asks "Delete rotation nights?", ');
    expect(text()).toBe(TWO);
  });

  test("names the one that was meant", async () => {
    expect(await work(TWO).run("rotation delete night --yes")).toEqual({
      code: 2,
      stdout: "",
      stderr: 'error: no rotation is called "night"\nhint: did you mean nights?\n',
    });
  });
});

describe("rotation shifts", () => {
  test("are what the file says, whole, as JSON", async () => {
    const { json } = work(`${FILE}overrides:
  - { rotation: primary, from: 2026-03-01T12:00, to: 2026-03-03T12:00, members: [dave] }
`);
    expect(await json("rotation shifts primary --from 2026-03-01 --to 2026-03-03")).toEqual({
      format: 1,
      timeZone: "America/New_York",
      window: { start: "2026-03-01T05:00:00Z", end: "2026-03-03T05:00:00Z" },
      shifts: [
        {
          start: "2026-02-23T14:00:00Z",
          end: "2026-03-01T17:00:00Z",
          members: ["bob"],
          rotation: "primary",
          type: "REGULAR",
        },
        {
          start: "2026-03-01T17:00:00Z",
          end: "2026-03-02T14:00:00Z",
          members: ["dave"],
          rotation: "primary",
          type: "OVERRIDDEN",
          overridden: ["bob"],
        },
        {
          start: "2026-03-02T14:00:00Z",
          end: "2026-03-03T17:00:00Z",
          members: ["dave"],
          rotation: "primary",
          type: "OVERRIDDEN",
          overridden: ["carol"],
        },
      ],
      gaps: [],
    });
  });

  test("are those of four weeks from now on where nothing else is said", async () => {
    const { run } = work();
    expect(
      (await run("rotation shifts primary")).stdout,
    ).toBe(`2026-02-23T09:00:00-05:00	2026-03-02T09:00:00-05:00	bob	primary	REGULAR	
2026-03-02T09:00:00-05:00	2026-03-09T09:00:00-04:00	carol	primary	REGULAR	
2026-03-09T09:00:00-04:00	2026-03-16T09:00:00-04:00	alice	primary	REGULAR	
2026-03-16T09:00:00-04:00	2026-03-23T09:00:00-04:00	bob	primary	REGULAR	
2026-03-23T09:00:00-04:00	2026-03-30T09:00:00-04:00	carol	primary	REGULAR	
`);
  });

  test("can be cut to the window", async () => {
    const { run } = work();
    expect(
      (await run("rotation shifts primary --from 2026-03-01 --to +1d --clip --tz UTC")).stdout,
    ).toBe("2026-03-01T00:00:00Z\t2026-03-02T00:00:00Z\tbob\tprimary\tREGULAR\t\n");
  });

  test("of a rotation that is not there: which is meant", async () => {
    expect(await work().run("rotation shifts primry")).toEqual({
      code: 2,
      stdout: "",
      stderr: 'error: no rotation is called "primry"\nhint: did you mean primary?\n',
    });
  });
});
