import { expect, test } from "vitest";
import type { Rotation, Schedule } from "../../../../src/engine/index.js";
import { expandSchedule } from "../../../../src/providers/datadog/layers/expand-schedule.js";
import { scheduleNotes } from "../../../../src/providers/datadog/layers/notes.js";

const rotation = (name: string, members: string[], parts: Partial<Rotation> = {}): Rotation => ({
  name,
  timeZone: "UTC",
  start: Date.parse("2026-01-05T09:00Z"),
  members,
  recurrence: { kind: "daily", every: 1, at: [32_400] },
  ...parts,
});

const schedule = (combine: Schedule["combine"], ...rotations: Rotation[]): Schedule => ({
  name: "payments",
  timeZone: "UTC",
  combine,
  rotations,
});

/** `payments-1: primary acb`: each schedule with its rotations and their members. */
const lines = (source: Schedule) =>
  expandSchedule(source).schedules.map(({ name, rotations }) =>
    [`${name}:`, ...rotations.map((each) => `${each.name} ${each.members.join("")}`)].join(" "),
  );

test("a stack with one on call stays as it is, and needs no policy", () => {
  const source = schedule("stack", rotation("primary", ["a", "b"]), rotation("nights", ["n"]));
  expect(expandSchedule(source)).toEqual({ schedules: [source], notes: [] });
});

test("a rotation alone is a stack, even where all of one are on call together", () => {
  const source = schedule("together", rotation("primary", ["a", "b"]));
  expect(expandSchedule(source)).toEqual({
    schedules: [{ ...source, combine: "stack" }],
    notes: [],
  });
});

test("rotations on call together become a schedule each, and a policy that calls all at once", () => {
  const [primary, backup] = [rotation("primary", ["a", "b"]), rotation("backup", ["c"])];
  const source = schedule("together", primary, backup);
  expect(expandSchedule(source)).toEqual({
    schedules: [
      { ...source, name: "payments-primary", combine: "stack", rotations: [primary] },
      { ...source, name: "payments-backup", combine: "stack", rotations: [backup] },
    ],
    policy: {
      name: "payments",
      steps: [
        {
          notify: [
            { kind: "schedule", name: "payments-primary", position: "current" },
            { kind: "schedule", name: "payments-backup", position: "current" },
          ],
          waitSeconds: 1800,
          assignment: "all",
        },
      ],
      repeats: 0,
      resolveWhenDone: false,
    },
    notes: [
      "payments becomes 2 schedules, payments-primary, payments-backup, and a policy payments that calls all of them: a schedule of Datadog has one person on call",
    ],
  });
});

test("two of three on call at once are two schedules, in each of which one takes turns", () => {
  // Turns: a and b, c and a, b and c.
  expect(lines(schedule("stack", rotation("primary", ["a", "b", "c"], { onCalls: 2 })))).toEqual([
    "payments-1: primary acb",
    "payments-2: primary bac",
  ]);
});

test("one above two lies above both of them", () => {
  const base = rotation("base", ["a", "b"], { onCalls: 2 });
  expect(lines(schedule("stack", base, rotation("nights", ["n", "m"])))).toEqual([
    "payments-1: base a nights nm",
    "payments-2: base b nights nm",
  ]);
});

test("two above one are in two schedules, of which only one has the one below", () => {
  const nights = rotation("nights", ["n", "m"], { onCalls: 2 });
  expect(lines(schedule("stack", rotation("base", ["a"]), nights))).toEqual([
    "payments-1: base a nights n",
    "payments-2: nights m",
  ]);
});

test("rotations together, of which one has two on call, are three schedules", () => {
  const pairs = rotation("pairs", ["a", "b"], { onCalls: 2 });
  expect(lines(schedule("together", pairs, rotation("backup", ["c"])))).toEqual([
    "payments-pairs-1: pairs a",
    "payments-pairs-2: pairs b",
    "payments-backup: backup c",
  ]);
});

test("an override lies over every schedule, with one of its people each", () => {
  const span = { from: Date.parse("2026-02-01T00:00Z"), to: Date.parse("2026-02-02T00:00Z") };
  const source = schedule("stack", rotation("primary", ["a", "b"], { onCalls: 2 }));
  const overrides = [["x", "y"], ["x"], []].map((members) => ({ ...span, members }));
  expect(
    expandSchedule({ ...source, overrides }).schedules.map((each) =>
      each.overrides?.map(({ members }) => members.join("")),
    ),
  ).toEqual([
    ["x", "x", ""],
    ["y", "x", ""],
  ]);
});

test("what becomes of a schedule is told with what becomes of its rotations", () => {
  const halves = rotation("halves", ["a", "b"], {
    onCalls: 2,
    recurrence: { kind: "daily", every: 1, at: [0, 43_200] },
  });
  expect(scheduleNotes(schedule("stack", halves))).toEqual([
    "payments becomes 2 schedules, payments-1, payments-2, and a policy payments that calls all of them: a schedule of Datadog has one person on call",
    "halves becomes 2 layers, each with its own order of members: halves-1 from 00:00, halves-2 from 12:00",
  ]);
});
