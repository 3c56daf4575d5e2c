import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { type Invocation, oncall, words } from "./cli.js";

// It is Saturday 7 March 2026, 15:00 in New York. The clocks go forward there in the night to come:
// 09:00 is 14:00Z until the 7th, and 13:00Z from the 8th on.

/** Mondays, 09:00: carol since 2 March, alice on the 9th, bob on the 16th, carol on the 23rd, ... */
const FILE = `# Who is on call for payments.
version: 1
people:
  alice: { name: Alice Ng }
  bob: {} # since May
  carol: {}
  dave: {}
rotations:
  # A week each.
  primary:
    timeZone: America/New_York
    start: 2026-01-05T09:00
    members: [alice, bob, carol] # in this order
    weekly: [{ on: mon, at: "09:00" }]
schedules:
  payments: { timeZone: America/New_York, rotations: [primary] }
`;

/** dave has the nights, 22:00 to 06:00, and alice has the rest. */
const STACKED = `version: 1
people: { alice: {}, dave: {} }
rotations:
  base: { timeZone: UTC, start: 2026-03-02T09:00, members: [alice], weekly: [{ on: mon, at: "09:00" }] }
  nights: { timeZone: UTC, start: 2026-03-02T22:00, members: [dave], daily: ["22:00"], coverage: [{ days: [mon-sun], from: "22:00", to: "06:00" }] }
schedules:
  all: { timeZone: UTC, rotations: [base, nights] }
`;

/** A folder with this oncall.yaml, and what is done and seen there. */
function work(file = FILE) {
  const cwd = mkdtempSync(join(tmpdir(), "oncall-"));
  const path = join(cwd, "oncall.yaml");
  writeFileSync(path, file);
  const run = (line: string, at: Invocation = {}) => oncall(words(line), { cwd, ...at });
  const text = () => readFileSync(path, "utf8");
  return {
    run,
    text,
    /** What stands in the file behind its old text. */
    added: () => {
      expect(text().slice(0, file.length)).toBe(file);
      return text().slice(file.length);
    },
    /** Runs what has to succeed, and gives its JSON. */
    async json(line: string, at: Invocation = {}) {
      const { code, stdout, stderr } = await run(`${line} --json`, at);
      expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
      return JSON.parse(stdout);
    },
    /** The id of an override that is made. */
    async create(line: string, at: Invocation = {}) {
      const { code, stdout } = await run(`override create ${line} -q`, at);
      expect(code).toBe(0);
      return stdout.trim();
    },
  };
}

type Work = ReturnType<typeof work>;

/** Who is on call in a window of a schedule, cut to it. */
async function shiftsOf(
  { json }: Pick<Work, "json">,
  schedule: string,
  from: string,
  to: string,
): Promise<string[]> {
  const { shifts } = await json(`schedule preview ${schedule} --from ${from} --to ${to} --clip`);
  return shifts.map(
    ({ start, end, members }: { start: string; end: string; members: string[] }) =>
      `${start} ${end} ${members.join(",")}`,
  );
}

/** What was made, with `*` for each id, which is another one every time. */
function anyId(text: string): string {
  return text.replaceAll(/ov-[0-9a-z]{8}/g, "*");
}

