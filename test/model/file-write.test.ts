import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { stringify } from "yaml";
import { readOncallFile } from "../../src/model/file/read.js";
import { fromRotation, fromSchedule } from "../../src/model/file/write.js";
import type { Recurrence, Rotation, WeeklyWindow } from "../../src/model/rotation.js";

/** The rotation that lines of YAML describe. */
function readRotation(lines: string): Rotation {
  return readNamed(`rotations:\n  r:\n${lines.replace(/^/gm, "    ")}`);
}

/** The rotation that a shape describes once it is written as YAML. */
function readShape(shape: object): Rotation {
  return readNamed(stringify({ rotations: { r: shape } }));
}

function readNamed(rotations: string): Rotation {
  const people = "{ alice: {}, bob: {}, carol: {} }";
  const file = readOncallFile(`version: 1\npeople: ${people}\n${rotations}`, "oncall.yaml");
  return file.rotations.get("r") as Rotation;
}

const HEAD = "timeZone: America/New_York\nstart: 2026-01-05T09:00\nmembers: [alice, bob, carol]\n";
const HEAD_SHAPE = {
  timeZone: "America/New_York",
  start: "2026-01-05T09:00",
  members: ["alice", "bob", "carol"],
};

describe("a rotation is written as a file has it", () => {
  test.each([
    ['daily: ["9:00", "21:00:30"]', { daily: ["09:00", "21:00:30"] }],
    ['daily: ["09:00"]\nevery: 1\nonCalls: 1', { daily: ["09:00"] }],
    ['daily: ["09:00"]\nevery: 3\nonCalls: 2', { daily: ["09:00"], every: 3, onCalls: 2 }],
    [
      "weekly: [{ on: Monday, at: 09:00 }, { on: fri, at: 17:30 }]\nevery: 2",
      {
        weekly: [
          { on: "mon", at: "09:00" },
          { on: "fri", at: "17:30" },
        ],
        every: 2,
      },
    ],
    [
      "monthly: [{ day: 1, at: 09:00 }, { day: 31, at: 00:00 }]",
      {
        monthly: [
          { day: 1, at: "09:00" },
          { day: 31, at: "00:00" },
        ],
      },
    ],
    ["elapsed: { days: 1, seconds: 300 }", { elapsed: { days: 1, seconds: 300 } }],
    ["elapsed: { days: 7, seconds: 0 }", { elapsed: { days: 7 } }],
    ["elapsed: { seconds: 43200 }", { elapsed: { seconds: 43_200 } }],
  ])("with its hand-offs: %j", (lines, shape) => {
    const rotation = readRotation(HEAD + lines);
    expect(fromRotation(rotation)).toEqual({ ...HEAD_SHAPE, ...shape });
    expect(readShape(fromRotation(rotation))).toEqual(rotation);
  });

  test.each([
    [
      "a stretch of days",
      "[{ from: mon 09:00, to: fri 17:00 }]",
      [{ from: "mon 09:00", to: "fri 17:00" }],
    ],
    [
      "a stretch around the end of the week",
      "[{ from: fri 17:00, to: mon 09:00 }]",
      [{ from: "fri 17:00", to: "mon 09:00" }],
    ],
    [
      "a stretch of less than a day",
      "[{ from: mon 22:00, to: tue 06:00 }]",
      [{ days: ["mon"], from: "22:00", to: "06:00" }],
    ],
    [
      "the same hours of some days",
      '[{ days: [mon-wed, sat], from: "09:00", to: "17:00" }]',
      [{ days: ["mon-wed", "sat"], from: "09:00", to: "17:00" }],
    ],
    [
      "nights",
      '[{ days: [fri], from: "22:00", to: "06:00" }]',
      [{ days: ["fri"], from: "22:00", to: "06:00" }],
    ],
    [
      "whole days",
      '[{ days: [sat], from: "00:00", to: "24:00" }, { days: [sun], from: "09:00", to: "09:00" }]',
      [
        { days: ["sat"], from: "00:00", to: "00:00" },
        { days: ["sun"], from: "09:00", to: "09:00" },
      ],
    ],
    [
      "several kinds",
      '[{ from: mon 09:00, to: wed 17:00 }, { days: [sat, sun], from: "10:00", to: "16:00:30" }]',
      [
        { from: "mon 09:00", to: "wed 17:00" },
        { days: ["sat", "sun"], from: "10:00", to: "16:00:30" },
      ],
    ],
  ])("with its coverage: %s", (_, coverage, shape) => {
    const rotation = readRotation(`${HEAD}daily: ["09:00"]\ncoverage: ${coverage}`);
    expect(fromRotation(rotation)).toEqual({ ...HEAD_SHAPE, daily: ["09:00"], coverage: shape });
    expect(readShape(fromRotation(rotation))).toEqual(rotation);
  });

  test.each([
    ["2026-01-05", "2026-01-05T00:00"],
    ["2026-01-05T09:00:30", "2026-01-05T09:00:30"],
    ["2026-01-05T09:00-05:00", "2026-01-05T14:00:00Z"],
  ])("with its start: %s", (start, written) => {
    const rotation = readRotation(
      `timeZone: UTC\nstart: ${start}\nmembers: [alice]\ndaily: ["09:00"]`,
    );
    expect(fromRotation(rotation).start).toBe(written);
    expect(readShape(fromRotation(rotation))).toEqual(rotation);
  });

  test.each([
    ["{}", {}],
    ["{ from: 2026-01-05T09:00 }", { from: "2026-01-05T09:00" }],
    ["{ until: 2026-12-31T09:00Z }", { until: "2026-12-31T09:00:00Z" }],
    [
      "{ from: 2026-01-05, until: 2026-12-31 }",
      { from: "2026-01-05T00:00", until: "2026-12-31T00:00" },
    ],
  ])("with its effective dates: %s", (effective, shape) => {
    const rotation = readRotation(`${HEAD}daily: ["09:00"]\neffective: ${effective}`);
    expect(fromRotation(rotation).effective).toEqual(shape);
    expect(readShape(fromRotation(rotation))).toEqual(rotation);
  });

  test("with turns that nobody takes", () => {
    const rotation = readRotation(
      'timeZone: UTC\nstart: 2026-01-05\nmembers: [alice, no-one]\ndaily: ["09:00"]',
    );
    expect(rotation.members).toEqual(["alice", null]);
    expect(fromRotation(rotation).members).toEqual(["alice", "no-one"]);
  });
});

