import { describe, expect, test } from "vitest";
import { type Rotation, renderRotation, renderSchedule } from "../../../../src/engine/index.js";
import { layerNotes } from "../../../../src/providers/datadog/layers/notes.js";
import { proveLayers } from "../../../../src/providers/datadog/layers/prove.js";
import { toLayers } from "../../../../src/providers/datadog/layers/to-layers.js";
import { toElapsed } from "../../../../src/providers/datadog/layers/to-rotation.js";

const NEW_YORK = "America/New_York";
const HOUR = 3600;
const [MONDAY, WEDNESDAY, FRIDAY] = [0, 2, 4];

const wall = (text: string) => ({ wall: Date.parse(`${text}Z`) });

/** Weeks in New York from Wednesday, 7 January 2026, 09:00. */
const rotation = (parts: Partial<Rotation> = {}): Rotation => ({
  name: "primary",
  timeZone: NEW_YORK,
  start: wall("2026-01-07T09:00"),
  members: ["a", "b", "c", "d", "e"],
  recurrence: { kind: "weekly", every: 1, on: [{ weekday: WEDNESDAY, at: 9 * HOUR }] },
  ...parts,
});

const mondays = (every: number): Rotation["recurrence"] => ({
  kind: "weekly",
  every,
  on: [{ weekday: MONDAY, at: 9 * HOUR }],
});

const twiceAWeek = (every: number): Rotation["recurrence"] => ({
  kind: "weekly",
  every,
  on: [
    { weekday: FRIDAY, at: 17 * HOUR },
    { weekday: WEDNESDAY, at: 9 * HOUR },
  ],
});

/** Each layer in a line: when it begins and takes effect, how long a turn is, and whose. */
const lines = (parts: Partial<Rotation>) =>
  toLayers(rotation(parts), NEW_YORK).map(
    ({ name, rotationStart, effectiveDate, days, seconds, members }) =>
      [name, rotationStart, effectiveDate, `${days}d ${seconds}s`, members.join("")].join(", "),
  );

const hours = (parts: Partial<Rotation>) =>
  toLayers(rotation(parts), NEW_YORK).map(({ restrictions }) =>
    restrictions.map(({ startDay, startTime, endDay, endTime }) =>
      [startDay.slice(0, 3), startTime.slice(0, 5), endDay.slice(0, 3), endTime.slice(0, 5)].join(
        " ",
      ),
    ),
  );

describe("a rotation with one hand-off a week", () => {
  test("is one layer of seven days, with the members as they are", () => {
    expect(toLayers(rotation(), NEW_YORK)).toEqual([
      {
        name: "primary",
        days: 7,
        seconds: 0,
        rotationStart: "2026-01-07T14:00:00Z",
        effectiveDate: "2026-01-07T14:00:00Z",
        members: ["a", "b", "c", "d", "e"],
        restrictions: [],
      },
    ]);
  });

  test("and only the first of two weeks is a layer of 14 days", () => {
    expect(lines({ recurrence: mondays(2), start: wall("2026-01-05T09:00") })).toEqual([
      "primary, 2026-01-05T14:00:00Z, 2026-01-05T14:00:00Z, 14d 0s, abcde",
    ]);
  });

  test("that starts between two has its turns counted from the one before, and takes effect later", () => {
    expect(lines({ recurrence: mondays(2) })).toEqual([
      "primary, 2026-01-05T14:00:00Z, 2026-01-07T14:00:00Z, 14d 0s, abcde",
    ]);
  });

  test("that starts in the hours before the first of its period gives them to the first member", () => {
    // The hand-off on the 5th at 09:00 is b's, so a's two weeks began on 22 December.
    expect(lines({ recurrence: mondays(2), start: wall("2026-01-05T08:00") })).toEqual([
      "primary, 2025-12-22T14:00:00Z, 2026-01-05T13:00:00Z, 14d 0s, abcde",
    ]);
  });

  test("keeps the turns that no one takes", () => {
    expect(toLayers(rotation({ members: ["a", null, "a", null] }), NEW_YORK)[0]?.members).toEqual([
      "a",
      null,
      "a",
      null,
    ]);
  });

  test("names its zone where the schedule has another", () => {
    expect(toLayers(rotation(), "Europe/Berlin", "Week")).toMatchObject([
      { name: "Week", timeZone: NEW_YORK },
    ]);
  });

  test("is limited by its effective dates", () => {
    const effective = { from: wall("2026-02-01T00:00"), until: wall("2026-08-01T00:00") };
    expect(toLayers(rotation({ effective }), NEW_YORK)).toMatchObject([
      {
        rotationStart: "2026-01-07T14:00:00Z",
        effectiveDate: "2026-02-01T05:00:00Z",
        endDate: "2026-08-01T04:00:00Z",
      },
    ]);
  });

  test("that is never on call has a restriction that covers nothing, since none would mean always", () => {
    expect(hours({ coverage: [] })).toEqual([["mon 00:00 mon 00:00"]]);
  });
});

