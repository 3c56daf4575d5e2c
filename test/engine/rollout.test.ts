import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { diffShifts } from "../../src/engine/diff.js";
import {
  type Override,
  onCallAt,
  type Recurrence,
  type Rotation,
  renderRotation,
} from "../../src/engine/index.js";
import { ROLLOUTS, type RolledOut, type Rollout, rollOut } from "../../src/engine/rollout.js";
import { rotationAndWindow } from "./arbitraries.js";
import { toInstant } from "./naive.js";

// alice, bob and carol hand off on Mondays at 09:00 in New York (14:00Z, from 8 March 2026 13:00Z),
// alice first, on 5 January 2026: so bob has the week of the 12th, carol that of the 19th.

const ABC = ["alice", "bob", "carol"];
const ABDC = ["alice", "bob", "dave", "carol"];
const MONDAY = weekly(0, 9);

const weeks: Rotation = {
  name: "primary",
  timeZone: "America/New_York",
  start: wall("2026-01-05T09:00"),
  members: ABC,
  recurrence: MONDAY,
};

const WITH_ALICE = at("2026-01-07T12:00Z");
const WITH_BOB = at("2026-01-14T12:00Z");
const WITH_CAROL = at("2026-01-21T12:00Z");

function weekly(weekday: number, hour: number, every = 1): Recurrence {
  return { kind: "weekly", every, on: [{ weekday, at: hour * 3600 }] };
}

function wall(text: string) {
  return { wall: Date.parse(`${text}Z`) };
}

function at(text: string): number {
  return Date.parse(text);
}

function roll(now: number, rollout: Rollout, more: Partial<Rotation>, before = weeks): RolledOut {
  return rollOut(before, { ...before, ...more }, now, rollout);
}

/** Who is on call after the roll-out, with what it keeps: the first shifts from `from` on. */
function shifts({ rotation, keep }: RolledOut, from: string, count: number): string[] {
  const overrides = [...keep, ...(rotation.overrides ?? [])];
  const window = { from: at(from), to: at(from) + 40 * 7 * 86_400_000 };
  return renderRotation({ ...rotation, overrides }, window)
    .slice(0, count)
    .map(({ start, members }) => `${iso(start)} ${members.join("+")}`);
}

function kept({ keep }: RolledOut): string[] {
  return keep.map(({ from, to, members }) => {
    return `${iso(from as number)} ${iso(to as number)} ${members.join("+") || "nobody"}`;
  });
}

function iso(instant: number): string {
  return new Date(instant).toISOString().slice(5, 16);
}

describe("a new member after bob", () => {
  const members = ABDC;

  test("after the shift, with alice on call: bob and then the new one", () => {
    const result = roll(WITH_ALICE, "after-shift", { members });
    expect(result).toEqual({
      rotation: { ...weeks, members },
      keep: [],
      from: at("2026-01-12T14:00Z"),
    });
    expect(shifts(result, "2026-01-07T12:00Z", 5)).toEqual([
      "01-05T14:00 alice",
      "01-12T14:00 bob",
      "01-19T14:00 dave",
      "01-26T14:00 carol",
      "02-02T14:00 alice",
    ]);
  });

  test("after the shift, with bob on call: carol, who was next, then alice, bob and the new one", () => {
    const result = roll(WITH_BOB, "after-shift", { members });
    // Three turns before the 19th, when carol begins. That puts dave into bob's week.
    expect(result.rotation).toEqual({ ...weeks, members, start: wall("2025-12-29T09:00") });
    expect(kept(result)).toEqual(["01-12T14:00 01-19T14:00 bob"]);
    expect(result.from).toBe(at("2026-01-19T14:00Z"));
    expect(shifts(result, "2026-01-14T12:00Z", 6)).toEqual([
      "01-12T14:00 bob",
      "01-19T14:00 carol",
      "01-26T14:00 alice",
      "02-02T14:00 bob",
      "02-09T14:00 dave",
      "02-16T14:00 carol",
    ]);
  });

  test("after the shift, with carol on call: alice, who was next", () => {
    const result = roll(WITH_CAROL, "after-shift", { members });
    // Four turns before the 26th, when alice begins: a whole round, which ends with carol's week.
    expect(result.rotation).toEqual({ ...weeks, members, start: wall("2025-12-29T09:00") });
    expect(kept(result)).toEqual([]);
    expect(shifts(result, "2026-01-21T12:00Z", 5)).toEqual([
      "01-19T14:00 carol",
      "01-26T14:00 alice",
      "02-02T14:00 bob",
      "02-09T14:00 dave",
      "02-16T14:00 carol",
    ]);
  });

  test("now, with alice or bob on call: the new one follows bob at once", () => {
    for (const [now, from] of [
      [WITH_ALICE, "2026-01-05T14:00Z"],
      [WITH_BOB, "2026-01-12T14:00Z"],
    ] as const) {
      const result = roll(now, "now", { members });
      expect(result).toEqual({ rotation: { ...weeks, members }, keep: [], from: at(from) });
    }
  });

  test("now, with carol on call: she stays, and alice follows", () => {
    const result = roll(WITH_CAROL, "now", { members });
    // Three turns before the 19th, when carol began.
    expect(result.rotation).toEqual({ ...weeks, members, start: wall("2025-12-29T09:00") });
    expect(result.keep).toEqual([]);
    expect(result.from).toBe(at("2026-01-19T14:00Z"));
  });

  test("after the round, with alice on call: bob and carol first have their turns", () => {
    const result = roll(WITH_ALICE, "after-cycle", { members });
    expect(result.from).toBe(at("2026-01-26T14:00Z"));
    // A round before the 26th begins on 29 December: bob, dave and carol would have these weeks.
    expect(result.rotation.start).toEqual(wall("2025-12-29T09:00"));
    expect(kept(result)).toEqual(["01-05T14:00 01-12T14:00 alice", "01-12T14:00 01-19T14:00 bob"]);
    expect(shifts(result, "2026-01-07T12:00Z", 7)).toEqual([
      "01-05T14:00 alice",
      "01-12T14:00 bob",
      "01-19T14:00 carol",
      "01-26T14:00 alice",
      "02-02T14:00 bob",
      "02-09T14:00 dave",
      "02-16T14:00 carol",
    ]);
  });

  test("after the round, with bob on call: carol first has her turn", () => {
    const result = roll(WITH_BOB, "after-cycle", { members });
    expect(kept(result)).toEqual(["01-12T14:00 01-19T14:00 bob"]);
    expect(shifts(result, "2026-01-14T12:00Z", 3)).toEqual([
      "01-12T14:00 bob",
      "01-19T14:00 carol",
      "01-26T14:00 alice",
    ]);
  });

  test("after the round, with its last member on call: at the next hand-off", () => {
    const result = roll(WITH_CAROL, "after-cycle", { members });
    expect(result).toEqual(roll(WITH_CAROL, "after-shift", { members }));
  });
});

