import { describe, expect, it, test } from "vitest";
import type { Rotation, Schedule } from "../../src/model/rotation.js";
import { formatInstant, type Window } from "../../src/model/time.js";
import type { Provider, Responders } from "../../src/providers/provider.js";
import { chooseMoments } from "../../src/service/verify/choose-moments.js";
import type { MomentComparison } from "../../src/service/verify/comparison.js";
import { compareMoments } from "../../src/service/verify/moments.js";
import { verifyRotation, verifySchedule } from "../../src/service/verify.js";

// 5 January 2026 is a Monday; everything is in UTC unless it says otherwise.

const HOUR = 3600;

/** A week each from Monday 5 January, 00:00. */
const WEEKLY: Rotation = {
  name: "primary",
  timeZone: "UTC",
  start: time("01-05T00:00"),
  members: ["alice", "bob", "carol"],
  recurrence: { kind: "weekly", every: 1, on: [{ weekday: 0, at: 0 }] },
};

/** A day each. */
const DAILY: Rotation = { ...WEEKLY, recurrence: { kind: "elapsed", days: 1, seconds: 0 } };

function time(text: string): number {
  return Date.parse(`2026-${text}Z`);
}

function window(from: string, to: string): Window {
  return { from: time(from), to: time(to) };
}

function schedule(...rotations: Rotation[]): Schedule {
  return { name: "payments", timeZone: "UTC", combine: "stack", rotations };
}

/** A rotation of one who is always on call. */
function always(member: string, rotation: Partial<Rotation> = {}): Rotation {
  return { ...DAILY, name: `${member}'s`, members: [member], ...rotation };
}

/** `01-05T00:00`, with seconds where there are any. */
function short(at: number): string {
  return formatInstant(at).slice(5, -1).replace(/:00$/, "");
}

describe("it is worth asking", () => {
  const asked = (of: Schedule, span: Window, most = 100) =>
    chooseMoments(of, span, most).chosen.map(short);

  it("where the window begins, just before and at each change, and amid what is long", () => {
    expect(asked(schedule(WEEKLY), window("01-05T00:00", "01-19T00:00"))).toEqual([
      "01-05T00:00",
      // Half of seven days is three and a half.
      "01-08T12:00",
      "01-11T23:59:59",
      "01-12T00:00",
      "01-15T12:00",
    ]);
  });

  it("at the borders of overrides, also where they change nobody", () => {
    const overrides = [
      { from: time("01-06T00:00"), to: time("01-06T06:00"), members: ["alice"] },
      { from: time("02-01T00:00"), to: time("02-02T00:00"), members: ["bob"] },
    ];
    const covered = { ...schedule(WEEKLY), overrides };
    expect(asked(covered, window("01-05T18:00", "01-06T18:00"))).toEqual([
      "01-05T18:00",
      "01-05T23:59:59",
      "01-06T00:00",
      "01-06T05:59:59",
      "01-06T06:00",
      "01-06T12:00",
    ]);
  });

  it("not just before the window, and not at its end", () => {
    expect(asked(schedule(WEEKLY), window("01-12T00:00", "01-12T01:00"))).toEqual(["01-12T00:00"]);
  });

  it("of too many only about some changes, evenly chosen, each as a whole", () => {
    // Where the window begins and 29 changes, three moments each but for the first.
    const month = window("01-05T00:00", "02-04T00:00");
    const all = chooseMoments(schedule(DAILY), month, 1000);
    expect([all.count, all.chosen.length]).toEqual([89, 89]);
    const some = chooseMoments(schedule(DAILY), month, 9);
    expect(some.count).toBe(89);
    expect(some.chosen.map(short)).toEqual([
      "01-05T00:00",
      "01-05T12:00",
      "01-14T23:59:59",
      "01-15T00:00",
      "01-15T12:00",
      "01-24T23:59:59",
      "01-25T00:00",
      "01-25T12:00",
    ]);
    expect(chooseMoments(schedule(DAILY), month, 1).chosen).toEqual([time("01-05T00:00")]);
  });
});

/** A provider that names whom `names` says, and notes what it is asked. */
function responders(names: (at: string) => readonly string[]) {
  const asked: unknown[][] = [];
  const at: Responders["at"] = (...question) => {
    asked.push(question);
    return Promise.resolve([...names(short(question[1]))]);
  };
  return { at, asked };
}

function compare(of: Schedule, span: Window, names: (at: string) => readonly string[]) {
  return compareMoments(responders(names), of, span, 200, {});
}

const TWO_WEEKS = window("01-05T00:00", "01-19T00:00");

