import { describe, expect, test } from "vitest";
import { OncallError } from "../../src/errors.js";
import {
  type AwsRotationShift,
  toAwsResponse,
  toAwsShift,
} from "../../src/model/aws/preview-response.js";
import type { Shift } from "../../src/model/rotation.js";

const DAY = 86_400_000;
const START = Date.UTC(2026, 0, 5, 14);

/** Seven days, one after the other. */
const SHIFTS: Shift[] = ["a", "b", "c", "d", "e", "f", "g"].map((member, i) => ({
  start: START + i * DAY,
  end: START + (i + 1) * DAY,
  members: [member],
  type: "REGULAR",
  rotation: "preview",
}));

const membersOf = (rows: readonly AwsRotationShift[]) =>
  rows.map(({ ContactIds }) => ContactIds[0]);

describe("a shift", () => {
  test("that is regular has no details", () => {
    expect(toAwsShift(SHIFTS[0] as Shift)).toEqual({
      ContactIds: ["a"],
      StartTime: "2026-01-05T14:00:00Z",
      EndTime: "2026-01-06T14:00:00Z",
      Type: "REGULAR",
    });
  });

  test.each([
    [
      ["a", "b"],
      ["a", "b"],
    ],
    [[], []],
    [undefined, []],
  ])("that is overridden tells whose it was: %j", (overridden, contacts) => {
    expect(
      toAwsShift({ ...(SHIFTS[0] as Shift), type: "OVERRIDDEN", members: ["x", "y"], overridden }),
    ).toEqual({
      ContactIds: ["x", "y"],
      StartTime: "2026-01-05T14:00:00Z",
      EndTime: "2026-01-06T14:00:00Z",
      Type: "OVERRIDDEN",
      ShiftDetails: { OverriddenContactIds: contacts },
    });
  });
});

describe("pages", () => {
  test.each([
    [1, ["a", "b", "c", "d", "e", "f", "g"]],
    [2, ["ab", "cd", "ef", "g"]],
    [3, ["abc", "def", "g"]],
    [4, ["abcd", "efg"]],
    [5, ["abcde", "fg"]],
    [6, ["abcdef", "g"]],
    [7, ["abcdefg"]],
    [8, ["abcdefg"]],
    [1024, ["abcdefg"]],
    [0, ["abcdefg"]],
    [undefined, ["abcdefg"]],
  ])("of %s", (size, expected) => {
    const pages: string[] = [];
    let token: string | undefined;
    do {
      const { RotationShifts, NextToken } = toAwsResponse(SHIFTS, { size, token });
      pages.push(membersOf(RotationShifts).join(""));
      token = NextToken;
    } while (token !== undefined);
    expect(pages).toEqual(expected);
  });

  test("the last one has no token at all", () => {
    expect(toAwsResponse(SHIFTS, { size: 7 })).not.toHaveProperty("NextToken");
    expect(toAwsResponse([], {})).toEqual({ RotationShifts: [] });
  });

  test("may change their size on the way", () => {
    const { NextToken } = toAwsResponse(SHIFTS, { size: 2 });
    expect(membersOf(toAwsResponse(SHIFTS, { size: 3, token: NextToken }).RotationShifts)).toEqual([
      "c",
      "d",
      "e",
    ]);
    expect(membersOf(toAwsResponse(SHIFTS, { token: NextToken }).RotationShifts)).toEqual([
      "c",
      "d",
      "e",
      "f",
      "g",
    ]);
  });

  test("are the same whenever they are asked for", () => {
    expect(toAwsResponse(SHIFTS, { size: 2 })).toEqual(toAwsResponse(SHIFTS, { size: 2 }));
  });
});

describe("a token", () => {
  const token = toAwsResponse(SHIFTS, { size: 2 }).NextToken as string;
  const encode = (text: string) => Buffer.from(text).toString("base64url");
  const fingerprint = Buffer.from(token, "base64url").toString().split(".")[1];

  test("is text that needs no quoting", () => {
    expect(token).toMatch(/^[A-Za-z0-9_-]+$/);
  });

  test.each([
    ["an empty one", ""],
    ["one that is no token", "abc"],
    ["one with more to it", encode(`2.${fingerprint}.x`)],
    ["one of the very start", encode(`0.${fingerprint}`)],
    ["one beyond the end", encode(`7.${fingerprint}`)],
    ["one of half a shift", encode(`1.5.${fingerprint}`)],
    ["one of before the start", encode(`-1.${fingerprint}`)],
    ["one with another fingerprint", encode("2.abc")],
  ])("is refused when it is wrong: %s", (_, wrong) => {
    expect(refusal(SHIFTS, wrong)).toMatchObject({
      message: "NextToken does not belong to this request",
      hint: "send the token back with the request that gave it, otherwise unchanged",
      exitCode: 2,
    });
  });

  test("is refused with another request's shifts", () => {
    const other = SHIFTS.map((shift) => ({ ...shift, members: ["z"] }));
    expect(refusal(other, token)).toBeInstanceOf(OncallError);
    expect(refusal(SHIFTS.slice(0, 6), token)).toBeInstanceOf(OncallError);
    expect(refusal([], token)).toBeInstanceOf(OncallError);
  });

  function refusal(shifts: readonly Shift[], wrong: string): unknown {
    try {
      return toAwsResponse(shifts, { size: 2, token: wrong });
    } catch (error) {
      return error;
    }
  }
});