describe("override create", () => {
  const LINE = 'override create payments --from "fri 18:00" --to +12h --member carol';

  test("puts somebody else on call, and shows the shifts that this moves", async () => {
    const { run, added } = work();
    const { code, stdout, stderr } = await run(LINE, { terminal: 80, env: { NO_COLOR: "1" } });
    expect({ code, stdout: anyId(stdout) }).toEqual({ code: 0, stdout: "Created override *.\n" });
    // Friday the 13th is in alice's week.
    expect(stderr).toBe(`payments: other people are on call from Fri 13 Mar 2026 18:00 EDT on

From                  To                    Length  Before  After
Fri 13 Mar 18:00 EDT  Sat 14 Mar 06:00 EDT  12h     alice   carol

Hours until Sat 14 Mar 2026 06:00 EDT: alice -12, carol +12.
`);
    const [id] = /ov-[0-9a-z]{8}/.exec(stdout) as RegExpExecArray;
    expect(added()).toBe(`
overrides:
  - { id: ${id}, schedule: payments, from: 2026-03-13T18:00, to: 2026-03-14T06:00, members: [carol] }
`);
  });

  test("moves nobody's shift before or after", async () => {
    const there = work();
    await there.create('payments --from "fri 18:00" --to +12h --member carol');
    expect(await shiftsOf(there, "payments", "2026-03-09T09:00", "2026-03-23T09:00")).toEqual([
      "2026-03-09T13:00:00Z 2026-03-13T22:00:00Z alice",
      "2026-03-13T22:00:00Z 2026-03-14T10:00:00Z carol",
      "2026-03-14T10:00:00Z 2026-03-16T13:00:00Z alice",
      "2026-03-16T13:00:00Z 2026-03-23T13:00:00Z bob",
    ]);
  });

  test("is one document as JSON, with the shifts before and after", async () => {
    const { json } = work();
    const made = await json(LINE);
    expect(made.changes[0].name).toMatch(/^ov-[0-9a-z]{8}$/);
    expect(made).toEqual({
      format: 1,
      applied: true,
      changes: [
        {
          action: "create",
          noun: "override",
          name: made.changes[0].name,
          after: {
            schedule: "payments",
            from: "2026-03-13T18:00",
            to: "2026-03-14T06:00",
            members: ["carol"],
          },
        },
      ],
      effects: [
        {
          schedule: "payments",
          timeZone: "America/New_York",
          window: { start: "2026-03-13T22:00:00Z", end: "2026-03-14T10:00:00Z" },
          firstDifference: "2026-03-13T22:00:00Z",
          differences: [
            {
              start: "2026-03-13T22:00:00Z",
              end: "2026-03-14T10:00:00Z",
              before: ["alice"],
              after: ["carol"],
            },
          ],
          hours: [
            { member: "alice", gained: 0, lost: 12 },
            { member: "carol", gained: 12, lost: 0 },
          ],
        },
      ],
      warnings: [],
    });
  });

  test("is a line for a pipe, and its id alone when quiet", async () => {
    const { run } = work();
    expect(anyId((await run(LINE)).stdout)).toBe("create\toverride\t*\n");
    const { run: another } = work();
    const { stdout, stderr } = await another(`${LINE} -q`);
    expect(stdout).toMatch(/^ov-[0-9a-z]{8}\n$/);
    expect(stderr).toBe("");
  });

  test("takes several people, and nobody", async () => {
    const { create, json } = work();
    await create("payments --from 2026-03-10 --to +1d --member alice,dave");
    await create("payments --from 2026-03-11 --to +1d --member no-one");
    const { shifts, gaps } = await json(
      "schedule preview payments --from 2026-03-10 --to 2026-03-12 --clip",
    );
    expect(shifts.map(({ members }: { members: string[] }) => members)).toEqual([
      ["alice", "dave"],
    ]);
    expect(gaps).toEqual([{ start: "2026-03-11T04:00:00Z", end: "2026-03-12T04:00:00Z" }]);
  });

  test("takes somebody who is named twice once", async () => {
    const { create, text } = work();
    const line = "payments --from now --to +1h --member dave,me,dave";
    await create(line, { env: { ONCALL_ME: "dave" } });
    expect(text()).toContain("members: [dave] }\n");
  });

  test("lies over a rotation where that is named, and shows in its schedules", async () => {
    const there = work();
    const id = await there.create(
      "rotation:primary --from 2026-03-10T12:00 --to +1h --member dave",
    );
    expect(there.added()).toBe(`
overrides:
  - { id: ${id}, rotation: primary, from: 2026-03-10T12:00, to: 2026-03-10T13:00, members: [dave] }
`);
    expect(await shiftsOf(there, "payments", "2026-03-10T11:00", "2026-03-10T14:00")).toEqual([
      "2026-03-10T15:00:00Z 2026-03-10T16:00:00Z alice",
      "2026-03-10T16:00:00Z 2026-03-10T17:00:00Z dave",
      "2026-03-10T17:00:00Z 2026-03-10T18:00:00Z alice",
    ]);
  });

  test("of a rotation is told of every schedule in which it moves somebody", async () => {
    const { run } = work(`${FILE}  billing: { timeZone: UTC, rotations: [primary] }
overrides:
  - { id: month, schedule: billing, from: 2026-03-01T00:00, to: 2026-04-01T00:00, members: [dave] }
`);
    const { code, stderr } = await run(
      "override create rotation:primary --from 2026-03-31T12:00 --to +1d --member bob",
      { terminal: 80, env: { NO_COLOR: "1" } },
    );
    expect(code).toBe(0);
    // dave has billing until 1 April, 00:00Z: of the day from 16:00Z on 16 hours are left.
    expect(stderr).toBe(`primary: other people are on call from Tue 31 Mar 2026 12:00 EDT on

From                  To                    Length  Before  After
Tue 31 Mar 12:00 EDT  Wed 01 Apr 12:00 EDT  1d      alice   bob

Hours until Wed 01 Apr 2026 12:00 EDT: alice -24, bob +24.

In schedule payments other people are on call from Tue 31 Mar 2026 12:00 EDT on;
hours until Wed 01 Apr 2026 12:00 EDT: alice -24, bob +24.

In schedule billing other people are on call from Wed 01 Apr 2026 00:00 UTC on;
hours until Wed 01 Apr 2026 16:00 UTC: alice -16, bob +16.

warning: month of schedule billing (dave) lies over the new override where
  they overlap
`);
  });

  test("changes nothing where it is only tried", async () => {
    const { run, text } = work();
    const { code, stdout, stderr } = await run(`${LINE} --dry-run`, { terminal: 80 });
    expect({ code, stdout }).toEqual({
      code: 0,
      stdout: "Would create override of payments from 2026-03-13T18:00 to 2026-03-14T06:00.\n",
    });
    expect(stderr).toContain("alice -12, carol +12");
    // It has no id yet that a script could take.
    expect(await run(`${LINE} --dry-run -q`)).toEqual({ code: 0, stdout: "", stderr: "" });
    expect(text()).toBe(FILE);
  });

  test("asks nothing, so that --no-input is no hindrance", async () => {
    const { run, text } = work();
    expect((await run(`${LINE} --no-input`)).code).toBe(0);
    expect(text()).not.toBe(FILE);
  });

  test("says so where nobody else is on call then", async () => {
    const { run } = work();
    const { code, stderr } = await run(
      "override create payments --from now --to +1h --member carol",
    );
    expect({ code, stderr }).toEqual({
      code: 0,
      stderr: "payments: the same people are on call.\n",
    });
  });
});

describe("the times of an override", () => {
  const alone = (from: string, to: string) => `\noverrides:
  - { id: *, schedule: payments, from: ${from}, to: ${to}, members: [dave] }
`;

  test("elapse in hours through the night in which the clocks go forward", async () => {
    const { create, added, json } = work();
    // 22:00 EST is 03:00Z; twelve hours later it is 15:00Z, 11:00 EDT.
    await create('payments --from "sat 22:00" --to +12h --member dave');
    expect(anyId(added())).toBe(alone("2026-03-07T22:00", "2026-03-08T11:00"));
    expect((await json("override list")).overrides).toEqual([
      expect.objectContaining({ start: "2026-03-08T03:00:00Z", end: "2026-03-08T15:00:00Z" }),
    ]);
  });

  test("move on by the hour that the clocks skip", async () => {
    const { create, added } = work();
    await create("payments --from 2026-03-08T02:30 --to 2026-03-08T05:00 --member dave");
    expect(anyId(added())).toBe(alone("2026-03-08T03:30", "2026-03-08T05:00"));
  });

  // On 1 November 2026 01:30 comes twice: at 05:30Z and, after the clocks went back, at 06:30Z.
  test("are the first of two that the clocks show twice, unless an offset says otherwise", async () => {
    const first = work();
    await first.create("payments --from 2026-11-01T01:30 --to 2026-11-01T03:00 --member dave");
    expect(anyId(first.added())).toBe(alone("2026-11-01T01:30", "2026-11-01T03:00"));
    const [shift] = await shiftsOf(first, "payments", "2026-11-01T01:30-04:00", "2026-11-01T03:00");
    expect(shift).toBe("2026-11-01T05:30:00Z 2026-11-01T08:00:00Z dave");
  });

  test("are written with a Z inside the hour that comes twice", async () => {
    const second = work();
    await second.create("payments --from 2026-11-01T01:30-05:00 --to +1h --member dave");
    expect(anyId(second.added())).toBe(alone('"2026-11-01T06:30:00Z"', "2026-11-01T02:30"));
    expect(await shiftsOf(second, "payments", "2026-11-01", "2026-11-02")).toEqual([
      "2026-11-01T04:00:00Z 2026-11-01T06:30:00Z alice",
      "2026-11-01T06:30:00Z 2026-11-01T07:30:00Z dave",
      "2026-11-01T07:30:00Z 2026-11-02T05:00:00Z alice",
    ]);
  });

  test("are read in --tz, and written in the zone of the schedule", async () => {
    const { create, added } = work();
    // Berlin is still at +01:00: 18:00 is 17:00Z, 13:00 in New York.
    await create('payments --tz Europe/Berlin --from "fri 18:00" --to +12h --member dave');
    expect(anyId(added())).toBe(alone("2026-03-13T13:00", "2026-03-14T01:00"));
  });

  test("are written in the zone of the rotation that they lie over", async () => {
    const there = work(FILE.replace("America/New_York\n    start", "Europe/Berlin\n    start"));
    await there.create("rotation:primary --from 2026-03-10T12:00Z --to +1h --member dave");
    expect(anyId(there.added())).toContain("from: 2026-03-10T13:00, to: 2026-03-10T14:00,");
  });
});

