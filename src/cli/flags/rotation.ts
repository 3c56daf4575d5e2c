import { toInstant, zoneOf } from "../../engine/zone.js";
import { badInput } from "../../errors.js";
import type { Rotation } from "../../model/rotation.js";
import { type Instant, type Moment, readIsoTime } from "../../model/time.js";
import { NO_ONE } from "../../model/words.js";
import { isZone, notAZone } from "../../model/zones.js";
import { readTime } from "../time.js";
import { readCoverage } from "./coverage.js";
import { readOverride } from "./override.js";
import { Reading } from "./reading.js";
import { KINDS, type RecurrenceFlags, readRecurrence } from "./recurrence.js";

/** A rotation as flags, each as it was written. */
export interface RotationFlags extends RecurrenceFlags {
  readonly members?: string;
  readonly start?: string;
  readonly timeZone?: string;
  readonly onCalls?: string;
  readonly coverage?: readonly string[];
  readonly effectiveFrom?: string;
  readonly effectiveUntil?: string;
  readonly override?: readonly string[];
}

const DESCRIBING = [
  "members",
  ...KINDS,
  "every",
  "start",
  "timeZone",
  "onCalls",
  "coverage",
  "effectiveFrom",
  "effectiveUntil",
] as const;

/** Whether any flag describes a rotation. */
export function describesRotation(flags: RotationFlags): boolean {
  return describingFlags(flags).length > 0;
}

/** The flags that describe a rotation, as they are written: `--on-calls`. */
export function describingFlags(flags: RotationFlags): string[] {
  return DESCRIBING.filter((flag) => flags[flag] !== undefined).map(
    (flag) => `--${flag.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`,
  );
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
  const rotation = readRotation("preview", flags, timeZone, now, reading);
  if (rotation === undefined || reading.problems.length > 0) throw badInput(reading.problems);
  return rotation;
}

/**
 * The rotation that flags describe; what is wrong with them is in `reading`.
 * @param timeZone --tz, where --time-zone does not say it
 */
export function readRotation(
  name: string,
  flags: RotationFlags,
  timeZone: string | undefined,
  now: Instant,
  reading: Reading,
): Rotation | undefined {
  const zone = readZone(flags.timeZone, timeZone, reading);
  const members = readMembers(flags.members, reading);
  const recurrence = readRecurrence(flags, reading);
  const start = readStart(flags.start, zone, now, reading);
  const onCalls = reading.count("--on-calls", flags.onCalls, 30);
  const coverage = flags.coverage?.flatMap((text) => readCoverage(text, reading));
  const effective = readEffective(flags, zone, now, reading);
  const overrides = flags.override?.flatMap((text) => readOverride(text, reading));
  if (members && onCalls > members.length) {
    reading.fail(
      "--on-calls",
      `${onCalls} at once, of ${members.length} member${members.length === 1 ? "" : "s"}`,
    );
  }
  if (!members || !recurrence || start === undefined || !zone) return undefined;
  return {
    name,
    timeZone: zone,
    start,
    members,
    recurrence,
    onCalls,
    coverage,
    effective,
    overrides,
  };
}

function readZone(
  named: string | undefined,
  shown: string | undefined,
  reading: Reading,
): string | undefined {
  const name = named ?? shown;
  const option = named === undefined ? "--tz" : "--time-zone";
  if (name === undefined) {
    return reading.fail(
      option,
      "is missing: name the zone of the hand-off times, such as America/New_York",
    );
  }
  return isZone(name) ? name : reading.fail(option, notAZone(name));
}

/** `alice,bob,carol`; `no-one` is a turn that nobody takes. */
export function readMembers(
  text: string | undefined,
  reading: Reading,
): (string | null)[] | undefined {
  if (text === undefined)
    return reading.fail("--members", "is missing: write --members alice,bob,carol");
  const members = text.split(",").map((member) => member.trim());
  if (members.includes("")) return reading.fail("--members", `"${text}" has an empty name`);
  return members.map((member) => (member === NO_ONE ? null : member));
}

/** A moment: on the wall clock of `zone`, with an offset, or in words. */
export function readStart(
  text: string | undefined,
  zone: string | undefined,
  now: Instant,
  reading: Reading,
  option = "--start",
): Moment | undefined {
  if (text === undefined)
    return reading.fail(
      "--start",
      "is missing: when the first member's turn begins, like 2026-01-05T09:00",
    );
  const iso = readIsoTime(text);
  if (iso !== undefined) return iso;
  try {
    return readTime(text, { now, zone: zoneOf(zone ?? "UTC"), option });
  } catch (error) {
    const { hint } = error as { hint?: string };
    return reading.fail(option, `"${text}" is not a time: ${hint}`);
  }
}

function readEffective(
  flags: RotationFlags,
  zone: string | undefined,
  now: Instant,
  reading: Reading,
): Rotation["effective"] {
  const read = (option: string, text: string | undefined) =>
    text === undefined ? undefined : readStart(text, zone, now, reading, option);
  const from = read("--effective-from", flags.effectiveFrom);
  const until = read("--effective-until", flags.effectiveUntil);
  return effectiveOf(from, until, zone ?? "UTC", reading);
}

/** When somebody can be on call at all; undefined where nothing limits it. */
export function effectiveOf(
  from: Moment | undefined,
  until: Moment | undefined,
  zone: string,
  reading: Reading,
): Rotation["effective"] {
  if (from === undefined && until === undefined) return undefined;
  const clock = zoneOf(zone);
  if (
    from !== undefined &&
    until !== undefined &&
    toInstant(until, clock) <= toInstant(from, clock)
  ) {
    reading.fail("--effective-until", "is not after --effective-from");
  }
  return { ...(from !== undefined && { from }), ...(until !== undefined && { until }) };
}
