import type { CalendarRecurrence, Rotation } from "../../model/rotation.js";
import type { Instant } from "../../model/time.js";
import { periodsOf } from "../calendar.js";
import type { Zone } from "../zone.js";
import type { Reading } from "./reading.js";
import { between, type Calendar, type Rules, withStart } from "./rules.js";

/** Rule 2: which listed times are hand-offs, and what happens between them. */
export const TURN_READINGS: readonly Reading[] = [
  {
    rule: 2,
    name: "first-goes-on",
    text: "what is left until the first hand-off is no turn of its own: the first member goes on to the second",
    applies: isCalendar,
    parts: {
      turns: (start, handOffs) =>
        between(handOffs[0] === start ? handOffs : [start, ...handOffs.slice(1)]),
    },
  },
  {
    rule: 2,
    name: "nothing-before",
    text: "nobody is on call before the first hand-off, where the first member's turn begins",
    applies: isCalendar,
    parts: { turns: (_, handOffs) => between(handOffs) },
  },
  {
    rule: 2,
    name: "from-first-hand-off",
    text: "periods are counted from the first listed time after the start",
    applies: hasLongTurns,
    parts: {
      handOffs(recurrence, start, calendar) {
        const first = nextListed(recurrence, start, calendar);
        return handOffsFrom(recurrence, first, calendar);
      },
    },
  },
  {
    rule: 2,
    name: "whole-first-turn",
    text: "the first hand-off is the first listed time that comes a whole turn after the start",
    applies: isCalendar,
    parts: {
      handOffs(recurrence, start, calendar) {
        const whole = onePeriodAfter(recurrence, start, calendar.zone);
        const first = nextListed(recurrence, start, calendar, whole);
        return handOffsFrom(recurrence, first, calendar);
      },
    },
  },
  {
    rule: 2,
    name: "every-kth-entry",
    text: "every k-th of the listed times is a hand-off, whichever period it lies in",
    applies: hasLongTurns,
    parts: {
      handOffs: (recurrence, start, { list }) =>
        list({ ...recurrence, every: 1 }, start)
          .filter((handOff) => handOff >= start)
          .filter((_, i) => i % recurrence.every === 0),
    },
  },
  {
    rule: 2,
    name: "entries-overlap",
    text: "a turn goes on until its own listed time comes again, so that turns overlap",
    applies: hasEntries,
    parts: { turns: overlappingTurns },
  },
  {
    rule: 2,
    name: "one-turn-a-period",
    text: "all the listed times of a period are one member's; the first of them hands over",
    applies: hasEntries,
    parts: { handOffs: picking((times) => times.slice(0, 1)) },
  },
  {
    rule: 2,
    name: "last-entry-only",
    text: "of several listed times of a period only the last counts",
    applies: hasEntries,
    parts: { handOffs: picking((times) => times.slice(-1)) },
  },
];

/** The first listed time at or after the start and `least`, in whichever period. */
function nextListed(
  recurrence: CalendarRecurrence,
  start: Instant,
  { list }: Calendar,
  least = start,
): Instant {
  const all = list({ ...recurrence, every: 1 }, start);
  return all.find((handOff) => handOff >= least) ?? Infinity;
}

/** Periods counted anew. A hand-off that a gap moved past midnight counts for the day it falls on. */
function handOffsFrom(
  recurrence: CalendarRecurrence,
  first: Instant,
  { list }: Calendar,
): Instant[] {
  if (first === Infinity) return [];
  return list(recurrence, first).filter((handOff) => handOff >= first);
}

function onePeriodAfter(recurrence: CalendarRecurrence, start: Instant, zone: Zone): Instant {
  const wall = zone.toWall(start);
  const { startOf } = periodsOf(recurrence, wall);
  return zone.toInstant(startOf(1) + wall - startOf(0));
}

/** The first turn ends with the first hand-off; of n entries, the n-th hand-off from one is its own. */
function overlappingTurns(
  start: Instant,
  handOffs: readonly Instant[],
  recurrence: CalendarRecurrence,
) {
  const turns = handOffs.map((handOff, i) => ({
    start: handOff,
    end: handOffs[i + entriesOf(recurrence)] ?? handOff,
  }));
  const first = between(withStart(start, handOffs).slice(0, 2));
  return handOffs[0] === start ? turns : [...first, ...turns];
}

function picking(pick: (times: readonly number[]) => readonly number[]): Rules["handOffs"] {
  return (recurrence, start, { list }) =>
    list(recurrence, start, pick).filter((handOff) => handOff >= start);
}

function isCalendar({ recurrence }: Rotation): boolean {
  return recurrence.kind !== "elapsed";
}

function hasLongTurns({ recurrence }: Rotation): boolean {
  return recurrence.kind !== "elapsed" && recurrence.every > 1;
}

function hasEntries({ recurrence }: Rotation): boolean {
  return recurrence.kind !== "elapsed" && entriesOf(recurrence) > 1;
}

function entriesOf(recurrence: CalendarRecurrence): number {
  return recurrence.kind === "daily" ? recurrence.at.length : recurrence.on.length;
}
