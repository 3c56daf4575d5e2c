import { describe, expect, it } from "vitest";
import { differences, queryDifferences } from "./equivalent.js";

describe("two bodies", () => {
  it.each([
    ["keys in another order", { a: 1, b: [2] }, { b: [2], a: 1 }],
    ["nothing for null", { a: null }, {}],
    ["an empty list for nothing", {}, { a: [] }],
    ["an empty object for null", { a: null }, { a: {} }],
    ["no part for one of 0", { interval: { days: 1, seconds: 0 } }, { interval: { days: 1 } }],
    [
      "another offset, and no fraction of a second",
      { at: "2026-01-05T14:00:00.999Z" },
      { at: "2026-01-05T09:00:00-05:00" },
    ],
  ])("say the same with %s", (_, one, other) => {
    expect(differences(one, other)).toEqual([]);
    expect(differences(other, one)).toEqual([]);
  });

  it.each([
    ["another number", { a: { b: 1 } }, { a: { b: 2 } }, { place: "a.b", recorded: 1, ours: 2 }],
    ["less", { a: [1, 2] }, { a: [1] }, { place: "a.1", recorded: 2, ours: undefined }],
    ["more", {}, { a: "x" }, { place: "a", recorded: undefined, ours: "x" }],
    ["another order", [1, 2], [1, 3], { place: "1", recorded: 2, ours: 3 }],
    ["0 for nothing elsewhere", { retries: 0 }, {}, { place: "retries", recorded: 0 }],
    ["false for nothing", { a: false }, {}, { place: "a", recorded: false }],
    ["no text for nothing", { a: "" }, {}, { place: "a", recorded: "" }],
  ])("differ with %s", (_, one, other, difference) => {
    expect(differences(one, other)).toEqual([{ ours: undefined, ...difference }]);
  });

  it("differ by a second", () => {
    const [one, other] = [{ at: "2026-01-05T14:00:00Z" }, { at: "2026-01-05T14:00:01Z" }];
    expect(differences(one, other)).toHaveLength(1);
  });
});

describe("two queries", () => {
  it("may cut the answer otherwise, and ask to include more", () => {
    const recorded = { include: "steps.targets", "page[size]": "2", "fields[team]": "id", q: "a" };
    expect(queryDifferences(recorded, { include: "teams,steps.targets", q: "a" })).toEqual([]);
    expect(queryDifferences({ q: "a" }, { include: "teams", q: "a" })).toEqual([]);
  });

  it("differ where less is included, and where something else is asked", () => {
    expect(queryDifferences({ include: "steps,teams" }, { include: "teams" })).toEqual([
      { place: "include", recorded: "steps,teams", ours: "teams" },
    ]);
    expect(queryDifferences({ q: "a" }, { "filter[b]": "c" })).toEqual([
      { place: "q", recorded: "a", ours: undefined },
      { place: "filter[b]", recorded: undefined, ours: "c" },
    ]);
  });
});
