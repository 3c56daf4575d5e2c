import { turnAt } from "../../engine/turn-at.js";
import { toInstant, zoneOf } from "../../engine/zone.js";
import { DAY_MS } from "../../model/civil.js";
import type { Rotation, Schedule } from "../../model/rotation.js";
import type { Instant } from "../../model/time.js";
import { DAY_SECONDS } from "../../model/words.js";
import type { StackRuleNumber } from "./comparison.js";

/** Another way in which a rule of intervals and stacks could be read. */
export interface ScheduleReading {
  readonly rule: StackRuleNumber | 6;
  /** `first-on-top` */
  readonly name: string;
  /** What the rule says then. */
  readonly text: string;
  /** The schedule that, by our rules, says what this one says by theirs. */
  change(schedule: Schedule): Schedule;
}

/** A member by this name is nobody; people have other names. */
export const HIDING = "\u0000";

/** Every other reading that we know of, in the order of the rules. */
export const SCHEDULE_READINGS: readonly ScheduleReading[] = [
  {
    rule: 6,
    name: "earlier-wins",
    text: "of two overrides that overlap, the earlier one wins",
    change: (schedule) => ({ ...schedule, overrides: schedule.overrides?.toReversed() }),
  },
  {
    rule: 8,
    name: "days-elapsed",
    text: "a day is 24 hours, whatever the clocks do",
    change: eachRotation((rotation) => {
      const turns = asElapsed(rotation);
      if (turns.recurrence.kind !== "elapsed") return rotation;
      const { days, seconds } = turns.recurrence;
      const elapsed = { kind: "elapsed" as const, days: 0, seconds: days * DAY_SECONDS + seconds };
      return { ...turns, recurrence: elapsed };
    }),
  },
  {
    rule: 8,
    name: "from-effective-date",
    text: "turns are counted from the effective date",
    change: eachRotation((rotation) => {
      const turns = asElapsed(rotation);
      return { ...turns, start: turns.effective.from };
    }),
  },
  {
    rule: 8,
    name: "schedule-zone",
    text: "turns and restrictions of every rotation are read in the zone of the schedule",
    change: (schedule) =>
      eachRotation((rotation) => ({ ...asElapsed(rotation), timeZone: schedule.timeZone }))(
        schedule,
      ),
  },
  {
    rule: 9,
    name: "unrestricted",
    text: "restrictions take nobody off call",
    change: eachRotation((rotation) => ({ ...rotation, coverage: undefined })),
  },
  {
    rule: 10,
    name: "first-on-top",
    text: "the first rotation that has someone on call is the one on call",
    change: (schedule) => ({ ...schedule, rotations: schedule.rotations.toReversed() }),
  },
  {
    rule: 10,
    name: "all-at-once",
    text: "everyone who is on call in any of the rotations is",
    change: (schedule) => ({ ...schedule, combine: "together" }),
  },
  {
    rule: 10,
    name: "no-one-hides",
    text: "a turn of no one hides the rotations before it",
    change: eachRotation((rotation) => ({
      ...rotation,
      members: rotation.members.map((member) => member ?? HIDING),
    })),
  },
];

function eachRotation(change: (rotation: Rotation) => Rotation): ScheduleReading["change"] {
  return (schedule) => ({ ...schedule, rotations: schedule.rotations.map(change) });
}

/**
 * The same shifts as turns of days and seconds that are counted from an instant, all of its times
 * instants. A rotation that hands off more than once in a period stays one of the calendar: no layer
 * reads so.
 */
function asElapsed(rotation: Rotation): Rotation & { readonly effective: { from: Instant } } {
  const zone = zoneOf(rotation.timeZone);
  const { from, until } = rotation.effective ?? {};
  const start = toInstant(rotation.start, zone);
  const begin = from === undefined ? start : Math.max(start, toInstant(from, zone));
  const effective = {
    from: begin,
    ...(until !== undefined && { until: toInstant(until, zone) }),
  };
  const days = daysOf(rotation);
  if (days === undefined) return { ...rotation, start, effective };
  // The first turn may have begun late: turns are counted from where it would have begun.
  const handOff = turnAt(rotation, start).end;
  return {
    ...rotation,
    start: zone.toInstant(zone.toWall(handOff) - days * DAY_MS),
    recurrence: { kind: "elapsed", days, seconds: 0 },
    effective,
  };
}

function daysOf({ recurrence }: Rotation): number | undefined {
  if (recurrence.kind === "daily" && recurrence.at.length === 1) return recurrence.every;
  if (recurrence.kind === "weekly" && recurrence.on.length === 1) return recurrence.every * 7;
  return undefined;
}