describe("a member who leaves", () => {
  test("has their turn to its end after the shift", () => {
    const result = roll(WITH_ALICE, "after-shift", { members: ["bob", "carol"] });
    expect(result.rotation.start).toEqual(wall("2025-12-29T09:00"));
    expect(kept(result)).toEqual(["01-05T14:00 01-12T14:00 alice"]);
    expect(shifts(result, "2026-01-07T12:00Z", 4)).toEqual([
      "01-05T14:00 alice",
      "01-12T14:00 bob",
      "01-19T14:00 carol",
      "01-26T14:00 bob",
    ]);
  });

  test("hands over at once now, to whoever is next", () => {
    const result = roll(WITH_ALICE, "now", { members: ["bob", "carol"] });
    expect(shifts(result, "2026-01-07T12:00Z", 2)).toEqual([
      "01-05T14:00 bob",
      "01-12T14:00 carol",
    ]);
    expect(result.keep).toEqual([]);
  });

  test("has all that is left of the round after the round", () => {
    const result = roll(WITH_BOB, "after-cycle", { members: ["alice", "bob"] });
    expect(shifts(result, "2026-01-14T12:00Z", 4)).toEqual([
      "01-12T14:00 bob",
      "01-19T14:00 carol",
      "01-26T14:00 alice",
      "02-02T14:00 bob",
    ]);
    // A round before the 26th is bob's week as alice's, carol's as bob's.
    expect(kept(result)).toEqual(["01-12T14:00 01-19T14:00 bob", "01-19T14:00 01-26T14:00 carol"]);
  });

  test("moves nobody when it is not their turn", () => {
    const result = roll(WITH_BOB, "after-shift", { members: ["bob", "carol"] });
    expect(result.rotation.start).toEqual(wall("2026-01-12T09:00"));
    expect(result.keep).toEqual([]);
    expect(shifts(result, "2026-01-14T12:00Z", 3)).toEqual([
      "01-12T14:00 bob",
      "01-19T14:00 carol",
      "01-26T14:00 bob",
    ]);
  });

  test("lets the one after them begin when they were next", () => {
    const result = roll(WITH_ALICE, "after-shift", { members: ["alice", "carol"] });
    expect(shifts(result, "2026-01-07T12:00Z", 3)).toEqual([
      "01-05T14:00 alice",
      "01-12T14:00 carol",
      "01-19T14:00 alice",
    ]);
  });

  test("with everyone else lets the new ones begin from the first", () => {
    const result = roll(WITH_BOB, "after-shift", { members: ["dave", "erin"] });
    expect(shifts(result, "2026-01-14T12:00Z", 3)).toEqual([
      "01-12T14:00 bob",
      "01-19T14:00 dave",
      "01-26T14:00 erin",
    ]);
  });
});

describe("members who come twice, or no one", () => {
  const twice = { ...weeks, members: ["alice", "alice", "bob"] };

  test.each<[string, (string | null)[], string[]]>([
    // The first alice is the first alice; the second, who is next, is the second.
    ["both stay", ["alice", "dave", "alice", "bob"], ["alice", "bob", "alice", "dave"]],
    ["one goes, and alice is still next", ["alice", "bob"], ["alice", "bob", "alice", "bob"]],
    ["no one comes between", ["alice", null, "alice", "bob"], ["alice", "bob", "alice"]],
  ])("%s", (_, members, expected) => {
    const result = roll(WITH_ALICE, "after-shift", { members }, twice);
    const names = shifts(result, "2026-01-12T14:00Z", expected.length).map((line) =>
      line.slice(12),
    );
    expect(names).toEqual(expected);
  });

  test("a turn that no one takes is kept empty", () => {
    const before = { ...weeks, members: ["alice", null, "bob"] };
    const result = roll(WITH_BOB, "after-shift", { members: ["alice", "bob"] }, before);
    // A round before the 19th, when bob begins: one turn back is alice's.
    expect(kept(result)).toEqual(["01-12T14:00 01-19T14:00 nobody"]);
    expect(shifts(result, "2026-01-14T12:00Z", 2)).toEqual([
      "01-19T14:00 bob",
      "01-26T14:00 alice",
    ]);
  });
});

