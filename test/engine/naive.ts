// A second engine, slow and obvious, from docs/engine.md alone: it asks for every minute who is on call.

import { IANAZone } from "luxon";
import type {
  Moment,
  Override,
  Rotation,
  Schedule,
  Shift,
  Window,
} from "../../src/engine/index.js";

const MINUTE = 60_000;
const QUARTER = 15 * MINUTE;
const DAY = 24 * 60 * MINUTE;
const WEEK_MINUTES = 7 * 24 * 60;
const WEEK = WEEK_MINUTES * MINUTE;

/** What holds in one minute. Minutes with the same key, one after the other, are one shift. */
interface Answer extends Omit<Shift, "start" | "end"> {
  readonly key: string;
}
type Who = (minute: number) => Answer | undefined;

function remembered<Value>(make: (key: number) => Value): (key: number) => Value {
  const known = new Map<number, Value>();
  return (key) => {
    if (!known.has(key)) known.set(key, make(key));
    return known.get(key) as Value;
  };
}

const zones = new Map<string, (quarter: number) => number>();

/** Milliseconds east of UTC. Zones change at quarters of an hour, so one answer serves for each. */
export function offsetAt(zone: string, instant: number): number {
  const ofQuarter =
    zones.get(zone) ??
    remembered((quarter) => IANAZone.create(zone).offset(quarter * QUARTER) * MINUTE);
  zones.set(zone, ofQuarter);
  return ofQuarter(Math.floor(instant / QUARTER));
}

/** Rule 1. At most one change lies about any time; in a gap the clock from before it is read. */
export function toInstant(zone: string, moment: Moment): number {
  if (typeof moment === "number") return moment;
  const { wall } = moment;
  const before = offsetAt(zone, wall - DAY);
  const after = offsetAt(zone, wall + DAY);
  const readings = [wall - before, wall - after].filter((t) => t + offsetAt(zone, t) === wall);
  if (readings.length > 0) return Math.min(...readings);
  return wall - before;
}

/** Every instant up to `until`, and some after, at which a turn after the first begins, in order. */
function handOffs(rotation: Rotation, until: number): number[] {
  const { timeZone, recurrence } = rotation;
  const start = toInstant(timeZone, rotation.start);
  const startWall = start + offsetAt(timeZone, start);
  const found: number[] = [];
  if (recurrence.kind === "elapsed") {
    // Rule 8. Two turns may begin at one instant; the first of them has no length.
    const { days, seconds } = recurrence;
    for (let k = 1; (found.at(-1) ?? start) <= until; k++) {
      const day = days === 0 ? start : toInstant(timeZone, { wall: startWall + k * days * DAY });
      found.push(day + k * seconds * 1000);
    }
    return found;
  }
  for (let period = 0; ; period += recurrence.every) {
    const instants = wallsOf(period, rotation, startWall).map((wall) =>
      toInstant(timeZone, { wall }),
    );
    found.push(...instants);
    if (instants.every((instant) => instant > until + 2 * DAY)) break;
  }
  return [...new Set(found)].filter((instant) => instant > start).sort((a, b) => a - b);
}

/** The listed times of one day, week or month, as readings of the wall clock. Rules 2 and 4. */
function wallsOf(period: number, { recurrence }: Rotation, startWall: number): number[] {
  const day = Math.floor(startWall / DAY) * DAY;
  switch (recurrence.kind) {
    case "daily":
      return recurrence.at.map((at) => day + period * DAY + at * 1000);
    case "weekly": {
      const monday = mondayOf(startWall) + period * WEEK;
      return recurrence.on.map(({ weekday, at }) => monday + weekday * DAY + at * 1000);
    }
    case "monthly": {
      const year = new Date(day).getUTCFullYear();
      const month = new Date(day).getUTCMonth() + period;
      const lastDay = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
      return recurrence.on.map(
        ({ day: listed, at }) => Date.UTC(year, month, Math.min(listed, lastDay)) + at * 1000,
      );
    }
    default:
      throw new Error("elapsed turns have no periods");
  }
}

/** Midnight of its Monday. 2 January 1899 was one. */
function mondayOf(wall: number): number {
  return wall - ((wall - Date.UTC(1899, 0, 2)) % WEEK);
}

/** Rule 3. */
function membersOfTurn({ members, onCalls = 1 }: Rotation, turn: number): string[] {
  const names = new Set<string>();
  for (let i = turn * onCalls; i < (turn + 1) * onCalls; i++) {
    const member = members[i % members.length];
    if (typeof member === "string") names.add(member);
  }
  return [...names];
}