describe("an override of the past", () => {
  test.each([
    ["--from 2025-03-13T18:00 --to +12h", "all of it is past"],
    ["--from today --to +2d", "it begins in the past"],
  ])("%s is made, and asks whether the date is right", async (span, what) => {
    const { code, stderr } = await work().run(`override create payments ${span} --member dave`);
    expect(code).toBe(0);
    expect(stderr).toContain(`warning: ${what}: see whether the date is right\n`);
  });
});

describe("override create --for", () => {
  test("is refused where somebody would stand in for themselves", async () => {
    const { code, stderr } = await work().run(
      "override create payments --from 2026-03-09T09:00 --to +1d --for alice --member alice",
    );
    expect({ code, stderr }).toEqual({
      code: 2,
      stderr: "error: alice cannot stand in for alice\nhint: name somebody else: --member\n",
    });
  });

  test("replaces one person in each of their turns, and nobody else", async () => {
    const there = work();
    const { run, added } = there;
    const { code, stdout, stderr } = await run(
      "override create payments --from 2026-03-07 --to 2026-04-05 --for alice --member dave",
    );
    expect({ code, stdout: anyId(stdout) }).toEqual({
      code: 0,
      stdout: "create\toverride\t*\ncreate\toverride\t*\n",
    });
    // alice has the weeks of 9 and 30 March; the span cuts the second: 7 d and 5 d 15 h.
    expect(stderr).toContain("Hours until Sun 05 Apr 2026 00:00 EDT: alice -303, dave +303.\n");
    expect(anyId(added())).toBe(`
overrides:
  - { id: *, rotation: primary, from: 2026-03-09T09:00, to: 2026-03-16T09:00, members: [dave] }
  - { id: *, rotation: primary, from: 2026-03-30T09:00, to: 2026-04-05T00:00, members: [dave] }
`);
    expect(await shiftsOf(there, "payments", "2026-03-02T09:00", "2026-04-06T09:00")).toEqual([
      "2026-03-02T14:00:00Z 2026-03-09T13:00:00Z carol",
      "2026-03-09T13:00:00Z 2026-03-16T13:00:00Z dave",
      "2026-03-16T13:00:00Z 2026-03-23T13:00:00Z bob",
      "2026-03-23T13:00:00Z 2026-03-30T13:00:00Z carol",
      "2026-03-30T13:00:00Z 2026-04-05T04:00:00Z dave",
      "2026-04-05T04:00:00Z 2026-04-06T13:00:00Z alice",
    ]);
  });

  test("replaces a part of a turn where the span is a part of it", async () => {
    const there = work();
    await there.create("payments --from 2026-03-10 --to +1d --for alice --member dave");
    expect(await shiftsOf(there, "payments", "2026-03-09T09:00", "2026-03-16T09:00")).toEqual([
      "2026-03-09T13:00:00Z 2026-03-10T04:00:00Z alice",
      "2026-03-10T04:00:00Z 2026-03-11T04:00:00Z dave",
      "2026-03-11T04:00:00Z 2026-03-16T13:00:00Z alice",
    ]);
  });

  test("leaves the other one of two who are on call at once", async () => {
    // Turns of two: alice and bob on 5 January, carol and alice on the 12th, bob and carol, ...
    // 2 March is turn 8, which is 2 of three: bob and carol; then alice and bob, carol and alice.
    const there = work(FILE.replace("    weekly:", "    onCalls: 2\n    weekly:"));
    await there.create(
      "payments --from 2026-03-02 --to 2026-03-23T09:00 --for alice --member dave",
    );
    expect(await shiftsOf(there, "payments", "2026-03-02T09:00", "2026-03-23T09:00")).toEqual([
      "2026-03-02T14:00:00Z 2026-03-09T13:00:00Z bob,carol",
      "2026-03-09T13:00:00Z 2026-03-16T13:00:00Z dave,bob",
      "2026-03-16T13:00:00Z 2026-03-23T13:00:00Z carol,dave",
    ]);
  });

  test("goes beside what an override of the rotation put there before", async () => {
    const there = work(`${FILE}overrides:
  - { rotation: primary, from: 2026-03-11T09:00, to: 2026-03-12T09:00, members: [bob] } # dentist
`);
    await there.create(
      "payments --from 2026-03-09 --to 2026-03-16T09:00 --for alice --member dave",
    );
    expect(await shiftsOf(there, "payments", "2026-03-09T09:00", "2026-03-16T09:00")).toEqual([
      "2026-03-09T13:00:00Z 2026-03-11T13:00:00Z dave",
      "2026-03-11T13:00:00Z 2026-03-12T13:00:00Z bob",
      "2026-03-12T13:00:00Z 2026-03-16T13:00:00Z dave",
    ]);
  });

  test("replaces somebody who is on call by an override of the schedule", async () => {
    const there = work(`${FILE}overrides:
  - { schedule: payments, from: 2026-03-11T09:00, to: 2026-03-12T09:00, members: [bob] }
`);
    await there.create("payments --from 2026-03-09 --to 2026-03-16T09:00 --for bob --member dave");
    expect(await shiftsOf(there, "payments", "2026-03-09T09:00", "2026-03-16T09:00")).toEqual([
      "2026-03-09T13:00:00Z 2026-03-11T13:00:00Z alice",
      "2026-03-11T13:00:00Z 2026-03-12T13:00:00Z dave",
      "2026-03-12T13:00:00Z 2026-03-16T13:00:00Z alice",
    ]);
    expect(there.text()).toContain(
      " schedule: payments, from: 2026-03-11T09:00, to: 2026-03-12T09:00, members: [dave] }\n",
    );
  });

  test("finds somebody in every rotation of a schedule of which all are on call", async () => {
    const there = work(`version: 1
people: { alice: {}, bob: {}, carol: {} }
rotations:
  first: { timeZone: UTC, start: 2026-03-02T09:00, members: [alice, bob], weekly: [{ on: mon, at: "09:00" }] }
  second: { timeZone: UTC, start: 2026-03-02T09:00, members: [bob, alice], weekly: [{ on: mon, at: "09:00" }] }
schedules:
  both: { timeZone: UTC, combine: together, rotations: [first, second] }
`);
    await there.create("both --from 2026-03-02T09:00 --to +2w --for alice --member carol");
    expect(await shiftsOf(there, "both", "2026-03-02T09:00", "2026-03-16T09:00")).toEqual([
      "2026-03-02T09:00:00Z 2026-03-09T09:00:00Z carol",
      "2026-03-02T09:00:00Z 2026-03-09T09:00:00Z bob",
      "2026-03-09T09:00:00Z 2026-03-16T09:00:00Z bob",
      "2026-03-09T09:00:00Z 2026-03-16T09:00:00Z carol",
    ]);
  });

  test("is refused where that person is never on call", async () => {
    const { run, text } = work();
    expect(
      await run("override create payments --from 2026-03-10 --to +1d --for bob --member dave"),
    ).toEqual({
      code: 2,
      stdout: "",
      stderr: [
        "error: bob is not on call in schedule payments in that span",
        "hint: see who is: oncall schedule preview payments",
        "",
      ].join("\n"),
    });
    expect(text()).toBe(FILE);
  });

  test("makes nothing that would not be seen", async () => {
    const file = `${FILE}overrides:
  - { id: trip, schedule: payments, from: 2026-03-10T00:00, to: 2026-03-12T00:00, members: [carol] }
`;
    const { run, json, text } = work(file);
    // primary has alice's week; carol has these two days of it in payments.
    const hidden = "override create payments --for alice --member dave --from 2026-03-10T09:00";
    expect((await run(`${hidden} --to +1d`)).stderr.split("\n")[0]).toBe(
      "error: alice is not on call in schedule payments in that span",
    );
    expect(text()).toBe(file);
    const { changes, effects } = await json(`${hidden} --to 2026-03-12T06:00`);
    expect(changes.map(({ after }: { after: object }) => after)).toEqual([
      { rotation: "primary", from: "2026-03-10T09:00", to: "2026-03-12T06:00", members: ["dave"] },
    ]);
    expect(effects[0].differences).toEqual([
      {
        start: "2026-03-12T04:00:00Z",
        end: "2026-03-12T10:00:00Z",
        before: ["alice"],
        after: ["dave"],
      },
    ]);
  });

  test("leaves nobody where no-one stands in, not whoever is below", async () => {
    const there = work(STACKED);
    const { changes } = await there.json(
      "override create all --from 2026-03-10T12:00 --to +1d --for dave --member no-one",
    );
    expect(changes.map(({ after }: { after: object }) => after)).toEqual([
      { schedule: "all", from: "2026-03-10T22:00", to: "2026-03-11T06:00", members: [] },
    ]);
    expect(await shiftsOf(there, "all", "2026-03-10T12:00", "2026-03-11T12:00")).toEqual([
      "2026-03-10T12:00:00Z 2026-03-10T22:00:00Z alice",
      "2026-03-11T06:00:00Z 2026-03-11T12:00:00Z alice",
    ]);
  });
});

