import { describe, expect, it } from "vitest";
import { at } from "../fakes/aws/ask.js";
import { renderSlowly, type ShiftRenderer } from "../fakes/aws/shifts.js";
import { makeContact, makeRotation } from "../providers/aws/account.js";
import { awsCommands } from "./aws.js";

// It is Saturday 7 March 2026, 15:00 in New York. The eight weeks from then on have nine turns of
// primary: the one that runs, and those that begin on the eight Mondays 9 March to 27 April.

const REQUEST = JSON.stringify({
  Members: ["alice", "bob", "carol"],
  TimeZoneId: "America/New_York",
  RotationStartTime: at("2026-01-05T14:00:00Z"),
  StartTime: at("2026-03-07T20:00:00Z"),
  EndTime: at("2026-05-02T20:00:00Z"),
  Recurrence: {
    NumberOfOnCalls: 1,
    RecurrenceMultiplier: 1,
    WeeklySettings: [{ DayOfWeek: "MON", HandOffTime: { HourOfDay: 9, MinuteOfHour: 0 } }],
  },
});

const FLAGS =
  "--members alice,bob,carol --weekly mon@09:00 --start 2026-01-05T09:00 --time-zone America/New_York";

/** Servers that follow our rules but for one. */
const CLIPPING: ShiftRenderer = (rotation, { from, to }) =>
  renderSlowly(rotation, { from, to }).map((shift) => ({
    ...shift,
    start: Math.max(shift.start, from),
    end: Math.min(shift.end, to),
  }));

/** Of two on call one leaves at each hand-off: a and b, b and c, c and a. */
const SLIDING: ShiftRenderer = ({ members, ...rotation }, window) => {
  const pairs = members.flatMap((member, i) => [member, members[(i + 1) % members.length] ?? null]);
  return renderSlowly({ ...rotation, members: pairs }, window);
};

const ALWAYS_ON_CALL: ShiftRenderer = (rotation, window) =>
  renderSlowly({ ...rotation, coverage: undefined }, window);

const EARLIER_OVERRIDE_WINS: ShiftRenderer = ({ overrides = [], ...rotation }, window) =>
  renderSlowly({ ...rotation, overrides: overrides.toReversed() }, window);

/** Turns begin with the last member: no reading of ours. */
const BACKWARDS: ShiftRenderer = (rotation, window) =>
  renderSlowly({ ...rotation, members: rotation.members.toReversed() }, window);

describe("a server that has our rules", () => {
  it("has all shifts of a rotation", async () => {
    const { run, asked } = await awsCommands();
    const { code, stdout, stderr } = await run("rotation verify primary", { terminal: 120 });
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(stdout).toBe(
      "primary: AWS has all 9 shifts that oncall has, Sat 07 Mar 2026 15:00 EST to Sat 02 May 2026 15:00 EDT.\n",
    );
    expect(asked()).toContain("ListRotationShifts");
  });

  it.each([
    ["flags", `rotation verify ${FLAGS} --from now`],
    ["a request", "rotation verify --request -"],
  ])("has all shifts of one that is proposed by %s, and is asked nothing else", async (_, line) => {
    const { run, asked } = await awsCommands();
    const { code, stdout } = await run(line, { stdin: REQUEST });
    expect({ code, stdout: stdout.replace(/^\S+/, "") }).toEqual({
      code: 0,
      stdout: "\tequal\t9\t9\t\n",
    });
    expect(asked()).toEqual(["ListPreviewRotationShifts"]);
  });

  it("has all shifts of every rotation of a schedule, over pages", async () => {
    const { run, fake, alice, bob, primary } = await awsCommands({ pageSize: 2 });
    const nights = makeRotation(fake, "nights", [alice, bob]);
    makeContact(fake, "both", "ONCALL_SCHEDULE", { RotationIds: [primary, nights] });
    expect(await run("schedule verify both")).toEqual({
      code: 0,
      stdout: "primary\tequal\t9\t9\t\nnights\tequal\t9\t9\t\n",
      stderr: "",
    });
  });

  it("has them with overrides as well", async () => {
    const { run, fake, primary, bob } = await awsCommands();
    override(fake, primary, bob, "2026-03-10T00:00:00Z", "2026-03-11T00:00:00Z");
    // The turn that it lies in is three shifts then.
    expect(await run("rotation verify primary")).toMatchObject({
      code: 0,
      stdout: "primary\tequal\t11\t11\t\n",
    });
  });
});

