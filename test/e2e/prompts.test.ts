import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, test } from "vitest";
import { PROGRAM, program, shell } from "./program.js";
import { HAS_TMUX, Screen } from "./screen.js";

// Real keys on a real terminal. It is Saturday 7 March 2026: 15:00 in New York, where the machine
// is, and 21:00 in Berlin, where the clocks go forward on the 29th.

const FILE = `version: 1
people: # all of them
  alice: { name: Alice Ng, timeZone: America/New_York }
  bob: { name: Bob Ito }
  carol: {}
rotations:
  primary: { timeZone: UTC, start: 2026-01-05T09:00, members: [carol], daily: ["09:00"] } # for now
`;

/** A question, what stands there with it, and how it is answered before Enter. */
interface Step {
  readonly asks: string;
  readonly shows?: string;
  readonly keys?: readonly string[];
  readonly types?: string;
  /** What stands there then. */
  readonly finds?: string;
}

/** Every question there is, but those of other kinds of hand-off. */
const STEPS: readonly Step[] = [
  { asks: "? What is the rotation called?", types: "weekends", finds: "called? weekends" },
  { asks: "? Whose turn is first?", shows: "❯ alice  Alice Ng", types: "bo", finds: "❯ bob" },
  {
    asks: "? Whose turn is next?",
    shows: "❯ nobody else: bob\n  alice  Alice Ng\n  carol\n  take bob back\n",
    keys: ["Down"],
    finds: "❯ alice",
  },
  { asks: "? Whose turn is next?", shows: "❯ nobody else: bob, alice" },
  {
    asks: "? Time zone of the hand-offs (type a city):",
    shows: "❯ America/New_York\n  UTC\n\nIt is Sat 07 Mar 15:00 EST there.",
    types: "berl",
    finds: "❯ Europe/Berlin\n\nIt is Sat 07 Mar 21:00 CET there.",
  },
  { asks: "? How long is a turn?", shows: "❯ 1 week", keys: ["Down"], finds: "❯ 2 weeks" },
  { asks: "? On which day do turns change?", shows: "❯ Monday", types: "fri", finds: "❯ Friday" },
  { asks: "? At what time? (09:00)", types: "18:00", finds: "At what time? 18:00" },
  {
    asks: "? When does the first turn begin?",
    shows: "❯ Fri 06 Mar 2026 18:00 CET, the last hand-off\n  Fri 13 Mar 2026 18:00 CET, the next",
    types: "next fri 18:00",
    finds: "❯ Fri 13 Mar 2026 18:00 CET\n",
  },
  {
    asks: "? At which hours is someone on call?",
    shows: "❯ always",
    types: "other",
    finds: "❯ other hours",
  },
  { asks: "? Which hours?", types: "fri@18:00-mon@09:00", finds: "hours? fri@18:00-mon@09:00" },
];

const QUESTION: Step = { asks: "? Create rotation weekends? (y/N)" };

