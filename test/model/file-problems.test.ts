import { describe, expect, test } from "vitest";
import { OncallError } from "../../src/errors.js";
import { readOncallFile } from "../../src/model/file/read.js";

/** What is wrong with a file: `line:column: path: message`. */
function problems(text: string): string[] {
  try {
    readOncallFile(text, "f");
    return [];
  } catch (error) {
    if (!(error instanceof OncallError)) throw error;
    expect(error.exitCode).toBe(2);
    return error.message.split("\n").map((line) => line.replace(/^f:/, ""));
  }
}

/** A rotation whose lines stand at 5 to 8; more lines follow from 9 on, without their indent. */
function rotation(lines: Record<string, string>): string {
  const all = {
    timeZone: "UTC",
    start: "2026-01-05",
    members: "[alice, bob]",
    daily: '["09:00"]',
    ...lines,
  };
  const body = Object.entries(all)
    .filter(([, value]) => value !== "")
    .map(([key, value]) => `    ${key}: ${value}\n`);
  return `version: 1
people: { alice: {}, bob: {} }
rotations:
  primary:
${body.join("")}`;
}

/** A file of one rotation and one schedule; `rest` begins in line 6. */
function file(rest: string): string {
  return `version: 1
people: { alice: {}, bob: {} }
rotations:
  primary: { timeZone: UTC, start: 2026-01-05, members: [alice, bob], daily: ["09:00"] }
schedules: { payments: { timeZone: UTC, rotations: [primary] } }
${rest}
`;
}

test("the files that these tests break are sound", () => {
  expect(problems(rotation({}))).toEqual([]);
  expect(problems(file(""))).toEqual([]);
});

describe("keys", () => {
  test("one that is nearly right", () => {
    expect(problems(rotation({ onCals: "1" }))).toEqual([
      '9:5: rotations.primary.onCals: "onCals" is not known here; did you mean "onCalls"?',
    ]);
  });

  test("one that nobody knows", () => {
    expect(
      problems(
        file(
          "overrides: [{ rotation: primary, reason: sick, from: 2026-01-05, to: 2026-01-06, members: [] }]",
        ),
      ),
    ).toEqual([
      '6:34: overrides[0].reason: "reason" is not known here; known are id, schedule, rotation, from, to, members',
    ]);
  });

  test("one at the top", () => {
    expect(problems("version: 1\nschedule: {}\n")).toEqual([
      '2:1: schedule: "schedule" is not known here; did you mean "schedules"?',
    ]);
  });

  test("one that is missing is told where it should be", () => {
    expect(problems(rotation({ timeZone: "" }))).toEqual([
      '5:5: rotations.primary: "timeZone" is missing',
    ]);
    expect(problems("people: {}\n")).toEqual(['1:1: "version" is missing']);
  });

  test("one that comes twice", () => {
    expect(problems("version: 1\npeople: {}\npeople: {}\n")).toEqual([
      "3:1: Map keys must be unique",
    ]);
  });
});

describe("kinds of values", () => {
  test.each([
    [{ members: "alice" }, '7:14: rotations.primary.members: must be a list, not "alice"'],
    [{ members: "[1]" }, "7:15: rotations.primary.members[0]: must be text, not 1"],
    [{ members: "[]" }, "7:14: rotations.primary.members: must be a list with something in it"],
    [{ start: "2026" }, "6:12: rotations.primary.start: must be text, not 2026"],
    [{ timeZone: "[]" }, "5:15: rotations.primary.timeZone: must be text, not a list"],
    [{ timeZone: "~" }, "5:15: rotations.primary.timeZone: must be text, not empty"],
    [{ every: "two" }, '9:12: rotations.primary.every: must be a number, not "two"'],
    [{ every: "1.5" }, "9:12: rotations.primary.every: must be a whole number, not 1.5"],
    [{ every: "0" }, "9:12: rotations.primary.every: must be 1 or more, not 0"],
    [{ every: "101" }, "9:12: rotations.primary.every: must be at most 100, not 101"],
    [
      { effective: "2026-01-05" },
      '9:16: rotations.primary.effective: must be a mapping of keys to values, not "2026-01-05"',
    ],
  ])("%o", (lines, problem) => {
    expect(problems(rotation(lines))).toEqual([problem]);
  });

  test.each([
    ["people: []", "2:9: people: must be a mapping of names to values, not a list"],
    ["overrides: {}", "2:12: overrides: must be a list, not a mapping"],
  ])("%s", (line, problem) => {
    expect(problems(`version: 1\n${line}\n`)).toEqual([problem]);
  });
});

