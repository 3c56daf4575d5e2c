import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { OncallError } from "../../src/errors.js";
import { readAwsPreviewRequest, toRotation } from "../../src/model/aws/preview-request.js";
import { parseSource } from "../../src/model/source.js";

const TIME = { HourOfDay: 9, MinuteOfHour: 0 };
const START = 1_767_621_600; // 2026-01-05T14:00:00Z
const NOW = Date.UTC(2026, 0, 1);

const RECURRENCE = { NumberOfOnCalls: 1, RecurrenceMultiplier: 1, DailySettings: [TIME] };
const REQUEST = {
  RotationStartTime: START,
  EndTime: START + 86_400,
  Members: ["alice", "bob"],
  TimeZoneId: "America/New_York",
  Recurrence: RECURRENCE,
};

const read = async (request: object) =>
  readAwsPreviewRequest(parseSource(JSON.stringify(request), "r"));

const rotationOf = async (request: object) => toRotation(await read(request), NOW);

const recurrenceOf = async (settings: object) =>
  rotationOf({ ...REQUEST, Recurrence: { ...RECURRENCE, DailySettings: [], ...settings } });

/** What is wrong with a request, without places. */
async function problems(request: object): Promise<string[]> {
  return (await problemsOf(JSON.stringify(request))).map((line) => line.replace(/^\d+:\d+: /, ""));
}

async function problemsOf(text: string): Promise<string[]> {
  try {
    await readAwsPreviewRequest(parseSource(text, "r"));
    return [];
  } catch (error) {
    if (!(error instanceof OncallError)) throw error;
    expect(error.exitCode).toBe(2);
    return error.message.split("\n").map((line) => line.replace(/^r:/, ""));
  }
}

describe("a request", () => {
  test("of the examples is a rotation", async () => {
    const text = readFileSync("examples/aws-preview-request.json", "utf8");
    expect(toRotation(await readAwsPreviewRequest(parseSource(text, "r")), NOW)).toEqual({
      name: "preview",
      timeZone: "America/New_York",
      start: Date.UTC(2026, 0, 5, 14),
      members: ["alice", "bob", "carol"],
      recurrence: { kind: "weekly", every: 1, on: [{ weekday: 0, at: 32_400 }] },
      onCalls: 1,
      overrides: [
        { from: Date.UTC(2026, 2, 8, 16), to: Date.UTC(2026, 2, 10, 16), members: ["dave"] },
      ],
    });
  });

  test("with every member that AWS documents is read as it stands", async () => {
    const full = {
      ...REQUEST,
      StartTime: START,
      Recurrence: {
        NumberOfOnCalls: 2,
        RecurrenceMultiplier: 3,
        MonthlySettings: [{ DayOfMonth: 31, HandOffTime: TIME }],
        ShiftCoverages: { MON: [{ Start: TIME, End: { HourOfDay: 17, MinuteOfHour: 30 } }] },
      },
      Overrides: [{ NewMembers: [], StartTime: START, EndTime: START + 3600 }],
      MaxResults: 10,
      NextToken: "abc",
    };
    expect(await read(full)).toEqual(full);
    expect(toRotation(await read(full), NOW)).toEqual({
      name: "preview",
      timeZone: "America/New_York",
      start: Date.UTC(2026, 0, 5, 14),
      members: ["alice", "bob"],
      recurrence: { kind: "monthly", every: 3, on: [{ day: 31, at: 32_400 }] },
      onCalls: 2,
      coverage: [{ start: 32_400, length: 30_600 }],
      overrides: [{ from: Date.UTC(2026, 0, 5, 14), to: Date.UTC(2026, 0, 5, 15), members: [] }],
    });
  });

  test("may be written as YAML", async () => {
    const text = `EndTime: 2026-02-01T00:00:00Z
Members: [alice]
TimeZoneId: UTC
Recurrence:
  NumberOfOnCalls: 1
  RecurrenceMultiplier: 1
  DailySettings: [{ HourOfDay: 9, MinuteOfHour: 0 }]
`;
    expect(toRotation(await readAwsPreviewRequest(parseSource(text, "r")), NOW).recurrence).toEqual(
      {
        kind: "daily",
        every: 1,
        at: [32_400],
      },
    );
  });

  test("without a start begins now", async () => {
    expect((await rotationOf({ ...REQUEST, RotationStartTime: undefined })).start).toBe(NOW);
  });
});

