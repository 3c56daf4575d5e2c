import { describe, expect, it } from "vitest";
import { type SIMULATION_FORMATS, showSimulation } from "../../src/cli/views/simulation.js";
import type { SimulatedStep, Simulation } from "../../src/engine/simulate.js";
import { readTarget, type Target } from "../../src/model/policy.js";

// 19 January 2026 is a Monday. New York is at -05:00.

/** `["schedule:payments", "bob"]`: a target and those whom it reaches. */
type Reached = [target: string, ...members: string[]];

function call(at: string, round: number, step: number, ...reached: Reached[]): SimulatedStep {
  const targets = reached.map(([text, ...members]) => ({ target: target(text), members }));
  const notified = [...new Set(targets.flatMap(({ members }) => members))];
  return { at: Date.parse(at), step, round, notified, targets, skipped: [] };
}

function target(text: string): Target {
  return readTarget(text) as Target;
}

/** The policy of examples/oncall.yaml, when bob hands off to carol and dave is next. */
const ACROSS: Simulation = {
  policy: "payments",
  at: Date.parse("2026-01-19T13:58Z"),
  calls: [
    call("2026-01-19T13:58Z", 0, 0, ["schedule:payments", "bob"]),
    {
      ...call("2026-01-19T14:03Z", 0, 1, ["alice", "alice"]),
      skipped: [target("schedule:payments@next")],
    },
    call("2026-01-19T14:18Z", 1, 0, ["schedule:payments", "carol"]),
    {
      ...call("2026-01-19T15:03Z", 1, 1, ["schedule:payments@next", "dave", "erin"]),
      skipped: [target("alice")],
    },
  ],
  end: { at: Date.parse("2026-01-19T15:18:30Z"), resolved: false },
};

function show(simulation: Simulation, format: (typeof SIMULATION_FORMATS)[number], more = {}) {
  const options = { timeZone: "America/New_York", width: 80, color: false, ...more };
  return showSimulation(simulation, format, options);
}

describe("a simulation as a table", () => {
  it("says when who is paged, through what, and how it ends", async () => {
    expect(await show(ACROSS, "table")).toBe(
      [
        "payments at Mon 19 Jan 2026 08:58 EST, if nobody acknowledges",
        "",
        "After   Time       Step        Paged       Via",
        "+0m     08:58 EST  1           bob         schedule:payments",
        "+5m     09:03 EST  2           alice       alice",
        "+20m    09:18 EST  1, round 2  carol       schedule:payments",
        "+1h05m  10:03 EST  2, round 2  dave, erin  schedule:payments@next",
        "",
        "If nobody has acknowledged by Mon 19 Jan 10:18:30 EST, the page stays open.",
        "",
      ].join("\n"),
    );
  });

  it("says that the policy resolves the page", async () => {
    const resolved = { ...ACROSS, end: { ...ACROSS.end, resolved: true } };
    expect(await show(resolved, "table")).toContain(
      "If nobody has acknowledged by Mon 19 Jan 10:18:30 EST, the page resolves\n  itself.\n",
    );
  });

  it("says the date where it changes, and seconds where there are any", async () => {
    // 23:58 in New York is 04:58Z. The rounds meet no hand-off.
    const night: Simulation = {
      policy: "p",
      at: Date.parse("2026-01-20T04:58Z"),
      calls: [
        call("2026-01-20T04:58Z", 0, 0, ["bob", "bob"]),
        call("2026-01-20T04:59:30Z", 0, 1, ["bob", "bob"]),
        call("2026-01-20T05:01Z", 1, 0, ["bob", "bob"]),
        call("2026-01-20T05:02:30Z", 1, 1, ["bob", "bob"]),
      ],
      end: { at: Date.parse("2026-01-21T07:00Z"), resolved: true },
    };
    expect(await show(night, "table")).toBe(
      [
        "p at Mon 19 Jan 2026 23:58 EST, if nobody acknowledges",
        "",
        "After   Time                  Step        Paged  Via",
        "+0m     23:58 EST             1           bob    bob",
        "+1m30s  23:59:30 EST          2           bob    bob",
        "+3m     Tue 20 Jan 00:01 EST  1, round 2  bob    bob",
        "+4m30s  00:02:30 EST          2, round 2  bob    bob",
        "",
        "If nobody has acknowledged by Wed 21 Jan 02:00 EST, the page resolves itself.",
        "",
      ].join("\n"),
    );
  });

  it("names the hour's other name where clocks go back", async () => {
    // 1 November 2026: 01:58 EDT is 05:58Z, and 5 minutes later it is 01:03 EST.
    const autumn: Simulation = {
      policy: "p",
      at: Date.parse("2026-11-01T05:58Z"),
      calls: [
        call("2026-11-01T05:58Z", 0, 0, ["bob", "bob"]),
        call("2026-11-01T06:03Z", 0, 1, ["bob", "bob"]),
      ],
      end: { at: Date.parse("2026-11-01T06:08Z"), resolved: false },
    };
    const table = await show(autumn, "table");
    expect(table).toContain("+0m    01:58 EDT  1     bob    bob\n");
    expect(table).toContain("+5m    01:03 EST  2     bob    bob\n");
  });

  const VAIN: Simulation = {
    policy: "p",
    at: Date.parse("2026-01-19T15:00Z"),
    calls: [
      call("2026-01-19T15:00Z", 0, 0, ["schedule:nights"], ["alice", "alice"]),
      call("2026-01-19T15:05Z", 0, 1, ["schedule:nights"], ["schedule:days@next"]),
      call("2026-01-19T15:05Z", 0, 2, ["schedule:days@previous"]),
      call("2026-01-19T15:05Z", 1, 0, ["schedule:nights"], ["alice", "alice"]),
      call("2026-01-19T15:10Z", 1, 1, ["schedule:nights"], ["schedule:days@next"]),
      call("2026-01-19T15:10Z", 1, 2, ["schedule:days@previous"]),
    ],
    end: { at: Date.parse("2026-01-19T15:10Z"), resolved: false },
  };

  it("says loudly which steps reach nobody", async () => {
    expect(await show(VAIN, "table", { width: 200 })).toBe(
      [
        "p at Mon 19 Jan 2026 10:00 EST, if nobody acknowledges",
        "",
        "After  Time       Step        Paged   Via",
        "+0m    10:00 EST  1           alice   schedule:nights (nobody), alice",
        "+5m    10:05 EST  2           nobody  schedule:nights, schedule:days@next",
        "+5m    10:05 EST  3           nobody  schedule:days@previous",
        "+5m    10:05 EST  1, round 2  alice   schedule:nights (nobody), alice",
        "+10m   10:10 EST  2, round 2  nobody  schedule:nights, schedule:days@next",
        "+10m   10:10 EST  3, round 2  nobody  schedule:days@previous",
        "",
        "If nobody has acknowledged by Mon 19 Jan 10:10 EST, the page stays open.",
        "Step 2 reaches nobody and is passed over at once: schedule:nights has nobody on call, schedule:days@next has nobody who comes next at Mon 19 Jan 10:05 EST, 10:10 EST.",
        "Step 3 reaches nobody and is passed over at once: schedule:days@previous has nobody who came before at Mon 19 Jan 10:05 EST, 10:10 EST.",
        "",
      ].join("\n"),
    );
  });

  it("shows nobody in bold where there is colour", async () => {
    expect(await show(VAIN, "table", { color: true })).toContain("\u001b[1mnobody\u001b[22m");
  });

  it.each([80, 60])("fits %i columns", async (width) => {
    const names = ["alexandra", "bartholomew", "christopher", "dominique", "elizabeth"];
    const long: Simulation = {
      ...VAIN,
      calls: [
        ...VAIN.calls,
        call("2026-01-20T15:00Z", 1, 0, ["schedule:payments-international@previous", ...names]),
      ],
    };
    const lines = (await show(long, "table", { width })).split("\n");
    expect(Math.max(...lines.map(({ length }) => length))).toBeLessThanOrEqual(width);
  });
});