describe("names", () => {
  test("a person cannot be called no-one, and nobody has a blank in the name", () => {
    expect(problems("version: 1\npeople: { no-one: {}, alice ng: {} }\n")).toEqual([
      '2:19: people.no-one: "no-one" means a turn that nobody takes: choose another name',
      '2:33: people.alice ng: "alice ng" cannot be a name: use A-Z, a-z, 0-9, ".", "_" and "-"',
    ]);
  });

  test.each([
    [
      rotation({ members: "[alice, alcie, zoe]" }),
      [
        '7:22: rotations.primary.members[1]: no person of the file is called "alcie"; did you mean "alice"?',
        '7:29: rotations.primary.members[2]: no person of the file is called "zoe"',
      ],
    ],
    [
      file("overrides: [{ schedule: paymnets, from: 2026-01-05, to: 2026-01-06, members: [] }]"),
      [
        '6:25: overrides[0].schedule: no schedule of the file is called "paymnets"; did you mean "payments"?',
      ],
    ],
    [
      file("overrides: [{ rotation: other, from: 2026-01-05, to: 2026-01-06, members: [no-one] }]"),
      [
        '6:25: overrides[0].rotation: no rotation of the file is called "other"',
        '6:76: overrides[0].members[0]: no person of the file is called "no-one"',
      ],
    ],
    [
      file('policies: { p: { steps: [{ notify: [bobb, "schedule:paiments"], wait: 5m }] } }'),
      [
        '6:37: policies.p.steps[0].notify[0]: no person of the file is called "bobb"; did you mean "bob"?',
        '6:43: policies.p.steps[0].notify[1]: no schedule of the file is called "paiments"; did you mean "payments"?',
      ],
    ],
  ])("that nothing bears: %#", (text, expected) => {
    expect(problems(text)).toEqual(expected);
  });

  test("words that every object of the language knows are names like any other", () => {
    expect(
      problems("version: 1\nschedules: { s: { timeZone: UTC, rotations: [constructor] } }\n"),
    ).toEqual(['2:46: schedules.s.rotations[0]: no rotation of the file is called "constructor"']);
  });
});

describe("times", () => {
  test.each([
    ["9", '"9" is not a time of day; did you mean "09:00"?'],
    ["9am", '"9am" is not a time of day; did you mean "09:00"?'],
    ["9:30 PM", '"9:30 PM" is not a time of day; did you mean "21:30"?'],
    ["12am", '"12am" is not a time of day; did you mean "00:00"?'],
    ["12pm", '"12pm" is not a time of day; did you mean "12:00"?'],
    ["9.30", '"9.30" is not a time of day; did you mean "09:30"?'],
    ["25:00", '"25:00" is not a time of day: write 09:00'],
    ["24:00", '"24:00" is not a time of day: write 09:00'],
    ["noon", '"noon" is not a time of day: write 09:00'],
    ["9:60", '"9:60" is not a time of day: write 09:00'],
  ])("a hand-off at %s", (clock, message) => {
    expect(problems(rotation({ daily: `["${clock}"]` }))).toEqual([
      `8:13: rotations.primary.daily[0]: ${message}`,
    ]);
  });

  test("a day of the month that there is not", () => {
    expect(problems(rotation({ daily: "", monthly: '[{ day: 32, at: "09:00" }]' }))).toEqual([
      "8:22: rotations.primary.monthly[0].day: must be at most 31, not 32",
    ]);
  });

  test("a date that is not on the calendar", () => {
    expect(problems(rotation({ start: "2026-02-30T09:00" }))).toEqual([
      '6:12: rotations.primary.start: "2026-02-30T09:00" is not a date and time; write 2026-01-05T09:00, with an offset if it is not in the zone',
    ]);
  });

  test.each(["2026-01-05", "2026-01-04T23:59"])("effective from 2026-01-05 until %s", (until) => {
    expect(problems(rotation({ effective: `{ from: 2026-01-05, until: ${until} }` }))).toEqual([
      `9:43: rotations.primary.effective.until: "${until}" is not after "2026-01-05"`,
    ]);
  });

  test("an override that ends when it starts", () => {
    expect(
      problems(
        file(
          "overrides: [{ rotation: primary, from: 2026-01-05T09:00Z, to: 2026-01-05T10:00+01:00, members: [] }]",
        ),
      ),
    ).toEqual(['6:63: overrides[0].to: "2026-01-05T10:00+01:00" is not after "2026-01-05T09:00Z"']);
  });
});

