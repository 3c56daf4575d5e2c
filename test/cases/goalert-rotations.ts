import {
  onCallAt,
  type Recurrence,
  type Rotation,
  renderRotation,
} from "../../src/engine/index.js";
import type { Zone } from "../../src/engine/zone.js";
import { civilDate, DAY_MS, HOUR_MS, SECOND_MS, weekdayOf } from "../../src/model/civil.js";
import type { Instant, WallClock } from "../../src/model/time.js";
import { field, type GoCase, type GoRotation } from "./goalert-file.js";
import { instantOf, LeftOut, leaveOutInsideGap, zoneName, zoneNamed } from "./goalert-time.js";

const HOUR_SECONDS = 3600;
const DAY_SECONDS = 86_400;

/**
 * A GoAlert rotation in our terms, good from `from` to `to`. Their rotations of hours are multiples
 * on the wall clock: a list of times of the day where the hours divide the day, whole days where
 * the day divides them, elapsed time where no clock changes.
 */
export function ourRotation(go: GoRotation, from: Instant, to: Instant, inZone?: string): Rotation {
  const timeZone = zoneName(inZone ?? go.time_zone);
  const zone = zoneNamed(timeZone);
  const start = instantOf(go.start);
  // Theirs run backwards from the start; ours have no one on call before it.
  if (from < start) throw new LeftOut("an instant before the rotation's start");
  for (const wall of nominalHandOffs(go, zone.toWall(start), from, to)) {
    leaveOutInsideGap(zone, wall);
  }
  const recurrence = recurrenceOf(go, zone, start, to);
  const rotation: Rotation = {
    name: "rotation",
    timeZone,
    start,
    members: go.users ?? ["ann", "bob", "cal"],
    recurrence,
  };
  return atStoredPosition(rotation, go);
}

function recurrenceOf(go: GoRotation, zone: Zone, start: Instant, to: Instant): Recurrence {
  const wall = zone.toWall(start);
  const dayStart = Math.floor(wall / DAY_MS) * DAY_MS;
  const at = (wall - dayStart) / SECOND_MS;
  const every = go.shift_length;
  switch (go.type) {
    case "daily":
      return { kind: "daily", every, at: [at] };
    case "weekly":
      return { kind: "weekly", every, on: [{ weekday: weekdayOf(dayStart / DAY_MS), at }] };
    case "monthly": {
      const { day } = civilDate(dayStart / DAY_MS);
      // Theirs overflow into the next month, ours stay on the last day.
      if (day > 28) throw new LeftOut("a day that short months lack");
      return { kind: "monthly", every, on: [{ day, at }] };
    }
    case "hourly": {
      if (every % 24 === 0) return { kind: "daily", every: every / 24, at: [at] };
      if (24 % every === 0) {
        const times = Array.from({ length: 24 / every }, (_, i) => at + i * every * HOUR_SECONDS);
        return { kind: "daily", every: 1, at: times.map((time) => time % DAY_SECONDS) };
      }
      if (zone.transitions(start, to + every * HOUR_MS).length > 0) {
        throw new LeftOut("wall-clock hours that do not divide the day, across a clock change");
      }
      return { kind: "elapsed", days: 0, seconds: every * HOUR_SECONDS };
    }
  }
}

/** The wall times of GoAlert's hand-offs around a stretch of time, before gaps move them. */
function* nominalHandOffs(go: GoRotation, start: WallClock, from: Instant, to: Instant) {
  const hours = { hourly: 1, daily: 24, weekly: 168, monthly: 31 * 24 }[go.type];
  const length = hours * go.shift_length * HOUR_MS;
  const first = from - length - 2 * DAY_MS;
  const last = to + length + 2 * DAY_MS;
  const date = new Date(start);
  while (date.getTime() <= last) {
    if (date.getTime() >= first) yield date.getTime();
    if (go.type === "monthly") date.setUTCMonth(date.getUTCMonth() + go.shift_length);
    else date.setTime(date.getTime() + length);
  }
}

/** GoAlert stores whose turn it is: the members are moved so that this turn has that one. */
function atStoredPosition(rotation: Rotation, go: GoRotation): Rotation {
  if (go.current_index === undefined || go.current_start === undefined) return rotation;
  const numbers = rotation.members.map((_, i) => String(i));
  const [turn] = onCallAt({ ...rotation, members: numbers }, instantOf(go.current_start));
  const shift = go.current_index - Number(turn?.members[0]) + numbers.length;
  const members = rotation.members.map((_, i) => rotation.members[(i + shift) % numbers.length]);
  return { ...rotation, members: members as string[] };
}

/** Where the turn that contains `at` begins and ends. */
export function turnAt({ rotation: go, at: text }: GoCase): { start: Instant; end: Instant } {
  const at = instantOf(field(text, "at"));
  const rotation = ourRotation(field(go, "rotation"), at, at);
  const [shift] = renderRotation(rotation, { from: at, to: at + 1 });
  return field(shift, "shift");
}

/**
 * The turn borders around the window, and those that GoAlert lists. Their phase runs backwards
 * before the start: the borders are compared from the start on. Their window holds its end.
 */
export function handOffs({ rotation, window, expect }: GoCase): {
  ours: Instant[];
  theirs: Instant[];
} {
  const go = field(rotation, "rotation");
  const { start, end } = field(window, "window");
  const begin = instantOf(go.start);
  const from = Math.max(instantOf(start), begin);
  const to = instantOf(end) + SECOND_MS;
  const shifts = renderRotation(ourRotation(go, from, to), { from, to });
  const theirs = field(expect.handoffs, "handoffs").map(instantOf);
  return {
    ours: [...shifts.map((shift) => shift.start), field(shifts.at(-1), "shift").end],
    theirs: theirs.filter((at) => at >= begin),
  };
}

export function userAt(go: GoRotation, at: Instant): string | undefined {
  return onCallAt(ourRotation(go, at, at), at)[0]?.members[0];
}
