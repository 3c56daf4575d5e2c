// Random rotations, schedules and windows, crowded around the moments at which clocks change.

import fc from "fast-check";
import type {
  Moment,
  Override,
  Recurrence,
  Rotation,
  Schedule,
  WeeklyWindow,
  Window,
} from "../../src/engine/index.js";
import { offsetAt, toInstant } from "./naive.js";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const DAY_SECONDS = 86_400;
const WEEK_SECONDS = 7 * DAY_SECONDS;

/** A zone and an instant near which something happens on its clock or in its calendar. */
interface Pivot {
  readonly zone: string;
  readonly at: number;
}

const PIVOTS: readonly Pivot[] = [
  ["America/New_York", "2026-03-08T07:00Z"],
  ["America/New_York", "2026-11-01T06:00Z"],
  ["America/New_York", "2028-02-29T05:00Z"],
  ["Europe/Berlin", "2026-03-29T01:00Z"],
  ["Europe/Berlin", "2026-10-25T01:00Z"],
  ["Europe/Dublin", "2026-03-29T01:00Z"],
  ["Europe/Dublin", "2026-10-25T01:00Z"],
  ["Australia/Lord_Howe", "2026-04-04T15:00Z"],
  ["Australia/Lord_Howe", "2026-10-03T15:30Z"],
  ["Pacific/Apia", "2011-12-30T10:00Z"],
  ["America/Sao_Paulo", "2017-10-15T03:00Z"],
  ["Africa/Cairo", "2026-04-23T22:00Z"],
  ["America/Santiago", "2026-04-05T03:00Z"],
  ["America/Santiago", "2026-09-06T04:00Z"],
  ["America/Nuuk", "2026-03-29T01:00Z"],
  ["Africa/Casablanca", "2026-02-15T02:00Z"],
  ["Africa/Casablanca", "2026-03-22T02:00Z"],
  ["Asia/Kathmandu", "2026-04-30T18:15Z"],
  ["UTC", "2028-02-29T00:00Z"],
  ["UTC", "2026-12-31T00:00Z"],
].map(([zone, at]) => ({ zone: zone as string, at: Date.parse(at as string) }));

const zone = fc.constantFrom(...new Set(PIVOTS.map((each) => each.zone)));

const between = (min: number, max: number, step: number) =>
  fc.integer({ min: Math.ceil(min / step), max: Math.floor(max / step) }).map((n) => n * step);

const weighted = <T>(...choices: [number, fc.Arbitrary<T>][]) =>
  fc.oneof(...choices.map(([weight, arbitrary]) => ({ weight, arbitrary })));

/** Times in a week: seconds since Monday 00:00. Most lie about where the clock stands at `at`. */
const secondOfWeek = (timeZone: string, at: number) =>
  weighted(
    [3, between(-7200, 2 * 3600, 900).map((aside) => at / 1000 + aside)],
    [1, between(-3600, 3600, 60).map((aside) => at / 1000 + aside)],
    [2, between(-3 * DAY_SECONDS, 3 * DAY_SECONDS, 1800).map((aside) => at / 1000 + aside)],
    [1, between(0, WEEK_SECONDS - 60, 60)],
    // 1 January 1970 was a Thursday.
  ).map((seconds) => (seconds + offsetAt(timeZone, at) / 1000 + 3 * DAY_SECONDS) % WEEK_SECONDS);
const everyNth = (step: number) => Array.from({ length: DAY_SECONDS / step }, (_, i) => i * step);

const common = fc.constantFrom(1, 4, 5, 6, 8, 15, 28, 29, 30, 31);
const dayOfMonth = fc.oneof(fc.integer({ min: 1, max: 31 }), common);

const onWeekdays = (second: fc.Arbitrary<number>) =>
  second.map((at) => ({ weekday: Math.floor(at / DAY_SECONDS), at: at % DAY_SECONDS }));