describe("hand-offs", () => {
  test("of every kind", async () => {
    const late = { HourOfDay: 23, MinuteOfHour: 59 };
    expect((await recurrenceOf({ DailySettings: [TIME, late] })).recurrence).toEqual({
      kind: "daily",
      every: 1,
      at: [32_400, 86_340],
    });
    const days = ["MON", "TUE", "WED", "THU", "FRI", "SAT", "SUN"];
    expect(
      (
        await recurrenceOf({
          WeeklySettings: days.map((DayOfWeek) => ({ DayOfWeek, HandOffTime: TIME })),
          RecurrenceMultiplier: 100,
        })
      ).recurrence,
    ).toEqual({
      kind: "weekly",
      every: 100,
      on: [0, 1, 2, 3, 4, 5, 6].map((weekday) => ({ weekday, at: 32_400 })),
    });
    expect(
      (
        await recurrenceOf({
          MonthlySettings: [
            { DayOfMonth: 1, HandOffTime: TIME },
            { DayOfMonth: 31, HandOffTime: late },
          ],
        })
      ).recurrence,
    ).toEqual({
      kind: "monthly",
      every: 1,
      on: [
        { day: 1, at: 32_400 },
        { day: 31, at: 86_340 },
      ],
    });
  });

  const WEEKLY = [{ DayOfWeek: "MON", HandOffTime: TIME }];

  test.each([
    [{ WeeklySettings: WEEKLY }],
    [{ DailySettings: [] }],
    [{ DailySettings: undefined }],
    [{ MonthlySettings: [{ DayOfMonth: 1, HandOffTime: TIME }], WeeklySettings: WEEKLY }],
  ])("need exactly one list: not %j beside the rest", async (settings) => {
    expect(await problems({ ...REQUEST, Recurrence: { ...RECURRENCE, ...settings } })).toEqual([
      "Recurrence: needs exactly one of DailySettings, WeeklySettings, MonthlySettings",
    ]);
  });

  test("an empty list beside a full one is none", async () => {
    expect(
      (await recurrenceOf({ WeeklySettings: WEEKLY, MonthlySettings: [] })).recurrence,
    ).toEqual({ kind: "weekly", every: 1, on: [{ weekday: 0, at: 32_400 }] });
  });

  test("at times and on days that there are not", async () => {
    expect(
      await problems({
        ...REQUEST,
        Recurrence: {
          ...RECURRENCE,
          DailySettings: undefined,
          WeeklySettings: [
            { DayOfWeek: "Mon", HandOffTime: { HourOfDay: 24, MinuteOfHour: 60 } },
            { DayOfWeek: "FRI" },
          ],
        },
      }),
    ).toEqual([
      'Recurrence.WeeklySettings[0].DayOfWeek: "Mon" is not one of MON, TUE, WED, THU, FRI, SAT, SUN; did you mean "MON"?',
      "Recurrence.WeeklySettings[0].HandOffTime.HourOfDay: must be at most 23, not 24",
      "Recurrence.WeeklySettings[0].HandOffTime.MinuteOfHour: must be at most 59, not 60",
      'Recurrence.WeeklySettings[1]: "HandOffTime" is missing',
    ]);
  });
});

