import { zoneOf } from "../engine/zone.js";
import { badInput, type Problem } from "../errors.js";
import type {
  MonthlyHandOff,
  Override,
  Recurrence,
  Rotation,
  WeeklyHandOff,
  WeeklyWindow,
} from "../model/rotation.js";
import { didYouMean } from "../model/suggest.js";
import { type Instant, type Moment, readClock, readIsoTime } from "../model/time.js";
import {
  dailyWindow,
  NO_ONE,
  readDuration,
  readEndClock,
  readWeekday,
  readWeekdays,
  readWeekMoment,
  WEEKDAY_WORDS,
  weeklyWindow,
} from "../model/words.js";
import { isZone, notAZone } from "../model/zones.js";
import { readTime } from "./time.js";

/** A rotation as flags, each as it was written. */
export interface RotationFlags {
  readonly members?: string;
  readonly daily?: string;
  readonly weekly?: string;
  readonly monthly?: string;
  readonly elapsed?: string;
  readonly every?: string;
  readonly start?: string;
  readonly onCalls?: string;
  readonly coverage?: readonly string[];
  readonly override?: readonly string[];
}

const KINDS = ["daily", "weekly", "monthly", "elapsed"] as const;

/** Whether any flag describes a rotation. */
export function describesRotation(flags: RotationFlags): boolean {
  return ["members", "start", "every", "onCalls", "coverage", ...KINDS].some(
    (flag) => flags[flag as keyof RotationFlags] !== undefined,
  );
}

/** A rotation that is read from flags, and everything that was wrong with them. */
class Reading {
  readonly problems: Problem[] = [];

  fail(option: string, message: string): undefined {
    this.problems.push({ path: option, message });
    return undefined;
  }

  /** Reads each part of a comma-separated list. */
  list<T>(option: string, text: string, read: (part: string) => T | string): T[] {
    return text.split(",").flatMap((part) => {
      const value = read(part.trim());
      if (typeof value !== "string") return [value];
      this.fail(option, value);
      return [];
    });
  }
}

/**
 * The rotation that flags describe.
 * @param timeZone --tz
 * @throws OncallError (exit 2) with every problem of the flags
 */
export function readRotationFlags(
  flags: RotationFlags,
  timeZone: string | undefined,
  now: Instant,
): Rotation {
  const reading = new Reading();
  const zone = readZone(timeZone, reading);
  const members = readMembers(flags.members, reading);
  const recurrence = readRecurrence(flags, reading);
  const start = readStart(flags.start, zone, now, reading);
  const onCalls = readCount("--on-calls", flags.onCalls, 30, reading);
  const coverage = flags.coverage?.flatMap((text) => readCoverage(text, reading));
  const overrides = flags.override?.flatMap((text) => readOverride(text, reading));
  if (members && onCalls > members.length) {
    reading.fail(
      "--on-calls",
      `${onCalls} at once, of ${members.length} member${members.length === 1 ? "" : "s"}`,
    );
  }
  if (!members || !recurrence || start === undefined || !zone || reading.problems.length > 0) {
    throw badInput(reading.problems);
  }
  return {
    name: "preview",
    timeZone: zone,
    start,
    members,
    recurrence,
    onCalls,
    coverage,
    overrides,
  };
}

function readZone(name: string | undefined, reading: Reading): string | undefined {
  if (name === undefined) {
    return reading.fail(
      "--tz",
      "is missing: name the zone of the hand-off times, such as America/New_York",
    );
  }
  return isZone(name) ? name : reading.fail("--tz", notAZone(name));
}

function readMembers(text: string | undefined, reading: Reading): (string | null)[] | undefined {
  if (text === undefined)
    return reading.fail("--members", "is missing: write --members alice,bob,carol");
  const members = text.split(",").map((member) => member.trim());
  if (members.includes("")) return reading.fail("--members", `"${text}" has an empty name`);
  return members.map((member) => (member === NO_ONE ? null : member));
}

function readRecurrence(flags: RotationFlags, reading: Reading): Recurrence | undefined {
  const [kind, second] = KINDS.filter((name) => flags[name] !== undefined);
  const every = readCount("--every", flags.every, 100, reading);
  if (kind === undefined) {
    return reading.fail(
      "--weekly",
      "is missing: say when turns change: --weekly mon@09:00, --daily 09:00, --monthly 1@09:00 or --elapsed 7d",
    );
  }
  if (second !== undefined) return reading.fail(`--${second}`, `does not go with --${kind}`);
  const text = flags[kind] as string;
  const option = `--${kind}`;
  switch (kind) {
    case "daily":
      return {
        kind,
        every,
        at: reading.list(option, text, (part) => readClock(part) ?? notAClock(part)),
      };
    case "weekly":
      return { kind, every, on: reading.list(option, text, readWeeklyHandOff) };
    case "monthly":
      return { kind, every, on: reading.list(option, text, readMonthlyHandOff) };
    case "elapsed": {
      const seconds = readDuration(text) ?? 0;
      if (seconds === 0) {
        reading.fail(option, `"${text}" is not a duration: write 7d, 12h or 1d12h`);
      }
      if (flags.every !== undefined) {
        reading.fail("--every", "does not go with --elapsed: write the whole length there");
      }
      return { kind, days: Math.floor(seconds / 86_400), seconds: seconds % 86_400 };
    }
  }
}