describe("an override for a rotation that is there", () => {
  it("is refused, not passed over", async () => {
    const { run, asked } = await awsCommands();
    const line = "rotation verify primary --override 2026-03-10/2026-03-11=carol";
    expect(await run(line)).toMatchObject({
      code: 2,
      stdout: "",
      stderr: expect.stringContaining("--override lies over a rotation that is proposed"),
    });
    expect(asked()).toEqual([]);
  });
});

describe("a server that differs in one rule", () => {
  const cases: readonly [string, ShiftRenderer, string, RegExp][] = [
    ["7 clipped", CLIPPING, FLAGS, /rule 7 \(shifts are whole, "clipped"\)/],
    [
      "3 slide-by-one",
      SLIDING,
      `${FLAGS} --on-calls 2`,
      /rule 3 \(members take turns in order, "slide-by-one"\)/,
    ],
    [
      "5 coverage-ignored",
      ALWAYS_ON_CALL,
      `${FLAGS} --coverage mon-fri@09:00-17:00`,
      /rule 5 \(coverage, "coverage-ignored"\)/,
    ],
    [
      "6 earlier-wins",
      EARLIER_OVERRIDE_WINS,
      `${FLAGS} --override 2026-03-10T00:00/2026-03-12T00:00=bob --override 2026-03-11T00:00/2026-03-13T00:00=carol`,
      /rule 6 \(overrides, "earlier-wins"\)/,
    ],
  ];

  it.each(cases)("is told by it: %s", async (rule, shifts, flags, text) => {
    const { run } = await awsCommands({ shifts });
    const line = `rotation verify ${flags} --from now`;
    const { code, stdout } = await run(line);
    expect(code).toBe(3);
    expect(stdout.trimEnd().split("\t").at(-1)).toBe(rule);
    const shown = await run(line, { terminal: 200 });
    expect(shown.code).toBe(3);
    expect(shown.stdout).toMatch(text);
    expect(shown.stdout).toContain("Read so, oncall gives exactly the shifts of AWS.");
  });

  it("is told for the rotation of a schedule in which it shows", async () => {
    const { run, fake, alice, bob, primary } = await awsCommands({ shifts: ALWAYS_ON_CALL });
    const Start = { HourOfDay: 9, MinuteOfHour: 0 };
    const days = makeRotation(fake, "days", [alice, bob], {
      NumberOfOnCalls: 1,
      RecurrenceMultiplier: 1,
      DailySettings: [Start],
      ShiftCoverages: { MON: [{ Start, End: { HourOfDay: 17, MinuteOfHour: 0 } }] },
    });
    makeContact(fake, "both", "ONCALL_SCHEDULE", { RotationIds: [primary, days] });
    const { code, stdout } = await run("schedule verify both");
    // Eight Mondays from 9 March on against 57 days, the one that runs included.
    expect({ code, stdout }).toEqual({
      code: 3,
      stdout: "primary\tequal\t9\t9\t\ndays\tdifferent\t8\t57\t5 coverage-ignored\n",
    });
  });

  it("and in none that is known is told to be guessed at", async () => {
    const { run } = await awsCommands({ shifts: BACKWARDS });
    const { code, stdout } = await run("rotation verify primary", { terminal: 200 });
    expect(code).toBe(3);
    expect(stdout).toContain("In question may be rule");
    expect(stdout).toContain("No reading that oncall knows gives the shifts of AWS.");
  });

  it("is told in JSON with each shift that differs", async () => {
    const { run } = await awsCommands({ shifts: CLIPPING });
    const { code, stdout } = await run("rotation verify primary --json");
    expect(code).toBe(3);
    const [rotation] = JSON.parse(stdout).rotations;
    const first = { members: ["carol"], rotation: "primary", type: "REGULAR" };
    // The clock says 20:00 UTC, and eight weeks later too.
    expect(rotation).toMatchObject({
      rotation: "primary",
      equal: false,
      samePeople: true,
      compared: 9,
      theirs: 9,
      certain: true,
      explained: [{ kind: "exact", rules: [{ rule: 7, reading: "clipped" }] }],
    });
    expect(rotation.differences.slice(0, 2)).toEqual([
      { side: "ours", start: "2026-03-02T14:00:00Z", end: "2026-03-09T13:00:00Z", ...first },
      { side: "theirs", start: "2026-03-07T20:00:00Z", end: "2026-03-09T13:00:00Z", ...first },
    ]);
  });
});

