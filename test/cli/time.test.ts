import { describe, expect, test } from "vitest";
import { readTime } from "../../src/cli/time.js";
import { zoneOf } from "../../src/engine/zone.js";
import { OncallError } from "../../src/errors.js";
import { formatInstant } from "../../src/model/time.js";

const NEW_YORK = "America/New_York";

/** A time, read when it is `now`, on the clock of `zone`. */
function read(text: string, now: string, zone = NEW_YORK, since?: string): string {
  const frame = { now: Date.parse(now), zone: zoneOf(zone), option: "--from" };
  return formatInstant(readTime(text, since ? { ...frame, since: Date.parse(since) } : frame));
}

/** Wednesday 7 January 2026, 12:00 in New York. */
const NOON = "2026-01-07T17:00:00Z";

describe("days", () => {
  test.each([
    ["now", "2026-01-07T17:00:00Z"],
    ["today", "2026-01-07T05:00:00Z"],
    ["tomorrow", "2026-01-08T05:00:00Z"],
    ["yesterday", "2026-01-06T05:00:00Z"],
    ["tomorrow 09:00", "2026-01-08T14:00:00Z"],
    ["today 9:00", "2026-01-07T14:00:00Z"],
    ["yesterday 23:59:59", "2026-01-07T04:59:59Z"],
    ["18:00", "2026-01-07T23:00:00Z"],
    ["00:00", "2026-01-07T05:00:00Z"],
  ])("%s", (text, instant) => {
    expect(read(text, NOON)).toBe(instant);
  });

  test("a time of day is today, even when it is past", () => {
    expect(read("09:00", NOON)).toBe("2026-01-07T14:00:00Z");
  });

  test("capitals and blanks do not count", () => {
    expect(read("  Tomorrow   09:00 ", NOON)).toBe("2026-01-08T14:00:00Z");
    expect(read("NOW", NOON)).toBe(NOON);
  });

  test("today is the day that the zone has, not the day in UTC", () => {
    const lateEvening = "2026-01-08T03:00:00Z"; // Wednesday 22:00 in New York, Thursday in Tokyo
    expect(read("today", lateEvening)).toBe("2026-01-07T05:00:00Z");
    expect(read("today", lateEvening, "Asia/Tokyo")).toBe("2026-01-07T15:00:00Z");
    expect(read("tomorrow", lateEvening, "UTC")).toBe("2026-01-09T00:00:00Z");
  });
});

describe("days of the week, on a Wednesday at noon", () => {
  test.each([
    ["mon", "2026-01-12T05:00:00Z"],
    ["thu", "2026-01-08T05:00:00Z"],
    ["fri 18:00", "2026-01-09T23:00:00Z"],
    ["Friday at 18:00", "2026-01-09T23:00:00Z"],
    ["sunday 23:59:59", "2026-01-12T04:59:59Z"],
    ["next friday 17:00", "2026-01-09T22:00:00Z"],
    ["next tue", "2026-01-13T05:00:00Z"],
    ["last mon", "2026-01-05T05:00:00Z"],
    ["last tue 18:00", "2026-01-06T23:00:00Z"],
    ["last thu", "2026-01-01T05:00:00Z"],
  ])("%s", (text, instant) => {
    expect(read(text, NOON)).toBe(instant);
  });

  test.each([
    ["wed 12:01", "2026-01-07T17:01:00Z", "today: it is still to come"],
    ["wed 12:00", "2026-01-07T17:00:00Z", "today: it is now"],
    ["wed 11:59", "2026-01-14T16:59:00Z", "in a week: it is past"],
    ["wed", "2026-01-14T05:00:00Z", "in a week: midnight is past"],
    ["next wed", "2026-01-14T05:00:00Z", "in a week"],
    ["next wed 18:00", "2026-01-14T23:00:00Z", "in a week, though 18:00 is to come today"],
    ["last wed", "2025-12-31T05:00:00Z", "a week ago"],
    ["last wed 09:00", "2025-12-31T14:00:00Z", "a week ago, though 09:00 was today"],
  ])("%s is %s, %s", (text, instant) => {
    expect(read(text, NOON)).toBe(instant);
  });
});

describe("distances", () => {
  test.each([
    ["+8w", "2026-03-04T17:00:00Z"],
    ["+1d", "2026-01-08T17:00:00Z"],
    ["-2h", "2026-01-07T15:00:00Z"],
    ["+90m", "2026-01-07T18:30:00Z"],
    ["+30s", "2026-01-07T17:00:30Z"],
    ["+1d12h", "2026-01-09T05:00:00Z"],
    ["+1d 12h", "2026-01-09T05:00:00Z"],
    ["-1w2d", "2025-12-29T17:00:00Z"],
    ["+1y", "2027-01-07T17:00:00Z"],
    ["-1y1mo", "2024-12-07T17:00:00Z"],
    ["+12mo", "2027-01-07T17:00:00Z"],
    ["+1mo1m", "2026-02-07T17:01:00Z"],
    ["+0d", "2026-01-07T17:00:00Z"],
  ])("%s", (text, instant) => {
    expect(read(text, NOON)).toBe(instant);
  });

  test.each([
    ["+1mo", "2026-01-31T12:00:00Z", "2026-02-28T12:00:00Z"],
    ["+1mo", "2028-01-31T12:00:00Z", "2028-02-29T12:00:00Z"],
    ["-1mo", "2026-03-31T12:00:00Z", "2026-02-28T12:00:00Z"],
    ["+1mo", "2026-12-31T12:00:00Z", "2027-01-31T12:00:00Z"],
    ["-1mo", "2026-01-15T12:00:00Z", "2025-12-15T12:00:00Z"],
    ["+1y", "2028-02-29T12:00:00Z", "2029-02-28T12:00:00Z"],
    ["+13mo", "2026-01-31T12:00:00Z", "2027-02-28T12:00:00Z"],
  ])("%s from %s is %s: a shorter month ends earlier", (text, now, instant) => {
    expect(read(text, now, "UTC")).toBe(instant);
  });

  test("count from another time where one is given; words for days do not", () => {
    expect(read("+2w", NOON, NEW_YORK, "2026-02-02T14:00:00Z")).toBe("2026-02-16T14:00:00Z");
    expect(read("-1h", NOON, NEW_YORK, "2026-02-02T14:00:00Z")).toBe("2026-02-02T13:00:00Z");
    expect(read("tomorrow", NOON, NEW_YORK, "2026-02-02T14:00:00Z")).toBe("2026-01-08T05:00:00Z");
    expect(read("now", NOON, NEW_YORK, "2026-02-02T14:00:00Z")).toBe(NOON);
  });
});

