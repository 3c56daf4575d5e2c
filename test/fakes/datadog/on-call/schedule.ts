import { inUtc, type Moment } from "../times.js";

/** What is on call when, as the API holds it. */
export interface Schedule {
  readonly id: string;
  readonly name: string;
  readonly timeZone: string;
  readonly tags: readonly string[];
  /** Ids. */
  readonly teams: readonly string[];
  readonly layers: readonly Layer[];
}

export interface Layer {
  readonly id: string;
  readonly name: string;
  /** Absent: that of the schedule. */
  readonly timeZone?: string | undefined;
  readonly rotationStart: Moment;
  readonly effectiveDate: Moment;
  readonly endDate?: Moment | undefined;
  readonly days: number;
  readonly seconds: number;
  /** Ids of users; null: the turn of nobody. */
  readonly members: readonly (string | null)[];
  readonly restrictions: readonly Restriction[];
}

/** One stretch of each week. */
export interface Restriction {
  readonly start_day: Weekday;
  readonly start_time: string;
  readonly end_day: Weekday;
  readonly end_time: string;
}

export const WEEKDAYS = [
  "monday",
  "tuesday",
  "wednesday",
  "thursday",
  "friday",
  "saturday",
  "sunday",
] as const;
export type Weekday = (typeof WEEKDAYS)[number];

/** What was written is echoed with its offsets; from then on its times are in UTC. */
export function settled(schedule: Schedule): Schedule {
  const layers = schedule.layers.map(({ endDate, ...layer }) => ({
    ...layer,
    rotationStart: inUtc(layer.rotationStart),
    effectiveDate: inUtc(layer.effectiveDate),
    ...(endDate !== undefined && { endDate: inUtc(endDate) }),
  }));
  return { ...schedule, layers };
}