describe("another rhythm", () => {
  test("two weeks for one: the turn that runs stays a week", () => {
    const result = roll(WITH_BOB, "after-shift", { recurrence: weekly(0, 9, 2) });
    // Two turns, four weeks, before carol begins; bob's two weeks then end where his one does.
    expect(result.rotation.start).toEqual(wall("2025-12-22T09:00"));
    expect(result.keep).toEqual([]);
    expect(shifts(result, "2026-01-19T14:00Z", 3)).toEqual([
      "01-19T14:00 carol",
      "02-02T14:00 alice",
      "02-16T14:00 bob",
    ]);
  });

  test("two weeks for one, now: the turn that runs lasts two", () => {
    const result = roll(WITH_BOB, "now", { recurrence: weekly(0, 9, 2) });
    expect(shifts(result, "2026-01-14T12:00Z", 2)).toEqual([
      "01-12T14:00 bob",
      "01-26T14:00 carol",
    ]);
  });

  test("one week for two: the turn that runs stays two weeks", () => {
    const before = { ...weeks, recurrence: weekly(0, 9, 2) };
    const result = roll(WITH_ALICE, "after-shift", { recurrence: MONDAY }, before);
    // Four turns before the 19th, when bob begins: carol and alice would have a week each of hers.
    expect(result.rotation.start).toEqual(wall("2025-12-22T09:00"));
    expect(kept(result)).toEqual(["01-05T14:00 01-12T14:00 alice"]);
    expect(shifts(result, "2026-01-19T14:00Z", 3)).toEqual([
      "01-19T14:00 bob",
      "01-26T14:00 carol",
      "02-02T14:00 alice",
    ]);
  });

  test("one week for two, now: whoever is on call has the week that runs", () => {
    const before = { ...weeks, recurrence: weekly(0, 9, 2) };
    const result = roll(WITH_BOB, "now", { recurrence: MONDAY }, before);
    // Alice's two weeks run until the 19th. Her second one is the first of the new rhythm.
    expect(result.from).toBe(at("2026-01-12T14:00Z"));
    expect(result.rotation.start).toEqual(wall("2026-01-12T09:00"));
    expect(result.keep).toEqual([]);
    expect(shifts(result, "2026-01-14T12:00Z", 2)).toEqual([
      "01-12T14:00 alice",
      "01-19T14:00 bob",
    ]);
  });

  test("another weekday and time: bob goes on until the nearest new hand-off, carol has a whole turn", () => {
    const result = roll(WITH_BOB, "after-shift", { recurrence: weekly(1, 10) });
    // Bob's week ends on Monday the 19th; Tuesday the 20th at 10:00 is 15:00Z.
    expect(result.from).toBe(at("2026-01-20T15:00Z"));
    // Two turns before carol's. Alice has what bob had of Monday the 12th: that is over.
    expect(result.rotation.start).toEqual(wall("2026-01-06T10:00"));
    expect(result.rotation.members).toEqual(ABC);
    expect(result.keep).toEqual([]);
    expect(shifts(result, "2026-01-14T12:00Z", 3)).toEqual([
      "01-13T15:00 bob",
      "01-20T15:00 carol",
      "01-27T15:00 alice",
    ]);
  });

  test("a later hour is one more for bob, and not all that carol gets", () => {
    const result = roll(WITH_BOB, "after-shift", { recurrence: weekly(0, 10) });
    expect(result.from).toBe(at("2026-01-19T15:00Z"));
    expect(result.rotation.start).toEqual(wall("2026-01-05T10:00"));
    expect(result.keep).toEqual([]);
    expect(shifts(result, "2026-01-14T12:00Z", 3)).toEqual([
      "01-12T15:00 bob",
      "01-19T15:00 carol",
      "01-26T15:00 alice",
    ]);
  });

  test("an earlier hour: the hand-off nearest to the old one is an hour before it", () => {
    const result = roll(WITH_BOB, "after-shift", { recurrence: weekly(0, 8) });
    expect(result.from).toBe(at("2026-01-19T13:00Z"));
    // From the start as it is alice has the week up to the 12th, bob the one up to the 19th.
    expect(result.rotation.start).toEqual(wall("2026-01-05T09:00"));
    expect(result.keep).toEqual([]);
    expect(shifts(result, "2026-01-14T12:00Z", 3)).toEqual([
      "01-12T13:00 bob",
      "01-19T13:00 carol",
      "01-26T13:00 alice",
    ]);
  });

  test("an earlier hour that has gone by: whoever has the turn goes on to the next one", () => {
    // Bob's last hour: 08:00 of the 19th is past.
    const result = roll(at("2026-01-19T13:30Z"), "after-shift", { recurrence: weekly(0, 8) });
    expect(result.from).toBe(at("2026-01-26T13:00Z"));
  });

  test("months for weeks: bob goes on until the first of the month", () => {
    const recurrence: Recurrence = { kind: "monthly", every: 1, on: [{ day: 1, at: 9 * 3600 }] };
    const result = roll(WITH_BOB, "after-shift", { recurrence });
    // Two turns before carol's begins December. Bob has January.
    expect(result.rotation.start).toEqual(wall("2025-12-01T09:00"));
    expect(result.keep).toEqual([]);
    expect(shifts(result, "2026-01-14T12:00Z", 3)).toEqual([
      "01-01T14:00 bob",
      "02-01T14:00 carol",
      "03-01T14:00 alice",
    ]);
  });

  test("two weeks from another weekday on: they are counted from the nearest new hand-off", () => {
    const result = roll(WITH_BOB, "after-shift", { recurrence: weekly(1, 10, 2) });
    // The first Tuesday at or after the 19th. The start can stay: alice has the day up to the 6th,
    // and bob the two weeks from then on.
    expect(result.from).toBe(at("2026-01-20T15:00Z"));
    expect(result.rotation.start).toEqual(weeks.start);
    expect(result.keep).toEqual([]);
    expect(shifts(result, "2026-01-14T12:00Z", 3)).toEqual([
      "01-06T15:00 bob",
      "01-20T15:00 carol",
      "02-03T15:00 alice",
    ]);
  });

  test("another weekday, and bob leaves: all of his longer turn is kept as one", () => {
    const more = { recurrence: weekly(1, 10), members: ["alice", "carol"] };
    const result = roll(WITH_BOB, "after-shift", more);
    // The start can stay: alice has the day up to the 6th, carol and alice a week each, and carol
    // the 20th. So bob has nothing by rights.
    expect(result.rotation.start).toEqual(weeks.start);
    expect(kept(result)).toEqual(["01-12T14:00 01-20T15:00 bob"]);
    // An override over two turns is two shifts.
    expect(shifts(result, "2026-01-14T12:00Z", 3)).toEqual([
      "01-13T15:00 bob",
      "01-20T15:00 carol",
      "01-27T15:00 alice",
    ]);
  });

  test("another weekday after the round: the last of it goes on until the nearest new hand-off", () => {
    const result = roll(WITH_ALICE, "after-cycle", { recurrence: weekly(1, 10) });
    // Carol ends the round on Monday the 26th. A round before the 27th is later than alice's week
    // of the 5th, so it is two rounds.
    expect(result.from).toBe(at("2026-01-27T15:00Z"));
    expect(result.rotation.start).toEqual(wall("2025-12-16T10:00"));
    expect(kept(result)).toEqual(["01-12T14:00 01-13T15:00 bob", "01-19T14:00 01-20T15:00 carol"]);
    expect(shifts(result, "2026-01-07T12:00Z", 6)).toEqual([
      "01-06T15:00 alice",
      "01-12T14:00 bob",
      "01-13T15:00 bob",
      "01-19T14:00 carol",
      "01-20T15:00 carol",
      "01-27T15:00 alice",
    ]);
  });

  test("another weekday and time, now: whoever is on call stays until the next new hand-off", () => {
    const result = roll(WITH_BOB, "now", { recurrence: weekly(1, 10) });
    expect(result.from).toBe(at("2026-01-13T15:00Z"));
    expect(result.rotation.start).toEqual(wall("2026-01-06T10:00"));
    expect(result.rotation.members).toEqual(ABC);
    expect(shifts(result, "2026-01-14T12:00Z", 2)).toEqual([
      "01-13T15:00 bob",
      "01-20T15:00 carol",
    ]);
  });

  test("a second hand-off in the week", () => {
    const recurrence: Recurrence = {
      kind: "weekly",
      every: 1,
      on: [
        { weekday: 0, at: 9 * 3600 },
        { weekday: 3, at: 9 * 3600 },
      ],
    };
    const result = roll(WITH_BOB, "after-shift", { recurrence });
    // Two turns before carol's on Monday the 19th is Monday the 12th: alice, and bob from Thursday.
    expect(result.rotation.start).toEqual(wall("2026-01-12T09:00"));
    expect(kept(result)).toEqual(["01-12T14:00 01-15T14:00 bob"]);
    expect(shifts(result, "2026-01-19T14:00Z", 3)).toEqual([
      "01-19T14:00 carol",
      "01-22T14:00 alice",
      "01-26T14:00 bob",
    ]);
  });

  test("turns of a day for turns of a week: the shift that runs is kept as one", () => {
    const recurrence: Recurrence = { kind: "elapsed", days: 1, seconds: 0 };
    const result = roll(WITH_BOB, "after-shift", { recurrence });
    // The 19th is 14 days after the start, so it is carol's (14 = 4 * 3 + 2) and nothing moves. The
    // 12th and the 18th are bob's (7 = 2 * 3 + 1, 13 = 4 * 3 + 1); of the days between some are not.
    expect(result.rotation.start).toEqual(weeks.start);
    expect(kept(result)).toEqual(["01-13T14:00 01-18T14:00 bob"]);
    expect(result.from).toBe(at("2026-01-19T14:00Z"));
    expect(shifts(result, "2026-01-19T14:00Z", 3)).toEqual([
      "01-19T14:00 carol",
      "01-20T14:00 alice",
      "01-21T14:00 bob",
    ]);
  });

  test("another zone: the hand-off nearest to the old one is at nine o'clock there", () => {
    // Monday the 19th, 09:00 in London, is five hours before 09:00 in New York. Counted from 09:00
    // in London on the 5th bob has the week up to then.
    const result = roll(WITH_BOB, "after-shift", { timeZone: "Europe/London" });
    expect(result.from).toBe(at("2026-01-19T09:00Z"));
    expect(result.rotation.start).toEqual(wall("2026-01-05T09:00"));
    expect(result.keep).toEqual([]);
    expect(shifts(result, "2026-01-14T12:00Z", 3)).toEqual([
      "01-12T09:00 bob",
      "01-19T09:00 carol",
      "01-26T09:00 alice",
    ]);
  });
});