test("a schedule is written with the names of its rotations", () => {
  const rotation = readRotation(`${HEAD}daily: ["09:00"]`);
  expect(
    fromSchedule({ name: "s", timeZone: "UTC", combine: "together", rotations: [rotation] }),
  ).toEqual({ timeZone: "UTC", combine: "together", rotations: ["r"] });
});

describe("whatever is written", () => {
  const second = fc.integer({ min: 0, max: 86_399 });
  const every = fc.integer({ min: 1, max: 100 });
  const list = <T>(item: fc.Arbitrary<T>) => fc.array(item, { minLength: 1, maxLength: 4 });

  const recurrence: fc.Arbitrary<Recurrence> = fc.oneof(
    fc.record({ kind: fc.constant("daily" as const), every, at: list(second) }),
    fc.record({
      kind: fc.constant("weekly" as const),
      every,
      on: list(fc.record({ weekday: fc.integer({ min: 0, max: 6 }), at: second })),
    }),
    fc.record({
      kind: fc.constant("monthly" as const),
      every,
      on: list(fc.record({ day: fc.integer({ min: 1, max: 31 }), at: second })),
    }),
    fc
      .record({
        kind: fc.constant("elapsed" as const),
        days: fc.integer({ min: 0, max: 400 }),
        seconds: fc.integer({ min: 0, max: 2_592_000 }),
      })
      .filter(({ days, seconds }) => days + seconds > 0),
  );

  // Wall clocks and instants of the years 2000 to 2099, in whole seconds.
  const time = fc.integer({ min: 946_684_800, max: 4_102_444_799 }).map((each) => each * 1000);
  const moment = fc.oneof(
    time,
    time.map((wall) => ({ wall })),
  );

  const window: fc.Arbitrary<WeeklyWindow> = fc.record({
    start: fc.integer({ min: 0, max: 604_799 }),
    length: fc.oneof(
      fc.integer({ min: 1, max: 604_799 }),
      fc.constantFrom(3600, 28_800, 86_399, 86_400, 86_401),
    ),
  });

  const effective = fc.oneof(
    fc.constant({}),
    fc.record({ from: moment }),
    fc.record({ until: moment }),
    fc.tuple(time, fc.integer({ min: 1, max: 1e8 })).map(([from, seconds]) => ({
      from: { wall: from },
      until: { wall: from + seconds * 1000 },
    })),
  );

  const rotation: fc.Arbitrary<Rotation> = list(
    fc.constantFrom("alice", "bob", "carol", null),
  ).chain((members) =>
    fc.record({
      name: fc.constant("r"),
      timeZone: fc.constantFrom("UTC", "America/New_York", "Pacific/Apia"),
      start: moment,
      members: fc.constant(members),
      recurrence,
      onCalls: fc.integer({ min: 1, max: members.length }),
      coverage: fc.option(list(window), { nil: undefined }),
      effective: fc.option(effective, { nil: undefined }),
      overrides: fc.constant([]),
    }),
  );

  test("is read as the same rotation", () => {
    fc.assert(
      fc.property(rotation, (written) => {
        const { coverage, ...read } = readShape(fromRotation(written));
        const { coverage: expected, ...others } = written;
        expect(read).toEqual(others);
        expect(sorted(coverage)).toEqual(sorted(expected));
      }),
      { numRuns: 500 },
    );
  });

  test("is written the same again", () => {
    fc.assert(
      fc.property(rotation, (written) => {
        const shape = fromRotation(written);
        expect(fromRotation(readShape(shape))).toEqual(shape);
      }),
    );
  });

  /** Windows of the same hours are written together, so their order may change. */
  function sorted(windows: readonly WeeklyWindow[] | undefined) {
    return windows?.toSorted((a, b) => a.start - b.start || a.length - b.length);
  }
});
