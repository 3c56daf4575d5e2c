import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { type Invocation, oncall, words } from "./cli.js";

// It is Saturday 7 March 2026, 20:00Z. All but one of these schedules have something to be found.

/** In UTC unless said otherwise; 2 and 9 March are Mondays. */
const FILE = `version: 1
people: { alice: {}, bob: {}, carol: {}, dave: {}, erin: {} }
rotations:
  weekly: { timeZone: UTC, start: 2026-03-02T09:00, members: [alice, bob], weekly: [{ on: mon, at: "09:00" }] }
  # Nobody at the weekend.
  office:
    timeZone: UTC
    start: 2026-03-02T09:00
    members: [alice, bob]
    weekly: [{ on: mon, at: "09:00" }]
    coverage: [{ from: mon 09:00, to: fri 17:00 }]
  # bob comes in both on every second day: on the 3rd, the 5th, the 7th, the 9th, ...
  first: { timeZone: UTC, start: 2026-03-02T09:00, members: [alice, bob], daily: ["09:00"] }
  second: { timeZone: UTC, start: 2026-03-02T09:00, members: [carol, bob], daily: ["09:00"] }
  # Two weeks each.
  fortnight: { timeZone: UTC, start: 2026-03-02T09:00, members: [alice, bob], weekly: [{ on: mon, at: "09:00" }], every: 2 }
  # bob has the days, 08:00 to 16:00, and alice the rest: eight hours between two shifts.
  split: { timeZone: UTC, start: 2026-03-02T08:00, members: [bob, alice], daily: ["08:00", "16:00"] }
  # alice, bob, carol by the day: bob has the 9th.
  three: { timeZone: UTC, start: 2026-03-02T09:00, members: [alice, bob, carol], daily: ["09:00"] }
  # In winter and in summer york begins as berlin ends, and ends as berlin begins. From 8 to 29 March
  # New York is an hour earlier: it ends at 06:00Z, and berlin begins at 07:00Z.
  berlin:
    timeZone: Europe/Berlin
    start: 2026-01-05T08:00
    members: [carol]
    daily: ["08:00"]
    coverage: [{ days: [mon-sun], from: "08:00", to: "20:00" }]
  york:
    timeZone: America/New_York
    start: 2026-01-05T14:00
    members: [dave]
    daily: ["14:00"]
    coverage: [{ days: [mon-sun], from: "14:00", to: "02:00" }]
schedules:
  clean: { timeZone: UTC, rotations: [weekly] }
  gaps: { timeZone: UTC, rotations: [office] }
  doubles: { timeZone: UTC, combine: together, rotations: [first, second] }
  longs: { timeZone: UTC, rotations: [fortnight] }
  rests: { timeZone: UTC, rotations: [split] }
  strangers: { timeZone: UTC, rotations: [three] }
  hidden: { timeZone: UTC, rotations: [weekly, second] }
  world: { timeZone: UTC, rotations: [berlin, york] }
  both: { timeZone: UTC, combine: together, rotations: [berlin, york] }
overrides:
  - { schedule: strangers, from: 2026-03-09T09:00, to: 2026-03-10T09:00, members: [erin] }
`;

function folderWith(file: string): string {
  const folder = mkdtempSync(join(tmpdir(), "oncall-"));
  writeFileSync(join(folder, "oncall.yaml"), file);
  return folder;
}

/** Runs `oncall schedule check ...`. */
function check(line: string, { file = FILE, ...at }: Invocation & { file?: string } = {}) {
  return oncall(["schedule", "check", ...words(line)], {
    cwd: folderWith(file),
    env: { NO_COLOR: "1" },
    ...at,
  });
}

/** The exit code, and what is found in the first of the schedules. */
async function found(line: string, file = FILE) {
  const { code, stdout, stderr } = await check(`${line} --json`, { file });
  expect(stderr).toBe("");
  return { code, findings: JSON.parse(stdout).schedules[0].findings };
}

