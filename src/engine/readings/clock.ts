import { DAY_MS } from "../../model/civil.js";
import type { Rotation } from "../../model/rotation.js";
import type { Instant, WallClock } from "../../model/time.js";
import type { Zone } from "../zone.js";
import type { Reading } from "./reading.js";

/** Rule 1: wall-clock times that a gap skips, and those that happen twice. */
export const CLOCK_READINGS: readonly Reading[] = [
  gapReading(
    "gap-earlier",
    "a time that a gap skips moves earlier by the gap's length",
    (wall, zone) => zone.toInstant(wall) - skippedBy(wall, zone),
  ),
  gapReading("gap-end", "a time that a gap skips is the end of the gap", (wall, zone) => {
    const moved = zone.toInstant(wall);
    return zone.transitions(moved - LONGEST_CHANGE_MS, moved + 1).at(-1)?.at;
  }),
  gapReading("gap-skipped", "there is no hand-off at a time that a gap skips", () => undefined),
  {
    rule: 1,
    name: "overlap-later",
    text: "of a time that happens twice the later instant counts",
    applies: readsClock,
    parts: { place: laterInstant },
  },
];

function gapReading(
  name: string,
  text: string,
  placeSkipped: (wall: WallClock, zone: Zone) => Instant | undefined,
): Reading {
  return {
    rule: 1,
    name,
    text,
    applies: readsClock,
    parts: {
      place: (wall, zone) =>
        skippedBy(wall, zone) > 0 ? placeSkipped(wall, zone) : zone.toInstant(wall),
    },
  };
}

/** The longest that clocks have jumped: a day, over the date line. */
const LONGEST_CHANGE_MS = DAY_MS;

/** The length of the gap that skips a wall-clock time; 0 for one that happens. */
function skippedBy(wall: WallClock, zone: Zone): number {
  return zone.toWall(zone.toInstant(wall)) - wall;
}

function laterInstant(wall: WallClock, zone: Zone): Instant {
  const first = zone.toInstant(wall);
  const later = zone
    .transitions(first, first + LONGEST_CHANGE_MS)
    .map(({ after }) => wall - after)
    .find((instant) => instant > first && zone.toWall(instant) === wall);
  return later ?? first;
}

function readsClock({ recurrence, coverage, timeZone }: Rotation): boolean {
  return timeZone !== "UTC" && (recurrence.kind !== "elapsed" || coverage !== undefined);
}