describe("timestamps", () => {
  test.each([
    [START, Date.UTC(2026, 0, 5, 14)],
    [START + 0.75, Date.UTC(2026, 0, 5, 14)],
    ["2026-01-05T14:00:00Z", Date.UTC(2026, 0, 5, 14)],
    ["2026-01-05T14:00:00.999Z", Date.UTC(2026, 0, 5, 14)],
    ["2026-01-05T09:00:00-05:00", Date.UTC(2026, 0, 5, 14)],
    [0, 0],
  ])("%s", async (RotationStartTime, instant) => {
    expect((await rotationOf({ ...REQUEST, RotationStartTime })).start).toBe(instant);
  });

  test.each([
    ["2026-01-05T09:00:00", '"2026-01-05T09:00:00" has no offset: add Z or one like -05:00'],
    ["2026-01-05", '"2026-01-05" has no offset: add Z or one like -05:00'],
    ["soon", '"soon" is not a time: write epoch seconds or 2026-01-05T14:00:00Z'],
    ["1767621600", '"1767621600" is not a time: write epoch seconds or 2026-01-05T14:00:00Z'],
    [1_767_621_600_000, "1767621600000 is not a time in epoch seconds; are these milliseconds?"],
    [-1e11, "-100000000000 is not a time in epoch seconds"],
    [true, "cannot be true"],
    [null, "cannot be empty"],
  ])("%j is refused", async (RotationStartTime, problem) => {
    expect(await problems({ ...REQUEST, RotationStartTime })).toEqual([
      `RotationStartTime: ${problem}`,
    ]);
  });

  test("an end is after its start, however they are written", async () => {
    expect(
      await problems({
        ...REQUEST,
        StartTime: START,
        EndTime: "2026-01-05T09:00:00-05:00",
        Overrides: [
          { NewMembers: [], StartTime: START, EndTime: START + 1 },
          { NewMembers: [], StartTime: START + 1, EndTime: START },
        ],
      }),
    ).toEqual(["EndTime: is not after StartTime", "Overrides[1].EndTime: is not after StartTime"]);
  });
});

describe("limits", () => {
  const member = (length: number) => "x".repeat(length);

  test.each([
    ["MaxResults", 0],
    ["MaxResults", 1024],
    ["Members", Array(30).fill("alice")],
    ["Members", [member(512)]],
    ["NextToken", member(2048)],
    ["Overrides", []],
  ])("%s up to them", async (key, value) => {
    expect(await problems({ ...REQUEST, [key]: value })).toEqual([]);
  });

  test.each([
    ["MaxResults", -1, "MaxResults: must be 0 or more, not -1"],
    ["MaxResults", 1025, "MaxResults: must be at most 1024, not 1025"],
    ["MaxResults", 1.5, "MaxResults: must be a whole number, not 1.5"],
    ["Members", [], "Members: must be a list with something in it"],
    ["Members", Array(31).fill("alice"), "Members: must be a list of at most 30, not 31"],
    ["Members", [member(513)], "Members[0]: must be at most 512 characters, not 513"],
    ["Members", [" "], "Members[0]: must not be blank"],
    ["NextToken", member(2049), "NextToken: must be at most 2048 characters, not 2049"],
    [
      "TimeZoneId",
      "America/New_Yrok",
      'TimeZoneId: "America/New_Yrok" is not a time zone; did you mean "America/New_York"?',
    ],
    [
      "Overrides",
      [{ NewMembers: Array(31).fill("alice"), StartTime: START, EndTime: START + 1 }],
      "Overrides[0].NewMembers: must be a list of at most 30, not 31",
    ],
  ])("%s beyond them: %#", async (key, value, problem) => {
    expect(await problems({ ...REQUEST, [key]: value })).toEqual([problem]);
  });

  test.each([
    ["RecurrenceMultiplier", 0, "must be 1 or more, not 0"],
    ["RecurrenceMultiplier", 101, "must be at most 100, not 101"],
    ["NumberOfOnCalls", 0, "must be 1 or more, not 0"],
    ["NumberOfOnCalls", 3, "3 on call at once, of 2 members"],
  ])("%s of %i", async (key, value, problem) => {
    expect(await problems({ ...REQUEST, Recurrence: { ...RECURRENCE, [key]: value } })).toEqual([
      `Recurrence.${key}: ${problem}`,
    ]);
  });
});