describe("override swap", () => {
  test("lets two people take each other's turns by two overrides of the rotation", async () => {
    const there = work();
    const { run, added } = there;
    const { code, stdout, stderr } = await run(
      "override swap alice bob --from 2026-03-09T09:00 --to +2w --on payments",
      { terminal: 80, env: { NO_COLOR: "1" } },
    );
    expect({ code, stdout: anyId(stdout) }).toEqual({
      code: 0,
      stdout: "Created override *.\nCreated override *.\n",
    });
    expect(stderr).toBe(`payments: other people are on call from Mon 09 Mar 2026 09:00 EDT on

From                  To                    Length  Before  After
Mon 09 Mar 09:00 EDT  Mon 16 Mar 09:00 EDT  7d      alice   bob
Mon 16 Mar 09:00 EDT  Mon 23 Mar 09:00 EDT  7d      bob     alice

Hours until Mon 23 Mar 2026 09:00 EDT: alice -168 +168, bob -168 +168.
`);
    expect(anyId(added())).toBe(`
overrides:
  - { id: *, rotation: primary, from: 2026-03-09T09:00, to: 2026-03-16T09:00, members: [bob] }
  - { id: *, rotation: primary, from: 2026-03-16T09:00, to: 2026-03-23T09:00, members: [alice] }
`);
    expect(await shiftsOf(there, "payments", "2026-03-02T09:00", "2026-03-30T09:00")).toEqual([
      "2026-03-02T14:00:00Z 2026-03-09T13:00:00Z carol",
      "2026-03-09T13:00:00Z 2026-03-16T13:00:00Z bob",
      "2026-03-16T13:00:00Z 2026-03-23T13:00:00Z alice",
      "2026-03-23T13:00:00Z 2026-03-30T13:00:00Z carol",
    ]);
  });

  test("finds the one schedule in which both are members", async () => {
    const { json } = work();
    const { changes } = await json("override swap alice bob --from 2026-03-09T09:00 --to +2w");
    expect(changes.map(({ after }: { after: object }) => after)).toEqual([
      {
        rotation: "primary",
        from: "2026-03-09T09:00",
        to: "2026-03-16T09:00",
        members: ["bob"],
      },
      {
        rotation: "primary",
        from: "2026-03-16T09:00",
        to: "2026-03-23T09:00",
        members: ["alice"],
      },
    ]);
  });

  test("makes one override where only one of them is on call", async () => {
    const { json } = work();
    const line = "override swap alice dave --from mon --to +1w --on payments";
    const { changes, warnings } = await json(line);
    expect(warnings).toContain(
      "dave is not on call in that span: alice gives turns, and gets none back",
    );
    // `mon` is the 9th, 00:00: carol's until nine. The week after ends on the 16th, 00:00.
    expect(changes.map(({ after }: { after: object }) => after)).toEqual([
      { rotation: "primary", from: "2026-03-09T09:00", to: "2026-03-16T00:00", members: ["dave"] },
    ]);
  });

  test("exchanges people between two rotations that are stacked", async () => {
    const there = work(STACKED);
    await there.run("override swap alice dave --from 2026-03-10T12:00 --to +1d");
    expect(await shiftsOf(there, "all", "2026-03-10T00:00", "2026-03-12T00:00")).toEqual([
      "2026-03-10T00:00:00Z 2026-03-10T06:00:00Z dave",
      "2026-03-10T06:00:00Z 2026-03-10T12:00:00Z alice",
      "2026-03-10T12:00:00Z 2026-03-10T22:00:00Z dave",
      "2026-03-10T22:00:00Z 2026-03-11T06:00:00Z alice",
      "2026-03-11T06:00:00Z 2026-03-11T12:00:00Z dave",
      "2026-03-11T12:00:00Z 2026-03-11T22:00:00Z alice",
      "2026-03-11T22:00:00Z 2026-03-12T00:00:00Z dave",
    ]);
  });

  test("changes nothing where it is only tried", async () => {
    const { json, text } = work();
    const plan = await json("override swap alice bob --from 2026-03-09T09:00 --to +2w --dry-run");
    expect(plan.applied).toBe(false);
    expect(plan.effects[0].differences).toEqual([
      {
        start: "2026-03-09T13:00:00Z",
        end: "2026-03-16T13:00:00Z",
        before: ["alice"],
        after: ["bob"],
      },
      {
        start: "2026-03-16T13:00:00Z",
        end: "2026-03-23T13:00:00Z",
        before: ["bob"],
        after: ["alice"],
      },
    ]);
    expect(text()).toBe(FILE);
  });

  test.each([
    [
      "alice bob --from 2026-03-24 --to +1d",
      "neither alice nor bob is on call without the other in schedule payments in that span",
      "hint: see who is: oncall schedule preview payments\n",
    ],
    [
      "alice dave --from mon --to +1w",
      "no schedule has both alice and dave as members",
      "hint: name one: --on payments\n",
    ],
    ["alice alice --from mon --to +1w", "alice cannot swap with alice"],
    ["alice alice --from mon --to +1w --on payments", "alice cannot swap with alice"],
  ])("is refused where there is nothing to swap: %s", async (line, message, hint = "") => {
    const { run, text } = work();
    expect(await run(`override swap ${line}`)).toEqual({
      code: 2,
      stdout: "",
      stderr: `error: ${message}\n${hint}`,
    });
    expect(text()).toBe(FILE);
  });

  test("is refused where both are on call all the time", async () => {
    // Turns of two: alice and bob have 9 March.
    const { run } = work(FILE.replace("    weekly:", "    onCalls: 2\n    weekly:"));
    const { code, stderr } = await run("override swap alice bob --from 2026-03-10 --to +1d");
    expect(code).toBe(2);
    expect(stderr.split("\n")[0]).toBe(
      "error: neither alice nor bob is on call without the other in schedule payments in that span",
    );
  });

  test("is told of every schedule in which it moves somebody", async () => {
    const { json } = work(`${FILE}  billing: { timeZone: UTC, rotations: [primary] }
  support: { timeZone: UTC, rotations: [primary] }
overrides:
  - { id: month, schedule: billing, from: 2026-03-01T00:00, to: 2026-04-01T00:00, members: [dave] }
`);
    const { effects, warnings } = await json(
      "override swap alice bob --on payments --from 2026-03-09T09:00 --to +2w",
    );
    // dave has billing to himself all month: there nobody moves.
    expect(effects.map(({ schedule }: { schedule: string }) => schedule)).toEqual([
      "payments",
      "support",
    ]);
    expect(effects[1].differences).toEqual(effects[0].differences);
    expect(warnings).toEqual([
      "month of schedule billing (dave) lies over the new override where they overlap",
    ]);
  });

  test("asks which schedule is meant where they meet in several", async () => {
    const { run } = work(`${FILE}  billing: { timeZone: UTC, rotations: [primary] }\n`);
    expect(await run("override swap alice bob --from mon --to +2w")).toEqual({
      code: 2,
      stdout: "",
      stderr: "error: alice and bob meet in payments, billing\nhint: name one: --on payments\n",
    });
  });
});

