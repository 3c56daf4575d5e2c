import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Rotation, Schedule } from "../../src/engine/index.js";
import { type Simulation, simulatePolicy } from "../../src/engine/simulate.js";
import {
  formatTarget,
  type Policy,
  type PolicyStep,
  readTarget,
  type Target,
} from "../../src/model/policy.js";

// 5 January 2026 is a Monday. New York is at -05:00 until 8 March, Berlin at +01:00.

function weekdays(from: number, hours: number) {
  return [0, 1, 2, 3, 4].map((day) => ({
    start: day * 86_400 + from * 3600,
    length: hours * 3600,
  }));
}

function rotation(name: string, members: string[], more: Partial<Rotation> = {}): Rotation {
  return {
    name,
    timeZone: "America/New_York",
    start: { wall: Date.parse("2026-01-05T09:00Z") },
    members,
    recurrence: { kind: "weekly", every: 1, on: [{ weekday: 0, at: 9 * 3600 }] },
    ...more,
  };
}

function schedule(name: string, ...rotations: Rotation[]): Schedule {
  return { name, timeZone: "America/New_York", combine: "together", rotations };
}

/** Hand-offs Mondays 09:00, 14:00Z: alice on 5 January, bob on the 12th, carol on the 19th. */
const primary = rotation("primary", ["alice", "bob", "carol"]);

/** dave, Monday to Friday 08:00 to 14:00 in Berlin: 07:00Z to 13:00Z. */
const nights = rotation("nights", ["dave"], {
  timeZone: "Europe/Berlin",
  coverage: weekdays(8, 6),
});

const SCHEDULES = new Map(
  [
    schedule("payments", primary),
    schedule("nights", nights),
    // bob on the 5th, carol on the 12th: whoever is primary next.
    schedule("everyone", primary, rotation("secondary", ["bob", "carol", "alice"])),
    schedule("alone", rotation("alone", ["erin"])),
  ].map((each) => [each.name, each]),
);

const DIRECTORY = { schedule: (name: string) => SCHEDULES.get(name) };

/** `alice schedule:payments@next` as a step that notifies both. */
function step(targets: string, waitSeconds: number, assignment: "all" | "round-robin" = "all") {
  const notify = targets.split(" ").map((text) => readTarget(text) as Target);
  return { notify, waitSeconds, assignment } satisfies PolicyStep;
}

function policy(steps: PolicyStep[], more: Partial<Policy> = {}): Policy {
  return { name: "p", steps, repeats: 0, resolveWhenDone: false, ...more };
}

function simulate(policy: Policy, at: string, page?: number): Simulation {
  return simulatePolicy(policy, DIRECTORY, Date.parse(at), { page });
}

/** `13:58 1.0 bob`: the time in UTC, round and step from 0, who is paged. */
function lines({ calls }: Simulation): string[] {
  return calls.map(({ at, step, round, notified }) => {
    return `${clock(at)} ${round}.${step} ${notified.join("+") || "nobody"}`;
  });
}

function clock(instant: number): string {
  return new Date(instant).toISOString().slice(11, 19).replace(/:00$/, "");
}

/** `schedule:nights=dave` for each target that a call goes to. */
function via({ calls }: Simulation): string[][] {
  return calls.map(({ targets }) =>
    targets.map(({ target, members }) => `${formatTarget(target)}=${members.join("+")}`),
  );
}

describe("steps", () => {
  test("follow each other after their waits, each with who is on call by then", () => {
    // A page at 08:58 in New York; bob hands off to carol at 09:00, and after her comes alice.
    const twoSteps = policy([
      step("schedule:payments", 300),
      step("schedule:payments schedule:payments@next", 600),
    ]);
    const simulation = simulate(twoSteps, "2026-01-19T13:58Z");
    expect(simulation).toEqual({
      policy: "p",
      at: Date.parse("2026-01-19T13:58Z"),
      calls: [
        {
          at: Date.parse("2026-01-19T13:58Z"),
          step: 0,
          round: 0,
          notified: ["bob"],
          targets: [{ target: readTarget("schedule:payments"), members: ["bob"] }],
          skipped: [],
        },
        {
          at: Date.parse("2026-01-19T14:03Z"),
          step: 1,
          round: 0,
          notified: ["carol", "alice"],
          targets: [
            { target: readTarget("schedule:payments"), members: ["carol"] },
            { target: readTarget("schedule:payments@next"), members: ["alice"] },
          ],
          skipped: [],
        },
      ],
      end: { at: Date.parse("2026-01-19T14:13Z"), resolved: false },
    });
  });

  test("reach the new people at the second of the hand-off", () => {
    // A page one second before it, waiting one second.
    const two = policy([step("schedule:payments", 1), step("schedule:payments", 60)]);
    expect(lines(simulate(two, "2026-01-19T13:59:59Z"))).toEqual([
      "13:59:59 0.0 bob",
      "14:00 0.1 carol",
    ]);
  });

  test("reach a team as itself, whoever that is, and wait for it", () => {
    const teams = policy([step("team:checkout alice", 300), step("fyi:team:checkout", 60)]);
    const simulation = simulate(teams, "2026-01-19T13:58Z");
    expect(lines(simulation)).toEqual(["13:58 0.0 team:checkout+alice", "14:03 0.1 team:checkout"]);
    expect(via(simulation)).toEqual([
      ["team:checkout=team:checkout", "alice=alice"],
      ["fyi:team:checkout=team:checkout"],
    ]);
    expect(simulation.end.at).toBe(Date.parse("2026-01-19T14:04Z"));
  });

  test("without a wait come at the same moment", () => {
    const two = policy([step("alice", 0), step("bob", 0)]);
    const simulation = simulate(two, "2026-01-19T13:58Z");
    expect(lines(simulation)).toEqual(["13:58 0.0 alice", "13:58 0.1 bob"]);
    expect(simulation.end.at).toBe(Date.parse("2026-01-19T13:58Z"));
  });

  test("go to the people before and after the present ones", () => {
    // The Wednesday of bob's week.
    const around = policy([
      step("schedule:payments@previous", 60),
      step("schedule:payments@next", 60),
    ]);
    expect(lines(simulate(around, "2026-01-14T12:00Z"))).toEqual([
      "12:00 0.0 alice",
      "12:01 0.1 carol",
    ]);
  });

  test("page everyone who is on call, and nobody twice", () => {
    // In bob's week carol is secondary; bob is named besides.
    const all = policy([step("schedule:everyone bob", 60)]);
    const simulation = simulate(all, "2026-01-14T12:00Z");
    expect(simulation.calls[0]?.notified).toEqual(["bob", "carol"]);
    expect(via(simulation)).toEqual([["schedule:everyone=bob+carol", "bob=bob"]]);
  });
});