describe("hand-offs", () => {
  const KINDS = "daily, weekly, monthly, elapsed";

  test("of two kinds", () => {
    expect(problems(rotation({ weekly: '[{ on: mon, at: "09:00" }]' }))).toEqual([
      `9:13: rotations.primary.weekly: stands beside daily: a rotation has one of ${KINDS}`,
    ]);
  });

  test("of no kind", () => {
    expect(problems(rotation({ daily: "" }))).toEqual([
      `5:5: rotations.primary: says nothing of hand-offs: add ${KINDS}`,
    ]);
  });

  test("of a kind, but none", () => {
    expect(problems(rotation({ daily: "[]" }))).toEqual([
      "8:12: rotations.primary.daily: must be a list with something in it",
    ]);
  });

  test.each(["{}", "{ days: 0 }", "{ days: 0, seconds: 0 }"])("elapsed: %s", (elapsed) => {
    expect(problems(rotation({ daily: "", elapsed }))).toEqual([
      "8:14: rotations.primary.elapsed: needs days or seconds, more than 0",
    ]);
  });

  test("elapsed, in every second period", () => {
    expect(problems(rotation({ daily: "", elapsed: "{ days: 7 }", every: "2" }))).toEqual([
      "9:12: rotations.primary.every: does not go with elapsed: say it in days and seconds",
    ]);
  });

  test("elapsed beyond the limits", () => {
    expect(problems(rotation({ daily: "", elapsed: "{ days: 401, seconds: 2592001 }" }))).toEqual([
      "8:22: rotations.primary.elapsed.days: must be at most 400, not 401",
      "8:36: rotations.primary.elapsed.seconds: must be at most 2592000, not 2592001",
    ]);
  });

  test("more on call at once than there are members", () => {
    expect(problems(rotation({ onCalls: "3" }))).toEqual([
      "9:14: rotations.primary.onCalls: 3 on call at once, of 2 members",
    ]);
  });
});

describe("coverage", () => {
  const at = "rotations.primary.coverage[0]";

  test.each([
    [
      "{ days: [mon], from: mon 09:00, to: tue 10:00 }",
      [
        `9:37: ${at}.from: "mon 09:00": beside "days" a border is a time of day, like 09:00`,
        `9:52: ${at}.to: "tue 10:00": beside "days" a border is a time of day, like 09:00`,
      ],
    ],
    [
      '{ from: "09:00", to: mon 10:00 }',
      [
        `9:24: ${at}.from: "09:00": without "days" a window goes from a day and time to another, like mon 09:00`,
      ],
    ],
    [
      "{ from: mon 09:00, to: monday@9:00 }",
      [`9:16: ${at}: starts and ends at one moment: leave coverage out to be always on call`],
    ],
    [
      '{ days: [mon-firday], from: "09:00", to: "1000" }',
      [
        `9:25: ${at}.days[0]: "mon-firday" is not a day of the week: write mon, or mon-fri`,
        `9:57: ${at}.to: "1000" is neither a time of day (09:00) nor a day and time (mon 09:00)`,
      ],
    ],
    [
      '{ days: [mon-fri-sun-x], from: "09:00", to: "10:00" }',
      [`9:25: ${at}.days[0]: "mon-fri-sun-x" is not a day of the week: write mon, or mon-fri`],
    ],
    [
      '{ days: [mon-fri-x], from: "09:00", to: "10:00" }',
      [`9:25: ${at}.days[0]: "mon-fri-x" is not a day of the week: write mon, or mon-fri`],
    ],
    [
      '{ days: [], from: "09:00", to: "10:00" }',
      [`9:24: ${at}.days: must be a list with something in it`],
    ],
    [
      '{ days: [thrusday], to: "10:00" }',
      [
        `9:16: ${at}: "from" is missing`,
        `9:25: ${at}.days[0]: "thrusday" is not a day of the week; did you mean "thursday"?`,
      ],
    ],
  ])("%s", (window, expected) => {
    expect(problems(rotation({ coverage: `[${window}]` }))).toEqual(expected);
  });

  test("that is empty is never, and no problem", () => {
    expect(problems(rotation({ coverage: "[]" }))).toEqual([]);
  });
});

describe("overrides", () => {
  test.each([
    ["", '7:5: overrides[0]: needs either "schedule" or "rotation"'],
    [
      "schedule: payments, rotation: primary, ",
      '7:5: overrides[0]: needs either "schedule" or "rotation", not both',
    ],
  ])("of {%s}", (owner, expected) => {
    expect(
      problems(
        file(`overrides:\n  - { ${owner}from: 2026-01-05, to: 2026-01-06, members: [alice] }`),
      ),
    ).toEqual([expected]);
  });
});