const WEEK = "--from 2026-03-09 --to 2026-03-16";

describe("a finding of each kind, with its time, who and why", () => {
  test("gap: the hours of nobody, cut to the window", async () => {
    const { code, findings } = await found(`gaps ${WEEK}`);
    expect(code).toBe(3);
    expect(findings).toEqual([
      {
        kind: "gap",
        start: "2026-03-09T00:00:00Z",
        end: "2026-03-09T09:00:00Z",
        members: [],
        rotations: [],
        why: "nobody is on call for 9 h",
      },
      {
        kind: "gap",
        start: "2026-03-13T17:00:00Z",
        end: "2026-03-16T00:00:00Z",
        members: [],
        rotations: [],
        why: "nobody is on call for 55 h",
      },
    ]);
  });

  test("double: one person in two rotations at once", async () => {
    expect(await found("doubles --from 2026-03-09T09:00 --to +2d")).toEqual({
      code: 3,
      findings: [
        {
          kind: "double",
          start: "2026-03-09T09:00:00Z",
          end: "2026-03-10T09:00:00Z",
          members: ["bob"],
          rotations: ["first", "second"],
          why: "on call twice at once, in first and second",
        },
      ],
    });
  });

  test("long: a stretch over the limit, whole", async () => {
    expect(await found(`longs ${WEEK}`)).toEqual({
      code: 3,
      findings: [
        {
          kind: "long",
          start: "2026-03-02T09:00:00Z",
          end: "2026-03-16T09:00:00Z",
          members: ["alice"],
          rotations: ["fortnight"],
          why: "on call 336 h without a break; the limit is 192 h",
        },
      ],
    });
  });

  test("rest: too few hours between two shifts", async () => {
    expect(await found("rests --from 2026-03-09 --to +1d")).toEqual({
      code: 3,
      findings: [
        {
          kind: "rest",
          start: "2026-03-09T08:00:00Z",
          end: "2026-03-09T16:00:00Z",
          members: ["alice"],
          rotations: ["split"],
          why: "8 h of rest between two shifts; at least 11 h are wanted",
        },
      ],
    });
  });

  test("non-member: an override by somebody who takes no turns", async () => {
    const { code, findings } = await found(`strangers ${WEEK}`);
    expect({ code, findings }).toEqual({
      code: 3,
      findings: [
        {
          kind: "non-member",
          start: "2026-03-09T09:00:00Z",
          end: "2026-03-10T09:00:00Z",
          members: ["erin"],
          rotations: [],
          why: expect.stringMatching(/override of schedule strangers.*erin.*no member/),
        },
      ],
    });
  });

  test("unreached: members whom no turn ever puts on call", async () => {
    // second, on top, is always on call. Five years of 365 days are looked through.
    expect(await found(`hidden ${WEEK}`)).toEqual({
      code: 3,
      findings: [
        {
          kind: "unreached",
          start: "2026-03-09T00:00:00Z",
          end: "2031-03-08T00:00:00Z",
          members: ["alice", "bob"],
          rotations: ["weekly"],
          why: "never on call here, though a member of rotation weekly",
        },
      ],
    });
  });

  test("clock-change: an hour that opens between two zones", async () => {
    expect(await found("world --from 2026-03-09 --to +1d")).toEqual({
      code: 3,
      findings: [
        {
          kind: "clock-change",
          start: "2026-03-09T06:00:00Z",
          end: "2026-03-09T07:00:00Z",
          members: [],
          rotations: ["york", "berlin"],
          why: "nobody is on call for 1 h between york and berlin: the clocks of America/New_York and Europe/Berlin change on different days",
        },
      ],
    });
  });

  test("clock-change: an hour that doubles, where all are on call", async () => {
    const { findings } = await found("both --from 2026-03-09T12:00 --to +12h");
    expect(findings).toEqual([
      {
        kind: "clock-change",
        start: "2026-03-09T18:00:00Z",
        end: "2026-03-09T19:00:00Z",
        members: ["carol", "dave"],
        rotations: ["berlin", "york"],
        why: "both berlin and york are on call for 1 h: the clocks of Europe/Berlin and America/New_York change on different days",
      },
    ]);
  });

  test("none where bob is relieved for an hour, and his own turn goes on", async () => {
    const file = `${FILE}  - { schedule: clean, from: 2026-03-11T12:00, to: 2026-03-11T13:00, members: [alice] }\n`;
    expect(await found(`clean ${WEEK}`, file)).toEqual({ code: 0, findings: [] });
  });

  test("none in a schedule that is as it should be", async () => {
    expect(await found(`clean ${WEEK}`)).toEqual({ code: 0, findings: [] });
    expect(await check(`clean ${WEEK}`)).toEqual({ code: 0, stdout: "", stderr: "" });
    expect(await check(`clean ${WEEK}`, { terminal: 80 })).toEqual({
      code: 0,
      stdout:
        "clean: nothing found from Mon 09 Mar 2026 00:00 UTC to Mon 16 Mar 2026 00:00\nUTC.\n",
      stderr: "",
    });
    // By then Berlin is six hours ahead of New York again.
    expect((await check("world --from 2026-03-30 --to 2026-04-27")).code).toBe(0);
  });
});