describe("repeats", () => {
  test("go through the steps again, after the last wait", () => {
    const again = policy([step("alice", 60), step("bob", 120)], { repeats: 2 });
    const simulation = simulate(again, "2026-01-14T12:00Z");
    expect(lines(simulation)).toEqual([
      "12:00 0.0 alice",
      "12:01 0.1 bob",
      "12:03 1.0 alice",
      "12:04 1.1 bob",
      "12:06 2.0 alice",
      "12:07 2.1 bob",
    ]);
    expect(simulation.end.at).toBe(Date.parse("2026-01-14T12:09Z"));
  });

  test("end with the page resolved or open, as the policy says", () => {
    const ends = [true, false].map(
      (resolveWhenDone) =>
        simulate(policy([step("alice", 60)], { resolveWhenDone }), "2026-01-14T12:00Z").end,
    );
    expect(ends).toEqual([
      { at: Date.parse("2026-01-14T12:01Z"), resolved: true },
      { at: Date.parse("2026-01-14T12:01Z"), resolved: false },
    ]);
  });
});

describe("a round-robin step", () => {
  test("goes on to the next step, and to its next target when a repeat comes back", () => {
    const robin = policy([step("alice bob carol", 60, "round-robin"), step("dave", 60)], {
      repeats: 3,
    });
    const simulation = simulate(robin, "2026-01-14T12:00Z");
    // Three targets: the fourth time it is the first one's turn again.
    expect(lines(simulation)).toEqual([
      "12:00 0.0 alice",
      "12:01 0.1 dave",
      "12:02 1.0 bob",
      "12:03 1.1 dave",
      "12:04 2.0 carol",
      "12:05 2.1 dave",
      "12:06 3.0 alice",
      "12:07 3.1 dave",
    ]);
    expect(simulation.calls[2]?.skipped.map(formatTarget)).toEqual(["alice", "carol"]);
  });

  test.each([
    // Page n of several in a row begins at target n, counted round.
    [1, ["alice", "bob"]],
    [2, ["bob", "carol"]],
    [3, ["carol", "alice"]],
    [5, ["bob", "carol"]],
  ])("begins page %i in a row one target further", (page, expected) => {
    const robin = policy([step("alice bob carol", 60, "round-robin")], { repeats: 1 });
    const { calls } = simulate(robin, "2026-01-14T12:00Z", page);
    expect(calls.flatMap(({ notified }) => notified)).toEqual(expected);
  });

  test("calls each target once in as many pages, whatever the round", () => {
    const names = ["a", "b", "c", "d", "e", "f"];
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 6 }),
        fc.integer({ min: 1, max: 20 }),
        fc.integer({ min: 0, max: 10 }),
        (count, first, repeats) => {
          const targets = names.slice(0, count);
          const robin = policy([step(targets.join(" "), 60, "round-robin")], { repeats });
          const lastCalls = targets.map(
            (_, i) => simulate(robin, "2026-01-14T12:00Z", first + i).calls[repeats]?.notified[0],
          );
          expect(lastCalls.sort()).toEqual(targets);
        },
      ),
    );
  });
});

