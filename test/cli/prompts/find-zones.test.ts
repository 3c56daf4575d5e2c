import { describe, expect, test } from "vitest";
import { findZones } from "../../../src/cli/prompts/find-zones.js";
import { isZone } from "../../../src/model/zones.js";

describe("a time zone", () => {
  test.each([
    ["by its city", "berl", ["Europe/Berlin"]],
    ["by a city of two words", "new  York", ["America/New_York"]],
    ["by its whole name", "america/new_york", ["America/New_York"]],
    ["by a name that the runtime no longer lists", "kolk", ["Asia/Kolkata"]],
    ["by a name that it never lists", "US/Eastern", ["US/Eastern"]],
    ["although its city is misspelt", "berlni", ["Europe/Berlin"]],
    ["not, where nothing is like it", "xyzzyx", []],
  ])("is found %s", (_, typed, zones) => {
    expect(findZones(typed, ["UTC"])).toEqual(zones);
  });

  test("whose city begins so comes before one that only has it in it", () => {
    expect(findZones("rio", [])).toEqual([
      "America/Argentina/Rio_Gallegos",
      "America/Rio_Branco",
      "America/Argentina/La_Rioja",
    ]);
  });

  test("is suggested before anything is typed: each once, what is no zone not at all, then UTC", () => {
    const suggested = ["Europe/Berlin", "Etc/Unknown", "Asia/Tokyo", "Europe/Berlin"];
    expect(findZones("  ", suggested)).toEqual(["Europe/Berlin", "Asia/Tokyo", "UTC"]);
  });

  test("is one that can be used", () => {
    for (const typed of ["a", "e", "san", "kyiv", "nuuk", "utc", "america/indiana"]) {
      const found = findZones(typed, []);
      expect(found.length).toBeGreaterThan(0);
      expect(found.length).toBeLessThanOrEqual(20);
      expect(found.filter((zone) => !isZone(zone))).toEqual([]);
    }
  });
});
