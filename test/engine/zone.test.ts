import { Temporal } from "@js-temporal/polyfill";
import fc from "fast-check";
import { IANAZone } from "luxon";
import { describe, expect, test } from "vitest";
import { type Zone, zoneOf } from "../../src/engine/zone.js";
import { OncallError } from "../../src/errors.js";

// Two oracles: Temporal (transitions, wall-clock times) and luxon (offsets).

const SECOND = 1000;
const HOUR = 3_600_000;
const BEGIN = Date.UTC(1970, 0, 1);
const END = Date.UTC(2040, 0, 1);

const ZONES = [
  "America/New_York",
  "America/St_Johns",
  "America/Sao_Paulo",
  "America/Santiago",
  "America/Nuuk",
  "America/Caracas",
  "Europe/London",
  "Europe/Dublin",
  "Europe/Istanbul",
  "Europe/Moscow",
  "Africa/Cairo",
  "Africa/Casablanca",
  "Asia/Kathmandu",
  "Asia/Tehran",
  "Asia/Gaza",
  "Asia/Pyongyang",
  "Australia/Lord_Howe",
  "Pacific/Apia",
  "Antarctica/Troll",
  "Antarctica/Vostok",
];

interface Change {
  readonly at: number;
  readonly before: number;
  readonly after: number;
}

function temporalOffset(name: string, instant: number): number {
  const zoned = Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(name);
  return zoned.offsetNanoseconds / 1e6;
}

const known = new Map<string, readonly Change[]>();

/** Every change of offset in 1970..2039 that Temporal knows. */
function temporalChanges(name: string): readonly Change[] {
  const cached = known.get(name);
  if (cached !== undefined) return cached;
  const changes: Change[] = [];
  let zoned = Temporal.Instant.fromEpochMilliseconds(BEGIN).toZonedDateTimeISO(name);
  for (;;) {
    const next = zoned.getTimeZoneTransition("next");
    if (next === null || next.epochMilliseconds >= END) break;
    const at = next.epochMilliseconds;
    changes.push({ at, before: temporalOffset(name, at - 1), after: temporalOffset(name, at) });
    zoned = next;
  }
  known.set(name, changes);
  return changes;
}

/** The instant of a wall-clock time, by Temporal. */
function temporalInstant(name: string, wall: number): number {
  return Temporal.Instant.fromEpochMilliseconds(wall)
    .toZonedDateTimeISO("UTC")
    .toPlainDateTime()
    .toZonedDateTime(name, { disambiguation: "compatible" }).epochMilliseconds;
}

/** Wall-clock times on, just beside, within and an hour around both borders of a gap or overlap. */
function wallsAround({ at, before, after }: Change): number[] {
  const borders = [at + before, at + after];
  return [
    ...borders.flatMap((border) => [
      border - HOUR,
      border - SECOND,
      border,
      border + SECOND,
      border + HOUR,
    ]),
    at + (before + after) / 2,
  ];
}

function mismatches(zone: Zone, walls: readonly number[]): string[] {
  return walls
    .map((wall) => ({ wall, got: zone.toInstant(wall), want: temporalInstant(zone.name, wall) }))
    .filter(({ got, want }) => got !== want)
    .map(({ wall, got, want }) => [wall, got, want].map((ms) => new Date(ms).toISOString()).join());
}

describe.each(ZONES)("%s", (name) => {
  const zone = zoneOf(name);

  test("has the transitions of Temporal from 1970 to 2040 and no other", () => {
    expect(zone.transitions(BEGIN, END)).toEqual(temporalChanges(name));
  });

  test("has the offset before a transition up to its last second, then the one after", () => {
    for (const { at, before, after } of temporalChanges(name)) {
      expect([zone.offsetAt(at - SECOND), zone.offsetAt(at)]).toEqual([before, after]);
      expect([zone.toWall(at - SECOND), zone.toWall(at)]).toEqual([
        at - SECOND + before,
        at + after,
      ]);
    }
  });

  test("places wall-clock times around every transition as Temporal's compatible", () => {
    expect(mismatches(zone, temporalChanges(name).flatMap(wallsAround))).toEqual([]);
  });

  test("finds the same transitions a year at a time", () => {
    const years = Array.from({ length: 70 }, (_, i) => 1970 + i);
    const found = years.flatMap((year) =>
      zone.transitions(Date.UTC(year, 0, 1) - 1, Date.UTC(year + 1, 0, 1)),
    );
    expect(found).toEqual(temporalChanges(name));
  });

  test("has luxon's offset at random instants", () => {
    const luxon = IANAZone.create(name);
    fc.assert(
      fc.property(fc.integer({ min: BEGIN / SECOND, max: END / SECOND }), (second) => {
        expect(zone.offsetAt(second * SECOND)).toBe(luxon.offset(second * SECOND) * 60_000);
      }),
      { numRuns: 500, seed: 2 },
    );
  });
});