describe("two on call at once", () => {
  const pairs = { ...weeks, members: ["a", "b", "c", "d"], onCalls: 2 };

  test("a fifth: whoever was next is next", () => {
    const members = ["a", "b", "c", "d", "e"];
    const first = roll(WITH_ALICE, "after-shift", { members }, pairs);
    expect(first.rotation).toEqual({ ...pairs, members });
    expect(shifts(first, "2026-01-07T12:00Z", 3)).toEqual([
      "01-05T14:00 a+b",
      "01-12T14:00 c+d",
      "01-19T14:00 e+a",
    ]);
    const second = roll(WITH_BOB, "after-shift", { members }, pairs);
    // Five turns are a round: a+b, c+d, e+a, b+c, d+e. The last would have the running week.
    expect(second.rotation.start).toEqual(wall("2025-12-15T09:00"));
    expect(kept(second)).toEqual(["01-12T14:00 01-19T14:00 c+d"]);
    expect(shifts(second, "2026-01-14T12:00Z", 3)).toEqual([
      "01-12T14:00 c+d",
      "01-19T14:00 a+b",
      "01-26T14:00 c+d",
    ]);
  });

  test("a list that no turn enters at the right place is begun there", () => {
    const members = ["b", "c", "d", "e"];
    const result = roll(WITH_ALICE, "after-shift", { members }, pairs);
    // Turns begin with b or d; c is next.
    expect(result.rotation.members).toEqual(["c", "d", "e", "b"]);
    expect(result.rotation.start).toEqual(wall("2025-12-29T09:00"));
    expect(kept(result)).toEqual(["01-05T14:00 01-12T14:00 a+b"]);
    expect(shifts(result, "2026-01-07T12:00Z", 3)).toEqual([
      "01-05T14:00 a+b",
      "01-12T14:00 c+d",
      "01-19T14:00 e+b",
    ]);
  });

  test("two for one: the one who was next has the first turn, with who follows", () => {
    const result = roll(WITH_BOB, "after-shift", { onCalls: 2 });
    expect(shifts(result, "2026-01-14T12:00Z", 3)).toEqual([
      "01-12T14:00 bob",
      "01-19T14:00 carol+alice",
      "01-26T14:00 bob+carol",
    ]);
  });
});

