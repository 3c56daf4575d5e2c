import { describe, expect, test } from "vitest";
import { didYouMean, nearest } from "../../src/model/suggest.js";

describe("nearest", () => {
  test.each([
    ["primry", ["secondary", "primary"], "primary"],
    ["PRIMARY", ["secondary", "primary"], "primary"],
    ["alcie", ["alice", "bob"], "alice"],
    ["bb", ["alice", "bob"], "bob"],
    ["schedule", ["schedules", "rotations"], "schedules"],
    ["secodnary2", ["secondary"], "secondary"],
  ])("%s, of %j, was meant to be %s", (word, candidates, meant) => {
    expect(nearest(word, candidates)).toBe(meant);
  });

  test("the first of two that are equally near", () => {
    expect(nearest("rotatoin-", ["rotation-b", "rotation-a"])).toBe("rotation-b");
  });

  test("a nearer one that comes later", () => {
    expect(nearest("nights", ["lights", "nights2", "nights"])).toBe("nights");
  });

  test.each([
    ["bbo", ["bob"]], // two steps are too many for three letters
    ["on", ["at", "to"]],
    ["colour", ["timeZone", "start"]],
    ["alice", []],
  ])("%s is near none of %j", (word, candidates) => {
    expect(nearest(word, candidates)).toBeUndefined();
  });

  test("any iterable has candidates", () => {
    expect(nearest("primry", new Map([["primary", 1]]).keys())).toBe("primary");
  });
});

describe("didYouMean", () => {
  test("asks, to be added to a message", () => {
    expect(didYouMean("primry", ["primary"])).toBe('; did you mean "primary"?');
  });

  test("is empty where nothing is near", () => {
    expect(didYouMean("colour", ["primary"])).toBe("");
  });
});