describe("a provider that names whom we do", () => {
  it("has nothing to explain", async () => {
    const known = responders((at) => (at < "01-12" ? ["alice"] : ["bob"]));
    const call = { signal: new AbortController().signal };
    expect(await compareMoments(known, schedule(WEEKLY), TWO_WEEKS, 200, call)).toEqual({
      kind: "moments",
      schedule: "payments",
      timeZone: "UTC",
      window: TWO_WEEKS,
      moments: 5,
      asked: 5,
      isEqual: true,
      rows: [],
      explained: [],
      certain: false,
    });
    expect(known.asked[0]).toEqual(["payments", time("01-05T00:00"), "current", call]);
    expect(known.asked).toHaveLength(5);
  });

  it("may name them in any order, and twice", async () => {
    const both: Schedule = { ...schedule(always("alice"), always("bob")), combine: "together" };
    const span = window("01-06T01:00", "01-06T02:00");
    expect((await compare(both, span, () => ["bob", "alice", "bob"])).isEqual).toBe(true);
  });

  it("may name nobody where nobody is on call", async () => {
    const office = always("alice", { coverage: [{ start: 9 * HOUR, length: 8 * HOUR }] });
    const names = (at: string) => (at >= "01-05T09:00" && at < "01-05T17:00" ? ["alice"] : []);
    const span = window("01-05T00:00", "01-06T00:00");
    expect((await compare(schedule(office), span, names)).isEqual).toBe(true);
  });
});

describe("a difference", () => {
  it("has the moments at which others are named, and who, in order", async () => {
    const compared = await compare(schedule(WEEKLY), TWO_WEEKS, (at) =>
      at < "01-12T00:00" ? ["alice"] : at < "01-15" ? [] : ["erin", "dave"],
    );
    expect(compared).toMatchObject({ isEqual: false, asked: 5 });
    expect(compared.rows).toEqual([
      { at: time("01-12T00:00"), ours: ["bob"], theirs: [] },
      { at: time("01-15T12:00"), ours: ["bob"], theirs: ["dave", "erin"] },
    ]);
  });
});

const OFFICE = [{ start: 9 * HOUR, length: 8 * HOUR }];
const NEW_YORK = { timeZone: "America/New_York" };

describe("the rule is named, for certain, by the reading that names whom the provider does:", () => {
  test.each<[string, string, Schedule, Window, (at: string) => readonly string[]]>([
    [
      "6 earlier-wins",
      "of two overrides the first",
      {
        ...schedule(always("alice")),
        overrides: [
          { from: time("01-06T00:00"), to: time("01-06T08:00"), members: ["bob"] },
          { from: time("01-06T04:00"), to: time("01-06T12:00"), members: ["carol"] },
        ],
      },
      window("01-05T00:00", "01-07T00:00"),
      (at) =>
        at < "01-06T00:00" || at >= "01-06T12:00"
          ? ["alice"]
          : at < "01-06T08:00"
            ? ["bob"]
            : ["carol"],
    ],
    [
      // From noon in New York, 17:00Z; clocks change on 8 March, and noon is at 16:00Z then.
      "8 days-elapsed",
      "hand-offs an hour later once clocks have changed",
      { ...schedule({ ...DAILY, ...NEW_YORK, start: time("03-07T17:00") }), ...NEW_YORK },
      window("03-07T17:00", "03-10T00:00"),
      (at) => (at < "03-08T17:00" ? ["alice"] : at < "03-09T17:00" ? ["bob"] : ["carol"]),
    ],
    [
      "8 days-elapsed",
      "the same of weeks",
      {
        ...schedule({
          ...WEEKLY,
          ...NEW_YORK,
          start: time("03-02T17:00"),
          recurrence: { kind: "weekly", every: 1, on: [{ weekday: 0, at: 12 * HOUR }] },
        }),
        ...NEW_YORK,
      },
      window("03-02T17:00", "03-17T00:00"),
      (at) => (at < "03-09T17:00" ? ["alice"] : at < "03-16T17:00" ? ["bob"] : ["carol"]),
    ],
    [
      // Turn 1, bob's, runs from the 6th on; it is alice's where the effective date is the first day.
      "8 from-effective-date",
      "the first member when the layer begins",
      schedule({ ...DAILY, effective: { from: time("01-06T12:00") } }),
      window("01-06T00:00", "01-08T00:00"),
      (at) => (at < "01-06T12:00" ? [] : at < "01-07T12:00" ? ["alice"] : ["bob"]),
    ],
    [
      // 09:00 to 17:00 are 14:00Z to 22:00Z in New York, and 08:00Z to 16:00Z in Berlin.
      "8 schedule-zone",
      "restrictions in the zone of the schedule",
      {
        ...schedule(always("alice", { ...NEW_YORK, coverage: OFFICE })),
        timeZone: "Europe/Berlin",
      },
      window("01-05T00:00", "01-06T00:00"),
      (at) => (at >= "01-05T08:00" && at < "01-05T16:00" ? ["alice"] : []),
    ],
    [
      "9 unrestricted",
      "somebody where restrictions leave nobody",
      schedule(always("alice", { coverage: OFFICE })),
      window("01-05T00:00", "01-06T00:00"),
      () => ["alice"],
    ],
    [
      "10 first-on-top",
      "who is below",
      schedule(always("alice"), always("bob")),
      window("01-05T00:00", "01-06T00:00"),
      () => ["alice"],
    ],
    [
      "10 all-at-once",
      "all of them",
      schedule(always("alice"), always("bob")),
      window("01-05T00:00", "01-06T00:00"),
      () => ["bob", "alice"],
    ],
    [
      "10 no-one-hides",
      "nobody while it is no one's turn above",
      schedule(always("alice"), { ...DAILY, name: "above", members: [null, "bob"] }),
      window("01-05T00:00", "01-07T00:00"),
      (at) => (at < "01-06T00:00" ? [] : ["bob"]),
    ],
  ])("%s, %s", async (reading, _, of, span, names) => {
    const compared = await compare(of, span, names);
    expect(compared.isEqual).toBe(false);
    expect(readings(compared)).toEqual([reading]);
    expect(compared).toMatchObject({ certain: true, explained: [{ kind: "exact" }] });
  });

  test("not for certain, where readings of different rules do", async () => {
    // 10:00Z is before nine in New York and after nine in Berlin.
    const newYork = always("alice", { ...NEW_YORK, coverage: OFFICE });
    const compared = await compare(
      { ...schedule(newYork), timeZone: "Europe/Berlin" },
      window("01-05T10:00", "01-05T11:00"),
      () => ["alice"],
    );
    expect(readings(compared)).toEqual(["8 schedule-zone", "9 unrestricted"]);
    expect(compared.certain).toBe(false);
  });
});