describe("starts and changes of clocks", () => {
  test("hand-offs keep their time on the wall", () => {
    // Nine weeks after the start comes alice again, on 9 March, the day after the change.
    const result = roll(at("2026-03-04T12:00Z"), "after-shift", { members: ABDC });
    expect(result.rotation.start).toEqual(wall("2026-02-09T09:00"));
    expect(result.keep).toEqual([]);
    expect(result.from).toBe(at("2026-03-09T13:00Z"));
    expect(shifts(result, "2026-03-04T12:00Z", 3)).toEqual([
      "03-02T14:00 carol",
      "03-09T13:00 alice",
      "03-16T13:00 bob",
    ]);
  });

  test("a hand-off that the gap moves is not where the others come from", () => {
    const before: Rotation = {
      ...weeks,
      start: wall("2026-03-06T02:30"),
      recurrence: { kind: "elapsed", days: 1, seconds: 0 },
    };
    // alice on the 6th, bob on the 7th, carol on the 8th at 03:30, alice on the 9th at 02:30 again.
    const result = roll(
      at("2026-03-07T12:00Z"),
      "after-shift",
      { members: ["carol", "bob"] },
      before,
    );
    expect(shifts(result, "2026-03-07T12:00Z", 4)).toEqual([
      "03-07T07:30 bob",
      "03-08T07:30 carol",
      "03-09T06:30 bob",
      "03-10T06:30 carol",
    ]);
  });

  test("days and seconds together are counted from the old start", () => {
    const before: Rotation = {
      ...weeks,
      start: wall("2026-03-06T09:00"),
      recurrence: { kind: "elapsed", days: 1, seconds: 3600 },
    };
    // Turn 2 begins two days on the wall after the start, on the 8th at 09:00 EDT (13:00Z), plus two
    // hours; turn 3 on the 9th at 09:00 EDT, plus three.
    const result = roll(
      at("2026-03-07T20:00Z"),
      "after-shift",
      { members: ["alice", "carol"] },
      before,
    );
    expect(result.rotation.start).toEqual(before.start);
    expect(result.rotation.members).toEqual(["carol", "alice"]);
    expect(shifts(result, "2026-03-07T20:00Z", 3)).toEqual([
      "03-07T15:00 bob",
      "03-08T15:00 carol",
      "03-09T16:00 alice",
    ]);
  });

  test("a start that the wall clock would read as another is an instant", () => {
    const before: Rotation = {
      ...weeks,
      start: wall("2026-11-01T00:00"),
      recurrence: { kind: "elapsed", days: 0, seconds: 3600 },
    };
    // 00:00 EDT is 04:00Z. Carol begins at 06:00Z, the second 01:00 of the day.
    const result = roll(
      at("2026-11-01T06:20Z"),
      "now",
      { members: ["carol", "alice", "bob"] },
      before,
    );
    // As carol, bob and alice had come at 04:00Z and 05:00Z, another start is not needed there.
    expect(result.rotation.start).toBe(at("2026-11-01T06:00Z"));
  });

  test("elapsed days and elapsed seconds are counted back across the change", () => {
    const rolled = (recurrence: Recurrence) =>
      roll(at("2026-03-04T12:00Z"), "after-shift", { members: ABDC }, { ...weeks, recurrence });
    // As with weeks: a round before alice's turn of 9 March begins on 9 February.
    const days = rolled({ kind: "elapsed", days: 7, seconds: 0 });
    expect(days.from).toBe(at("2026-03-09T13:00Z"));
    expect(days.rotation).toMatchObject({ members: ABDC, start: wall("2026-02-09T09:00") });
    const seconds = rolled({ kind: "elapsed", days: 0, seconds: 604_800 });
    expect(seconds.from).toBe(at("2026-03-09T14:00Z"));
    expect(seconds.rotation).toMatchObject({ members: ABDC, start: wall("2026-02-09T09:00") });
  });

  test("now is the turn that runs, also where it would end elsewhere if counted anew", () => {
    const before: Rotation = {
      ...weeks,
      start: wall("2026-03-06T00:00"),
      recurrence: { kind: "elapsed", days: 1, seconds: 3 * 3600 },
    };
    // Bob has Sat 7 March 00:00 EST plus three hours (08:00Z) to Sun 8 March 00:00 EST plus six
    // (11:00Z). Counted from 03:00 EST on Saturday, the next is 03:00 EDT on Sunday plus three: 10:00Z.
    const result = roll(at("2026-03-08T10:30Z"), "now", { members: ["bob", "carol"] }, before);
    expect(result.from).toBe(at("2026-03-07T08:00Z"));
    expect(shifts(result, "2026-03-08T10:30Z", 2)).toEqual([
      "03-07T08:00 bob",
      "03-08T11:00 carol",
    ]);
  });

  // Samoa went from 29 December 2011, 24:00 (10:00Z on the 30th), to the 31st at once.
  const samoa = { ...weeks, timeZone: "Pacific/Apia", start: wall("2011-12-28T09:00") };

  test("who is next is who comes, past a turn that has no length", () => {
    const before: Rotation = { ...samoa, recurrence: { kind: "elapsed", days: 1, seconds: 0 } };
    // The turns of the 30th, carol's, and of the 31st, alice's, both begin at 19:00Z on the 30th.
    const members = ["alice", "bob", "dave"];
    const result = roll(at("2011-12-29T20:00Z"), "after-shift", { members }, before);
    expect(shifts(result, "2011-12-29T20:00Z", 3)).toEqual([
      "12-29T19:00 bob",
      "12-30T19:00 alice",
      "12-31T19:00 bob",
    ]);
  });

  test("every second day stays the one it was, also where a day is left out", () => {
    const before: Rotation = {
      ...samoa,
      start: wall("2011-12-28T00:00"),
      members: ["alice", "bob"],
      recurrence: { kind: "daily", every: 2, at: Array.from({ length: 24 }, (_, i) => i * 3600) },
    };
    // The hours of the 30th pass on the 31st. The 07:00 of them (17:00Z on the 30th) is bob's, the
    // 32nd. Counted from the 31st itself the next day with hours would be 2 January and not the 1st,
    // which begins at 10:00Z.
    const result = roll(at("2011-12-30T17:30Z"), "now", { members: ["bob", "carol"] }, before);
    expect(shifts(result, "2011-12-30T17:30Z", 1)).toEqual(["12-30T17:00 bob"]);
    expect(shifts(result, "2011-12-31T09:30Z", 3).map((line) => line.slice(0, 11))).toEqual([
      "12-31T09:00",
      "12-31T10:00",
      "12-31T11:00",
    ]);
  });

  test("whoever is on call since a hand-off that a gap moved into the next day stays", () => {
    const before: Rotation = {
      ...weeks,
      timeZone: "America/Nuuk",
      start: wall("2026-03-28T22:00"),
      recurrence: { kind: "elapsed", days: 3, seconds: 0 },
    };
    // On 28 March Nuuk skips 23:00 to 24:00 (01:00Z), so 23:30 is 00:30 on the 29th, 01:30Z. The next
    // hand-off is at 01:00 on the 30th, 02:00Z; counted from the 29th itself it would be on that day.
    const recurrence: Recurrence = { kind: "daily", every: 2, at: [3600, 23 * 3600 + 1800] };
    const result = roll(at("2026-03-29T02:30Z"), "now", { recurrence }, before);
    expect(result.from).toBe(at("2026-03-29T01:30Z"));
    expect(shifts(result, "2026-03-29T02:30Z", 3)).toEqual([
      "03-29T01:30 alice",
      "03-30T02:00 bob",
      "03-31T00:30 carol",
    ]);
  });

  test("a new hand-off that a gap moved into the next day is the first of the new ones", () => {
    const before: Rotation = {
      ...weeks,
      timeZone: "America/Nuuk",
      start: wall("2026-03-28T22:00"),
      recurrence: { kind: "elapsed", days: 0, seconds: 80 * 60 },
    };
    // 22:00 is 00:00Z on the 29th. Nuuk skips 23:00 to 24:00 (01:00Z), so 23:30 is 01:30Z. The old
    // hand-off is at 01:20Z; on the evening of the 29th 23:30 is 00:30Z.
    const recurrence: Recurrence = { kind: "daily", every: 1, at: [23 * 3600 + 1800] };
    const result = roll(at("2026-03-29T00:10Z"), "after-shift", { recurrence }, before);
    expect(shifts(result, "2026-03-29T00:10Z", 3)).toEqual([
      "03-29T00:00 alice",
      "03-29T01:30 bob",
      "03-30T00:30 carol",
    ]);
  });

  test.each<[string, Recurrence, number]>([
    ["months", { kind: "monthly", every: 100, on: [{ day: 1, at: 9 * 3600 }] }, 9],
    ["days", { kind: "elapsed", days: 400, seconds: 0 }, 121],
  ])("a start is not looked for in years that cannot be written: %s", (_, recurrence, count) => {
    const members = Array.from({ length: count }, (_, i) => `member-${i}`);
    const before: Rotation = { ...weeks, members, recurrence };
    // A round of those who stay is more than 66 or 131 years, and two rounds are looked through.
    const result = roll(WITH_BOB, "after-shift", { members: members.slice(1) }, before);
    expect(result.rotation.start).toEqual(before.start);
    expect(result.rotation.members.slice(0, 2)).toEqual([members[count - 1], "member-1"]);
    expect(result.keep.map(({ members }) => members)).toEqual([["member-0"]]);
  });

  test("a start that was given as an instant stays one", () => {
    const before = { ...weeks, start: at("2026-01-05T14:00Z") };
    const result = roll(WITH_CAROL, "after-shift", { members: ABDC }, before);
    expect(result.rotation.start).toBe(at("2025-12-29T14:00Z"));
  });
});

