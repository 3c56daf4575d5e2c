import { describe, expect, test } from "vitest";
import {
  describesRotation,
  type RotationFlags,
  readRotationFlags,
} from "../../../src/cli/flags/rotation.js";
import { OncallError } from "../../../src/errors.js";

/** Wednesday 7 January 2026, 12:00 in New York. */
const NOW = Date.UTC(2026, 0, 7, 17);

const BASE = { members: "alice,bob,carol", start: "2026-01-05T09:00" };
const WEEKLY = { ...BASE, weekly: "mon@09:00" };

function read(flags: RotationFlags, timeZone: string | undefined = "America/New_York") {
  return readRotationFlags(flags, timeZone, NOW);
}

/** What is wrong with flags, as it is told. */
function problems(flags: RotationFlags, timeZone: string | undefined): string[] {
  try {
    readRotationFlags(flags, timeZone, NOW);
    return [];
  } catch (error) {
    if (!(error instanceof OncallError)) throw error;
    expect(error.exitCode).toBe(2);
    return error.message.split("\n");
  }
}

const wrong = (flags: RotationFlags) => problems(flags, "America/New_York");

describe("a rotation", () => {
  test("is read from the flags of the common case", () => {
    expect(read(WEEKLY)).toEqual({
      name: "preview",
      timeZone: "America/New_York",
      start: { wall: Date.UTC(2026, 0, 5, 9) },
      members: ["alice", "bob", "carol"],
      recurrence: { kind: "weekly", every: 1, on: [{ weekday: 0, at: 32_400 }] },
      onCalls: 1,
    });
  });

  test.each([
    ["daily", { daily: "09:00,21:00" }, { kind: "daily", every: 1, at: [32_400, 75_600] }],
    ["every", { daily: "9:00", every: "2" }, { kind: "daily", every: 2, at: [32_400] }],
    [
      "weekly",
      { weekly: "Mon@09:00, friday@17:30:15" },
      {
        kind: "weekly",
        every: 1,
        on: [
          { weekday: 0, at: 32_400 },
          { weekday: 4, at: 63_015 },
        ],
      },
    ],
    [
      "monthly",
      { monthly: "1@09:00,31@00:00", every: "100" },
      {
        kind: "monthly",
        every: 100,
        on: [
          { day: 1, at: 32_400 },
          { day: 31, at: 0 },
        ],
      },
    ],
    ["days", { elapsed: "7d" }, { kind: "elapsed", days: 7, seconds: 0 }],
    ["hours", { elapsed: "12h" }, { kind: "elapsed", days: 0, seconds: 43_200 }],
    ["days and hours", { elapsed: "1d12h" }, { kind: "elapsed", days: 1, seconds: 43_200 }],
  ])("hands off as the flags say: %s", (_, flags, recurrence) => {
    expect(read({ ...BASE, ...flags }).recurrence).toEqual(recurrence);
  });

  test("has its start on the wall clock, at an instant, or in words", () => {
    expect(read({ ...WEEKLY, start: "2026-01-05" }).start).toEqual({ wall: Date.UTC(2026, 0, 5) });
    expect(read({ ...WEEKLY, start: "2026-01-05T09:00Z" }).start).toBe(Date.UTC(2026, 0, 5, 9));
    expect(read({ ...WEEKLY, start: "last mon 09:00" }).start).toBe(Date.UTC(2026, 0, 5, 14));
    expect(read({ ...WEEKLY, start: "now" }).start).toBe(NOW);
  });

  test("has turns that nobody takes, and blanks around names do not count", () => {
    expect(read({ ...WEEKLY, members: "alice, no-one ,bob" }).members).toEqual([
      "alice",
      null,
      "bob",
    ]);
  });

  test("has several on call at once, up to all of its members", () => {
    expect(read({ ...WEEKLY, onCalls: "2" }).onCalls).toBe(2);
    expect(read({ ...WEEKLY, onCalls: "3" }).onCalls).toBe(3);
  });
});

