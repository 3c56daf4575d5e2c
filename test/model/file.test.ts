import { describe, expect, test } from "vitest";
import { OncallError } from "../../src/errors.js";
import { readOncallFile } from "../../src/model/file/read.js";

const FULL = `version: 1
provider: local
people:
  alice: { name: Alice Ng, email: alice@example.com, timeZone: America/New_York }
  bob:
    aws: "arn:aws:ssm-contacts:us-east-1:111122223333:contact/bob"
  carol: { datadog: 7f1b523e-fe13-4917-8519-6dd314ef17c0 }
  dave:
rotations:
  primary:
    timeZone: America/New_York
    start: 2026-01-05T09:00
    members: [alice, no-one, bob]
    weekly: [{ on: mon, at: 09:00 }, { on: Friday, at: "17:30" }]
    every: 2
    onCalls: 2
    coverage:
      - { from: mon 09:00, to: fri 17:00 }
      - { days: [sat, sun], from: "10:00", to: "16:00" }
      - { days: [mon-tue], from: "22:00", to: "24:00" }
    effective: { from: 2026-01-05T09:00, until: 2026-12-31T14:00:00Z }
  days: { timeZone: UTC, start: 2026-01-05, members: [carol], daily: ["09:00", "21:00"] }
  months:
    timeZone: UTC
    start: "2026-01-01T00:00:00+01:00"
    members: [carol]
    monthly: [{ day: 1, at: "09:00" }, { day: 31, at: "00:00:30" }]
    effective: {}
  lengths: { timeZone: UTC, start: 2026-01-05, members: [dave], elapsed: { days: 1, seconds: 300 } }
  seconds: { timeZone: UTC, start: 2026-01-05, members: [dave], elapsed: { seconds: 43200 } }
schedules:
  payments: { timeZone: America/New_York, rotations: [primary, days] }
  everyone: { timeZone: UTC, combine: together, rotations: [months] }
overrides:
  - { schedule: payments, from: 2026-12-24T09:00, to: 2026-12-26T09:00, members: [carol] }
  - { rotation: days, from: 2026-02-01, to: 2026-02-02, members: [] }
  - { id: swap-1, rotation: days, from: 2026-02-01T12:00Z, to: 2026-02-03T12:00Z, members: [alice, bob] }
policies:
  payments:
    steps:
      - { notify: ["schedule:payments"], wait: 5m }
      - { notify: [alice, "schedule:payments@next"], wait: 1h30m, assignment: round-robin }
    repeats: 2
    resolveWhenDone: true
  small: { steps: [{ notify: ["schedule:everyone@previous"], wait: 90s }] }
`;

const days = {
  name: "days",
  timeZone: "UTC",
  start: { wall: Date.UTC(2026, 0, 5) },
  members: ["carol"],
  recurrence: { kind: "daily", every: 1, at: [32_400, 75_600] },
  onCalls: 1,
  overrides: [
    {
      from: { wall: Date.UTC(2026, 1, 1) },
      to: { wall: Date.UTC(2026, 1, 2) },
      members: [],
    },
    {
      from: Date.UTC(2026, 1, 1, 12),
      to: Date.UTC(2026, 1, 3, 12),
      members: ["alice", "bob"],
    },
  ],
};

const primary = {
  name: "primary",
  timeZone: "America/New_York",
  start: { wall: Date.UTC(2026, 0, 5, 9) },
  members: ["alice", null, "bob"],
  recurrence: {
    kind: "weekly",
    every: 2,
    on: [
      { weekday: 0, at: 32_400 },
      { weekday: 4, at: 63_000 },
    ],
  },
  onCalls: 2,
  coverage: [
    { start: 32_400, length: 374_400 },
    { start: 468_000, length: 21_600 },
    { start: 554_400, length: 21_600 },
    { start: 79_200, length: 7200 },
    { start: 165_600, length: 7200 },
  ],
  effective: {
    from: { wall: Date.UTC(2026, 0, 5, 9) },
    until: Date.UTC(2026, 11, 31, 14),
  },
  overrides: [],
};

const months = {
  name: "months",
  timeZone: "UTC",
  start: Date.UTC(2025, 11, 31, 23),
  members: ["carol"],
  recurrence: {
    kind: "monthly",
    every: 1,
    on: [
      { day: 1, at: 32_400 },
      { day: 31, at: 30 },
    ],
  },
  onCalls: 1,
  effective: {},
  overrides: [],
};