test("nobody can have the name that objects keep for themselves", () => {
  expect(problems("version: 1\npeople:\n  __proto__: {}\n")).toEqual([
    '3:14: people.__proto__: "__proto__" cannot be a name: use A-Z, a-z, 0-9, ".", "_" and "-"',
  ]);
});

test("two overrides cannot have one id", () => {
  const override = "{ id: ov-1, rotation: primary, from: 2026-01-05, to: 2026-01-06, members: [] }";
  expect(problems(file(`overrides:\n  - ${override}\n  - ${override}`))).toEqual([
    '8:11: overrides[1].id: "ov-1" is the id of overrides[0], too',
  ]);
});

describe("policies", () => {
  test.each([
    [
      "{ notify: [alice], wait: 5 minutes }",
      '6:51: policies.p.steps[0].wait: "5 minutes" is not a duration: write 5m or 1h30m',
    ],
    [
      "{ notify: [alice], wait: 31d }",
      '6:51: policies.p.steps[0].wait: "31d" is longer than 30 days',
    ],
    ["{ notify: [alice], wait: 5 }", "6:51: policies.p.steps[0].wait: must be text, not 5"],
    [
      "{ notify: [], wait: 5m }",
      "6:36: policies.p.steps[0].notify: must be a list with something in it",
    ],
    [
      '{ notify: ["schedule:payments@nxt"], wait: 5m }',
      '6:37: policies.p.steps[0].notify[0]: "schedule:payments@nxt" cannot be notified: write a person (alice), a schedule (schedule:payments, schedule:payments@next) or a team (team:payments)',
    ],
    [
      '{ notify: ["taem:payments"], wait: 5m }',
      '6:37: policies.p.steps[0].notify[0]: "taem:payments" cannot be notified: write a person (alice), a schedule (schedule:payments, schedule:payments@next) or a team (team:payments)',
    ],
    [
      '{ notify: ["team:payments"], wait: 5m }',
      '6:37: policies.p.steps[0].notify[0]: a file has no teams: "team:payments" is nobody',
    ],
    [
      "{ notify: [alice], wait: 5m, assignment: round_robin }",
      '6:67: policies.p.steps[0].assignment: "round_robin" is not one of all, round-robin; did you mean "round-robin"?',
    ],
  ])("%s", (step, problem) => {
    expect(problems(file(`policies: { p: { steps: [${step}] } }`))).toEqual([problem]);
  });

  test("of no steps, that repeat too often", () => {
    expect(
      problems(file("policies: { p: { steps: [], repeats: 11, resolveWhenDone: yes } }")),
    ).toEqual([
      "6:25: policies.p.steps: must be a list with something in it",
      "6:38: policies.p.repeats: must be at most 10, not 11",
      '6:59: policies.p.resolveWhenDone: must be true or false, not "yes"',
    ]);
  });
});

describe("what is no such file at all", () => {
  test.each([
    ["", "1:1: must be a mapping of keys to values, not empty"],
    ["# nothing yet\n", "1:1: must be a mapping of keys to values, not empty"],
    ["- alice\n", "1:1: must be a mapping of keys to values, not a list"],
    ["hello\n", '1:1: must be a mapping of keys to values, not "hello"'],
  ])("%j", (text, problem) => {
    expect(problems(text)).toEqual([problem]);
  });

  test("what is wrong with the YAML is told alone, all of it", () => {
    expect(problems('version: 1\npeople: { alice: {}\nname: "x\n')).toEqual([
      expect.stringMatching(/^\d:\d+: /),
      expect.stringMatching(/^\d:\d+: /),
    ]);
    expect(problems("version: 1\n\tpeople: {}\n")).toEqual([
      "2:1: Tabs are not allowed as indentation",
    ]);
  });

  test.each(["version: 1\npeople: *nobody\n", "version: 1\npeople:\n  alice: {}\n  <<: *nobody\n"])(
    "an alias of nothing is told with its place: %j",
    (text) => {
      expect(problems(text)).toEqual([expect.stringMatching(/^\d+:\d+: /)]);
    },
  );
});

describe("a section", () => {
  test("with nothing below it yet is as good as none", () => {
    expect(
      problems("version: 1\npeople:\nrotations:\nschedules:\noverrides:\npolicies:\n"),
    ).toEqual([]);
  });
});