describe("coverage, overrides and effective dates", () => {
  const MON_TO_FRI = [{ start: 9 * 3600, length: 4 * 86_400 }];

  test("only covered stretches are kept", () => {
    const before = { ...weeks, coverage: MON_TO_FRI };
    const result = roll(WITH_BOB, "after-shift", { members: ABDC }, before);
    expect(kept(result)).toEqual(["01-12T14:00 01-16T14:00 bob"]);
  });

  test("coverage that comes with the change comes when it does", () => {
    const result = roll(WITH_BOB, "after-shift", {
      members: ["bob", "carol"],
      coverage: MON_TO_FRI,
    });
    expect(kept(result)).toEqual(["01-16T14:00 01-19T14:00 bob"]);
    expect(shifts(result, "2026-01-19T14:00Z", 2)).toEqual([
      "01-19T14:00 carol",
      "01-26T14:00 bob",
    ]);
  });

  test("coverage that is longer than before is kept away until then", () => {
    const before = { ...weeks, coverage: MON_TO_FRI };
    const result = roll(
      WITH_BOB,
      "after-shift",
      { members: ["bob", "carol"], coverage: undefined },
      before,
    );
    expect(kept(result)).toEqual(["01-16T14:00 01-19T14:00 nobody"]);
  });

  test("a turn that goes on has the coverage that it had", () => {
    const before = { ...weeks, coverage: MON_TO_FRI };
    const more = { recurrence: weekly(2, 9), coverage: undefined };
    const result = roll(WITH_BOB, "after-shift", more, before);
    // Bob's turn ends on Wednesday the 21st. The one before carol's, from the 14th on, is his too.
    expect(kept(result)).toEqual(["01-12T14:00 01-14T14:00 bob", "01-16T14:00 01-19T14:00 nobody"]);
    expect(shifts(result, "2026-01-14T12:00Z", 4)).toEqual([
      "01-12T14:00 bob",
      "01-14T14:00 bob",
      "01-19T14:00 bob",
      "01-21T14:00 carol",
    ]);
  });

  test("what is over is not kept, what still goes on is kept whole", () => {
    // Tuesdays 08:00 to 20:00, which is 13:00Z to 01:00Z. Dave would have had the 13th.
    const before = { ...weeks, coverage: [{ start: 32 * 3600, length: 12 * 3600 }] };
    const end = at("2026-01-14T01:00Z");
    const rolled = (now: number) => roll(now, "after-shift", { members: ABDC }, before);
    expect(rolled(end).keep).toEqual([]);
    expect(kept(rolled(end - 1000))).toEqual(["01-13T13:00 01-14T01:00 bob"]);
    expect(rolled(end).rotation).toEqual(rolled(end - 1000).rotation);
  });

  test("overrides that are there stay, and win over what is kept", () => {
    const override: Override = {
      from: wall("2026-01-15T09:00"),
      to: wall("2026-01-16T09:00"),
      members: ["erin"],
    };
    const before = { ...weeks, overrides: [override] };
    const result = roll(WITH_BOB, "after-shift", { members: ABDC }, before);
    expect(result.rotation.overrides).toEqual([override]);
    expect(kept(result)).toEqual(["01-12T14:00 01-19T14:00 bob"]);
    expect(shifts(result, "2026-01-14T12:00Z", 4)).toEqual([
      "01-12T14:00 bob",
      "01-15T14:00 erin",
      "01-16T14:00 bob",
      "01-19T14:00 carol",
    ]);
  });

  test("overrides that are there are no reason to keep anything", () => {
    const override = {
      from: at("2026-01-15T14:00Z"),
      to: at("2026-01-16T14:00Z"),
      members: ["erin"],
    };
    const result = roll(WITH_BOB, "after-shift", {
      members: ["bob", "carol"],
      overrides: [override],
    });
    expect(result.keep).toEqual([]);
  });

  test("each shift is kept by itself", () => {
    const before = { ...weeks, members: ["alice", "alice"] };
    const result = roll(WITH_ALICE, "after-cycle", { members: ["dave"] }, before);
    expect(kept(result)).toEqual([
      "01-05T14:00 01-12T14:00 alice",
      "01-12T14:00 01-19T14:00 alice",
    ]);
  });

  test("effective dates hold at once", () => {
    const effective = { until: wall("2026-01-15T09:00") };
    const result = roll(WITH_BOB, "after-shift", { members: ABDC, effective });
    expect(kept(result)).toEqual(["01-12T14:00 01-15T14:00 bob"]);
  });
});

