import { DAY_MS, HOUR_MS } from "../../model/civil.js";
import type { Schedule, Shift } from "../../model/rotation.js";
import type { Instant } from "../../model/time.js";
import type { Span } from "../spans.js";
import { type Zone, zoneOf } from "../zone.js";
import type { FindingOf } from "./finding.js";
import { type Meeting, meetingsAtGaps, meetingsThatOverlap } from "./meetings.js";

/**
 * Hours that open or double since one zone has changed its clocks and another has not.
 *
 * Two rotations in different zones meet: the one ends, the other begins. Between them nobody is on
 * call (the hour opens), or for a while both are (it doubles; in a stack the upper one hides that).
 * It is the clocks' doing if it would not be so with the two clocks as far apart as they are for the
 * longest part of the year around, half a year on either side.
 *
 * Berlin has 08:00-20:00 and New York 14:00-02:00. Most of the year Berlin is 6 hours ahead and they
 * meet. From 8 to 29 March 2026 it is 5 hours ahead: 06:00Z to 07:00Z opens, 18:00Z to 19:00Z
 * doubles.
 *
 * What a change does within one zone is not meant: such an hour without anybody is a gap. Nor are
 * the borders of an override that stands where nobody had a turn.
 */
export function findClockChanges(
  schedule: Schedule,
  shifts: readonly Shift[],
  gaps: readonly Readonly<Span>[],
): FindingOf<"clock-change">[] {
  const zones = new Map(schedule.rotations.map(({ name, timeZone }) => [name, zoneOf(timeZone)]));
  const turns = shifts.filter(({ overridden }) => overridden?.length !== 0);
  const groups = [...meetingsAtGaps(turns, gaps), ...meetingsThatOverlap(turns)];
  return groups.flatMap((meetings) =>
    meetings.flatMap((meeting) => judge(meeting, zones)).slice(0, 1),
  );
}

/** Clocks change by two hours at most, but for moves across the date line. */
const MOST_CHANGE_MS = 4 * HOUR_MS;

/** A finding if the clocks are to blame, else none. */
function judge(
  { ending, beginning }: Meeting,
  zones: ReadonlyMap<string, Zone>,
): FindingOf<"clock-change">[] {
  const opened = beginning.start - ending.end;
  if (Math.abs(opened) > MOST_CHANGE_MS) return [];
  const { members: leaving, rotation: first = "" } = ending.shifts.at(-1) as Shift;
  const { members: coming, rotation: second = "" } = beginning.shifts[0] as Shift;
  const one = zones.get(first);
  const other = zones.get(second);
  if (one === undefined || other === undefined || one === other) return [];

  const aheadMs = one.offsetAt(ending.end) - other.offsetAt(beginning.start);
  const usuallyAheadMs = usuallyAhead(one, other, ending.end);
  const usuallyOpened = opened + usuallyAheadMs - aheadMs;
  const effect = opened > 0 ? "opens" : "doubles";
  if (effect === "opens" ? usuallyOpened > 0 : usuallyOpened < 0) return [];

  const lastStart = Math.max(ending.start, beginning.start);
  const firstEnd = Math.min(ending.end, beginning.end);
  return [
    {
      kind: "clock-change",
      start: Math.min(firstEnd, lastStart),
      end: Math.max(firstEnd, lastStart),
      members: effect === "opens" ? [] : [...new Set([...leaving, ...coming])],
      rotations: [first, second],
      effect,
      zones: [one.name, other.name],
      aheadMs,
      usuallyAheadMs,
    },
  ];
}

const HALF_YEAR_MS = (365 / 2) * DAY_MS;

/** How far the clock of `one` is ahead of the other's for the longest part of the year around. */
function usuallyAhead(one: Zone, other: Zone, at: Instant): number {
  const from = at - HALF_YEAR_MS;
  const to = at + HALF_YEAR_MS;
  const changes = [one, other].flatMap((zone) => zone.transitions(from, to)).map(({ at }) => at);
  const borders = [from, ...changes.sort((a, b) => a - b), to];
  const lasting = new Map<number, number>();
  borders.slice(1).forEach((until, i) => {
    const since = borders[i] as Instant;
    const ahead = one.offsetAt(since) - other.offsetAt(since);
    lasting.set(ahead, (lasting.get(ahead) ?? 0) + until - since);
  });
  const [longest] = [...lasting].sort(([, a], [, b]) => b - a) as [[number, number]];
  return longest[0];
}