describe("--member me", () => {
  const LINE = 'payments --from "fri 18:00" --to +12h --member me';

  test("is whoever ONCALL_ME names", async () => {
    const { create, text } = work();
    await create(LINE, { env: { ONCALL_ME: "bob" } });
    expect(text()).toContain("members: [bob] }\n");
  });

  test("is whoever the user file names", async () => {
    const home = mkdtempSync(join(tmpdir(), "oncall-"));
    mkdirSync(join(home, ".config/oncall"), { recursive: true });
    writeFileSync(join(home, ".config/oncall/config.yaml"), "me: dave\n");
    const { create, text } = work();
    await create(LINE, { env: { HOME: home } });
    expect(text()).toContain("members: [dave] }\n");
  });

  test("can be swapped, and stood in for", async () => {
    const { json } = work();
    const env = { ONCALL_ME: "bob" };
    const swap = await json("override swap me carol --from 2026-03-16T09:00 --to +1w", { env });
    expect(swap.changes[0].after.members).toEqual(["carol"]);
    const stand =
      "override create payments --from 2026-04-06T09:00 --to +1w --for me --member dave";
    const { effects } = await json(stand, { env });
    expect(effects[0].differences).toEqual([
      {
        start: "2026-04-06T13:00:00Z",
        end: "2026-04-13T13:00:00Z",
        before: ["bob"],
        after: ["dave"],
      },
    ]);
  });

  test("is refused where nobody has said who that is", async () => {
    const { run, text } = work();
    expect(await run(`override create ${LINE}`)).toEqual({
      code: 2,
      stdout: "",
      stderr: 'error: who is "me"?\nhint: say it once: oncall config set me alice\n',
    });
    expect(text()).toBe(FILE);
  });

  test("is refused where it is nobody of the file", async () => {
    const { run, text } = work();
    const { code, stderr } = await run(`override create ${LINE}`, { env: { ONCALL_ME: "carl" } });
    expect(code).toBe(2);
    expect(stderr).toContain('error: no person is called "carl"\nhint: did you mean carol?');
    expect(text()).toBe(FILE);
  });
});