describe("--fail-on", () => {
  test.each([
    ["any", 3],
    ["none", 0],
    ["gap", 3],
    ["rest", 0],
    ["rest,gap", 3],
    ["rest,double", 0],
    ['"rest, gap"', 3],
    ["rest,any", 3],
  ])("%s", async (kinds, code) => {
    const said = await check(`gaps ${WEEK} --fail-on ${kinds}`);
    expect(said.code).toBe(code);
    // What is found is told in any case.
    expect(said.stdout.split("\n")).toHaveLength(3);
  });

  // A variable of a script that is empty must not turn the check off.
  test.each([
    ["gapp", '"gapp" is not one of', '; did you mean "gap"?'],
    ["gap,clock", '"clock" is not one of', ""],
    ['""', '"" names none of', ""],
    [",", '"," names none of', ""],
  ])("%s is refused, with what there is", async (kinds, what, meant) => {
    const kind = "gap, double, long, rest, non-member, unreached, clock-change, any, none";
    expect(await check(`gaps ${WEEK} --fail-on ${kinds}`)).toEqual({
      code: 2,
      stdout: "",
      stderr: `error: --fail-on: ${what} ${kind}${meant}\n`,
    });
  });

  test("none beside another is refused", async () => {
    expect(await check(`gaps ${WEEK} --fail-on gap,none`)).toEqual({
      code: 2,
      stdout: "",
      stderr: "error: --fail-on: none goes with nothing else\n",
    });
  });
});

describe("the limits", () => {
  test.each([
    ["longs", "--max-hours 336", 0],
    ["longs", "--max-hours 335.5", 3],
    ["clean", "--max-hours 167", 3],
    ["rests", "--min-rest 8", 0],
    ["rests", "--min-rest 8.5", 3],
    ["rests", "--min-rest 0", 0],
  ])("%s %s", async (schedule, limit, code) => {
    expect((await check(`${schedule} ${WEEK} ${limit}`)).code).toBe(code);
  });

  test("are part of the reason", async () => {
    const { findings } = await found(`longs ${WEEK} --max-hours 100.5`);
    expect(findings[0].why).toBe("on call 336 h without a break; the limit is 100.5 h");
  });

  test.each([
    ["--max-hours", "soon"],
    ["--max-hours", "-1"],
    ["--min-rest", '""'],
    ["--min-rest", "11h"],
  ])("%s %s is refused", async (option, hours) => {
    expect(await check(`longs ${option} ${hours}`)).toEqual({
      code: 2,
      stdout: "",
      stderr: `error: ${option}: "${words(hours)[0]}" is not a number of hours\nhint: write ${option} 12\n`,
    });
  });
});