describe("a simulation for programs", () => {
  it("is one JSON document, with steps and rounds from 1", async () => {
    expect(JSON.parse(await show(ACROSS, "json"))).toEqual({
      format: 1,
      policy: "payments",
      timeZone: "America/New_York",
      at: "2026-01-19T13:58:00Z",
      calls: [
        {
          at: "2026-01-19T13:58:00Z",
          minute: 0,
          step: 1,
          round: 1,
          notified: ["bob"],
          targets: [{ target: "schedule:payments", members: ["bob"] }],
          skipped: [],
        },
        {
          at: "2026-01-19T14:03:00Z",
          minute: 5,
          step: 2,
          round: 1,
          notified: ["alice"],
          targets: [{ target: "alice", members: ["alice"] }],
          skipped: ["schedule:payments@next"],
        },
        {
          at: "2026-01-19T14:18:00Z",
          minute: 20,
          step: 1,
          round: 2,
          notified: ["carol"],
          targets: [{ target: "schedule:payments", members: ["carol"] }],
          skipped: [],
        },
        {
          at: "2026-01-19T15:03:00Z",
          minute: 65,
          step: 2,
          round: 2,
          notified: ["dave", "erin"],
          targets: [{ target: "schedule:payments@next", members: ["dave", "erin"] }],
          skipped: ["alice"],
        },
      ],
      end: { at: "2026-01-19T15:18:30Z", minute: 80.5, resolved: false },
    });
  });

  it("says the same in YAML", async () => {
    const { parse } = await import("yaml");
    expect(parse(await show(ACROSS, "yaml"))).toEqual(JSON.parse(await show(ACROSS, "json")));
  });

  it("is a line for each call in CSV and TSV", async () => {
    expect(await show(ACROSS, "csv")).toBe(
      [
        "at,minute,step,round,notified,targets",
        "2026-01-19T08:58:00-05:00,0,1,1,bob,schedule:payments",
        "2026-01-19T09:03:00-05:00,5,2,1,alice,alice",
        "2026-01-19T09:18:00-05:00,20,1,2,carol,schedule:payments",
        '2026-01-19T10:03:00-05:00,65,2,2,"dave,erin",schedule:payments@next',
        "",
      ].join("\r\n"),
    );
    const [first] = (await show(ACROSS, "tsv")).split("\n");
    expect(first).toBe("2026-01-19T08:58:00-05:00\t0\t1\t1\tbob\tschedule:payments");
  });

  it("has an empty list where a step reaches nobody", async () => {
    const vain: Simulation = {
      ...ACROSS,
      calls: [call("2026-01-19T13:58Z", 0, 0, ["schedule:nights"])],
    };
    const { calls } = JSON.parse(await show(vain, "json"));
    expect(calls[0].notified).toEqual([]);
    expect(calls[0].targets).toEqual([{ target: "schedule:nights", members: [] }]);
    expect(await show(vain, "tsv")).toBe("2026-01-19T08:58:00-05:00\t0\t1\t1\t\tschedule:nights\n");
  });
});