const elapsed = fc
  .record({
    kind: fc.constant("elapsed" as const),
    days: weighted([2, fc.constant(0)], [1, fc.constant(1)], [2, fc.integer({ min: 1, max: 10 })]),
    seconds: weighted(
      [2, fc.constant(0)],
      [2, between(3600, 3 * DAY_SECONDS, 1800)],
      [1, between(20 * 60, DAY_SECONDS, 60)],
    ),
  })
  .filter(({ days, seconds }) => days + seconds > 0);

const recurrence = (inWeek: fc.Arbitrary<number>): fc.Arbitrary<Recurrence> => {
  const inDay = inWeek.map((second) => second % DAY_SECONDS);
  const every = fc.integer({ min: 1, max: 3 });
  const few = { minLength: 1, maxLength: 5 };
  const full = fc.constantFrom(everyNth(3600), everyNth(1800));
  const daily = weighted([4, fc.array(inDay, few)], [1, full]);
  const weekly = weighted(
    [4, fc.array(onWeekdays(inWeek), few)],
    [1, onWeekdays(inWeek).map(({ weekday }) => everyNth(1800).map((at) => ({ weekday, at })))],
  );
  const monthly = fc.array(fc.record({ day: dayOfMonth, at: inDay }), few);
  return weighted<Recurrence>(
    [3, fc.record({ kind: fc.constant("daily" as const), every, at: daily })],
    [3, fc.record({ kind: fc.constant("weekly" as const), every, on: weekly })],
    [2, fc.record({ kind: fc.constant("monthly" as const), every, on: monthly })],
    [3, elapsed],
  );
};

const windowLength = weighted(
  [3, between(900, 2 * 3600, 900)],
  [2, between(1800, 12 * 3600, 1800)],
  [1, between(60, 4 * 3600, 60)],
  [2, between(DAY_SECONDS, 4 * DAY_SECONDS, 1800)],
  [1, between(WEEK_SECONDS - 3 * 3600, WEEK_SECONDS, 1800)],
);

const coverage = (inWeek: fc.Arbitrary<number>): fc.Arbitrary<WeeklyWindow[]> =>
  weighted(
    [1, fc.constant([])],
    [
      5,
      fc.array(fc.record({ start: inWeek, length: windowLength }), { minLength: 1, maxLength: 5 }),
    ],
    // The same hours every day, up to all of the day.
    [
      2,
      fc.tuple(inWeek, between(3600, DAY_SECONDS, 1800)).map(([first, length]) => {
        const starts = [0, 1, 2, 3, 4, 5, 6].map(
          (day) => (first + day * DAY_SECONDS) % WEEK_SECONDS,
        );
        return starts.map((start) => ({ start, length }));
      }),
    ],
  );

/** An instant, or the wall clock that reads about that. */
const moment = (timeZone: string, instant: fc.Arbitrary<number>): fc.Arbitrary<Moment> =>
  fc
    .tuple(instant, fc.boolean(), fc.constantFrom(0, 0, 30, -30, 60, 720))
    .map(([at, asWall, aside]) => {
      // Some time aside, so that the wall time may be one that a gap skips.
      return asWall ? { wall: at + offsetAt(timeZone, at) + aside * MINUTE } : at;
    });

const near = (at: number) =>
  weighted(
    [2, between(-3 * HOUR, 3 * HOUR, 15 * MINUTE)],
    [2, between(-4 * DAY, 4 * DAY, 30 * MINUTE)],
    [1, between(-2 * DAY, 2 * DAY, MINUTE)],
  ).map((distance) => at + distance);

const longBefore = (at: number) =>
  weighted(
    [3, between(-HOUR, HOUR, 15 * MINUTE)],
    [3, between(-2 * DAY, 1 * DAY, 30 * MINUTE)],
    [4, between(-15 * DAY, 0, 30 * MINUTE)],
    [4, between(-100 * DAY, 0, 15 * MINUTE)],
    [1, between(-1200 * DAY, -300 * DAY, HOUR)],
  ).map((distance) => at + distance);