describe("what stays as it is wanted", () => {
  const members = ABDC;
  const past = { ...weeks, effective: { until: wall("2026-01-14T07:00") } };

  test.each<[string, Partial<Rotation>, Rotation]>([
    ["nothing new", {}, weeks],
    [
      "the same, said again",
      { recurrence: { on: [{ at: 32_400, weekday: 0 }], every: 1, kind: "weekly" }, onCalls: 1 },
      weeks,
    ],
    [
      "another name, coverage and end",
      { name: "other", coverage: [], effective: { until: 0 } },
      weeks,
    ],
    ["another start", { members, start: wall("2026-01-06T09:00") }, weeks],
    ["a rotation that is past", { members, effective: undefined }, past],
  ])("%s", (_, more, before) => {
    const result = roll(WITH_BOB, "after-shift", more, before);
    expect(result).toEqual({ rotation: { ...before, ...more }, keep: [], from: WITH_BOB });
  });

  test("a rotation that is still to begin, from then on", () => {
    const result = roll(at("2026-01-01T00:00Z"), "after-cycle", { members });
    const from = at("2026-01-05T14:00Z");
    expect(result).toEqual({ rotation: { ...weeks, members }, keep: [], from });
  });

  test("a start written as an instant is the start on the wall", () => {
    const result = roll(WITH_BOB, "after-shift", { members, start: at("2026-01-05T14:00Z") });
    expect(result.from).toBe(at("2026-01-19T14:00Z"));
    expect(kept(result)).toEqual(["01-12T14:00 01-19T14:00 bob"]);
  });

  test("a rotation whose end is the present moment is past, one a second before is not", () => {
    const end = at("2026-01-14T12:00Z");
    const ending = { ...weeks, effective: { until: end } };
    expect(roll(end, "after-shift", { members }, ending).keep).toEqual([]);
    expect(kept(roll(end - 1000, "after-shift", { members }, ending))).toEqual([
      "01-12T14:00 01-14T12:00 bob",
    ]);
  });

  test.each([
    ["one that runs", WITH_BOB],
    ["one that is still to begin", at("2026-01-01T00:00Z")],
  ])("a rotation that cannot be rendered is refused: %s", (_, now) => {
    const none = { ...weeks, members: [] };
    expect(() => rollOut(weeks, none, now, "now")).toThrow("rotation primary: has no members");
    expect(() => rollOut(none, weeks, now, "now")).toThrow("rotation primary: has no members");
  });
});