describe("coverage", () => {
  const hours = (from: number, to: number) => ({
    Start: { HourOfDay: from, MinuteOfHour: 0 },
    End: { HourOfDay: to, MinuteOfHour: 0 },
  });
  const coverageOf = async (ShiftCoverages: object | undefined) =>
    (await rotationOf({ ...REQUEST, Recurrence: { ...RECURRENCE, ShiftCoverages } })).coverage;

  test("has windows of a day, overnight, and of 24 hours", async () => {
    expect(
      await coverageOf({
        SUN: [hours(9, 9)],
        MON: [hours(9, 12), hours(13, 17)],
        FRI: [hours(22, 6)],
      }),
    ).toEqual([
      { start: 32_400, length: 10_800 },
      { start: 46_800, length: 14_400 },
      { start: 424_800, length: 28_800 },
      { start: 550_800, length: 86_400 },
    ]);
  });

  test("is always where the map is empty or absent", async () => {
    expect(await coverageOf({})).toBeUndefined();
    expect(await coverageOf(undefined)).toBeUndefined();
  });

  test("may leave a day empty, but not every one", async () => {
    expect(await coverageOf({ MON: [hours(9, 17)], TUE: [] })).toEqual([
      { start: 32_400, length: 28_800 },
    ]);
    expect(
      await problems({
        ...REQUEST,
        Recurrence: { ...RECURRENCE, ShiftCoverages: { MON: [], TUE: [] } },
      }),
    ).toEqual(["Recurrence.ShiftCoverages: covers nothing: leave it out to be always on call"]);
  });

  test("of a day that there is not is told with the days that there are", async () => {
    expect(
      await problems({
        ...REQUEST,
        Recurrence: {
          ...RECURRENCE,
          ShiftCoverages: { MONDAY: [hours(9, 17)], TUE: [hours(9, 17)] },
        },
      }),
    ).toEqual([
      expect.stringMatching(
        /^Recurrence\.ShiftCoverages\.MONDAY: "MONDAY" is not known here; .*(MON, TUE, WED, THU, FRI, SAT, SUN|"MON")/,
      ),
    ]);
  });
});

describe("problems", () => {
  test("are all told at once, each with its place", async () => {
    const text = `{
  "TimeZoneId": "Berlin",
  "Members": ["alice"],
  "EndTime": 1767621600000,
  "MaxResult": 5,
  "Recurrence": {
    "NumberOfOnCalls": 2,
    "RecurrenceMultiplier": 1
  }
}`;
    expect(await problemsOf(text)).toEqual([
      '2:17: TimeZoneId: "Berlin" is not a time zone; did you mean "Europe/Berlin"?',
      "4:14: EndTime: 1767621600000 is not a time in epoch seconds; are these milliseconds?",
      '5:3: MaxResult: "MaxResult" is not known here; did you mean "MaxResults"?',
      "6:17: Recurrence: needs exactly one of DailySettings, WeeklySettings, MonthlySettings",
      "7:24: Recurrence.NumberOfOnCalls: 2 on call at once, of 1 member",
    ]);
  });

  test("are everything that is missing", async () => {
    expect(await problemsOf("{}")).toEqual([
      '1:1: "EndTime" is missing',
      '1:1: "Members" is missing',
      '1:1: "TimeZoneId" is missing',
      '1:1: "Recurrence" is missing',
    ]);
  });

  test.each([
    ["[]", ["1:1: must be a mapping of keys to values, not a list"]],
    ["null", ["1:1: must be a mapping of keys to values, not empty"]],
    ["", ["1:1: must be a mapping of keys to values, not empty"]],
    ["{ } x", ["1:5: Unexpected scalar at node end"]],
  ])("of what is no request: %j", async (text, expected) => {
    expect(await problemsOf(text)).toEqual(expected);
  });
});