describe("the window", () => {
  test("goes from now for thirteen weeks where nothing is said", async () => {
    const { stdout } = await check("clean --json");
    expect(JSON.parse(stdout).schedules[0].window).toEqual({
      start: "2026-03-07T20:00:00Z",
      end: "2026-06-06T20:00:00Z",
    });
  });

  test("counts on the wall clock of the schedule, or of --tz", async () => {
    const file = FILE.replace("clean: { timeZone: UTC", "clean: { timeZone: America/New_York");
    const window = async (more: string) =>
      JSON.parse((await check(`clean --json ${more}`, { file })).stdout).schedules[0].window;
    // 15:00 in New York, which is at -04:00 by June.
    expect((await window("")).end).toBe("2026-06-06T19:00:00Z");
    expect((await window("--from 2026-03-09 --to +1d")).start).toBe("2026-03-09T04:00:00Z");
    expect((await window("--tz UTC --from 2026-03-09 --to +1d")).start).toBe(
      "2026-03-09T00:00:00Z",
    );
  });

  test("begins at --at", async () => {
    const { findings } = await found("gaps --at 2026-03-14 --to +1d");
    expect(findings).toEqual([
      expect.objectContaining({ start: "2026-03-14T00:00:00Z", end: "2026-03-15T00:00:00Z" }),
    ]);
  });

  test("that ends before it begins is refused", async () => {
    const { code, stdout } = await check("gaps --from 2026-03-10 --to 2026-03-09");
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
  });
});

describe("several schedules", () => {
  test("are told one after the other, and one finding in any of them counts", async () => {
    const { code, stdout } = await check(`clean gaps ${WEEK} --json`);
    const { schedules } = JSON.parse(stdout);
    expect(code).toBe(3);
    expect(
      schedules.map(({ schedule, findings }: { schedule: string; findings: object[] }) => [
        schedule,
        findings.length,
      ]),
    ).toEqual([
      ["clean", 0],
      ["gaps", 2],
    ]);
  });

  test("are told once each, however often they are named", async () => {
    // Two findings.
    const { stdout } = await check(`gaps gaps ${WEEK}`);
    expect(stdout.split("\n")).toHaveLength(3);
  });

  test("are none in a file without any, and that is told from no findings", async () => {
    const none = { file: "version: 1\n" };
    expect(await check("", { terminal: 80, ...none })).toEqual({
      code: 0,
      stdout: "No schedules.\n",
      stderr: "",
    });
    expect(JSON.parse((await check("--json", none)).stdout)).toEqual({ format: 1, schedules: [] });
  });

  test("are all of the file, in its order, where none is named", async () => {
    const { code, stdout } = await check(`${WEEK} --json`);
    expect(code).toBe(3);
    expect(
      JSON.parse(stdout).schedules.map(({ schedule }: { schedule: string }) => schedule),
    ).toEqual([
      "clean",
      "gaps",
      "doubles",
      "longs",
      "rests",
      "strangers",
      "hidden",
      "world",
      "both",
    ]);
  });

  test("of which one is not there are all refused", async () => {
    expect(await check(`gaps gasp ${WEEK}`)).toEqual({
      code: 2,
      stdout: "",
      stderr: 'error: no schedule is called "gasp"\nhint: did you mean gaps?\n',
    });
  });
});