describe("ISO 8601", () => {
  test.each([
    ["2026-01-05", "2026-01-05T05:00:00Z"],
    ["2026-01-05T09:00", "2026-01-05T14:00:00Z"],
    ["2026-01-05 09:00:30", "2026-01-05T14:00:30Z"],
    ["2026-07-05T09:00", "2026-07-05T13:00:00Z"],
    ["2026-01-05T09:00Z", "2026-01-05T09:00:00Z"],
    ["2026-01-05T09:00+01:00", "2026-01-05T08:00:00Z"],
    ["2026-01-05T09:00:00.750-0800", "2026-01-05T17:00:00Z"],
    ["2026-03-08T02:30", "2026-03-08T07:30:00Z"],
    ["2026-11-01T01:30", "2026-11-01T05:30:00Z"],
  ])("%s is %s on the clock of New York", (text, instant) => {
    expect(read(text, NOON)).toBe(instant);
  });
});

describe("across changes of the clock", () => {
  test("a day keeps the time of day, 24 hours elapse", () => {
    const saturdayNoon = "2026-03-07T17:00:00Z";
    expect(read("+1d", saturdayNoon)).toBe("2026-03-08T16:00:00Z");
    expect(read("+24h", saturdayNoon)).toBe("2026-03-08T17:00:00Z");
    expect(read("+10w", NOON)).toBe("2026-03-18T16:00:00Z");
  });

  test("a day onto a time that is skipped lands after the gap", () => {
    expect(read("+1d", "2026-03-07T07:30:00Z")).toBe("2026-03-08T07:30:00Z"); // 03:30 EDT
  });

  test("a day onto a time that happens twice lands on the first", () => {
    expect(read("+1d", "2026-10-31T05:30:00Z")).toBe("2026-11-01T05:30:00Z");
    expect(read("+1d1h", "2026-10-31T05:30:00Z")).toBe("2026-11-01T06:30:00Z");
  });

  test("hours from the second 01:30 do not fall back to the first", () => {
    expect(read("+1h", "2026-11-01T06:30:00Z")).toBe("2026-11-01T07:30:00Z");
  });

  test.each([
    ["America/Sao_Paulo", "2018-11-03T15:00:00Z", "2018-11-04T03:00:00Z"],
    ["Asia/Beirut", "2026-03-28T10:00:00Z", "2026-03-28T22:00:00Z"],
    ["America/Santiago", "2026-09-05T16:00:00Z", "2026-09-06T04:00:00Z"],
    ["Pacific/Apia", "2011-12-29T22:00:00Z", "2011-12-30T10:00:00Z"],
  ])("tomorrow in %s, whose midnight is skipped, begins at the gap's end", (zone, now, instant) => {
    expect(read("tomorrow", now, zone)).toBe(instant);
  });

  test("tomorrow 09:00 is on the clock of tomorrow", () => {
    expect(read("tomorrow 09:00", "2018-11-03T15:00:00Z", "America/Sao_Paulo")).toBe(
      "2018-11-04T11:00:00Z",
    );
  });
});

describe("what is refused", () => {
  function refusal(text: string): unknown {
    try {
      return read(text, NOON);
    } catch (error) {
      return error;
    }
  }

  test("says which option, what was written, and what a time looks like", () => {
    expect(refusal("soon")).toMatchObject({
      message: '--from: "soon" is not a time',
      hint: 'write a time like now, tomorrow, +8w, mon, "next friday 17:00", 2026-01-05, 2026-01-05T09:00Z',
      exitCode: 2,
    });
  });

  test.each([
    "",
    "next",
    "last",
    "next week",
    "today today",
    "tomorrow 9",
    "tomorrow 24:00",
    "tomorrow 09:00 sharp",
    "fri 25:00",
    "fri 9",
    "mon tue",
    "24:00",
    "12:60",
    "+",
    "+8",
    "8w",
    "++8w",
    "+w",
    "+1.5h",
    "+8 fortnights",
    "2026-02-30",
    "2026-13-01",
    "2026-01-05T25:00",
    "20260105",
    "1767571200",
    // Words that every object of the language knows.
    "constructor",
    "__proto__",
  ])('"%s" is not a time', (text) => {
    const error = refusal(text);
    expect(error).toBeInstanceOf(OncallError);
    expect(error).toMatchObject({ message: `--from: "${text}" is not a time`, exitCode: 2 });
  });

  test.each(["+999999y", "+9999999999h", "-2000y", "+99999999999999999999d"])(
    "%s is refused: it leads beyond the years that a time may lie in",
    (text) => {
      const error = refusal(text);
      expect(error).toBeInstanceOf(OncallError);
      expect(error).toMatchObject({ message: expect.stringContaining(`"${text}"`), exitCode: 2 });
    },
  );
});