describe.runIf(HAS_TMUX)("rotation create on a terminal", { timeout: 120_000 }, () => {
  const screens: Screen[] = [];
  afterEach(() => {
    for (const screen of screens.splice(0)) screen.close();
  });

  /** Begins `oncall rotation create ...` in a folder of its own. */
  function begin(args: string, file = FILE) {
    const cwd = mkdtempSync(join(tmpdir(), "oncall-"));
    const path = join(cwd, "oncall.yaml");
    writeFileSync(path, file);
    const line = `${process.execPath} ${PROGRAM} rotation create ${args} --at 2026-03-07T20:00Z`;
    const screen = new Screen(line, { cwd, env: { TZ: "America/New_York", HOME: cwd } });
    screens.push(screen);
    return { screen, file: () => readFileSync(path, "utf8") };
  }

  async function reach(screen: Screen, { asks, shows }: Step): Promise<void> {
    await screen.shows(asks);
    if (shows !== undefined) await screen.shows(shows);
  }

  async function answer(screen: Screen, step: Step): Promise<void> {
    await reach(screen, step);
    if (step.types !== undefined) screen.type(step.types);
    if (step.keys !== undefined) screen.press(...step.keys);
    if (step.finds !== undefined) await screen.shows(step.finds);
    screen.press("Enter");
  }

  async function answerAll(screen: Screen, steps: readonly Step[]): Promise<void> {
    for (const step of steps) await answer(screen, step);
  }

  test("asks for everything, shows the next four weeks, and writes on a yes", async () => {
    const { screen, file } = begin("");
    await answerAll(screen, STEPS);
    const preview = await screen.shows(QUESTION.asks);
    // Two weekends each; of alice's first one the clocks take an hour.
    expect(preview).toContain(`
weekends in Europe/Berlin
Fri 13 Mar 2026 18:00 CET to Fri 10 Apr 2026 18:00 CEST

From                   To                     Length  On call  Note
Fri 13 Mar 18:00 CET   Mon 16 Mar 09:00 CET   2d 15h  bob
Fri 20 Mar 18:00 CET   Mon 23 Mar 09:00 CET   2d 15h  bob
Fri 27 Mar 18:00 CET   Mon 30 Mar 09:00 CEST  2d 14h  alice    62 h, clocks go
                                                               forward
Fri 03 Apr 18:00 CEST  Mon 06 Apr 09:00 CEST  2d 15h  alice

Hours in this window: bob 126, alice 125.
`);
    expect(file()).toBe(FILE);
    screen.type("y");
    screen.press("Enter");
    const end = await screen.shows("(exit 0)");
    expect(end).toContain("\nCreated rotation weekends.\n");
    const weekends = `  weekends:
    timeZone: Europe/Berlin
    start: 2026-03-13T18:00
    members: [bob, alice]
    weekly: [{ on: fri, at: "18:00" }]
    every: 2
    coverage: [{ from: fri 18:00, to: mon 09:00 }]
`;
    expect(file()).toBe(FILE + weekends);

    // The command that it tells does the same.
    const command = /^The same without questions: oncall (.*)$/m.exec(end)?.[1];
    expect(command).toBe(
      "rotation create weekends --members bob,alice --weekly fri@18:00 --every 2 --start 2026-03-13T18:00 --time-zone Europe/Berlin --coverage fri@18:00-mon@09:00 --yes",
    );
    const copy = join(mkdtempSync(join(tmpdir(), "oncall-")), "oncall.yaml");
    writeFileSync(copy, FILE);
    shell(`$oncall ${command} --file ${copy}`);
    expect(readFileSync(copy, "utf8")).toBe(FILE + weekends);
  });

  test("takes Enter for what is likely: a week from Monday 09:00, begun at the last hand-off", async () => {
    const { screen, file } = begin("second");
    const asks = STEPS.slice(4, 10).map((step) => step.asks);
    asks[4] = "❯ Mon 02 Mar 2026 09:00 EST, the last hand-off";
    const order = ["❯ alice", "❯ nobody else: alice", ...asks, "? Create rotation second?"];
    for (const text of order) {
      await screen.shows(text);
      if (text.endsWith("second?")) screen.type("yes");
      screen.press("Enter");
    }
    await screen.shows("(exit 0)");
    expect(file()).toBe(`${FILE}  second:
    timeZone: America/New_York
    start: 2026-03-02T09:00
    members: [alice]
    weekly: [{ on: mon, at: "09:00" }]
`);
  });

  test.each([...STEPS, QUESTION].map((step, i) => ({ number: i + 1, step })))(
    "is left by Ctrl-C at question $number: $step.asks",
    async ({ number, step }) => {
      const { screen, file } = begin("");
      await answerAll(screen, STEPS.slice(0, number - 1));
      await reach(screen, step);
      screen.press("C-c");
      expect(await screen.shows("(exit 130)")).toContain("error: interrupted\n");
      expect(file()).toBe(FILE);
    },
  );

  test.each([
    ["a question", "", STEPS[0]?.asks],
    ["a choice", "second", STEPS[1]?.asks],
    ["the last question", "second --members bob --daily 09:00 --start now --tz UTC", "? Create"],
  ])("is left by Ctrl-D at %s", async (_, args, asks = "") => {
    const { screen, file } = begin(args);
    await screen.shows(asks);
    screen.press("C-d");
    await screen.shows("(exit 130)");
    expect(file()).toBe(FILE);
  });

  test.each(["n", ""])("writes nothing when the answer is %j", async (no) => {
    const flags = "--members bob --weekly mon@09:00 --start now --tz UTC";
    const { screen, file } = begin(`second ${flags}`);
    expect(await screen.shows("? Create rotation second? (y/N)")).toContain("\nsecond in UTC\n");
    screen.type(no);
    screen.press("Enter");
    expect(await screen.shows("(exit 1)")).toContain("\nNothing was changed.\n");
    expect(file()).toBe(FILE);
  });

  test("shows the four weeks and asks nothing under --yes when nothing is missing", async () => {
    const flags = "--members bob --daily 09:00 --start 2026-03-07 --tz UTC --yes";
    const { screen, file } = begin(`second ${flags}`);
    const end = await screen.shows("(exit 0)");
    expect(end).toContain("\nsecond in UTC\n");
    expect(end).not.toContain("?");
    expect(end).not.toContain("The same without questions");
    expect(file()).toBe(`${FILE}  second:
    timeZone: UTC
    start: 2026-03-07T00:00
    members: [bob]
    daily: ["09:00"]
`);
  });

  test("asks only for what is missing, --yes or not, and then for a day of the month", async () => {
    const { screen, file } = begin("second --members bob,no-one --tz UTC --yes");
    await answerAll(screen, [
      { asks: "? How long is a turn?", keys: ["Up"], finds: "❯ 1 month" },
      { asks: "? On which day of the month do turns change? (1)", types: "15", finds: "? 15" },
      { asks: "? At what time? (09:00)" },
      {
        asks: "? When does",
        shows: "❯ Sun 15 Feb 2026 09:00 UTC",
        keys: ["Down"],
        finds: "❯ Sun 15 Mar",
      },
      { asks: "? At which hours", keys: ["Down"], finds: "❯ weekdays 09:00-17:00" },
    ]);
    const end = await screen.shows("(exit 0)");
    expect(end.match(/✔/g)).toHaveLength(5);
    expect(file()).toBe(`${FILE}  second:
    timeZone: UTC
    start: 2026-03-15T09:00
    members: [bob, no-one]
    monthly: [{ day: 15, at: "09:00" }]
    coverage: [{ days: [mon-fri], from: "09:00", to: "17:00" }]
`);
  });

  test("asks how many days several are, and takes the last member back", async () => {
    const { screen } = begin("second --tz UTC --dry-run");
    await answerAll(screen, [
      { asks: "? Whose turn is first?", shows: "❯ alice", types: "carol", finds: "❯ carol\n" },
      {
        asks: "? Whose turn is next?",
        shows: "❯ nobody else: carol",
        keys: ["Down", "Down", "Down"],
        finds: "❯ take carol back",
      },
      { asks: "? Whose turn is first?", shows: "❯ alice", keys: ["Down"], finds: "❯ bob" },
      { asks: "? Whose turn is next?", shows: "❯ nobody else: bob" },
      { asks: "? How long is a turn?", types: "sev", finds: "❯ several days" },
      { asks: "? How many days? (3)", types: "5", finds: "days? 5" },
      { asks: "? At what time? (09:00)" },
      { asks: "? When does", shows: "❯ Sat 07 Mar 2026 09:00 UTC" },
      { asks: "? At which hours", shows: "❯ always" },
    ]);
    const end = await screen.shows("(exit 0)");
    expect(end).toContain("Would create rotation second.\n");
    expect(end).toContain(
      "oncall rotation create second --members bob --daily 09:00 --every 5 --start 2026-03-07T09:00 --time-zone UTC --yes\n",
    );
  });

  test("suggests 09:00 for the start of turns that elapse: they have no hand-off before it", async () => {
    const { screen } = begin("second --members bob --elapsed 12h --tz UTC");
    await screen.shows("❯ Sat 07 Mar 2026 09:00 UTC\n  Sun 08 Mar 2026 09:00 UTC\n");
  });

  test("asks for as many members as are on call at once", async () => {
    const { screen } = begin("second --on-calls 2 --tz UTC");
    await answer(screen, { asks: "? Whose turn is first?", shows: "❯ alice" });
    await answer(screen, { asks: "? Whose turn is next?", shows: "❯ bob    Bob Ito\n  carol" });
    await screen.shows("❯ nobody else: alice, bob\n  carol");
  });

  test("says what is wrong with an answer, and asks again", async () => {
    const { screen } = begin("--members bob --tz UTC");
    await screen.shows("? What is the rotation called?");
    screen.type("primary");
    screen.press("Enter");
    await screen.shows("> there is a rotation called primary already");
    screen.press("C-u");
    screen.type("a b");
    screen.press("Enter");
    await screen.shows('> "a b" cannot be a name');
    screen.press("C-u");
    screen.type("second");
    await answer(screen, { asks: "called? second" });
    await answerAll(screen, [{ asks: "? How long" }, { asks: "? On which day" }]);
    await screen.shows("? At what time?");
    screen.type("9am");
    screen.press("Enter");
    await screen.shows('> "9am" is not a time of day: write 09:00');
    screen.press("C-u");
    screen.type("9:00");
    await answer(screen, { asks: "? At what time? 9:00" });
    await screen.shows("? When does the first turn begin?");
    screen.type("tomorow");
    await screen.shows("- no time yet: write tomorrow 09:00");
    screen.press("C-u");
    screen.type("tomorrow");
    await answer(screen, { asks: "? When", shows: "❯ Sun 08 Mar 2026 00:00 UTC" });
    await screen.shows("? At which hours");
  });

  test.each([
    ["mistakes of flags", "second --members zed --weekly mno@09:00", FILE, "error: --members: no"],
    ["a name that is taken", "primary", FILE, "error: there is a rotation called primary already"],
    ["that nobody is there", "", "version: 1\n", "hint: oncall contact create alice"],
    ["an output that it has not", "-o csv", FILE, "error: --output csv"],
    ["what is missing under --no-input", "--no-input", FILE, "error: --members: is missing"],
  ])("tells %s before it asks anything", async (_, args, before, why) => {
    const { screen, file } = begin(args, before);
    const end = await screen.shows("(exit 2)");
    expect(end).toContain(why);
    expect(end).not.toContain("? ");
    expect(file()).toBe(before);
  });
});

test("without a terminal, rotation create names each flag that is missing", () => {
  const cwd = mkdtempSync(join(tmpdir(), "oncall-"));
  const path = join(cwd, "oncall.yaml");
  writeFileSync(path, FILE);
  const { code, stdout, stderr } = program(["rotation", "create", "-f", path], { input: "" });
  expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
  for (const flag of ["<name>", "--members", "--tz", "--weekly", "--start"]) {
    expect(stderr).toContain(`error: ${flag}: is missing`);
  }
  expect(readFileSync(path, "utf8")).toBe(FILE);
});