const overrides = (
  timeZone: string,
  at: number,
  names: readonly string[],
): fc.Arbitrary<Override[]> =>
  fc.array(
    fc
      .tuple(
        near(at),
        weighted(
          [3, between(30 * MINUTE, 2 * DAY, 30 * MINUTE)],
          [1, between(MINUTE, 6 * DAY, MINUTE)],
        ),
      )
      .chain(([from, length]) =>
        fc.record({
          from: moment(timeZone, fc.constant(from)),
          to: moment(timeZone, fc.constant(from + length)),
          members: fc.subarray([...names], { maxLength: 2 }),
        }),
      )
      .filter(({ from, to }) => toInstant(timeZone, from) < toInstant(timeZone, to)),
    { maxLength: 4 },
  );

const effective = (timeZone: string, at: number) =>
  fc.tuple(near(at), between(3 * HOUR, 5 * DAY, 30 * MINUTE)).chain(([first, length]) => {
    const from = moment(timeZone, fc.constant(first));
    const until = moment(timeZone, fc.constant(first + length));
    return fc.record({ from, until }, { requiredKeys: [] });
  });

const rotationAt = (timeZone: string, at: number, name: string): fc.Arbitrary<Rotation> =>
  fc
    .array(fc.constantFrom("ann", "bob", "cat", "dan", "eve", null), { minLength: 1, maxLength: 5 })
    .chain((members) =>
      fc.record(
        {
          name: fc.constant(name),
          timeZone: fc.constant(timeZone),
          start: moment(timeZone, longBefore(at)),
          members: fc.constant(members),
          recurrence: recurrence(secondOfWeek(timeZone, at)),
          onCalls: fc.integer({ min: 1, max: Math.min(3, members.length) }),
          coverage: coverage(secondOfWeek(timeZone, at)),
          effective: effective(timeZone, at),
          overrides: overrides(timeZone, at, ["fay", "gus", "ann"]),
        },
        { requiredKeys: ["name", "timeZone", "start", "members", "recurrence"] },
      ),
    );

const windowAt = (at: number): fc.Arbitrary<Window> =>
  fc
    .tuple(
      near(at),
      weighted(
        [2, between(MINUTE, 60 * MINUTE, MINUTE)],
        [2, between(30 * MINUTE, 3 * DAY, 30 * MINUTE)],
        [2, between(MINUTE, 10 * DAY, MINUTE)],
        [1, between(10 * DAY, 40 * DAY, HOUR)],
      ),
    )
    .map(([from, length]) => ({ from, to: from + length }));

/** A rotation and a window to look at it through. */
export const rotationAndWindow: fc.Arbitrary<{ rotation: Rotation; window: Window }> = fc
  .constantFrom(...PIVOTS)
  .chain(({ zone: timeZone, at }) =>
    fc.record({ rotation: rotationAt(timeZone, at, "alone"), window: windowAt(at) }),
  );

/** A schedule of one to four rotations, not all in one zone, and a window to look at it through. */
export const scheduleAndWindow: fc.Arbitrary<{ schedule: Schedule; window: Window }> = fc
  .constantFrom(...PIVOTS)
  .chain(({ zone: home, at }) =>
    fc
      .array(weighted([2, fc.constant(home)], [1, zone]), { minLength: 1, maxLength: 4 })
      .chain((zones) =>
        fc.record({
          schedule: fc.record({
            name: fc.constant("schedule"),
            timeZone: fc.constant(home),
            combine: fc.constantFrom("stack" as const, "together" as const),
            rotations: fc.tuple(
              ...zones.map((each, i) => rotationAt(each, at, `rotation ${i + 1}`)),
            ),
            overrides: overrides(home, at, ["hal", "ida", "ann"]),
          }),
          window: windowAt(at),
        }),
      ),
  );
