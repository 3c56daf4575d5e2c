import { toInstant, toMoment, zoneOf } from "../../engine/zone.js";
import type { Problem } from "../../errors.js";
import {
  type AwsRecurrence,
  fromRecurrence,
  toCoverage,
  toRecurrence,
} from "../../model/aws/recurrence.js";
import type { Rotation } from "../../model/rotation.js";
import { aliasOf } from "./directory.js";

/** A rotation as AWS gives it; what GetRotation always says, ListRotations may leave out. */
export interface AwsRotation {
  readonly RotationArn?: string | undefined;
  readonly Name?: string | undefined;
  readonly ContactIds?: readonly string[] | undefined;
  readonly StartTime?: Date | undefined;
  readonly TimeZoneId?: string | undefined;
  readonly Recurrence?: unknown;
}

export function toRotation({
  Name = "",
  ContactIds = [],
  StartTime,
  TimeZoneId = "UTC",
  Recurrence,
}: AwsRotation): Rotation {
  const recurrence = Recurrence as AwsRecurrence;
  const start = Math.floor((StartTime?.getTime() ?? 0) / 1000) * 1000;
  const coverage = toCoverage(recurrence);
  return {
    name: Name,
    timeZone: TimeZoneId,
    start: toMoment(start, zoneOf(TimeZoneId)),
    members: ContactIds.map(aliasOf),
    recurrence: toRecurrence(recurrence),
    ...(recurrence.NumberOfOnCalls > 1 && { onCalls: recurrence.NumberOfOnCalls }),
    ...(coverage !== undefined && { coverage }),
  };
}

/** What CreateRotation and UpdateRotation say of a rotation, its members apart. */
export function fromRotation(rotation: Rotation) {
  const { start, timeZone } = rotation;
  return {
    StartTime: new Date(toInstant(start, zoneOf(timeZone))),
    TimeZoneId: timeZone,
    // What the client takes can be written to; what the model says cannot.
    Recurrence: fromRecurrence(rotation) as never,
  };
}

/** Why AWS cannot hold a rotation. */
export function refuseRotation(rotation: Rotation): Problem[] {
  const { name, members, recurrence, coverage, effective, timeZone } = rotation;
  const problems: Problem[] = [];
  const refuse = (path: string, message: string, hint: string) =>
    problems.push({ path: `rotation ${name}, ${path}`, message, hint });
  if (members.includes(null)) {
    refuse("members", "AWS has no turns that no one takes", "say when it is off with coverage");
  }
  if (recurrence.kind === "elapsed") {
    refuse(
      "elapsed",
      "AWS counts days, weeks and months on the wall clock, no elapsed time",
      "write daily, weekly or monthly hand-offs: --daily 09:00 --every 7",
    );
  } else {
    if (recurrence.every > 100) {
      refuse(
        "every",
        `AWS has shifts of at most 100 periods, not ${recurrence.every}`,
        "take less",
      );
    }
    const times = recurrence.kind === "daily" ? recurrence.at : recurrence.on.map(({ at }) => at);
    if (times.some((second) => second % 60 !== 0)) {
      refuse("hand-offs", "AWS hands off at whole minutes", "leave out the seconds");
    }
  }
  if (coverage?.length === 0) {
    refuse("coverage", "AWS cannot cover nothing at all", "leave the rotation out of its schedule");
  }
  if (coverage?.some(({ start, length }) => start % 60 !== 0 || length % 60 !== 0)) {
    refuse("coverage", "AWS covers whole minutes", "leave out the seconds");
  }
  if (effective?.from !== undefined || effective?.until !== undefined) {
    refuse(
      "effective",
      "AWS has no dates from and until which a rotation counts",
      "begin it with --start, and delete it when it is over",
    );
  }
  if (!/^[a-zA-Z0-9_.-]{1,255}$/.test(name)) {
    refuse("name", "AWS takes at most 255 characters", "choose a shorter name");
  }
  if (/^[A-Z]{3,4}$/.test(timeZone) && !["UTC", "GMT"].includes(timeZone)) {
    refuse(
      "timeZone",
      `AWS takes no zones by their abbreviation, such as ${timeZone}`,
      "write one like America/New_York",
    );
  }
  return problems;
}