describe("an override over an override", () => {
  test("wins, and says which one it lies over", async () => {
    const there = work();
    const below = await there.create('payments --from "fri 18:00" --to +12h --member carol');
    const { code, stderr } = await there.run(
      'override create payments --from "fri 20:00" --to +2h --member bob',
    );
    expect(code).toBe(0);
    expect(stderr).toContain("Fri 13 Mar 20:00 EDT  22:00 EDT  2h      carol   bob\n");
    expect(stderr.slice(stderr.indexOf("warning: "))).toBe(
      `warning: the new override wins over ${below} of schedule payments (carol)
  where they overlap
`,
    );
    expect(await shiftsOf(there, "payments", "2026-03-13T18:00", "2026-03-14T06:00")).toEqual([
      "2026-03-13T22:00:00Z 2026-03-14T00:00:00Z carol",
      "2026-03-14T00:00:00Z 2026-03-14T02:00:00Z bob",
      "2026-03-14T02:00:00Z 2026-03-14T10:00:00Z carol",
    ]);
  });

  test("is told in JSON too, and when quiet", async () => {
    const { create, json, run } = work();
    const below = await create('payments --from "fri 18:00" --to +12h --member carol');
    const { warnings } = await json(
      'override create payments --from "fri 20:00" --to +2h --member bob',
    );
    expect(warnings).toEqual([
      `the new override wins over ${below} of schedule payments (carol) where they overlap`,
    ]);
    const { stdout, stderr } = await run(
      'override create payments --from "fri 21:00" --to +2h --member dave -q',
    );
    expect(anyId(stdout)).toBe("*\n");
    // Two lie below: carol until six, bob until ten.
    expect(stderr.match(/^warning: /gm)).toHaveLength(2);
    expect(stderr).toContain(below);
  });

  test("is told of a rotation that lies below, and of a schedule above", async () => {
    const { json } = work(`${FILE}overrides:
  - { id: low, rotation: primary, from: 2026-03-13T19:00, to: 2026-03-13T23:00, members: [dave] }
`);
    const over = 'override create payments --from "fri 20:00" --to +2h --member bob';
    const { changes, warnings } = await json(over);
    expect(warnings).toEqual([
      "the new override wins over low of rotation primary (dave) where they overlap",
    ]);
    const under = 'override create rotation:primary --from "fri 21:00" --to +4h --member no-one';
    expect((await json(under)).warnings).toEqual([
      "the new override wins over low of rotation primary (dave) where they overlap",
      `${changes[0].name} of schedule payments (bob) lies over the new override where they overlap`,
    ]);
  });

  test("of a rotation shows in no schedule where that one has its own", async () => {
    const { json } = work(`${FILE}overrides:
  - { id: trip, schedule: payments, from: 2026-03-10T00:00, to: 2026-03-12T00:00, members: [carol] }
`);
    const { effects, warnings } = await json(
      "override create rotation:primary --from 2026-03-10 --to +1d --member bob",
    );
    expect(effects).toEqual([
      expect.objectContaining({
        rotation: "primary",
        hours: [
          { member: "alice", gained: 0, lost: 24 },
          { member: "bob", gained: 24, lost: 0 },
        ],
      }),
    ]);
    expect(warnings).toEqual([
      "trip of schedule payments (carol) lies over the new override where they overlap",
    ]);
  });

  test("is not told of one that only adjoins, or lies elsewhere", async () => {
    const second = `  second: { timeZone: UTC, start: 2026-01-05T09:00, members: [dave], daily: ["09:00"] }\n`;
    const { create, run } = work(FILE.replace("schedules:\n", `${second}schedules:\n`));
    await create('payments --from "fri 18:00" --to +2h --member carol');
    await create('rotation:second --from "fri 19:00" --to +4h --member alice');
    const { stderr } = await run(
      'override create payments --from "fri 20:00" --to +2h --member bob -q',
    );
    expect(stderr).toBe("");
  });
});

