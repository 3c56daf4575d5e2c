import type { Recurrence, Rotation, WeeklyWindow } from "../rotation.js";
import { DAY_SECONDS, dailyWindow } from "../words.js";

// How AWS writes recurrences and coverage (data types Recurrence, HandOffTime and CoverageTime of
// the ssm-contacts API reference), and back.

export const AWS_DAYS = ["MON", "TUE", "WED", "THU", "FRI", "SAT", "SUN"] as const;
export type AwsDay = (typeof AWS_DAYS)[number];

/** On the wall clock of the rotation's zone: 0..23 and 0..59. */
export interface AwsTime {
  readonly HourOfDay: number;
  readonly MinuteOfHour: number;
}

/** Exactly one of the settings says something. */
export interface AwsRecurrence {
  readonly DailySettings?: readonly AwsTime[] | undefined;
  readonly WeeklySettings?:
    | readonly { readonly DayOfWeek: AwsDay; readonly HandOffTime: AwsTime }[]
    | undefined;
  readonly MonthlySettings?:
    | readonly { readonly DayOfMonth: number; readonly HandOffTime: AwsTime }[]
    | undefined;
  readonly NumberOfOnCalls: number;
  /** Days, weeks or months that a shift lasts, 1..100. */
  readonly RecurrenceMultiplier: number;
  /** Absent: always. */
  readonly ShiftCoverages?:
    | Readonly<Partial<Record<AwsDay, readonly { Start: AwsTime; End: AwsTime }[] | undefined>>>
    | undefined;
}

export function toRecurrence(settings: AwsRecurrence): Recurrence {
  const { DailySettings, WeeklySettings, MonthlySettings, RecurrenceMultiplier: every } = settings;
  if (DailySettings?.length) return { kind: "daily", every, at: DailySettings.map(toSecond) };
  if (WeeklySettings?.length) {
    return {
      kind: "weekly",
      every,
      on: WeeklySettings.map(({ DayOfWeek, HandOffTime }) => ({
        weekday: AWS_DAYS.indexOf(DayOfWeek),
        at: toSecond(HandOffTime),
      })),
    };
  }
  return {
    kind: "monthly",
    every,
    on: (MonthlySettings ?? []).map(({ DayOfMonth, HandOffTime }) => ({
      day: DayOfMonth,
      at: toSecond(HandOffTime),
    })),
  };
}

/** No window at all means always on call (inferred; AWS does not say). */
export function toCoverage({ ShiftCoverages }: AwsRecurrence): WeeklyWindow[] | undefined {
  const windows = AWS_DAYS.flatMap((day, weekday) =>
    (ShiftCoverages?.[day] ?? []).map(({ Start, End }) =>
      dailyWindow(weekday, toSecond(Start), toSecond(End)),
    ),
  );
  return windows.length === 0 ? undefined : windows;
}

/** Of a rotation that AWS can hold: the counterpart of toRecurrence and toCoverage. */
export function fromRecurrence({
  recurrence,
  onCalls = 1,
  coverage,
}: Pick<Rotation, "recurrence" | "onCalls" | "coverage">): AwsRecurrence {
  const windows = coverage && fromCoverage(coverage);
  return {
    ...settingsOf(recurrence),
    NumberOfOnCalls: onCalls,
    RecurrenceMultiplier: recurrence.kind === "elapsed" ? 1 : recurrence.every,
    ...(windows !== undefined && { ShiftCoverages: windows }),
  };
}

function settingsOf(recurrence: Recurrence) {
  switch (recurrence.kind) {
    case "daily":
      return { DailySettings: recurrence.at.map(fromSecond) };
    case "weekly":
      return {
        WeeklySettings: recurrence.on.map(({ weekday, at }) => ({
          DayOfWeek: AWS_DAYS[weekday] as AwsDay,
          HandOffTime: fromSecond(at),
        })),
      };
    case "monthly":
      return {
        MonthlySettings: recurrence.on.map(({ day, at }) => ({
          DayOfMonth: day,
          HandOffTime: fromSecond(at),
        })),
      };
    case "elapsed":
      throw new Error("AWS has no elapsed recurrence");
  }
}

const WEEK_SECONDS = 7 * DAY_SECONDS;

/** By the day on which windows begin. One that is longer than a day goes on at midnight. */
function fromCoverage(coverage: readonly WeeklyWindow[]): AwsRecurrence["ShiftCoverages"] {
  if (coverage.some(({ length }) => length >= WEEK_SECONDS)) return undefined;
  const byDay: Partial<Record<AwsDay, { Start: AwsTime; End: AwsTime }[]>> = {};
  for (const { start, length } of coverage.flatMap(atMidnights)) {
    const day = AWS_DAYS[Math.floor(start / DAY_SECONDS) % 7] as AwsDay;
    const window = {
      Start: fromSecond(start % DAY_SECONDS),
      End: fromSecond((start + length) % DAY_SECONDS),
    };
    byDay[day] = [...(byDay[day] ?? []), window];
  }
  return byDay;
}

function atMidnights({ start, length }: WeeklyWindow): WeeklyWindow[] {
  if (length <= DAY_SECONDS) return [{ start, length }];
  const first = DAY_SECONDS - (start % DAY_SECONDS);
  const rest = { start: (start + first) % WEEK_SECONDS, length: length - first };
  return [{ start, length: first }, ...atMidnights(rest)];
}

function toSecond({ HourOfDay, MinuteOfHour }: AwsTime): number {
  return HourOfDay * 3600 + MinuteOfHour * 60;
}

function fromSecond(second: number): AwsTime {
  return { HourOfDay: Math.floor(second / 3600), MinuteOfHour: Math.floor(second / 60) % 60 };
}
