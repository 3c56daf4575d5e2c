import { describe, expect, it } from "vitest";
import { editList } from "../../../src/cli/flags/list-edit.js";
import { Reading } from "../../../src/cli/flags/reading.js";

const ADDRESSES = ["alice@example.com", "bob@example.com", "bob@example.org"];

function edit(list: readonly string[], edits: Parameters<typeof editList>[1]) {
  const reading = new Reading();
  const edited = editList<string>(list, edits, (name) => name, reading);
  return reading.problems.length === 0 ? edited : reading.problems.map(({ message }) => message);
}

describe("a list that is edited", () => {
  it("takes what stands before the @ for the address", () => {
    expect(edit(ADDRESSES, { remove: "Alice" })).toEqual(["bob@example.com", "bob@example.org"]);
    expect(edit(ADDRESSES, { add: "dave", after: "alice" })).toEqual([
      "alice@example.com",
      "dave",
      "bob@example.com",
      "bob@example.org",
    ]);
  });

  it("takes the last part of a name for the whole", () => {
    expect(edit(["payments/primary", "payments/nights"], { remove: "nights" })).toEqual([
      "payments/primary",
    ]);
  });

  it("takes nothing for what could be either of two", () => {
    expect(edit(ADDRESSES, { remove: "bob" })).toEqual([
      expect.stringContaining('"bob" is not one of alice@example.com'),
    ]);
  });

  it("takes a whole name before a short one", () => {
    expect(edit(["web/nights", "nights"], { remove: "nights" })).toEqual(["web/nights"]);
  });
});