/** Rule 5: whether an instant is covered. */
function coverage({ timeZone, coverage: windows }: Rotation): (t: number) => boolean {
  if (windows === undefined) return () => true;
  const minutes: boolean[] = Array(WEEK_MINUTES).fill(false);
  for (const { start, length } of windows) {
    for (let minute = start / 60; minute < (start + length) / 60; minute++) {
      minutes[minute % WEEK_MINUTES] = true;
    }
  }
  if (!minutes.includes(false)) return () => true;
  const joined: Window[] = [];
  for (let begin = 0; begin < WEEK_MINUTES; begin++) {
    if (!minutes[begin] || minutes[(begin + WEEK_MINUTES - 1) % WEEK_MINUTES]) continue;
    let end = begin;
    while (minutes[end % WEEK_MINUTES]) end++;
    joined.push({ from: begin * MINUTE, to: end * MINUTE });
  }
  const spansOfWeek = remembered((monday) =>
    joined.map(({ from, to }) => ({
      from: toInstant(timeZone, { wall: monday + from }),
      to: toInstant(timeZone, { wall: monday + to }),
    })),
  );
  return (t) => {
    const monday = mondayOf(t);
    return [-2, -1, 0, 1].some((k) =>
      spansOfWeek(monday + k * WEEK).some((span) => holds(span, t)),
    );
  };
}

function holds({ from, to }: Window, t: number): boolean {
  return from <= t && t < to;
}

function overrideAt(zone: string, overrides: readonly Override[] = []) {
  const spans = overrides.map(({ from, to, members }, index) => {
    return { from: toInstant(zone, from), to: toInstant(zone, to), members, index };
  });
  return (t: number) => spans.findLast((span) => holds(span, t));
}

/** Rule 6: what an override with this key and these members makes of a minute. */
function replaced(below: Answer | undefined, members: readonly string[], key: string): Answer {
  const overridden = (below?.type === "OVERRIDDEN" ? below.overridden : below?.members) ?? [];
  const type = "OVERRIDDEN";
  return { key: `${below?.key}, ${key}`, members, type, overridden, rotation: below?.rotation };
}

function whoInRotation(rotation: Rotation): Who {
  const { name, timeZone, effective = {} } = rotation;
  const overriding = overrideAt(timeZone, rotation.overrides);
  const start = toInstant(timeZone, rotation.start);
  const from = toInstant(timeZone, effective.from ?? -Infinity);
  const to = toInstant(timeZone, effective.until ?? Infinity);
  const covered = coverage(rotation);
  let known = -Infinity;
  let boundaries: number[] = [];
  let turn = 0;
  const regular = (t: number): Answer | undefined => {
    if (t < start || t < from || t >= to || !covered(t)) return undefined;
    if (t > known) {
      known = t + 10 * DAY;
      boundaries = handOffs(rotation, known);
    }
    // The turn is the number of hand-offs so far.
    while (turn > 0 && (boundaries[turn - 1] ?? 0) > t) turn--;
    while ((boundaries[turn] ?? Infinity) <= t) turn++;
    const members = membersOfTurn(rotation, turn);
    if (members.length === 0) return undefined;
    return { key: `${name} turn ${turn}`, members, type: "REGULAR", rotation: name };
  };
  return (t) => {
    const override = overriding(t);
    if (override === undefined) return regular(t);
    if (override.members.length === 0) return undefined;
    const key = `override ${override.index} of ${name}`;
    return { ...replaced(regular(t), override.members, key), rotation: name };
  };
}

/** Rule 7: the runs of minutes with one answer that overlap the window, each of them whole. */
function shiftsOf(who: Who, { from, to }: Window): Shift[] {
  const shifts: Shift[] = [];
  let start = from;
  let current = who(start);
  while (current !== undefined && who(start - MINUTE)?.key === current.key) start -= MINUTE;
  for (let t = from + MINUTE; ; t += MINUTE) {
    const next = current === undefined && t >= to ? undefined : who(t);
    if (next?.key !== current?.key) {
      if (current !== undefined) {
        const { key: _, ...rest } = current;
        shifts.push({ start, end: t, ...rest });
      }
      start = t;
      current = next;
    }
    if (t >= to && (current === undefined || start >= to)) return shifts;
  }
}

export function naiveRotation(rotation: Rotation, window: Window): Shift[] {
  return shiftsOf(whoInRotation(rotation), window);
}

/** Rule 10, and the schedule's overrides. In a `together` schedule, ties are in rotation order. */
export function naiveSchedule(schedule: Schedule, window: Window): Shift[] {
  const overriding = overrideAt(schedule.timeZone, schedule.overrides);
  const rotations = schedule.rotations.map(whoInRotation);
  const top = (t: number) =>
    rotations.reduceRight<Answer | undefined>((a, who) => a ?? who(t), undefined);
  const onTop =
    (who: Who, fills: (t: number) => boolean): Who =>
    (t) => {
      const override = overriding(t);
      const below = who(t);
      if (override === undefined) return below;
      if (override.members.length === 0 || (below === undefined && !fills(t))) return undefined;
      return replaced(below, override.members, `schedule's override ${override.index}`);
    };
  if (schedule.combine === "stack")
    return shiftsOf(
      onTop(top, () => true),
      window,
    );
  const gaps = onTop(
    () => undefined,
    (t) => top(t) === undefined,
  );
  return [...rotations.map((who) => onTop(who, () => false)), gaps]
    .flatMap((who) => shiftsOf(who, window))
    .sort((a, b) => a.start - b.start);
}