describe("a change that is to be verified first", () => {
  const create = `rotation create nights ${FLAGS} --verify`;
  const update = "rotation update primary --remove bob --verify --yes";

  it.each([
    [create, "CreateRotation"],
    [update, "UpdateRotation"],
  ])("is made where AWS has the same shifts: %s", async (line, operation) => {
    const { run, asked } = await awsCommands();
    const { code, stderr } = await run(line);
    expect({ code, stderr }).toEqual({
      code: 0,
      stderr: expect.stringMatching(/AWS has all \d+ shifts that oncall has/),
    });
    const operations = asked();
    expect(operations).toContain(operation);
    const first = operations.indexOf("ListPreviewRotationShifts");
    expect(first).toBeGreaterThanOrEqual(0);
    expect(first).toBeLessThan(operations.indexOf(operation));
  });

  it.each([create, update])("is not made where AWS has others: %s", async (line) => {
    const { run, asked } = await awsCommands({ shifts: CLIPPING });
    const { code, stdout, stderr } = await run(line);
    expect({ code, stdout }).toEqual({ code: 3, stdout: "" });
    expect(stderr).toContain('"clipped"');
    expect(stderr).toContain(
      "error: AWS would have other shifts than were planned; nothing was changed\nhint: leave out --verify to change it all the same\n",
    );
    expect(asked().filter((operation) => !/^(Get|List)/.test(operation))).toEqual([]);
  });

  it("is compared with the overrides that keep shifts where they are", async () => {
    const { run, fake } = await awsCommands();
    // The days of the new order that lie in the running turn, carol's, stay carol's.
    const { code } = await run("rotation update primary --daily 09:00 --verify --yes");
    expect(code).toBe(0);
    const inputs = (operation: string) =>
      fake.requests
        .filter((request) => request.operation === operation)
        .map(({ input }) => input as Readonly<Record<string, unknown>>);
    const [preview] = inputs("ListPreviewRotationShifts");
    const made = inputs("CreateRotationOverride");
    expect(made).toHaveLength(1);
    expect(preview?.Overrides).toEqual(
      made.map(({ StartTime, EndTime }) => ({ NewMembers: ["carol"], StartTime, EndTime })),
    );
  });

  it("is compared and not made with --dry-run", async () => {
    const { run, asked } = await awsCommands();
    expect(await run(`${create} --dry-run`)).toMatchObject({ code: 0 });
    const operations = asked();
    expect(operations).toContain("ListPreviewRotationShifts");
    expect(operations).not.toContain("CreateRotation");
  });
});

function override(
  fake: Awaited<ReturnType<typeof awsCommands>>["fake"],
  RotationId: string,
  contact: string,
  start: string,
  end: string,
): void {
  const times = { StartTime: at(start), EndTime: at(end) };
  const input = { RotationId, NewContactIds: [contact], ...times };
  fake.perform("ssm-contacts", "CreateRotationOverride", input);
}
