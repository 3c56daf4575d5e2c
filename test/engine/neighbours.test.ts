import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { onCallAt, type Rotation, renderSchedule, type Schedule } from "../../src/engine/index.js";
import { currentAndNext, nextAfter, previousBefore } from "../../src/engine/neighbours.js";
import { scheduleAndWindow } from "./arbitraries.js";

// 5 January 2026 is a Monday. New York is at -05:00 until 8 March.

const MONDAY_9 = { weekday: 0, at: 9 * 3600 };

/** A week each from Monday 5 January, 09:00 in New York, which is 14:00Z. */
function weekly(name: string, members: string[], more: Partial<Rotation> = {}): Rotation {
  return {
    name,
    timeZone: "America/New_York",
    start: { wall: Date.parse("2026-01-05T09:00Z") },
    members,
    recurrence: { kind: "weekly", every: 1, on: [MONDAY_9] },
    ...more,
  };
}

function schedule(combine: Schedule["combine"], ...rotations: Rotation[]): Schedule {
  return { name: "s", timeZone: "America/New_York", combine, rotations };
}

/** `alice 2026-01-12T14:00Z` for each of the shifts: who, and when it begins. */
function starts(shifts: readonly { start: number; members: readonly string[] }[]): string[] {
  return shifts.map(({ start, members }) => `${members.join("+")} ${iso(start)}`);
}

function iso(instant: number): string {
  return new Date(instant).toISOString().replace(/(:00)?\.000Z/, "Z");
}

describe("the neighbours of a turn", () => {
  const three = schedule("stack", weekly("primary", ["alice", "bob", "carol"]));

  test("are the turn before it and the turn after it", () => {
    // Wednesday of bob's week.
    const at = Date.parse("2026-01-14T12:00Z");
    expect(starts(previousBefore(three, at))).toEqual(["alice 2026-01-05T14:00Z"]);
    expect(starts(nextAfter(three, at))).toEqual(["carol 2026-01-19T14:00Z"]);
  });

  test("change with the hand-off itself, which belongs to the later turn", () => {
    const handOff = Date.parse("2026-01-19T14:00Z"); // bob to carol
    expect(starts(previousBefore(three, handOff - 1000))).toEqual(["alice 2026-01-05T14:00Z"]);
    expect(starts(previousBefore(three, handOff))).toEqual(["bob 2026-01-12T14:00Z"]);
    expect(starts(nextAfter(three, handOff - 1000))).toEqual(["carol 2026-01-19T14:00Z"]);
    expect(starts(nextAfter(three, handOff))).toEqual(["alice 2026-01-26T14:00Z"]);
  });

  test("are not turns of the same people that lead to it or continue it", () => {
    // bob 5 Jan, alice 12 and 19 Jan, carol 26 Jan.
    const twice = schedule("stack", weekly("r", ["bob", "alice", "alice", "carol"]));
    const inFirst = Date.parse("2026-01-13T00:00Z");
    const inSecond = Date.parse("2026-01-20T00:00Z");
    expect(starts(nextAfter(twice, inFirst))).toEqual(["carol 2026-01-26T14:00Z"]);
    expect(starts(previousBefore(twice, inSecond))).toEqual(["bob 2026-01-05T14:00Z"]);
    expect(currentAndNext(twice, inFirst).current[0]?.until).toBe(Date.parse("2026-01-26T14:00Z"));
  });

  test("of rotations together are only those who come or go", () => {
    // On 14 January bob and carol are on call. The week before alice and bob were: bob moved from
    // one rotation to the other, alice went. The week after it will be carol and alice.
    const both = schedule(
      "together",
      weekly("primary", ["alice", "bob", "carol"]),
      weekly("secondary", ["bob", "carol", "alice"]),
    );
    const at = Date.parse("2026-01-14T12:00Z");
    expect(starts(previousBefore(both, at))).toEqual(["alice 2026-01-05T14:00Z"]);
    expect(starts(nextAfter(both, at))).toEqual(["alice 2026-01-19T14:00Z"]);
  });

  test("in a gap are those around the gap", () => {
    // Mondays only, 09:00 to 17:00: alice on the 5th, bob on the 12th. Wednesday is a gap.
    const mondays = schedule(
      "stack",
      weekly("r", ["alice", "bob"], { coverage: [{ start: 9 * 3600, length: 8 * 3600 }] }),
    );
    const at = Date.parse("2026-01-07T12:00Z");
    expect(starts(previousBefore(mondays, at))).toEqual(["alice 2026-01-05T14:00Z"]);
    expect(starts(nextAfter(mondays, at))).toEqual(["bob 2026-01-12T14:00Z"]);
  });

  test("are nobody before the first turn, and where one person is always on call", () => {
    const alone = schedule("stack", weekly("r", ["alice"]));
    expect(previousBefore(three, Date.parse("2026-01-07T12:00Z"))).toEqual([]);
    expect(previousBefore(alone, Date.parse("2026-02-07T12:00Z"))).toEqual([]);
    expect(nextAfter(alone, Date.parse("2026-02-07T12:00Z"))).toEqual([]);
  });

  test("are looked for up to two years away", () => {
    const yearly = (every: number): Schedule =>
      schedule("stack", {
        ...weekly("r", ["alice", "bob"]),
        timeZone: "UTC",
        start: { wall: Date.parse("2026-01-01T00:00Z") },
        recurrence: { kind: "monthly", every, on: [{ day: 1, at: 0 }] },
      });
    // 10 January 2026 is 356 days before the hand-off of 2027, 1086 before that of 2029.
    const at = Date.parse("2026-01-10T00:00Z");
    expect(starts(nextAfter(yearly(12), at))).toEqual(["bob 2027-01-01T00:00Z"]);
    expect(nextAfter(yearly(36), at)).toEqual([]);
    // 20 December 2027 is 353 days after the hand-off of 2027; 20 December 2031, 1083 after 2029's.
    expect(starts(previousBefore(yearly(12), Date.parse("2027-12-20T00:00Z")))).toEqual([
      "alice 2026-01-01T00:00Z",
    ]);
    expect(previousBefore(yearly(36), Date.parse("2031-12-20T00:00Z"))).toEqual([]);
  });
});

test("from the previous people to the next ones, the same are on call all the time", () => {
  fc.assert(
    fc.property(scheduleAndWindow, ({ schedule, window: { from: at } }) => {
      const stacked: Schedule = { ...schedule, combine: "stack" };
      const onCall = onCallAt(stacked, at).map(({ members }) => members.join());
      const [previous] = previousBefore(stacked, at);
      const [next] = nextAfter(stacked, at);
      const between = renderSchedule(stacked, {
        from: previous?.end ?? at,
        to: next?.start ?? at + 1,
      });
      const names = new Set(between.map(({ members }) => members.join()));
      expect([...names]).toEqual(onCall);
      if (onCall.length === 0) return;
      // One shift follows on the other, without a gap.
      const breaks = between.filter(({ start }, i) => i > 0 && start !== between[i - 1]?.end);
      expect(breaks).toEqual([]);
    }),
    { seed: 20_260_119, numRuns: 300 },
  );
});
