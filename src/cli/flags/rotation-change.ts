import { badInput } from "../../errors.js";
import type { Rotation } from "../../model/rotation.js";
import type { Instant, Moment } from "../../model/time.js";
import { NO_ONE } from "../../model/words.js";
import { isZone, notAZone } from "../../model/zones.js";
import { readCoverage } from "./coverage.js";
import { editList, type ListEdits } from "./list-edit.js";
import { Reading } from "./reading.js";
import { KINDS, type RecurrenceFlags, readRecurrence } from "./recurrence.js";
import { effectiveOf, readMembers, readStart } from "./rotation.js";

/** What is to change about a rotation, as flags. */
export interface RotationChangeFlags extends RecurrenceFlags, ListEdits {
  readonly members?: string;
  readonly start?: string;
  readonly onCalls?: string;
  readonly coverage?: readonly string[];
  readonly always?: boolean;
  readonly timeZone?: string;
  readonly effectiveFrom?: string;
  readonly effectiveUntil?: string;
}

/**
 * A rotation with what flags say in the place of what it says.
 * @throws OncallError (exit 2) with every problem of the flags, or when there are none
 */
export function readRotationChange(
  rotation: Rotation,
  flags: RotationChangeFlags,
  now: Instant,
): Rotation {
  const reading = new Reading();
  const timeZone = flags.timeZone ?? rotation.timeZone;
  if (!isZone(timeZone)) {
    reading.fail("--time-zone", notAZone(timeZone));
    throw badInput(reading.problems);
  }
  const readMoment = (option: string, text: string) =>
    readStart(text, timeZone, now, reading, option);
  const onCalls =
    flags.onCalls === undefined ? rotation.onCalls : reading.count("--on-calls", flags.onCalls, 30);
  const changed: Rotation = {
    ...rotation,
    timeZone,
    members: readMemberChange(rotation, flags, reading),
    recurrence: readRecurrenceChange(rotation, flags, reading),
    start:
      flags.start === undefined
        ? rotation.start
        : (readMoment("--start", flags.start) ?? rotation.start),
    onCalls,
    coverage: readCoverageChange(rotation, flags, reading),
    effective: readEffective(rotation, flags, timeZone, readMoment, reading),
  };
  if (changed.members.length === 0) reading.fail("--remove", "leaves no member");
  else if ((onCalls ?? 1) > changed.members.length) {
    const count = changed.members.length;
    reading.fail(
      flags.onCalls === undefined ? "--remove" : "--on-calls",
      `${onCalls} at once, of ${count} member${count === 1 ? "" : "s"}`,
    );
  }
  if (reading.problems.length > 0) throw badInput(reading.problems);
  return changed;
}

function readMemberChange(
  { members }: Rotation,
  flags: RotationChangeFlags,
  reading: Reading,
): readonly (string | null)[] {
  const toMember = (name: string) => (name === NO_ONE ? null : name);
  const list =
    flags.members === undefined ? members : (readMembers(flags.members, reading) ?? members);
  return editList<string | null>(list, flags, toMember, reading);
}

/** --every alone changes the length of what there is. */
function readRecurrenceChange(
  { recurrence }: Rotation,
  flags: RotationChangeFlags,
  reading: Reading,
): Rotation["recurrence"] {
  if (KINDS.some((kind) => flags[kind] !== undefined)) {
    const every = recurrence.kind === "elapsed" ? undefined : String(recurrence.every);
    const isSameKind = flags[recurrence.kind] !== undefined;
    const kept = isSameKind && every !== undefined ? { every } : {};
    return readRecurrence({ ...kept, ...flags }, reading) ?? recurrence;
  }
  if (flags.every === undefined) return recurrence;
  if (recurrence.kind === "elapsed") {
    reading.fail("--every", "does not go with turns of a fixed length: write --elapsed 14d");
    return recurrence;
  }
  return { ...recurrence, every: reading.count("--every", flags.every, 100) };
}

function readCoverageChange(
  { coverage }: Rotation,
  flags: RotationChangeFlags,
  reading: Reading,
): Rotation["coverage"] {
  if (flags.always && flags.coverage !== undefined)
    reading.fail("--always", "does not go with --coverage");
  if (flags.always) return undefined;
  return flags.coverage?.flatMap((text) => readCoverage(text, reading)) ?? coverage;
}

/** An empty text takes a date away. */
function readEffective(
  { effective }: Rotation,
  { effectiveFrom, effectiveUntil }: RotationChangeFlags,
  timeZone: string,
  read: (option: string, text: string) => Moment | undefined,
  reading: Reading,
): Rotation["effective"] {
  const pick = (option: string, text: string | undefined, known: Moment | undefined) => {
    if (text === undefined) return known;
    return text === "" ? undefined : read(option, text);
  };
  const from = pick("--effective-from", effectiveFrom, effective?.from);
  const until = pick("--effective-until", effectiveUntil, effective?.until);
  return effectiveOf(from, until, timeZone, reading);
}
