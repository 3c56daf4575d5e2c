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
  ])("%s is read, and written back as it was", (text, target) => {
    const read = readTarget(text);
    expect(read).toEqual(target);
    expect(read && formatTarget(read)).toBe(text);
  });

  it.each(["", "fyi:", "fyi:fyi:alice", "team:payments", "schedule:", "schedule:a@soon"])(
    "is not %j",
    (text) => {
      expect(readTarget(text)).toBeUndefined();
    },
  );
});