describe("coverage", () => {
  test.each([
    ["sat@10:00-16:00", [{ start: 468_000, length: 21_600 }]],
    [
      "sat,sun@10:00-16:00",
      [
        { start: 468_000, length: 21_600 },
        { start: 554_400, length: 21_600 },
      ],
    ],
    [
      "mon-wed@09:00-17:00",
      [
        { start: 32_400, length: 28_800 },
        { start: 118_800, length: 28_800 },
        { start: 205_200, length: 28_800 },
      ],
    ],
    ["fri@22:00-06:00", [{ start: 424_800, length: 28_800 }]],
    ["sun@09:00-09:00", [{ start: 550_800, length: 86_400 }]],
    ["sat@00:00-24:00", [{ start: 432_000, length: 86_400 }]],
    ["mon@09:00-fri@17:00", [{ start: 32_400, length: 374_400 }]],
    ["fri@17:00-mon@09:00", [{ start: 406_800, length: 230_400 }]],
  ])("%s", (text, windows) => {
    expect(read({ ...WEEKLY, coverage: [text] }).coverage).toEqual(windows);
  });

  test("is all that is given, in order", () => {
    expect(read({ ...WEEKLY, coverage: ["sun@09:00-10:00", "mon@09:00-10:00"] }).coverage).toEqual([
      { start: 550_800, length: 3600 },
      { start: 32_400, length: 3600 },
    ]);
  });
});

describe("overrides", () => {
  test("replace everyone by one, several or nobody", () => {
    const span = "2026-01-10T09:00/2026-01-11T09:00";
    const [from, to] = [{ wall: Date.UTC(2026, 0, 10, 9) }, { wall: Date.UTC(2026, 0, 11, 9) }];
    expect(
      read({ ...WEEKLY, override: [`${span}=dave`, `${span}=dave, erin`, `${span}=`] }).overrides,
    ).toEqual([
      { from, to, members: ["dave"] },
      { from, to, members: ["dave", "erin"] },
      { from, to, members: [] },
    ]);
  });

  test("may have offsets", () => {
    expect(
      read({ ...WEEKLY, override: ["2026-01-10T09:00Z/2026-01-11T09:00+01:00=dave"] }).overrides,
    ).toEqual([
      { from: Date.UTC(2026, 0, 10, 9), to: Date.UTC(2026, 0, 11, 8), members: ["dave"] },
    ]);
  });

  test.each([
    "2026-01-10T09:00=carol",
    "2026-01-10T09:00/2026-01-11T09:00",
    "2026-01-10T09:00/soon=carol",
    "2026-02-30/2026-03-01=carol",
  ])("%s is refused", (text) => {
    expect(wrong({ ...WEEKLY, override: [text] })).toEqual([
      `--override: "${text}" is not an override: write 2026-01-10T09:00/2026-01-11T09:00=carol`,
    ]);
  });

  test.each(["2026-01-11/2026-01-10=carol", "2026-01-10/2026-01-10=carol"])(
    "%s is refused: its end is not after its start",
    (text) => {
      expect(wrong({ ...WEEKLY, override: [text] })).toEqual([
        expect.stringMatching(/^--override: .*is not after/),
      ]);
    },
  );
});