describe.each([
  "America/New_York",
  "America/Nuuk",
  "Africa/Casablanca",
  "Asia/Gaza",
  "Australia/Lord_Howe",
  "Pacific/Apia",
  "Antarctica/Troll",
])("random wall-clock times in %s", (name) => {
  const from = Date.UTC(1975, 0, 1) / SECOND;
  const to = Date.UTC(2036, 0, 1) / SECOND;

  test("become the instants of Temporal", () => {
    const zone = zoneOf(name);
    const anywhere = fc.integer({ min: from, max: to });
    const nearChange = fc
      .tuple(fc.constantFrom(...temporalChanges(name)), fc.integer({ min: -90_000, max: 90_000 }))
      .map(([change, seconds]) => (change.at + change.before) / SECOND + seconds);
    fc.assert(
      fc.property(fc.oneof(anywhere, nearChange), (second) => {
        const wall = second * SECOND;
        expect(zone.toInstant(wall)).toBe(temporalInstant(name, wall));
      }),
      { numRuns: 2000, seed: 1 },
    );
  });
});

describe("transitions", () => {
  // 2026-03-08T07:00Z and 2026-11-01T06:00Z.
  const spring = { at: Date.UTC(2026, 2, 8, 7), before: -5 * HOUR, after: -4 * HOUR };
  const autumn = { at: Date.UTC(2026, 10, 1, 6), before: -4 * HOUR, after: -5 * HOUR };
  const zone = zoneOf("America/New_York");

  test("a transition at either end of the stretch is left out", () => {
    expect(zone.transitions(spring.at, autumn.at)).toEqual([]);
    expect(zone.transitions(spring.at - 1, autumn.at + 1)).toEqual([spring, autumn]);
  });

  test("gaps are the forward changes of at least the jump", () => {
    const year = [Date.UTC(2026, 0, 1), Date.UTC(2027, 0, 1)] as const;
    expect(zone.gaps(...year, HOUR)).toEqual([spring]);
    expect(zone.gaps(...year, HOUR + 1)).toEqual([]);
  });
});

test("changes that cancel out within 7 days are found", () => {
  // Recife in 2000: summer time from 8 October 00:00 -03 to 15 October 00:00 -02.
  const zone = zoneOf("America/Recife");
  expect(zone.transitions(Date.UTC(2000, 9, 1), Date.UTC(2000, 10, 1))).toEqual([
    { at: Date.UTC(2000, 9, 8, 3), before: -3 * HOUR, after: -2 * HOUR },
    { at: Date.UTC(2000, 9, 15, 2), before: -2 * HOUR, after: -3 * HOUR },
  ]);
});

describe("gaps of more than 8 hours", () => {
  test.each([
    // The whole of 2011-12-30: -10:00 to +14:00 at the end of the 29th.
    ["Pacific/Apia", Date.UTC(2011, 11, 30, 10), -10, 14],
    // The whole of 1993-08-21: -12:00 to +12:00 at the end of the 20th.
    ["Pacific/Kwajalein", Date.UTC(1993, 7, 21, 12), -12, 12],
  ])("%s skipped a day", (name, at, before, after) => {
    const found = [{ at, before: before * HOUR, after: after * HOUR }];
    expect(zoneOf(name).gaps(BEGIN, END, 9 * HOUR)).toEqual(found);
    expect(zoneOf(name).gaps(BEGIN, END, 24 * HOUR)).toEqual(found);
    expect(zoneOf(name).gaps(BEGIN, END, 25 * HOUR)).toEqual([]);
    expect(zoneOf(name).gaps(at, END, 9 * HOUR)).toEqual([]);
    expect(zoneOf(name).gaps(BEGIN, at, 9 * HOUR)).toEqual([]);
  });

  test.each(["America/New_York", "UTC", "Antarctica/Vostok"])("%s has none", (name) => {
    expect(zoneOf(name).gaps(BEGIN, END, 9 * HOUR)).toEqual([]);
  });
});

describe("names", () => {
  test("the same name gives the same zone", () => {
    expect(zoneOf("Europe/London")).toBe(zoneOf("Europe/London"));
  });

  test("UTC never changes", () => {
    expect(zoneOf("UTC").transitions(BEGIN, END)).toEqual([]);
    expect(zoneOf("UTC").toInstant(END)).toBe(END);
  });

  test.each(["Mars/Olympus_Mons", "", "New York", "UTC plus 1"])("%j is refused", (name) => {
    const refusal = expect.objectContaining({ exitCode: 2 });
    expect(() => zoneOf(name)).toThrow(OncallError);
    expect(() => zoneOf(name)).toThrow(refusal);
  });
});