describe("for any rotation and any change", () => {
  const DAY = 86_400_000;
  const RUNS = { seed: 20_260_308, numRuns: 500 };

  interface Case {
    readonly before: Rotation;
    readonly wanted: Rotation;
    readonly now: number;
  }

  const name = fc.constantFrom("ann", "bob", "cat", "dan", "eve", "fay", "gus", null);
  const onCalls = fc.option(fc.integer({ min: 1, max: 3 }), { nil: undefined });

  /** Members added, removed and put elsewhere, at places from 0 to 1 of the list. */
  const edits = fc.array(
    fc.record({
      place: fc.double({ min: 0, max: 0.999, noNaN: true }),
      removed: fc.integer({ min: 0, max: 2 }),
      added: fc.array(name, { maxLength: 2 }),
    }),
    { maxLength: 3 },
  );

  /** Other hand-offs, the same ones in other periods, or none of that. */
  function changed(recurrence: Recurrence, other: Recurrence, every: number): Recurrence {
    if (every === 0) return other;
    return recurrence.kind === "elapsed" || every > 3 ? recurrence : { ...recurrence, every };
  }

  const cases: fc.Arbitrary<Case> = fc
    .record({
      given: rotationAndWindow,
      other: rotationAndWindow,
      edits,
      onCalls,
      every: fc.integer({ min: 0, max: 8 }),
      moves: fc.integer({ min: 0, max: 9 }),
    })
    .map(({ given: { rotation, window }, other, edits, onCalls, every, moves }) => {
      // What is said in wall-clock times about a rotation moves with its zone; that is not meant.
      const start = toInstant(rotation.timeZone, rotation.start);
      const fixed = { ...rotation, start, effective: undefined, overrides: [] };
      const before: Rotation = moves === 0 ? fixed : rotation;
      const members = [...before.members];
      for (const { place, removed, added } of edits) {
        members.splice(Math.floor(place * members.length), removed, ...added);
      }
      if (members.length === 0) members.push("gus");
      const wanted: Rotation = {
        ...before,
        members,
        recurrence: changed(before.recurrence, other.rotation.recurrence, every),
        onCalls: Math.min(onCalls ?? before.onCalls ?? 1, members.length),
        timeZone: moves === 0 ? other.rotation.timeZone : before.timeZone,
        coverage: moves === 1 ? other.rotation.coverage : before.coverage,
      };
      return { before, wanted, now: window.from };
    })
    .filter(({ before, wanted, now }) => {
      const { timeZone, start, effective } = before;
      if (hasEmptyTurns(before) || hasEmptyTurns(wanted)) return false;
      if (toInstant(timeZone, start) > now) return false;
      if (effective?.until !== undefined && toInstant(timeZone, effective.until) <= now)
        return false;
      return JSON.stringify(turns(before)) !== JSON.stringify(turns(wanted));
    });

  /** Turns of days have no length on the day that Apia left out, and whoever is next does not come. */
  function hasEmptyTurns({ timeZone, recurrence }: Rotation): boolean {
    return timeZone === "Pacific/Apia" && recurrence.kind === "elapsed" && recurrence.days > 0;
  }

  /** Only what makes the turns. */
  function turns({ name, timeZone, start, members, recurrence, onCalls = 1 }: Rotation): Rotation {
    return { name, timeZone, start, members, recurrence, onCalls };
  }

  /** The turn at an instant, and the places in the list of those who have it. */
  function turnAt(rotation: Rotation, instant: number) {
    const members = rotation.members.map((_, i) => String(i));
    const [shift] = onCallAt({ ...turns(rotation), members }, instant);
    if (shift === undefined) throw new Error("a turn runs at any time after the start");
    return { start: shift.start, end: shift.end, places: shift.members.map(Number) };
  }

  type Member = Rotation["members"][number];

  /** Whoever of the old list is the first, from a place on, who is in the new one. */
  function following(before: Rotation, place: number, wanted: Rotation): Member {
    const { members } = before;
    const from = [...members.slice(place), ...members.slice(0, place)];
    const still = from.filter((member) => wanted.members.includes(member));
    return (still.length > 0 ? still : wanted.members)[0] as Member;
  }

  /** From an instant on the turns are the list of `wanted` in its order, begun with `first`. */
  function expectTurns(rotation: Rotation, wanted: Rotation, from: number, first: Member) {
    const { members, onCalls = 1 } = wanted;
    const people: string[][] = [];
    for (let at = from; people.length < 2 * members.length; at = turnAt(rotation, at).end) {
      const [shift] = onCallAt(turns(rotation), at);
      // Where no one's turn meets another of no one nobody sees where it begins.
      if (shift !== undefined) expect(shift.start).toBe(at);
      people.push([...(shift?.members ?? [])].sort());
    }
    const turnsFrom = (place: number) =>
      people.map((_, turn) => {
        const names = Array.from({ length: onCalls }, (_, i) => {
          return members[(place + turn * onCalls + i) % members.length];
        });
        return [...new Set(names.filter((name) => typeof name === "string"))].sort();
      });
    const places = members.flatMap((member, place) => (member === first ? [place] : []));
    expect(places.map(turnsFrom)).toContainEqual(people);
  }

  /** The moment nearest to `at`, after `floor`, that the new hand-offs list, every period of them. */
  function nearestHandOff({ recurrence, ...wanted }: Rotation, at: number, floor: number) {
    if (recurrence.kind === "elapsed") return at;
    const everyOne = { ...recurrence, every: 1 };
    const start = at - 80 * DAY;
    const alone = { ...wanted, recurrence: everyOne, start, members: ["ann"], onCalls: 1 };
    const window = { from: at - 40 * DAY, to: at + 40 * DAY };
    const all = renderRotation(turns(alone), window).map((shift) => shift.start);
    const near = all.filter((one) => one > floor).map((one) => [Math.abs(one - at), -one] as const);
    near.sort((a, b) => a[0] - b[0] || a[1] - b[1]);
    return near[0] && -near[0][1];
  }

  /**
   * The same people at every moment up to the end of the last turn that is as before, and those of
   * that turn from there to where the new order begins. Nothing is kept that is over.
   */
  function expectAsBefore(
    { before, now }: Case,
    { rotation, keep, from }: RolledOut,
    last: { readonly end: number; readonly places: readonly number[] },
  ) {
    const overrides = [...keep, ...(rotation.overrides ?? [])];
    const members = last.places.map((place) => before.members[place] as Member);
    const prolonged = { ...before, members, onCalls: members.length };
    for (const [old, window] of [
      [before, { from: now, to: Math.min(last.end, from) }],
      [prolonged, { from: last.end, to: from }],
    ] as const) {
      if (window.from >= window.to) continue;
      const fresh = renderRotation({ ...rotation, overrides }, window);
      expect(diffShifts(renderRotation(old, window), fresh, window)).toEqual([]);
    }
    expect(keep.filter(({ to }) => (to as number) <= now)).toEqual([]);
  }

  test.each(ROLLOUTS)("%s changes nothing but the start and where the list begins", (rollout) => {
    fc.assert(
      fc.property(cases, ({ before, wanted, now }) => {
        const { rotation } = rollOut(before, wanted, now, rollout);
        const lists = wanted.members.map((_, i) =>
          JSON.stringify([...wanted.members.slice(i), ...wanted.members.slice(0, i)]),
        );
        expect(lists).toContain(JSON.stringify(rotation.members));
        const { start, members } = wanted;
        expect({ ...rotation, start, members }).toEqual(wanted);
      }),
      RUNS,
    );
  });

  test("after the shift whoever has it stays until the nearest new hand-off, where the next begins", () => {
    fc.assert(
      fc.property(cases, (each) => {
        const { before, wanted, now } = each;
        const result = rollOut(before, wanted, now, "after-shift");
        const last = turnAt(before, now);
        const floor = Math.max(now, last.start);
        const isSame = JSON.stringify(before.recurrence) === JSON.stringify(wanted.recurrence);
        if (!isSame || before.timeZone !== wanted.timeZone) {
          expect(result.from).toBe(nearestHandOff(wanted, last.end, floor));
        } else expect(result.from).toBe(last.end);
        expectAsBefore(each, result, last);
        const [next = 0] = turnAt(before, last.end).places;
        expectTurns(result.rotation, wanted, result.from, following(before, next, wanted));
      }),
      RUNS,
    );
  });

  test("now whoever is on call stays, and the next of the new list follows", () => {
    fc.assert(
      fc.property(cases, ({ before, wanted, now }) => {
        const { rotation, keep, from } = rollOut(before, wanted, now, "now");
        expect(keep).toEqual([]);
        const [running = 0] = turnAt(before, now).places;
        expect(from).toBeLessThanOrEqual(now);
        expectTurns(rotation, wanted, from, following(before, running, wanted));
        expect(onCallAt(turns(rotation), now)).toEqual(onCallAt(turns(rotation), from));
      }),
      RUNS,
    );
  });

  test("after the round its last stays until the nearest new hand-off, where the first begins", () => {
    fc.assert(
      fc.property(cases, (each) => {
        const { before, wanted, now } = each;
        const result = rollOut(before, wanted, now, "after-cycle");
        // No two turns of a round begin at the same place of the list.
        let last = turnAt(before, now);
        let next = turnAt(before, last.end);
        while (next.places[0] !== 0) {
          last = next;
          next = turnAt(before, last.end);
        }
        const floor = Math.max(now, last.start);
        const isSame = JSON.stringify(before.recurrence) === JSON.stringify(wanted.recurrence);
        if (!isSame || before.timeZone !== wanted.timeZone) {
          expect(result.from).toBe(nearestHandOff(wanted, last.end, floor));
        } else expect(result.from).toBe(last.end);
        expectAsBefore(each, result, last);
        expectTurns(result.rotation, wanted, result.from, wanted.members[0] as Member);
      }),
      RUNS,
    );
  });

  test.each(ROLLOUTS)("%s leaves hand-offs that nobody changed where they are", (rollout) => {
    fc.assert(
      fc.property(cases, ({ before, wanted, now }) => {
        const { timeZone, recurrence } = before;
        const { rotation, from } = rollOut(
          before,
          { ...wanted, timeZone, recurrence },
          now,
          rollout,
        );
        const window = { from, to: from + 45 * DAY };
        const starts = (each: Rotation) =>
          renderRotation({ ...turns(each), members: ["ann"], onCalls: 1 }, window).map(
            ({ start }) => start,
          );
        expect(starts(rotation)).toEqual(starts(before));
      }),
      RUNS,
    );
  });
});
