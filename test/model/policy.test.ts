import { describe, expect, it } from "vitest";
import { formatTarget, readTarget } from "../../src/model/policy.js";

describe("whom a step notifies", () => {
  it.each([
    ["alice", { kind: "person", name: "alice" }],
    ["schedule:payments", { kind: "schedule", name: "payments", position: "current" }],
    ["schedule:payments@next", { kind: "schedule", name: "payments", position: "next" }],
    ["fyi:alice", { kind: "person", name: "alice", informed: true }],
    [
      "fyi:schedule:payments@previous",
      { kind: "schedule", name: "payments", position: "previous", informed: true },
    ],
    ["team:payments", { kind: "team", name: "payments" }],
    ["fyi:team:Payments EU", { kind: "team", name: "Payments EU", informed: true }],
    // At Datadog people go by addresses, and names are any text.
    ["alice@example.com", { kind: "person", name: "alice@example.com" }],
    [
      "schedule:Payments @ night@next",
      { kind: "schedule", name: "Payments @ night", position: "next" },
    ],
    ["schedule:a:b", { kind: "schedule", name: "a:b", position: "current" }],
    // One whose name looks like a turn says its own.
    ["schedule:a@next@current", { kind: "schedule", name: "a@next", position: "current" }],
  ])("%s is read, and written back as it was", (text, target) => {
    const read = readTarget(text);
    expect(read).toEqual(target);
    expect(read && formatTarget(read)).toBe(text);
  });

  it("is who is on call now, where that is said", () => {
    const target = { kind: "schedule", name: "payments", position: "current" };
    expect(readTarget("schedule:payments@current")).toEqual(target);
  });

  it.each([
    "",
    " ",
    " alice",
    "fyi:",
    "fyi:fyi:alice",
    "team:",
    "taem:payments",
    // Slips of the hand, which no name looks like.
    "payments@next",
    "schedule:payments@nxt",
    "schedule:payments@",
    "schedule:",
    "schedule:@next",
    "schedule: payments",
  ])("is not %j", (text) => {
    expect(readTarget(text)).toBeUndefined();
  });
});
