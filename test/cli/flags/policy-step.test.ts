import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { formatStep, readStep } from "../../../src/cli/flags/policy-step.js";
import { Reading } from "../../../src/cli/flags/reading.js";
import { ASSIGNMENTS, POSITIONS, type Target } from "../../../src/model/policy.js";

function read(text: string) {
  const reading = new Reading();
  const steps = readStep(text, reading);
  expect(reading.problems).toEqual([]);
  return steps;
}

/** What is wrong with a step; every problem is one of --step. */
function wrong(text: string): string[] {
  const reading = new Reading();
  readStep(text, reading);
  expect(new Set(reading.problems.map(({ path }) => path))).toEqual(new Set(["--step"]));
  return reading.problems.map(({ message }) => message);
}

describe("a step", () => {
  test("is whom to notify, and how long to wait", () => {
    expect(read("schedule:payments 5m")).toEqual([
      {
        notify: [{ kind: "schedule", name: "payments", position: "current" }],
        waitSeconds: 300,
        assignment: "all",
      },
    ]);
  });

  test("says whether its targets take turns", () => {
    expect(read("alice,schedule:payments@next 1h30m round-robin")).toEqual([
      {
        notify: [
          { kind: "person", name: "alice" },
          { kind: "schedule", name: "payments", position: "next" },
        ],
        waitSeconds: 5400,
        assignment: "round-robin",
      },
    ]);
    expect(read("alice 90s all")).toEqual([
      { notify: [{ kind: "person", name: "alice" }], waitSeconds: 90, assignment: "all" },
    ]);
  });

  test("may call teams, and people by their addresses", () => {
    const [step] = read("team:payments,alice@example.com 5m");
    expect(step?.notify).toEqual([
      { kind: "team", name: "payments" },
      { kind: "person", name: "alice@example.com" },
    ]);
  });

  test("may have spaces around its commas and at its ends", () => {
    expect(read(" alice , bob,  carol 5m ")).toEqual(read("alice,bob,carol 5m"));
  });

  test("is written as it is read", () => {
    const [step] = read("alice,schedule:payments@previous 2h5m round-robin");
    expect(step && formatStep(step)).toBe("alice, schedule:payments@previous 2h5m round-robin");
  });

  test("of any kind is read as it was before it was written", () => {
    const name = fc.stringMatching(/^[A-Za-z0-9][A-Za-z0-9._-]{0,9}$/);
    const target: fc.Arbitrary<Target> = fc.oneof(
      fc.record({ kind: fc.constant("person" as const), name }),
      fc.record({
        kind: fc.constant("schedule" as const),
        name,
        position: fc.constantFrom(...POSITIONS),
      }),
      fc.record({ kind: fc.constant("team" as const), name }),
    );
    const step = fc.record({
      notify: fc.array(target, { minLength: 1, maxLength: 5 }),
      waitSeconds: fc.nat(1_000_000),
      assignment: fc.constantFrom(...ASSIGNMENTS),
    });
    fc.assert(
      fc.property(step, (each) => {
        expect(read(formatStep(each))).toEqual([each]);
      }),
    );
  });
});

describe("a step that cannot be read", () => {
  const WHOLE =
    'is not a step: write whom to notify and how long to wait, like "alice,bob 5m", then round-robin if they take turns';
  const TARGETS =
    "write a person (alice), a schedule (schedule:payments, schedule:payments@next) or a team (team:payments)";

  test.each([
    ["", [`"" ${WHOLE}`]],
    ["alice", [`"alice" ${WHOLE}`]],
    ["alice 5m all now", [`"alice 5m all now" ${WHOLE}`]],
    ["alice 5", ['"5" is not a duration: write 5m or 1h30m']],
    ["alice soon", ['"soon" is not a duration: write 5m or 1h30m']],
    ["alice 5m robin", ['"robin" is not one of all, round-robin']],
    [
      "alice 5m round_robin",
      ['"round_robin" is not one of all, round-robin; did you mean "round-robin"?'],
    ],
    ["alice,,bob 5m", [`"" cannot be notified: ${TARGETS}`]],
    ["al!ce 5m", [`"al!ce" cannot be notified: ${TARGETS}`]],
    ["taem:payments 5m", ['"taem:payments" cannot be notified; did you mean "team:payments"?']],
    ["rotation:primary 5m", [`"rotation:primary" cannot be notified: ${TARGETS}`]],
    ["schedule: 5m", [`"schedule:" cannot be notified: ${TARGETS}`]],
    [
      "scheduel:payments 5m",
      ['"scheduel:payments" cannot be notified; did you mean "schedule:payments"?'],
    ],
    [
      "schedule:payments@nxt 5m",
      ['"schedule:payments@nxt" cannot be notified; did you mean "schedule:payments@next"?'],
    ],
    [
      "payments@next 5m",
      ['"payments@next" cannot be notified; did you mean "schedule:payments@next"?'],
    ],
    ["schedule:payments@later 5m", [`"schedule:payments@later" cannot be notified: ${TARGETS}`]],
  ])("%j", (text, problems) => {
    expect(wrong(text)).toEqual(problems);
  });

  test("is told all of what is wrong with it", () => {
    expect(wrong("al!ce,payments@nxt 5min robin")).toEqual([
      `"al!ce" cannot be notified: ${TARGETS}`,
      '"payments@nxt" cannot be notified; did you mean "schedule:payments@next"?',
      '"5min" is not a duration: write 5m or 1h30m',
      '"robin" is not one of all, round-robin',
    ]);
  });
});
