import type { Recurrence, Rotation, Shift, WeeklyWindow } from "../../../src/model/rotation.js";
import type { Window } from "../../../src/model/time.js";
import { naiveRotation } from "../../engine/naive.js";
import type { HandOffTime, RecurrenceSettings } from "./contacts/shapes.js";
import { DAYS } from "./contacts/shapes.js";

/** Every shift that overlaps the window, whole and in order. */
export type ShiftRenderer = (rotation: Rotation, window: Window) => readonly Shift[];

/** A rotation as the API holds it. Times in epoch seconds. */
export interface RotationSettings {
  readonly name: string;
  readonly members: readonly string[];
  readonly timeZoneId: string;
  readonly startTime: number;
  readonly recurrence: RecurrenceSettings;
  /** In order of creation. */
  readonly overrides: readonly {
    readonly members: readonly string[];
    readonly startTime: number;
    readonly endTime: number;
  }[];
}

const MINUTE_MS = 60_000;
const DAY_SECONDS = 86_400;

/**
 * By the tests' own slow engine. It counts in minutes, each border being the first minute that is
 * not before it; where a rotation or override begins or ends between two, that is put right here.
 */
export function renderSlowly(rotation: Rotation, { from, to }: Window): Shift[] {
  const { start, overrides = [] } = rotation;
  const borders = [start, ...overrides.flatMap((override) => [override.from, override.to])];
  const exact = new Map(
    borders.flatMap((at) => (typeof at === "number" ? [[wholeMinute(at), at]] : [])),
  );
  return naiveRotation(rotation, { from: wholeMinute(from - MINUTE_MS), to: wholeMinute(to) })
    .map((shift) => ({
      ...shift,
      start: exact.get(shift.start) ?? shift.start,
      end: exact.get(shift.end) ?? shift.end,
    }))
    .filter((shift) => shift.start < to && shift.end > from);
}

function wholeMinute(instant: number): number {
  return Math.ceil(instant / MINUTE_MS) * MINUTE_MS;
}

/** In the words of our model. */
export function toModel(settings: RotationSettings): Rotation {
  const { recurrence } = settings;
  return {
    name: settings.name,
    timeZone: settings.timeZoneId,
    start: settings.startTime * 1000,
    members: settings.members,
    recurrence: toRecurrence(recurrence),
    onCalls: recurrence.NumberOfOnCalls,
    coverage: toCoverage(recurrence),
    overrides: settings.overrides.map(({ members, startTime, endTime }) => ({
      from: startTime * 1000,
      to: endTime * 1000,
      members,
    })),
  };
}

/** A RotationShift of the API. */
export function toRotationShift({ members, start, end, type, overridden }: Shift) {
  return {
    ContactIds: members,
    StartTime: start / 1000,
    EndTime: end / 1000,
    Type: type,
    ...(type === "OVERRIDDEN" && { ShiftDetails: { OverriddenContactIds: overridden ?? [] } }),
  };
}

function toRecurrence(settings: RecurrenceSettings): Recurrence {
  const every = settings.RecurrenceMultiplier;
  if (settings.DailySettings !== undefined) {
    return { kind: "daily", every, at: settings.DailySettings.map(secondOf) };
  }
  if (settings.WeeklySettings !== undefined) {
    const on = settings.WeeklySettings.map(({ DayOfWeek, HandOffTime }) => {
      return { weekday: DAYS.indexOf(DayOfWeek), at: secondOf(HandOffTime) };
    });
    return { kind: "weekly", every, on };
  }
  const on = (settings.MonthlySettings ?? []).map(({ DayOfMonth, HandOffTime }) => {
    return { day: DayOfMonth, at: secondOf(HandOffTime) };
  });
  return { kind: "monthly", every, on };
}

/** A window that ends at or before its start ends on the next day. No windows: always. */
function toCoverage({ ShiftCoverages = {} }: RecurrenceSettings): WeeklyWindow[] | undefined {
  const windows = DAYS.flatMap((day, weekday) =>
    (ShiftCoverages[day] ?? []).map(({ Start, End }) => {
      const start = secondOf(Start);
      const length = secondOf(End) - start;
      return {
        start: weekday * DAY_SECONDS + start,
        length: length > 0 ? length : length + DAY_SECONDS,
      };
    }),
  );
  return windows.length === 0 ? undefined : windows;
}

function secondOf({ HourOfDay, MinuteOfHour }: HandOffTime): number {
  return HourOfDay * 3600 + MinuteOfHour * 60;
}
