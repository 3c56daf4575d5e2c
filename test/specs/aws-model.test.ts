import { describe, expect, it } from "vitest";
import { checkInput, checkOutput, type ServiceModel } from "./aws-model.js";

const MODEL: ServiceModel = {
  operations: {
    Brew: { input: { shape: "BrewInput" }, output: { shape: "BrewOutput" } },
    Ring: {},
  },
  shapes: {
    BrewInput: {
      type: "structure",
      required: ["Name"],
      members: {
        Name: { shape: "Name" },
        Size: { shape: "Size" },
        Kind: { shape: "Kind" },
        At: { shape: "Instant" },
        IsHot: { shape: "Flag" },
        Spices: { shape: "Names" },
        Labels: { shape: "Labels" },
        Filter: { shape: "Filter" },
      },
    },
    BrewOutput: {
      type: "structure",
      required: ["Cups"],
      members: { Cups: { shape: "Names" }, Note: { shape: "Name" } },
    },
    Name: { type: "string", min: 2, max: 5, pattern: "^[\\p{L} ]*$" },
    Size: { type: "integer", min: 1, max: 3 },
    Kind: { type: "string", enum: ["TEA", "COFFEE"] },
    Instant: { type: "timestamp" },
    Flag: { type: "boolean" },
    Names: { type: "list", member: { shape: "Name" }, min: 1, max: 2 },
    Labels: { type: "map", key: { shape: "Kind" }, value: { shape: "Size" }, min: 1, max: 1 },
    Filter: {
      type: "structure",
      union: true,
      members: { Before: { shape: "Instant" }, Names: { shape: "Names" } },
    },
  },
};

describe("a request against a model", () => {
  it("may have every member that the model has", () => {
    const input = {
      Name: "Zoë",
      Size: 3,
      Kind: "TEA",
      At: 1_767_000_000,
      IsHot: false,
      Spices: ["mint", "anise"],
      Labels: { COFFEE: 1 },
      Filter: { Before: 0.5 },
    };
    expect(checkInput(MODEL, "Brew", input)).toEqual([]);
  });

  it.each([
    ["a required member that is missing", {}, "Name: missing"],
    ["a member that is not there", { Name: "ab", name: 1 }, "name: unknown"],
    ["a string that is too short", { Name: "a" }, "Name: 1 is less than 2"],
    ["a string that is too long", { Name: "abcdef" }, "Name: 6 is more than 5"],
    ["a string of another pattern", { Name: "a1" }, "Name: not of the pattern ^[\\p{L} ]*$"],
    ["a number for a string", { Name: 12 }, "Name: not a string"],
    ["null for a member", { Name: null }, "Name: not a string"],
    ["a number that is too small", { Name: "ab", Size: 0 }, "Size: 0 is less than 1"],
    ["a number that is too large", { Name: "ab", Size: 4 }, "Size: 4 is more than 3"],
    ["half a number", { Name: "ab", Size: 1.5 }, "Size: not a number"],
    ["a word that is not in the enum", { Name: "ab", Kind: "tea" }, "Kind: not in the enum"],
    ["a time as text", { Name: "ab", At: "2026-01-05T09:00:00Z" }, "At: not a number"],
    ["a truth as text", { Name: "ab", IsHot: "true" }, "IsHot: not a boolean"],
    ["a list that is too short", { Name: "ab", Spices: [] }, "Spices: 0 is less than 1"],
    ["a wrong entry of a list", { Name: "ab", Spices: ["ab", "a"] }, "Spices[1]: 1 is less than 2"],
    ["one thing for a list", { Name: "ab", Spices: "mint" }, "Spices: not a list"],
    ["a list for a structure", { Name: "ab", Filter: [] }, "Filter: not a structure"],
    [
      "a wrong key of a map",
      { Name: "ab", Labels: { MILK: 1 } },
      "Labels key MILK: not in the enum",
    ],
    ["a wrong value of a map", { Name: "ab", Labels: { TEA: 9 } }, "Labels.TEA: 9 is more than 3"],
    ["an empty map", { Name: "ab", Labels: {} }, "Labels: 0 is less than 1"],
    ["none of a union", { Name: "ab", Filter: {} }, "Filter: 0 members of a union"],
    [
      "two of a union",
      { Name: "ab", Filter: { Before: 1, Names: ["ab"] } },
      "Filter: 2 members of a union",
    ],
  ])("must not have %s", (_, input, problem) => {
    expect(checkInput(MODEL, "Brew", input)).toEqual([problem]);
  });

  it("counts characters, not the halves that JavaScript keeps them in", () => {
    // U+20000 is one letter in two halves: five of them are as long as it may be.
    expect(checkInput(MODEL, "Brew", { Name: "\u{20000}".repeat(5) })).toEqual([]);
  });

  it("must be of an operation that the model has", () => {
    expect(checkInput(MODEL, "Boil", {})).toEqual(["Boil is not an operation"]);
  });

  it("must be empty where the operation takes nothing", () => {
    expect(checkInput(MODEL, "Ring", {})).toEqual([]);
    expect(checkInput(MODEL, "Ring", { Name: "ab" })).toEqual(["Name: unknown"]);
  });
});

describe("an answer against a model", () => {
  it("has the required members and no unknown ones", () => {
    expect(checkOutput(MODEL, "Brew", { Pots: 1 })).toEqual(["Cups: missing", "Pots: unknown"]);
  });

  it("may be of any size, and null where it has nothing to say", () => {
    const cups = ["one", "two", "three", "a much longer one"];
    expect(checkOutput(MODEL, "Brew", { Cups: cups, Note: null })).toEqual([]);
  });
});
