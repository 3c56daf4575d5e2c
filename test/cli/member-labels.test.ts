import { describe, expect, it } from "vitest";
import { memberLabels } from "../../src/cli/views/member-labels.js";

function labels(...members: string[]): string[] {
  return members.map(memberLabels(members));
}

describe("the labels of members", () => {
  it("leave out what all addresses end with", () => {
    expect(labels("alice@example.com", "bob@example.com")).toEqual(["alice", "bob"]);
  });

  it("are whole addresses where these end in two ways", () => {
    expect(labels("alice@example.com", "bob@example.org")).toEqual([
      "alice@example.com",
      "bob@example.org",
    ]);
  });

  it("are whole where a short one would mean two", () => {
    expect(labels("alice@example.com", "alice")).toEqual(["alice@example.com", "alice"]);
  });

  it("are the ends of ids", () => {
    expect(labels("7f1b523e-fe13-4917-8519-6dd314ef17c0", "bob")).toEqual(["7f1b…17c0", "bob"]);
  });

  it("are names as they are", () => {
    expect(labels("alice", "@bob")).toEqual(["alice", "@bob"]);
  });
});