describe("a rotation that hands off on Wednesday 09:00 and Friday 17:00", () => {
  const recurrence = twiceAWeek(1);

  test("is two layers, with every other turn each", () => {
    // Turns 0, 2, 4, 6 and 8 begin on Wednesday, turns 1, 3, 5, 7 and 9 on Friday; 5 is a's again.
    expect(lines({ recurrence })).toEqual([
      "primary-1, 2026-01-07T14:00:00Z, 2026-01-07T14:00:00Z, 7d 0s, acebd",
      "primary-2, 2026-01-09T22:00:00Z, 2026-01-09T22:00:00Z, 7d 0s, bdace",
    ]);
    expect(hours({ recurrence })).toEqual([["wed 09:00 fri 17:00"], ["fri 17:00 wed 09:00"]]);
  });

  test("has exactly its shifts in a year with both clock changes", () => {
    const source = rotation({ recurrence });
    const layers = toLayers(source, NEW_YORK).map((layer) => toElapsed(layer, NEW_YORK));
    const window = { from: Date.parse("2026-01-01T00:00Z"), to: Date.parse("2027-02-01T00:00Z") };
    const write = ({ start, end, members }: { start: number; end: number; members: unknown }) =>
      `${new Date(start).toISOString()} ${new Date(end).toISOString()} ${members}`;
    const theirs = renderSchedule(
      { name: "layers", timeZone: NEW_YORK, combine: "stack", rotations: layers },
      window,
    ).map(write);
    expect(theirs).toEqual(renderRotation(source, window).map(write));
    // 6 March is in week 8 after 7 January: turn 17, c's. Clocks change on the 8th.
    expect(theirs).toContain("2026-03-06T22:00:00.000Z 2026-03-11T13:00:00.000Z c");
    // 30 October is in week 42: turn 85, a's. Clocks change on 1 November.
    expect(theirs).toContain("2026-10-30T21:00:00.000Z 2026-11-04T14:00:00.000Z a");
  });

  test("and starts on a Thursday gives the rest of that slot to the first member", () => {
    expect(lines({ recurrence, start: wall("2026-01-08T12:00") })).toEqual([
      "primary-1, 2026-01-07T14:00:00Z, 2026-01-08T17:00:00Z, 7d 0s, acebd",
      "primary-2, 2026-01-09T22:00:00Z, 2026-01-09T22:00:00Z, 7d 0s, bdace",
    ]);
  });

  test("and starts on a Monday begins in the slot of the week before", () => {
    expect(lines({ recurrence, start: wall("2026-01-05T12:00") })).toEqual([
      "primary-1, 2026-01-07T14:00:00Z, 2026-01-07T14:00:00Z, 7d 0s, bdace",
      "primary-2, 2026-01-02T22:00:00Z, 2026-01-05T17:00:00Z, 7d 0s, acebd",
    ]);
  });

  test("with two members has each in one of the layers, alone", () => {
    expect(lines({ recurrence, members: ["a", "b"] })).toEqual([
      "primary-1, 2026-01-07T14:00:00Z, 2026-01-07T14:00:00Z, 7d 0s, a",
      "primary-2, 2026-01-09T22:00:00Z, 2026-01-09T22:00:00Z, 7d 0s, b",
    ]);
  });

  test("on working days has its coverage cut into both slots", () => {
    const coverage = [0, 1, 2, 3, 4].map((day) => ({
      start: (day * 24 + 9) * HOUR,
      length: 8 * HOUR,
    }));
    expect(hours({ recurrence, coverage })).toEqual([
      ["wed 09:00 wed 17:00", "thu 09:00 thu 17:00", "fri 09:00 fri 17:00"],
      ["mon 09:00 mon 17:00", "tue 09:00 tue 17:00"],
    ]);
  });

  test("on Thursdays alone is one layer, since the other would be empty", () => {
    const coverage = [{ start: 3 * 24 * HOUR, length: 24 * HOUR }];
    expect(lines({ recurrence, coverage })).toEqual([
      "primary, 2026-01-07T14:00:00Z, 2026-01-07T14:00:00Z, 7d 0s, acebd",
    ]);
    expect(hours({ recurrence, coverage })).toEqual([["thu 00:00 fri 00:00"]]);
  });

  test("every two weeks has the last turn go on through the week without hand-offs", () => {
    // Wednesday to Friday: turn 0, then in the other week turn 1, turns 2 and 3, and so on.
    const parts = { recurrence: twiceAWeek(2) };
    expect(lines(parts)).toEqual([
      "primary-1, 2026-01-07T14:00:00Z, 2026-01-07T14:00:00Z, 7d 0s, abcde",
      "primary-2, 2026-01-09T22:00:00Z, 2026-01-09T22:00:00Z, 14d 0s, bdace",
    ]);
    const source = rotation(parts);
    expect(proveLayers(source, toLayers(source, NEW_YORK), NEW_YORK)).toEqual({
      kind: "in-pieces",
    });
  });

  test("says what it becomes", () => {
    expect(layerNotes(rotation({ recurrence }))).toEqual([
      "primary becomes 2 layers, each with its own order of members: primary-1 from wed 09:00, primary-2 from fri 17:00",
    ]);
    expect(layerNotes(rotation({ recurrence: twiceAWeek(2) }))).toEqual([
      "primary becomes 2 layers, each with its own order of members: primary-1 from wed 09:00, primary-2 from fri 17:00",
      "a turn of primary that goes on past another layer's hours shows as several shifts",
    ]);
    expect(layerNotes(rotation())).toEqual([]);
  });
});

