import { describe, expect, test } from "vitest";
import {
  checkGivenFlags,
  isIncomplete,
  readNewRotation,
  rotationWords,
} from "../../../src/cli/flags/new-rotation.js";
import type { RotationFlags } from "../../../src/cli/flags/rotation.js";

/** Wednesday 7 January 2026, 12:00 in New York. */
const NOW = Date.UTC(2026, 0, 7, 17);

const FRAME = { timeZone: "America/New_York", now: NOW, people: ["alice", "bob"] };
const WHOLE = { members: "alice,bob", weekly: "mon@09:00", start: "next mon 09:00" };

/** What is wrong with flags, as it is told. */
function wrong(check: () => unknown): string[] {
  try {
    check();
    return [];
  } catch (error) {
    return (error as Error).message.split("\n");
  }
}

describe("the words of a rotation", () => {
  test("say in absolute terms what was said of now, with the zone that it was said in", () => {
    const flags = { ...WHOLE, effectiveUntil: "+2w" };
    const rotation = readNewRotation("primary", flags, FRAME);
    expect(rotationWords(flags, rotation).join(" ")).toBe(
      "--members alice,bob --weekly mon@09:00 --start 2026-01-12T09:00 --time-zone America/New_York --effective-until 2026-01-21T12:00",
    );
  });

  test("have every flag that was given, and every window of coverage", () => {
    const flags = {
      ...WHOLE,
      every: "2",
      onCalls: "2",
      coverage: ["mon-fri@09:00-17:00", "sat@10:00-12:00"],
      effectiveFrom: "2026-02-01",
    };
    const rotation = readNewRotation("primary", flags, FRAME);
    expect(rotationWords(flags, rotation).join(" ")).toBe(
      "--members alice,bob --weekly mon@09:00 --every 2 --start 2026-01-12T09:00 --time-zone America/New_York --on-calls 2 --coverage mon-fri@09:00-17:00 --coverage sat@10:00-12:00 --effective-from 2026-02-01T00:00",
    );
  });
});

describe("whether flags are all that is needed", () => {
  test("takes a name, members, hand-offs, a start and a zone from either option", () => {
    expect(isIncomplete("primary", WHOLE, "UTC")).toBe(false);
    expect(isIncomplete("primary", { ...WHOLE, timeZone: "UTC" }, undefined)).toBe(false);
    expect(isIncomplete("primary", WHOLE, undefined)).toBe(true);
    expect(isIncomplete(undefined, WHOLE, "UTC")).toBe(true);
    for (const flag of Object.keys(WHOLE)) {
      const { [flag as keyof typeof WHOLE]: _, ...others } = WHOLE;
      expect(isIncomplete("primary", others, "UTC")).toBe(true);
    }
  });
});

describe("flags that are checked before the rest is asked for", () => {
  test.each<[RotationFlags]>([
    [{}],
    [{ members: "bob" }],
    [{ elapsed: "7d" }],
    [{ every: "3", onCalls: "2", start: "tomorrow" }],
  ])("are right: %o", (flags) => {
    expect(wrong(() => checkGivenFlags(undefined, flags, FRAME))).toEqual([]);
  });

  test("are wrong for what they say, not for what they leave out", () => {
    const flags = { members: "zed", weekly: "mon", timeZone: "Mars", onCalls: "0" };
    expect(
      wrong(() => checkGivenFlags("a b", flags, FRAME)).map((line) => line.slice(0, 20)),
    ).toEqual([
      '<name>: "a b" cannot',
      '--time-zone: "Mars" ',
      '--weekly: "mon" is n',
      '--on-calls: "0" is n',
      "--members: no person",
    ]);
    // There are two people, whoever of them will be members.
    expect(wrong(() => checkGivenFlags("primary", { onCalls: "3" }, FRAME))).toEqual([
      "--on-calls: 3 at once, of 2 members",
    ]);
  });
});
