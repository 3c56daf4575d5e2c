import { toMoment, zoneOf } from "../../engine/zone.js";
import { badInput } from "../../errors.js";
import { fromMoment } from "../../model/file/write.js";
import type { Rotation } from "../../model/rotation.js";
import type { Instant, Moment } from "../../model/time.js";
import { isName, isPlainText, notAName } from "../../model/words.js";
import { unknownMember } from "../members.js";
import { Reading } from "./reading.js";
import { KINDS } from "./recurrence.js";
import { type RotationFlags, readMembers, readRotation } from "./rotation.js";

/** What a rotation that is to be made stands in. */
export interface RotationFrame {
  /** --tz, where --time-zone does not name the zone. */
  readonly timeZone: string | undefined;
  readonly now: Instant;
  /** Who can be a member; absent: the provider knows nobody by name. */
  readonly people: readonly string[] | undefined;
}

/**
 * The rotation that is to be made. Its times are on the wall clock of its zone, where they read back
 * as the same.
 * @throws OncallError (exit 2) with every problem of the flags
 */
export function readNewRotation(
  name: string | undefined,
  flags: RotationFlags,
  { timeZone, now, people }: RotationFrame,
): Rotation {
  const reading = new Reading();
  if (name === undefined) reading.fail("<name>", "is missing: say what it is called, like primary");
  else if (!isName(name) && !isLayerName(name)) reading.fail("<name>", notAName(name));
  const rotation = readRotation(name ?? "", flags, timeZone, now, reading);
  reading.problems.push(...unknownMembers(flags.members, people));
  if (rotation === undefined || reading.problems.length > 0) throw badInput(reading.problems);
  return onWallClock(rotation);
}

/** `Payments EU/primary`: a schedule's name before its own, where rotations belong to schedules. */
function isLayerName(name: string): boolean {
  return name.includes("/") && isPlainText(name);
}

/** Whether something is missing that a rotation cannot be without. */
export function isIncomplete(
  name: string | undefined,
  flags: RotationFlags,
  timeZone: string | undefined,
): boolean {
  const { members, start } = flags;
  const recurrence = KINDS.find((kind) => flags[kind] !== undefined);
  return [name, members, recurrence, start, flags.timeZone ?? timeZone].includes(undefined);
}

/**
 * Refuses what is wrong with the flags that are there, whatever is missing.
 * @param frame with somebody in it
 * @throws OncallError (exit 2) as readNewRotation
 */
export function checkGivenFlags(
  name: string | undefined,
  flags: RotationFlags,
  frame: RotationFrame,
): void {
  const isTimed = KINDS.some((kind) => flags[kind] !== undefined);
  const whole: RotationFlags = {
    members: (frame.people ?? ["anybody"]).join(","),
    start: "now",
    ...(isTimed ? {} : { daily: "09:00" }),
    ...flags,
  };
  readNewRotation(name ?? "new", whole, { ...frame, timeZone: frame.timeZone ?? "UTC" });
}

/** The flags that make a rotation without a question, as words of a command line. */
export function rotationWords(flags: RotationFlags, rotation: Rotation): string[] {
  const { timeZone, start, effective } = rotation;
  const words = (flag: string, value: string | undefined) =>
    value === undefined ? [] : [flag, value];
  const moment = (flag: string, value: Moment | undefined) =>
    words(flag, value === undefined ? undefined : fromMoment(value));
  return [
    ...words("--members", flags.members),
    ...KINDS.flatMap((kind) => words(`--${kind}`, flags[kind])),
    ...words("--every", flags.every),
    ...moment("--start", start),
    ...words("--time-zone", timeZone),
    ...words("--on-calls", flags.onCalls),
    ...(flags.coverage ?? []).flatMap((window) => words("--coverage", window)),
    ...moment("--effective-from", effective?.from),
    ...moment("--effective-until", effective?.until),
  ];
}

function unknownMembers(text: string | undefined, people: readonly string[] | undefined) {
  if (text === undefined || people === undefined) return [];
  const members = new Set(readMembers(text, new Reading()));
  return [...members].flatMap((member) => {
    const problem = member === null ? undefined : unknownMember(member, people);
    return problem === undefined ? [] : [{ path: "--members", ...problem }];
  });
}

function onWallClock(rotation: Rotation): Rotation {
  const zone = zoneOf(rotation.timeZone);
  const read = (moment: Moment) => (typeof moment === "number" ? toMoment(moment, zone) : moment);
  const { from, until } = rotation.effective ?? {};
  return {
    ...rotation,
    start: read(rotation.start),
    effective: rotation.effective && {
      ...(from !== undefined && { from: read(from) }),
      ...(until !== undefined && { until: read(until) }),
    },
  };
}
