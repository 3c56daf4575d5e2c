import { DAY_MS } from "../../model/civil.js";
import type { CalendarRecurrence, Rotation, Shift } from "../../model/rotation.js";
import type { Instant, WallClock, Window } from "../../model/time.js";
import { extent, overlaps, type Span } from "../spans.js";
import { startOf, turnsOf } from "../turn-at.js";
import { toInstant, type Zone, zoneOf } from "../zone.js";
import { between, type Calendar, type Rules } from "./rules.js";

/**
 * As renderRotation, by other rules. It counts every turn from the start on, so a rotation that is
 * old costs more than a young one.
 */
export function renderBy(rules: Rules, rotation: Rotation, window: Window): Shift[] {
  const shifts = rules.lay(rotation, window, (wide) => renderTurns(rules, rotation, wide));
  return [...rules.select(shifts, window)];
}

function renderTurns(rules: Rules, rotation: Rotation, window: Window): Shift[] {
  const start = startOf(rotation);
  const zone = zoneOf(rotation.timeZone);
  const turns = turnsUpTo(rules, rotation, zone, window.to).filter(
    (turn) => turn.start < window.to,
  );
  const { to } = extent(turns, window);
  const covered = coveredSpans(rules, rotation, zone, start, to);
  const counted = rules.counted(turns, covered).map((turn, index) => ({ ...turn, index }));
  const seen = counted.filter((turn) => overlaps(turn, window));
  const dates = datesOf(rotation, zone);
  const near = covered
    .filter((span) => overlaps(span, extent(seen, window)))
    .map((span) => meet(span, dates));
  const membersOf = rules.members(rotation);
  return seen
    .flatMap((turn) =>
      near.map((span) => shiftOf(rotation, meet(turn, span), membersOf(turn.index))),
    )
    .filter(({ start, end, members }) => start < end && members.length > 0)
    .filter((shift) => overlaps(shift, window));
}

function shiftOf({ name }: Rotation, span: Span, members: readonly string[]): Shift {
  return { ...span, members, type: "REGULAR", overridden: undefined, rotation: name };
}

/** What two spans share; it ends before it begins where they share nothing. */
function meet(a: Readonly<Span>, b: Readonly<Span>): Span {
  return { start: Math.max(a.start, b.start), end: Math.min(a.end, b.end) };
}

/** The turns from the start on, until a while after `to`. */
function turnsUpTo(rules: Rules, rotation: Rotation, zone: Zone, to: Instant): Span[] {
  const start = startOf(rotation);
  const { recurrence } = rotation;
  if (recurrence.kind === "elapsed") return between(turnsOf(rotation, start, to).bounds);
  const until = to + PERIODS_AHEAD * recurrence.every * LONGEST_PERIOD_MS[recurrence.kind];
  const calendar = calendarOf(rules, zone, until);
  return rules.turns(start, rules.handOffs(recurrence, start, calendar), recurrence);
}

/** Some readings pass over listed times; day 31 in every 7th month can be missing 5 times running. */
const PERIODS_AHEAD = 8;
const LONGEST_PERIOD_MS = { daily: DAY_MS, weekly: 7 * DAY_MS, monthly: 31 * DAY_MS };

function calendarOf(rules: Rules, zone: Zone, until: Instant): Calendar {
  const last = zone.toWall(until);
  return {
    zone,
    list(recurrence: CalendarRecurrence, anchor, pick = (times) => times) {
      const { startOf, listOf } = rules.listed(recurrence, zone.toWall(anchor));
      const handOffs = new Set<Instant>();
      for (let period = 0; startOf(period) <= last; period++) {
        for (const time of pick(listOf(period))) {
          const instant = rules.place(startOf(period) + time, zone);
          if (instant !== undefined) handOffs.add(instant);
        }
      }
      return [...handOffs].sort((a, b) => a - b);
    },
  };
}

const ALWAYS: Span = { start: -Infinity, end: Infinity };

/** Where a rotation is covered between two instants. */
function coveredSpans(
  rules: Rules,
  { coverage }: Rotation,
  zone: Zone,
  from: Instant,
  to: Instant,
): Span[] {
  if (coverage === undefined) return [ALWAYS];
  const toInstant = (wall: WallClock) => rules.place(wall, zone) ?? zone.toInstant(wall);
  return rules.covered(coverage, { ...zone, toInstant }, from, to) ?? [ALWAYS];
}

function datesOf({ effective = {} }: Rotation, zone: Zone): Span {
  const { from = -Infinity, until = Infinity } = effective;
  return { start: toInstant(from, zone), end: toInstant(until, zone) };
}
