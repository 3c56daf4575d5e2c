import { zoneOf } from "../../engine/zone.js";
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
  readonly onCalls?: string;
  readonly coverage?: readonly string[];
  readonly override?: readonly string[];
}

/** Whether any flag describes a rotation. */
export function describesRotation(flags: RotationFlags): boolean {
  return ["members", "start", "every", "onCalls", "coverage", ...KINDS].some(
    (flag) => flags[flag as keyof RotationFlags] !== undefined,
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
  const zone = readZone(timeZone, reading);
  const members = readMembers(flags.members, reading);
  const recurrence = readRecurrence(flags, reading);
  const start = readStart(flags.start, zone, now, reading);
  const onCalls = reading.count("--on-calls", flags.onCalls, 30);
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
