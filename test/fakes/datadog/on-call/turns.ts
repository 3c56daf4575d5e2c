import { Temporal } from "@js-temporal/polyfill";
import { toSeconds } from "../times.js";
import type { Reading } from "./reading.js";
import { type Layer, type Restriction, type Schedule, WEEKDAYS } from "./schedule.js";

// Whose turn it is in a layer, worked out anew for each moment. All times in whole epoch seconds.

const DAY_SECONDS = 86_400;

/** A layer whose zone is known. */
export interface Rotating extends Layer {
  readonly timeZone: string;
}

export function layersOf(schedule: Schedule): Rotating[] {
  return schedule.layers.map((layer) => ({
    ...layer,
    timeZone: layer.timeZone ?? schedule.timeZone,
  }));
}

export interface Turn {
  readonly key: string;
  /** Null: the turn of nobody. */
  readonly user: string | null;
}

/** Undefined where the layer has no say. */
export function turnAt(layer: Rotating, at: number, reading: Reading): Turn | undefined {
  const { effectiveDate, endDate, restrictions, members } = layer;
  if (at < toSeconds(effectiveDate)) return undefined;
  if (endDate !== undefined && at >= toSeconds(endDate)) return undefined;
  const stretches = restrictions.flatMap((one) => stretchesAround(one, layer, at));
  const isCovered = stretches.some(({ start, end }) => start <= at && at < end);
  if (restrictions.length > 0 && !isCovered) return undefined;
  const number = turnNumber(layer, at, reading);
  if (number < 0) return undefined;
  return { key: `${layer.id} ${number}`, user: members[number % members.length] ?? null };
}

/** Where the layer's answer may change: the last such moment before, and the next one after. */
export function bordersAround(layer: Rotating, at: number, reading: Reading): number[] {
  const { effectiveDate, endDate, restrictions } = layer;
  const number = Math.max(0, turnNumber(layer, at, reading));
  const turns = [-1, 0, 1].map((step) => turnStart(layer, Math.max(0, number + step), reading));
  const dates = [effectiveDate, ...(endDate === undefined ? [] : [endDate])].map(toSeconds);
  const stretches = restrictions.flatMap((one) => stretchesAround(one, layer, at));
  return [...turns, ...dates, ...stretches.flatMap(({ start, end }) => [start, end])];
}

/** Below 0 before the first turn. */
function turnNumber(layer: Rotating, at: number, reading: Reading): number {
  const length = layer.days * DAY_SECONDS + layer.seconds;
  // Days on the wall clock are an hour or so longer or shorter now and then: near enough to search.
  let number = Math.max(0, Math.floor((at - anchorOf(layer, reading)) / length) - 2);
  if (at < turnStart(layer, number, reading)) number = 0;
  if (at < turnStart(layer, number, reading)) return -1;
  while (turnStart(layer, number + 1, reading) <= at) number++;
  return number;
}

function turnStart(layer: Rotating, number: number, reading: Reading): number {
  const anchor = anchorOf(layer, reading);
  const seconds = number * layer.seconds;
  if (number === 0) return anchor;
  if (reading.daysElapsed === true) return anchor + number * layer.days * DAY_SECONDS + seconds;
  const wall = wallTime(anchor, layer.timeZone).add({ days: number * layer.days });
  return toInstant(wall, layer.timeZone) + seconds;
}

function anchorOf({ rotationStart, effectiveDate }: Layer, reading: Reading): number {
  return toSeconds(reading.fromEffectiveDate === true ? effectiveDate : rotationStart);
}

/**
 * A restriction in the weeks around a moment. One whose ends are the same covers nothing; one that
 * ends before it begins wraps around the end of the week.
 */
function stretchesAround(restriction: Restriction, { timeZone }: Rotating, at: number) {
  const [from, to] = secondsOfWeek(restriction);
  const wall = wallTime(at, timeZone);
  const monday = wall.subtract({ days: wall.dayOfWeek - 1 }).toPlainDate();
  const instant = (second: number, week: number) => {
    const days = week * 7 + Math.floor(second / DAY_SECONDS);
    const time = Temporal.PlainTime.from("00:00").add({ seconds: second % DAY_SECONDS });
    return toInstant(monday.add({ days }).toPlainDateTime(time), timeZone);
  };
  return [-1, 0, 1].map((week) => ({
    start: instant(from, week),
    end: instant(to, to < from ? week + 1 : week),
  }));
}

/** From Monday 00:00. */
function secondsOfWeek(restriction: Restriction): [number, number] {
  const { start_day, start_time, end_day, end_time } = restriction;
  const second = (day: Restriction["start_day"], time: string) => {
    const [hours = 0, minutes = 0, seconds = 0] = time.split(":").map(Number);
    return WEEKDAYS.indexOf(day) * DAY_SECONDS + hours * 3600 + minutes * 60 + seconds;
  };
  return [second(start_day, start_time), second(end_day, end_time)];
}

// The same few borders are asked for over and over, and each of these takes a while.
const walls = new Map<string, Temporal.PlainDateTime>();
const instants = new Map<string, number>();

function wallTime(at: number, timeZone: string): Temporal.PlainDateTime {
  return remembered(walls, `${at} ${timeZone}`, () => {
    const instant = Temporal.Instant.fromEpochMilliseconds(at * 1000);
    return instant.toZonedDateTimeISO(timeZone).toPlainDateTime();
  });
}

/** In a gap later by its length, in an overlap the earlier moment. */
function toInstant(wall: Temporal.PlainDateTime, timeZone: string): number {
  return remembered(instants, `${wall} ${timeZone}`, () => {
    const zoned = wall.toZonedDateTime(timeZone, { disambiguation: "compatible" });
    return zoned.epochMilliseconds / 1000;
  });
}

function remembered<T>(known: Map<string, T>, key: string, find: () => T): T {
  const found = known.get(key) ?? find();
  known.set(key, found);
  return found;
}