describe("override delete", () => {
  test("takes the id that create printed, and gives the shift back", async () => {
    const there = work();
    const id = await there.create('payments --from "fri 18:00" --to +12h --member carol');
    const { code, stdout, stderr } = await there.run(`override delete ${id} --yes`, {
      terminal: 80,
      env: { NO_COLOR: "1" },
    });
    expect({ code, stdout }).toEqual({ code: 0, stdout: `Deleted override ${id}.\n` });
    expect(stderr).toContain("Fri 13 Mar 18:00 EDT  Sat 14 Mar 06:00 EDT  12h     carol   alice\n");
    expect(await there.json("override list --all")).toEqual({ format: 1, overrides: [] });
    expect(await shiftsOf(there, "payments", "2026-03-13", "2026-03-15")).toEqual([
      "2026-03-13T04:00:00Z 2026-03-15T04:00:00Z alice",
    ]);
    expect(there.text().slice(0, FILE.length)).toBe(FILE);
  });

  test("takes one of several out, and leaves the text of the others", async () => {
    const { run, text } = work(`${FILE}overrides:
  # Christmas.
  - { id: xmas, schedule: payments, from: 2026-12-24T09:00, to: 2026-12-26T09:00, members: [carol] } # as ever
  - { id: may, schedule: payments, from: 2026-05-01T00:00, to: 2026-05-02T00:00, members: [bob] }
`);
    expect((await run("override delete may --yes")).code).toBe(0);
    expect(text()).toBe(`${FILE}overrides:
  # Christmas.
  - { id: xmas, schedule: payments, from: 2026-12-24T09:00, to: 2026-12-26T09:00, members: [carol] } # as ever
`);
  });

  test("shows what goes with all of them, not with each", async () => {
    const { json } = work(`${FILE}overrides:
  - { id: low, schedule: payments, from: 2026-03-10T00:00, to: 2026-03-11T00:00, members: [bob] }
  - { id: high, schedule: payments, from: 2026-03-10T00:00, to: 2026-03-11T00:00, members: [carol] }
`);
    const differencesOf = async (ids: string) => {
      const { effects } = await json(`override delete ${ids} --dry-run`);
      return effects.map(({ differences }: { differences: object }) => differences);
    };
    const day = { start: "2026-03-10T04:00:00Z", end: "2026-03-11T04:00:00Z" };
    expect(await differencesOf("low high")).toEqual([
      [{ ...day, before: ["carol"], after: ["alice"] }],
    ]);
    expect(await differencesOf("high")).toEqual([[{ ...day, before: ["carol"], after: ["bob"] }]]);
    expect(await differencesOf("low")).toEqual([[]]);
  });

  test("shows each rotation and schedule where shifts go back", async () => {
    const { json } = work(`${FILE}overrides:
  - { id: low, rotation: primary, from: 2026-03-10T00:00, to: 2026-03-11T00:00, members: [bob] }
  - { id: high, schedule: payments, from: 2026-03-10T00:00, to: 2026-03-11T00:00, members: [carol] }
`);
    const { effects } = await json("override delete low high --dry-run");
    expect(effects).toEqual([
      expect.objectContaining({
        rotation: "primary",
        differences: [expect.objectContaining({ before: ["bob"], after: ["alice"] })],
      }),
      expect.objectContaining({
        schedule: "payments",
        differences: [expect.objectContaining({ before: ["carol"], after: ["alice"] })],
      }),
    ]);
  });

  test("finds one without an id by the id that list gives it", async () => {
    const { run, json, text } = work(`${FILE}overrides:
  - { schedule: payments, from: 2026-12-24T09:00, to: 2026-12-26T09:00, members: [carol] }
  - { schedule: payments, from: 2026-05-01T00:00, to: 2026-05-02T00:00, members: [bob] }
`);
    const [id] = (await run("override list -q")).stdout.split("\n");
    expect((await json("override list")).overrides[0]).toEqual(
      expect.objectContaining({ id, start: "2026-05-01T04:00:00Z", members: ["bob"] }),
    );
    expect((await run(`override delete ${id} --yes`)).code).toBe(0);
    expect(text()).toBe(`${FILE}overrides:
  - { schedule: payments, from: 2026-12-24T09:00, to: 2026-12-26T09:00, members: [carol] }
`);
  });

  test("asks first: without a terminal it shows what would move, and changes nothing", async () => {
    const there = work();
    const id = await there.create('payments --from "fri 18:00" --to +12h --member carol');
    const text = there.text();
    const { code, stdout, stderr } = await there.run(`override delete ${id}`);
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toContain("carol   alice\n");
    expect(
      stderr.endsWith(
        `error: this asks "Delete override ${id}?", and there is no terminal to answer on\nhint: give --yes\n`,
      ),
    ).toBe(true);
    expect(there.text()).toBe(text);
  });

  test("changes nothing where it is only tried", async () => {
    const there = work();
    const id = await there.create('payments --from "fri 18:00" --to +12h --member carol');
    const text = there.text();
    expect((await there.run(`override delete ${id} --dry-run`)).stdout).toBe(
      `would-delete\toverride\t${id}\n`,
    );
    expect(there.text()).toBe(text);
  });

  test("takes all out or none", async () => {
    const there = work();
    const id = await there.create('payments --from "fri 18:00" --to +12h --member carol');
    const text = there.text();
    expect(await there.run(`override delete ${id} ov-nowhere --yes`)).toEqual({
      code: 2,
      stdout: "",
      stderr: `error: no override is called "ov-nowhere"\nhint: there are: ${id}\n`,
    });
    expect(there.text()).toBe(text);
  });
});

describe("override list", () => {
  const LISTED = `${FILE}overrides:
  - { id: late, schedule: payments, from: 2026-12-24T09:00, to: 2026-12-26T09:00, members: [carol] }
  - { id: past, schedule: payments, from: 2026-01-10T09:00, to: 2026-01-11T09:00, members: [bob] }
  - { id: soon, rotation: primary, from: 2026-03-10T09:00, to: 2026-03-10T12:00, members: [] }
  - { id: now, schedule: payments, from: 2026-03-07T12:00, to: 2026-03-07T18:00, members: [alice, dave] }
`;

  test("has those that are not past, the first to begin first", async () => {
    const { run } = work(LISTED);
    expect((await run("override list -q")).stdout).toBe("now\nsoon\nlate\n");
    expect((await run("override list --all -q")).stdout).toBe("past\nnow\nsoon\nlate\n");
    expect((await run("override list -q --at 2027-01-01")).stdout).toBe("");
    expect((await run("override list -q --at 2026-01-10")).stdout).toBe("past\nnow\nsoon\nlate\n");
  });

  test("has those of a schedule with its rotations, or of a rotation alone", async () => {
    const { run } = work(LISTED);
    expect((await run("override list payments -q")).stdout).toBe("now\nsoon\nlate\n");
    expect((await run("override list rotation:primary -q")).stdout).toBe("soon\n");
  });

  test("is a table on a terminal that fits it", async () => {
    const { run } = work(LISTED);
    expect((await run("override list --no-color", { terminal: 90 })).stdout).toBe(
      `Id    On                 From                       To                         Members
now   schedule payments  Sat 07 Mar 2026 12:00 EST  Sat 07 Mar 2026 18:00 EST  alice, dave
soon  rotation primary   Tue 10 Mar 2026 09:00 EDT  Tue 10 Mar 2026 12:00 EDT  no-one
late  schedule payments  Thu 24 Dec 2026 09:00 EST  Sat 26 Dec 2026 09:00 EST  carol
`,
    );
    const { stdout } = await run("override list --no-color", { terminal: 60 });
    expect(stdout.split("\n").filter((line) => line.length > 60)).toEqual([]);
    expect((await run("override list --at 2027-01-01", { terminal: 80 })).stdout).toBe(
      "No overrides.\n",
    );
  });

  test("is one document as JSON, with instants and the zone beside them", async () => {
    const { json } = work(LISTED);
    expect(await json("override list rotation:primary")).toEqual({
      format: 1,
      overrides: [
        {
          id: "soon",
          rotation: "primary",
          timeZone: "America/New_York",
          start: "2026-03-10T13:00:00Z",
          end: "2026-03-10T16:00:00Z",
          members: [],
        },
      ],
    });
  });

  test("has times that programs read in a pipe, and in CSV", async () => {
    const { run } = work(LISTED);
    expect((await run("override list rotation:primary")).stdout).toBe(
      "soon\trotation primary\t2026-03-10T09:00:00-04:00\t2026-03-10T12:00:00-04:00\tno-one\n",
    );
    expect((await run("override list rotation:primary -o csv --tz UTC")).stdout).toBe(
      "id,on,from,to,members\r\nsoon,rotation primary,2026-03-10T13:00:00Z,2026-03-10T16:00:00Z,no-one\r\n",
    );
  });

  test("shows one as the file has it", async () => {
    const { run } = work(LISTED);
    expect((await run("override show soon")).stdout).toBe(
      "soon:\n  rotation: primary\n  from: 2026-03-10T09:00\n  to: 2026-03-10T12:00\n  members: []\n",
    );
    expect(JSON.parse((await run("override show soon --json")).stdout)).toEqual({
      format: 1,
      id: "soon",
      rotation: "primary",
      from: "2026-03-10T09:00",
      to: "2026-03-10T12:00",
      members: [],
    });
    expect(await run("override show son")).toEqual({
      code: 2,
      stdout: "",
      stderr: 'error: no override is called "son"\nhint: there are: late, past, soon, now\n',
    });
  });
});