describe("a full file", () => {
  const file = readOncallFile(FULL, "oncall.yaml");

  test("has its people, also those of whom it says nothing", () => {
    expect([...file.people.values()]).toEqual([
      {
        key: "alice",
        name: "Alice Ng",
        email: "alice@example.com",
        timeZone: "America/New_York",
      },
      { key: "bob", aws: "arn:aws:ssm-contacts:us-east-1:111122223333:contact/bob" },
      { key: "carol", datadog: "7f1b523e-fe13-4917-8519-6dd314ef17c0" },
      { key: "dave" },
    ]);
  });

  test("has its rotations in order, each with its own overrides", () => {
    expect([...file.rotations.keys()]).toEqual(["primary", "days", "months", "lengths", "seconds"]);
    expect(file.rotations.get("primary")).toEqual(primary);
    expect(file.rotations.get("days")).toEqual(days);
    expect(file.rotations.get("months")).toEqual(months);
  });

  test("has turns of a fixed length", () => {
    expect(file.rotations.get("lengths")?.recurrence).toEqual({
      kind: "elapsed",
      days: 1,
      seconds: 300,
    });
    expect(file.rotations.get("seconds")?.recurrence).toEqual({
      kind: "elapsed",
      days: 0,
      seconds: 43_200,
    });
  });

  test("has its schedules with their rotations and overrides; they stack unless it says otherwise", () => {
    expect([...file.schedules.values()]).toEqual([
      {
        name: "payments",
        timeZone: "America/New_York",
        combine: "stack",
        rotations: [primary, days],
        overrides: [
          {
            from: { wall: Date.UTC(2026, 11, 24, 9) },
            to: { wall: Date.UTC(2026, 11, 26, 9) },
            members: ["carol"],
          },
        ],
      },
      {
        name: "everyone",
        timeZone: "UTC",
        combine: "together",
        rotations: [months],
        overrides: [],
      },
    ]);
  });

  test("has its policies; all are told once and nothing is resolved unless it says otherwise", () => {
    expect([...file.policies.values()]).toEqual([
      {
        name: "payments",
        steps: [
          {
            notify: [{ kind: "schedule", name: "payments", position: "current" }],
            waitSeconds: 300,
            assignment: "all",
          },
          {
            notify: [
              { kind: "person", name: "alice" },
              { kind: "schedule", name: "payments", position: "next" },
            ],
            waitSeconds: 5400,
            assignment: "round-robin",
          },
        ],
        repeats: 2,
        resolveWhenDone: true,
      },
      {
        name: "small",
        steps: [
          {
            notify: [{ kind: "schedule", name: "everyone", position: "previous" }],
            waitSeconds: 90,
            assignment: "all",
          },
        ],
        repeats: 0,
        resolveWhenDone: false,
      },
    ]);
  });
});

test("a version is all that a file needs", () => {
  const file = readOncallFile("version: 1\n", "oncall.yaml");
  expect(
    [file.people, file.rotations, file.schedules, file.policies].map(({ size }) => size),
  ).toEqual([0, 0, 0, 0]);
});

test("parts may be shared by anchors and merged", () => {
  const file = readOncallFile(
    `version: 1
people: { alice: {}, bob: {} }
rotations:
  primary: &week
    timeZone: UTC
    start: 2026-01-05
    members: [alice, bob]
    daily: ["09:00"]
  secondary:
    <<: *week
    members: [bob, alice]
`,
    "oncall.yaml",
  );
  expect(file.rotations.get("secondary")).toMatchObject({
    timeZone: "UTC",
    members: ["bob", "alice"],
    recurrence: { kind: "daily", every: 1, at: [32_400] },
  });
});

test("JSON is understood: it is a part of YAML", () => {
  const { people } = readOncallFile('{ "version": 1, "people": { "alice": {} } }', "oncall.json");
  expect([...people.keys()]).toEqual(["alice"]);
});

test("every problem of a file is told at once, in the order of the file", () => {
  const text = `version: 2
provider: gcp
people:
  alice: { nmae: Alice, timeZone: Berlin }
rotations:
  primary:
    timeZone: America/New_Yrok
    start: soon
    members: [alise]
    weekly: [{ on: mond, at: 9am }]
    onCalls: 2
schedules:
  payments: { rotations: [primry], combine: stak }
overrides:
  - { from: 2026-12-26, to: 2026-12-24, members: [] }
`;
  let error: unknown;
  try {
    readOncallFile(text, "team/oncall.yaml");
  } catch (thrown) {
    error = thrown;
  }
  expect(error).toBeInstanceOf(OncallError);
  expect(error).toMatchObject({ code: "bad-input", exitCode: 2 });
  expect((error as OncallError).message.split("\n")).toEqual([
    "team/oncall.yaml:1:10: version: 2 is not 1",
    'team/oncall.yaml:2:11: provider: "gcp" is not one of local, aws, datadog',
    'team/oncall.yaml:4:12: people.alice.nmae: "nmae" is not known here; did you mean "name"?',
    'team/oncall.yaml:4:35: people.alice.timeZone: "Berlin" is not a time zone; did you mean "Europe/Berlin"?',
    'team/oncall.yaml:7:15: rotations.primary.timeZone: "America/New_Yrok" is not a time zone; did you mean "America/New_York"?',
    'team/oncall.yaml:8:12: rotations.primary.start: "soon" is not a date and time; write 2026-01-05T09:00, with an offset if it is not in the zone',
    'team/oncall.yaml:9:15: rotations.primary.members[0]: no person of the file is called "alise"; did you mean "alice"?',
    'team/oncall.yaml:10:20: rotations.primary.weekly[0].on: "mond" is not a day of the week; did you mean "mon"?',
    'team/oncall.yaml:10:30: rotations.primary.weekly[0].at: "9am" is not a time of day; did you mean "09:00"?',
    "team/oncall.yaml:11:14: rotations.primary.onCalls: 2 on call at once, of 1 member",
    'team/oncall.yaml:13:13: schedules.payments: "timeZone" is missing',
    'team/oncall.yaml:13:27: schedules.payments.rotations[0]: no rotation of the file is called "primry"; did you mean "primary"?',
    'team/oncall.yaml:13:45: schedules.payments.combine: "stak" is not one of stack, together; did you mean "stack"?',
    'team/oncall.yaml:15:5: overrides[0]: needs either "schedule" or "rotation"',
    'team/oncall.yaml:15:29: overrides[0].to: "2026-12-24" is not after "2026-12-26"',
  ]);
});