describe("a rotation by the day", () => {
  test("with hand-offs at 09:00 and 21:00 is a layer of days and one of nights", () => {
    // Of three members, days have turns 0, 2 and 4, nights 1, 3 and 5.
    const parts: Partial<Rotation> = {
      members: ["a", "b", "c"],
      recurrence: { kind: "daily", every: 1, at: [9 * HOUR, 21 * HOUR] },
    };
    expect(lines(parts)).toEqual([
      "primary-1, 2026-01-07T14:00:00Z, 2026-01-07T14:00:00Z, 1d 0s, acb",
      "primary-2, 2026-01-08T02:00:00Z, 2026-01-08T02:00:00Z, 1d 0s, bac",
    ]);
    const days = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
    expect(hours(parts)).toEqual([
      days.map((day) => `${day} 09:00 ${day} 21:00`),
      days.map((day, i) => `${day} 21:00 ${days[(i + 1) % 7]} 09:00`),
    ]);
    expect(layerNotes(rotation(parts))).toEqual([
      "primary becomes 2 layers, each with its own order of members: primary-1 from 09:00, primary-2 from 21:00",
    ]);
  });

  test("that starts where a gap has moved its hand-off is counted from a round before", () => {
    // On 8 March there is no 02:30. Two members, a day each: two days before it is a's turn, too.
    const parts: Partial<Rotation> = {
      start: wall("2026-03-08T12:00"),
      members: ["a", "b"],
      recurrence: { kind: "daily", every: 1, at: [2.5 * HOUR] },
    };
    expect(lines(parts)).toEqual([
      "primary, 2026-03-06T07:30:00Z, 2026-03-08T16:00:00Z, 1d 0s, ab",
    ]);
  });
});

test("turns of a fixed length are those of one layer", () => {
  const parts: Partial<Rotation> = {
    start: Date.parse("2026-01-07T14:03:20Z"),
    recurrence: { kind: "elapsed", days: 1, seconds: 300 },
  };
  expect(lines(parts)).toEqual([
    "primary, 2026-01-07T14:03:20Z, 2026-01-07T14:03:20Z, 1d 300s, abcde",
  ]);
});