describe("what cannot be right", () => {
  test.each([
    [
      'create payments --from "fri 18:00" --to +12h --member carrol',
      'no person is called "carrol"',
      "did you mean carol? Or add them: oncall contact create carrol",
    ],
    [
      'create payments --from "fri 18:00" --to +12h --member carol --for alicia',
      'no person is called "alicia"',
      "did you mean alice? Or add them: oncall contact create alicia",
    ],
    [
      'create paymets --from "fri 18:00" --to +12h --member carol',
      'no schedule or rotation is called "paymets"',
      "did you mean payments?",
    ],
    [
      'create rotation:payments --from "fri 18:00" --to +12h --member carol',
      'no rotation is called "payments"',
      "there are: primary",
    ],
    [
      'create payments --from "frriday 18:00" --to +12h --member carol',
      '--from: "frriday 18:00" is not a time',
      'write a time like now, tomorrow, +8w, mon, "next friday 17:00", 2026-01-05, 2026-01-05T09:00Z',
    ],
    [
      'create payments --from "fri 18:00" --to +12h --member ""',
      '--member: "" names nobody',
      "write carol, or no-one",
    ],
    [
      "create payments --from now --member carol",
      "required option '--to <time>' not specified",
      "see oncall override create --help",
    ],
    [
      "swap alice bobb --from mon --to +2w --on payments",
      'no person is called "bobb"',
      "did you mean bob? Or add them: oncall contact create bobb",
    ],
    [
      "swap alice carrol --from mon --to +2w",
      'no person is called "carrol"',
      "did you mean carol? Or add them: oncall contact create carrol",
    ],
    [
      "create payments --from now --to +1h --member zed",
      'no person is called "zed"',
      "there are: alice, bob, carol, dave. Or add them: oncall contact create zed",
    ],
    ["list nowhere", 'no schedule or rotation is called "nowhere"', "there are: payments, primary"],
  ])("override %s", async (line, message, hint) => {
    const { run, text } = work();
    expect(await run(`override ${line}`)).toEqual({
      code: 2,
      stdout: "",
      stderr: `error: ${message}\nhint: ${hint}\n`,
    });
    expect(text()).toBe(FILE);
  });

  test.each([
    ["+0h", "18:00"],
    ["-1h", "17:00"],
    ["2026-03-13T17:59", "17:59"],
    ["2026-03-13T18:00", "18:00"],
  ])("an end that is not after its start: %s", async (to, time) => {
    const { run, text } = work();
    expect(
      await run(`override create payments --from 2026-03-13T18:00 --to ${to} --member carol`),
    ).toEqual({
      code: 2,
      stdout: "",
      stderr: `error: --to: Fri 13 Mar 2026 ${time} EDT is not after --from, Fri 13 Mar 2026 18:00 EDT
hint: write a length, which counts from --from: --to +12h
`,
    });
    expect(text()).toBe(FILE);
  });

  test.each(["no-one,dave", "dave,no-one"])("no-one beside somebody: %s", async (members) => {
    const { run, text } = work();
    expect(await run(`override create payments --from now --to +1h --member ${members}`)).toEqual({
      code: 2,
      stdout: "",
      stderr: "error: --member: no-one goes with nobody else\n",
    });
    expect(text()).toBe(FILE);
  });

  test("is an object under --json", async () => {
    const { run } = work();
    const { code, stdout, stderr } = await run(
      "override create paymets --from now --to +12h --member carol --json",
    );
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(JSON.parse(stderr)).toEqual({
      error: {
        code: "not-found",
        message: 'no schedule or rotation is called "paymets"',
        hint: "did you mean payments?",
      },
    });
    // What is looked for is there; who is to be on call there is not.
    const unknown = await run("override create payments --from now --to +12h --member zed --json");
    expect(JSON.parse(unknown.stderr).error.code).toBe("bad-request");
  });

  test("a name that both a schedule and a rotation bear", async () => {
    const { run } = work(`${FILE}  primary: { timeZone: UTC, rotations: [primary] }\n`);
    expect(await run("override create primary --from now --to +1h --member bob")).toEqual({
      code: 2,
      stdout: "",
      stderr: [
        'error: both a schedule and a rotation are called "primary"',
        "hint: write schedule:primary or rotation:primary",
        "",
      ].join("\n"),
    });
  });
});