function readWeeklyHandOff(text: string): WeeklyHandOff | string {
  const [day = "", clock = "", more] = text.split("@");
  const weekday = readWeekday(day);
  const at = readClock(clock);
  if (weekday === undefined && day !== "") {
    return `"${day}" is not a day of the week${didYouMean(day, WEEKDAY_WORDS) || ": write mon@09:00"}`;
  }
  if (weekday === undefined || at === undefined || more !== undefined)
    return `"${text}" is not a day and time: write mon@09:00`;
  return { weekday, at };
}

function readMonthlyHandOff(text: string): MonthlyHandOff | string {
  const match = /^(\d{1,2})@(.+)$/.exec(text);
  const day = Number(match?.[1]);
  const at = readClock(match?.[2] ?? "");
  if (at === undefined || !(day >= 1 && day <= 31))
    return `"${text}" is not a day of the month and time: write 1@09:00`;
  return { day, at };
}

function notAClock(text: string): string {
  return `"${text}" is not a time of day: write 09:00`;
}

function readStart(
  text: string | undefined,
  zone: string | undefined,
  now: Instant,
  reading: Reading,
): Moment | undefined {
  if (text === undefined)
    return reading.fail(
      "--start",
      "is missing: when the first member's turn begins, like 2026-01-05T09:00",
    );
  const iso = readIsoTime(text);
  if (iso !== undefined) return iso;
  try {
    return readTime(text, { now, zone: zoneOf(zone ?? "UTC"), option: "--start" });
  } catch (error) {
    const { hint } = error as { hint?: string };
    return reading.fail("--start", `"${text}" is not a time: ${hint}`);
  }
}

function readCount(
  option: string,
  text: string | undefined,
  most: number,
  reading: Reading,
): number {
  if (text === undefined) return 1;
  const count = Number(text);
  if (/^\d+$/.test(text) && count >= 1 && count <= most) return count;
  reading.fail(option, `"${text}" is not a whole number from 1 to ${most}`);
  return 1;
}

/** `mon-fri@09:00-17:00`, `sat,sun@10:00-16:00`, or one stretch: `mon@09:00-fri@17:00`. */
function readCoverage(text: string, reading: Reading): WeeklyWindow[] {
  const stretch = /^([a-z]+@[\d:]+)-([a-z]+@[\d:]+)$/i.exec(text);
  const from = readWeekMoment(stretch?.[1] ?? "");
  const to = readWeekMoment(stretch?.[2] ?? "");
  if (from !== undefined && to !== undefined && from !== to) return [weeklyWindow(from, to)];

  const match = /^([^@]+)@([\d:]+)-([\d:]+)$/.exec(text);
  const begin = readEndClock(match?.[2] ?? "");
  const end = readEndClock(match?.[3] ?? "");
  if (match === null || begin === undefined || end === undefined) {
    reading.fail(
      "--coverage",
      `"${text}" is not coverage: write mon-fri@09:00-17:00 or mon@09:00-fri@17:00`,
    );
    return [];
  }
  const weekdays = reading.list(
    "--coverage",
    match[1] as string,
    (days) =>
      readWeekdays(days) ??
      `"${days}" is not a day of the week${didYouMean(days, WEEKDAY_WORDS) || ": write mon or mon-fri"}`,
  );
  return weekdays.flat().map((weekday) => dailyWindow(weekday, begin, end));
}

/** `2026-01-10T09:00/2026-01-11T09:00=carol`; several members with commas; none: nobody. */
function readOverride(text: string, reading: Reading): Override[] {
  const match = /^([^/=]+)\/([^/=]+)=(.*)$/.exec(text);
  const from = readIsoTime(match?.[1] ?? "");
  const to = readIsoTime(match?.[2] ?? "");
  if (match === null || from === undefined || to === undefined) {
    reading.fail(
      "--override",
      `"${text}" is not an override: write 2026-01-10T09:00/2026-01-11T09:00=carol`,
    );
    return [];
  }
  if (typeof from === typeof to && wallOf(from) >= wallOf(to)) {
    reading.fail("--override", `"${text}": its end is not after its start`);
    return [];
  }
  const members = (match[3] as string)
    .split(",")
    .map((name) => name.trim())
    .filter((name) => name !== "");
  return [{ from, to, members }];
}

function wallOf(moment: Moment): number {
  return typeof moment === "number" ? moment : moment.wall;
}