describe("what is wrong with flags", () => {
  test("is told at once: everything that is missing", () => {
    expect(problems({}, undefined)).toEqual([
      "--tz: is missing: name the zone of the hand-off times, such as America/New_York",
      "--members: is missing: write --members alice,bob,carol",
      "--weekly: is missing: say when turns change: --weekly mon@09:00, --daily 09:00, --monthly 1@09:00 or --elapsed 7d",
      "--start: is missing: when the first member's turn begins, like 2026-01-05T09:00",
    ]);
  });

  test("is told at once: everything that is wrong", () => {
    expect(
      problems(
        {
          members: "alice,,bob",
          weekly: "mond@09:00,tue@9,fri@17:00",
          every: "0",
          start: "soon",
          onCalls: "two",
          coverage: ["mon-fri@09:00", "sun-wedensday@09:00-17:00"],
          override: ["carol"],
        },
        "America/New_Yrok",
      ),
    ).toEqual([
      '--tz: "America/New_Yrok" is not a time zone; did you mean "America/New_York"?',
      '--members: "alice,,bob" has an empty name',
      '--every: "0" is not a whole number from 1 to 100',
      '--weekly: "mond" is not a day of the week; did you mean "mon"?',
      '--weekly: "tue@9" is not a day and time: write mon@09:00',
      '--start: "soon" is not a time: write a time like now, tomorrow, +8w, mon, "next friday 17:00", 2026-01-05, 2026-01-05T09:00Z',
      '--on-calls: "two" is not a whole number from 1 to 30',
      '--coverage: "mon-fri@09:00" is not coverage: write mon-fri@09:00-17:00 or mon@09:00-fri@17:00',
      '--coverage: "sun-wedensday" is not a day of the week: write mon or mon-fri',
      '--override: "carol" is not an override: write 2026-01-10T09:00/2026-01-11T09:00=carol',
    ]);
  });

  test.each([
    [
      { weekly: "wedensday@09:00" },
      '"wedensday" is not a day of the week; did you mean "wednesday"?',
    ],
    [{ weekly: "xyz@09:00" }, '"xyz" is not a day of the week: write mon@09:00'],
    [{ weekly: "mon@09:00@10:00" }, '"mon@09:00@10:00" is not a day and time: write mon@09:00'],
    [{ weekly: "" }, '"" is not a day and time: write mon@09:00'],
    [{ daily: "9am" }, '"9am" is not a time of day: write 09:00'],
    [{ daily: "09:00," }, '"" is not a time of day: write 09:00'],
    [{ monthly: "0@09:00" }, '"0@09:00" is not a day of the month and time: write 1@09:00'],
    [{ monthly: "32@09:00" }, '"32@09:00" is not a day of the month and time: write 1@09:00'],
    [{ monthly: "1@24:00" }, '"1@24:00" is not a day of the month and time: write 1@09:00'],
    [{ elapsed: "week" }, '"week" is not a duration: write 7d, 12h or 1d12h'],
    [{ elapsed: "0s" }, '"0s" is not a duration: write 7d, 12h or 1d12h'],
  ])("%o", (flags, message) => {
    expect(wrong({ ...BASE, ...flags })).toEqual([`--${Object.keys(flags)[0]}: ${message}`]);
  });

  test.each([
    [{ every: "1.5" }, '--every: "1.5" is not a whole number from 1 to 100'],
    [{ every: "101" }, '--every: "101" is not a whole number from 1 to 100'],
    [{ every: "-1" }, '--every: "-1" is not a whole number from 1 to 100'],
    [{ onCalls: "31" }, '--on-calls: "31" is not a whole number from 1 to 30'],
    [{ onCalls: "4" }, "--on-calls: 4 at once, of 3 members"],
    [{ onCalls: "2", members: "alice" }, "--on-calls: 2 at once, of 1 member"],
    [
      { coverage: ["mon@09:00-mon@09:00"] },
      '--coverage: "mon@09:00-mon@09:00" is not coverage: write mon-fri@09:00-17:00 or mon@09:00-fri@17:00',
    ],
    [
      { coverage: ["mon@25:00-26:00"] },
      '--coverage: "mon@25:00-26:00" is not coverage: write mon-fri@09:00-17:00 or mon@09:00-fri@17:00',
    ],
    [
      { coverage: ["mon,thrusday@09:00-17:00"] },
      '--coverage: "thrusday" is not a day of the week; did you mean "thursday"?',
    ],
  ])("%o", (flags, message) => {
    expect(wrong({ ...WEEKLY, ...flags })).toEqual([message]);
  });

  test("is told of a zone that people know by its city", () => {
    expect(problems(WEEKLY, "new york")).toEqual([
      '--tz: "new york" is not a time zone; did you mean "America/New_York"?',
    ]);
  });
});

describe("flags that exclude each other", () => {
  test.each([
    [{ daily: "09:00", weekly: "mon@09:00" }, "--weekly: does not go with --daily"],
    [{ weekly: "mon@09:00", monthly: "1@09:00" }, "--monthly: does not go with --weekly"],
    [{ daily: "09:00", elapsed: "7d" }, "--elapsed: does not go with --daily"],
    [
      { elapsed: "7d", every: "2" },
      "--every: does not go with --elapsed: write the whole length there",
    ],
  ])("%o", (flags, message) => {
    expect(wrong({ ...BASE, ...flags })).toEqual([message]);
  });

  test("are told together with what else is wrong with them", () => {
    expect(wrong({ ...BASE, elapsed: "0d", every: "2" })).toEqual([
      '--elapsed: "0d" is not a duration: write 7d, 12h or 1d12h',
      "--every: does not go with --elapsed: write the whole length there",
    ]);
  });
});

describe("whether flags describe a rotation", () => {
  test.each([
    { members: "alice" },
    { start: "now" },
    { every: "1" },
    { onCalls: "1" },
    { coverage: ["mon@09:00-17:00"] },
    { daily: "09:00" },
    { weekly: "mon@09:00" },
    { monthly: "1@09:00" },
    { elapsed: "7d" },
  ])("%o does", (flags) => {
    expect(describesRotation(flags)).toBe(true);
  });

  test("an override alone does not: it may be one of a named rotation", () => {
    expect(describesRotation({ override: ["2026-01-10/2026-01-11=carol"] })).toBe(false);
    expect(describesRotation({})).toBe(false);
  });
});