describe("the outputs", () => {
  test("a table tells what is alike once, and fits 80 columns", async () => {
    const { code, stdout } = await check("gaps rests --from 2026-03-09T09:00 --to 2026-03-24", {
      terminal: 80,
    });
    expect(code).toBe(3);
    expect(stdout).toBe(`gaps: 2 found from Mon 09 Mar 2026 09:00 UTC to Tue 24 Mar 2026 00:00 UTC

Finding  When                                    Who  Why
gap      Fri 13 Mar 2026 17:00 UTC to Mon 16     -    nobody is on call for 64 h
         Mar 2026 09:00 UTC (2d 16h), and 1
         more like it

rests: 15 found from Mon 09 Mar 2026 09:00 UTC to Tue 24 Mar 2026 00:00 UTC

Finding  When                             Who    Why
rest     Mon 09 Mar 2026 08:00 UTC to     alice  8 h of rest between two shifts;
         16:00 UTC (8h), and 14 more             at least 11 h are wanted
         like it
`);
  });

  test.each([80, 60, 40])("a table of %i columns holds long names", async (width) => {
    const file = FILE.replaceAll("alice", "alexandria-montgomery-of-the-night-watch")
      .replaceAll("york", "american-afternoons-and-evenings")
      .replaceAll("berlin", "european-mornings-and-middays")
      .replaceAll("strangers", "strangers-who-stand-in-for-somebody");
    const { stdout } = await check(WEEK, { terminal: width, file });
    expect(stdout).toContain("clock-change");
    expect(stdout.split("\n").filter((line) => line.length > width)).toEqual([]);
  });

  test("lines for a pipe have times that programs read", async () => {
    expect(
      (await check(`gaps ${WEEK}`)).stdout,
    ).toBe(`gaps\tgap\t2026-03-09T00:00:00Z\t2026-03-09T09:00:00Z\t\t\tnobody is on call for 9 h
gaps\tgap\t2026-03-13T17:00:00Z\t2026-03-16T00:00:00Z\t\t\tnobody is on call for 55 h
`);
    expect((await check(`gaps ${WEEK} --tz America/New_York`)).stdout).toContain(
      "\t2026-03-13T13:00:00-04:00\t2026-03-16T00:00:00-04:00\t",
    );
  });

  test("CSV names its columns, and is not empty where nothing is found", async () => {
    expect((await check("doubles --from 2026-03-09T09:00 --to +2d -o csv")).stdout).toBe(
      "schedule,kind,start,end,members,rotations,why\r\n" +
        'doubles,double,2026-03-09T09:00:00Z,2026-03-10T09:00:00Z,bob,"first,second","on call twice at once, in first and second"\r\n',
    );
    expect((await check(`clean ${WEEK} -o csv`)).stdout).toBe(
      "schedule,kind,start,end,members,rotations,why\r\n",
    );
  });

  test("JSON is one document, with the zone and the window beside what is found", async () => {
    const { code, stdout } = await check(`clean ${WEEK} --json`);
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toEqual({
      format: 1,
      schedules: [
        {
          schedule: "clean",
          timeZone: "UTC",
          window: { start: "2026-03-09T00:00:00Z", end: "2026-03-16T00:00:00Z" },
          findings: [],
        },
      ],
    });
  });

  test("YAML says the same", async () => {
    const { stdout } = await check("gaps --from 2026-03-14 --to +1d -o yaml");
    expect(stdout).toBe(`format: 1
schedules:
  - schedule: gaps
    timeZone: UTC
    window:
      start: 2026-03-14T00:00:00Z
      end: 2026-03-15T00:00:00Z
    findings:
      - kind: gap
        start: 2026-03-14T00:00:00Z
        end: 2026-03-15T00:00:00Z
        members: []
        rotations: []
        why: nobody is on call for 24 h
`);
  });

  test("quiet, names those in which there is something", async () => {
    expect(await check(`gaps clean --fail-on gap -q ${WEEK}`)).toMatchObject({
      code: 3,
      stdout: "gaps\n",
    });
  });

  test("others are refused", async () => {
    const { code, stderr } = await check("gaps -o ics");
    expect(code).toBe(2);
    expect(stderr).toContain("error: --output ics: this command has table, json, yaml, csv, tsv\n");
  });
});