describe("a step that reaches nobody", () => {
  // Tuesday 15:00 in Berlin: dave's hours ended at 14:00.
  const AFTERNOON = "2026-01-13T14:00Z";

  test("is passed over without its wait", () => {
    const three = policy([step("alice", 300), step("schedule:nights", 900), step("bob", 300)]);
    const simulation = simulate(three, AFTERNOON);
    expect(lines(simulation)).toEqual(["14:00 0.0 alice", "14:05 0.1 nobody", "14:05 0.2 bob"]);
    expect(via(simulation)[1]).toEqual(["schedule:nights="]);
    expect(simulation.end.at).toBe(Date.parse("2026-01-13T14:10Z"));
  });

  test("can be one that reached somebody a moment before", () => {
    // 13:58 in Berlin, and 14:03, after dave's hours.
    const two = policy([step("schedule:nights", 300)], { repeats: 1 });
    expect(lines(simulate(two, "2026-01-13T12:58Z"))).toEqual([
      "12:58 0.0 dave",
      "13:03 1.0 nobody",
    ]);
  });

  test("is not one of which another target reaches somebody", () => {
    const mixed = policy([step("schedule:nights carol", 300), step("bob", 300)]);
    const simulation = simulate(mixed, AFTERNOON);
    expect(lines(simulation)).toEqual(["14:00 0.0 carol", "14:05 0.1 bob"]);
    expect(via(simulation)[0]).toEqual(["schedule:nights=", "carol=carol"]);
  });

  test("passes a round-robin turn over, too: the other target waits for the repeat", () => {
    const robin = policy([step("schedule:nights alice", 300, "round-robin"), step("bob", 60)], {
      repeats: 1,
    });
    expect(lines(simulate(robin, AFTERNOON))).toEqual([
      "14:00 0.0 nobody",
      "14:00 0.1 bob",
      "14:01 1.0 alice",
      "14:06 1.1 bob",
    ]);
  });

  test("ends a page at once where it is the only one", () => {
    const only = policy([step("schedule:nights", 900)], { repeats: 1, resolveWhenDone: true });
    const simulation = simulate(only, AFTERNOON);
    expect(lines(simulation)).toEqual(["14:00 0.0 nobody", "14:00 1.0 nobody"]);
    expect(simulation.end).toEqual({ at: Date.parse(AFTERNOON), resolved: true });
  });

  test("asks in vain for those before the first turn, and for those after the only person", () => {
    // alice's week is the first; erin is alone, always.
    const vain = policy([step("schedule:payments@previous", 60), step("schedule:alone@next", 60)]);
    expect(lines(simulate(vain, "2026-01-07T12:00Z"))).toEqual([
      "12:00 0.0 nobody",
      "12:00 0.1 nobody",
    ]);
  });
});

describe("a night on which clocks change", () => {
  /** Hand-offs every day at a time of New York. */
  function daily(start: string, at: number): { schedule: () => Schedule } {
    const each = rotation("daily", ["alice", "bob"], {
      start: { wall: Date.parse(`${start}Z`) },
      recurrence: { kind: "daily", every: 1, at: [at] },
    });
    return { schedule: () => schedule("daily", each) };
  }

  test("waits for real minutes in spring, and the hand-off inside the gap happens after it", () => {
    // alice has the night of 7 to 8 March. 02:30 does not exist: bob begins at 03:30 EDT, 07:30Z.
    // 01:58 EST is 06:58Z; 5 minutes later it is 03:03 EDT, 27 more and it is 03:30.
    const directory = daily("2026-03-07T02:30", 2.5 * 3600);
    const steps = [300, 1620, 60].map((wait) => step("schedule:daily", wait));
    const at = Date.parse("2026-03-08T06:58Z");
    expect(lines(simulatePolicy(policy(steps), directory, at))).toEqual([
      "06:58 0.0 alice",
      "07:03 0.1 alice",
      "07:30 0.2 bob",
    ]);
  });

  test("hands off once in autumn, at the first of two equal times", () => {
    // alice from 31 October 01:30; bob from 1 November 01:30 EDT, 05:30Z. A page at 01:28 EDT,
    // 05:28Z, reaches alice. 65 minutes later it is 01:33 EST, 06:33Z: the second 01:30 is nothing.
    const directory = daily("2026-10-31T01:30", 1.5 * 3600);
    const steps = [120, 3780, 60].map((wait) => step("schedule:daily", wait));
    const at = Date.parse("2026-11-01T05:28Z");
    expect(lines(simulatePolicy(policy(steps), directory, at))).toEqual([
      "05:28 0.0 alice",
      "05:30 0.1 bob",
      "06:33 0.2 bob",
    ]);
  });
});

describe("refusals", () => {
  test("a schedule that is not there", () => {
    const lost = policy([step("schedule:lost", 60)]);
    expect(() => simulate(lost, "2026-01-14T12:00Z")).toThrow(
      expect.objectContaining({
        message: 'policy p notifies schedule "lost", which is not there',
        exitCode: 2,
      }),
    );
  });

  test.each([0, -1, 1.5, Number.NaN])("page %d", (page) => {
    expect(() => simulate(policy([step("alice", 60)]), "2026-01-14T12:00Z", page)).toThrow(
      expect.objectContaining({ message: `there is no page ${page} in a row`, exitCode: 2 }),
    );
  });
});
