import { DAY_MS } from "../../model/civil.js";
import type { Rotation, Shift } from "../../model/rotation.js";
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
  const zone = zoneOf(rotation.timeZone);
  const coveredIn = (span: Window) => coveredSpans(rules, rotation, zone, span);
  const turns = rules
    .counted(turnsUpTo(rules, rotation, zone, window.to), coveredIn)
    .map((turn, index) => ({ ...turn, index }))
    .filter((turn) => overlaps(turn, window));
  const covered = coveredIn(extent(turns, window));
  const dates = datesOf(rotation, zone);
  const membersOf = rules.members(rotation);
  return turns
    .flatMap(({ index, ...turn }) =>
      covered
        .filter((span) => overlaps(span, { from: turn.start, to: turn.end }))
        .map((span) => meet(meet(turn, span), dates))
        .filter((piece) => piece.start < piece.end && overlaps(piece, window))
        .map((piece) => regular(rotation, piece, membersOf(index))),
    )
    .filter(({ members }) => members.length > 0);
}

function regular({ name }: Rotation, span: Span, members: readonly string[]): Shift {
  return { ...span, members, type: "REGULAR", overridden: undefined, rotation: name };
}

/** What two spans share; it ends before it begins where they share nothing. */
function meet(a: Readonly<Span>, b: Readonly<Span>): Span {
  return { start: Math.max(a.start, b.start), end: Math.min(a.end, b.end) };
}

/** The turns that begin before `to`, from the start on. */
function turnsUpTo(rules: Rules, rotation: Rotation, zone: Zone, to: Instant): Span[] {
  const { recurrence } = rotation;
  const start = startOf(rotation);
  if (recurrence.kind === "elapsed") return between(turnsOf(rotation, start, to).bounds);
  const until = to + PERIODS_AHEAD * recurrence.every * LONGEST_PERIOD_MS[recurrence.kind];
  const handOffs = rules.handOffs(recurrence, start, calendarOf(rules, zone, until));
  return rules.turns(start, handOffs, recurrence).filter((turn) => turn.start < to);
}

/** Some readings pass over listed times; day 31 in every 7th month can be missing 5 times running. */
const PERIODS_AHEAD = 8;
const LONGEST_PERIOD_MS = { daily: DAY_MS, weekly: 7 * DAY_MS, monthly: 31 * DAY_MS };

function calendarOf(rules: Rules, zone: Zone, until: Instant): Calendar {
  const last = zone.toWall(until);
  return {
    zone,
    list(recurrence, anchor, pick = (times) => times) {
      const periods = rules.listed(recurrence, zone.toWall(anchor));
      const handOffs = new Set<Instant>();
      for (let period = 0; periods.startOf(period) <= last; period++) {
        for (const time of pick(periods.listOf(period))) {
          const instant = rules.place(periods.startOf(period) + time, zone);
          if (instant !== undefined) handOffs.add(instant);
        }
      }
      return [...handOffs].sort((a, b) => a - b);
    },
  };
}

const ALWAYS: Span = { start: -Infinity, end: Infinity };

/** When a rotation is covered within a window. */
function coveredSpans(
  rules: Rules,
  { coverage }: Rotation,
  zone: Zone,
  { from, to }: Window,
): Span[] {
  if (coverage === undefined) return [ALWAYS];
  const place = (wall: WallClock) => rules.place(wall, zone) ?? zone.toInstant(wall);
  return rules.covered(coverage, { ...zone, toInstant: place }, from, to) ?? [ALWAYS];
}

function datesOf({ effective = {} }: Rotation, zone: Zone): Span {
  const { from = -Infinity, until = Infinity } = effective;
  return { start: toInstant(from, zone), end: toInstant(until, zone) };
}