function readings({ explained }: MomentComparison): string[] {
  return explained.map(({ rules }) =>
    rules.map(({ rule, reading = "" }) => `${rule} ${reading}`).join("+"),
  );
}

describe("where no reading does, the first difference is judged:", () => {
  const day = window("01-05T00:00", "01-06T00:00");
  test.each<[number, string, Schedule, Window]>([
    [
      6,
      "an override",
      {
        ...schedule(always("alice")),
        overrides: [{ from: time("01-05T00:00"), to: time("01-05T08:00"), members: ["bob"] }],
      },
      day,
    ],
    [
      8,
      "next to a change of clocks",
      schedule(always("alice", NEW_YORK)),
      window("03-08T05:00", "03-08T06:00"),
    ],
    [8, "whose turn it is", schedule(DAILY), day],
    [
      9,
      "where a restriction begins",
      schedule(always("alice", { coverage: OFFICE })),
      window("01-05T09:00", "01-05T10:00"),
    ],
    [10, "several rotations", schedule(always("alice"), always("bob")), day],
  ])("rule %i, %s", async (rule, _, of, span) => {
    const compared = await compare(of, span, () => ["zoe"]);
    expect(compared.explained).toMatchObject([{ kind: "guess", rules: [{ rule }] }]);
    expect(compared.explained[0]?.rules[0]?.reading).toBeUndefined();
    expect(compared.certain).toBe(false);
  });
});

describe("a provider that says who is on call and renders nothing", () => {
  const SILENT: Provider = {
    name: "datadog",
    place: "a test",
    limits: { recurrences: [], combines: [], overrides: [] },
    schedules: {
      list: () => expect.fail("nobody asks for schedules"),
      get: () => expect.fail("nobody asks for a schedule"),
      create: () => expect.fail("nothing is made"),
      update: () => expect.fail("nothing is changed"),
      delete: () => expect.fail("nothing is deleted"),
    },
  };

  it("is asked at moments of a schedule, at most so many", async () => {
    const known = responders(() => ["alice"]);
    const provider = { ...SILENT, responders: known };
    const month = window("01-05T00:00", "02-04T00:00");
    const verdict = await verifySchedule(provider, schedule(DAILY), month, {}, { most: 9 });
    expect(verdict).toMatchObject({ kind: "moments", moments: 89, asked: 8, isEqual: false });
    expect(known.asked).toHaveLength(8);
  });

  it("is asked about its shifts where it renders some", async () => {
    const native = { existing: async () => [], proposed: async () => [] };
    const provider = { ...SILENT, native, responders: responders(() => expect.fail("not asked")) };
    const verdict = await verifySchedule(provider, schedule(WEEKLY), TWO_WEEKS, {});
    expect(verdict).toMatchObject({ kind: "shifts", isEqual: false });
  });

  it("has no shifts of a rotation to compare, and says what there is", async () => {
    const provider = { ...SILENT, responders: responders(() => []) };
    await expect(verifyRotation(provider, WEEKLY, TWO_WEEKS, "existing", {})).rejects.toMatchObject(
      {
        message: "datadog has no rendering of its own to compare with",
        hint: "oncall schedule verify compares who is on call",
        exitCode: 2,
      },
    );
  });
});
