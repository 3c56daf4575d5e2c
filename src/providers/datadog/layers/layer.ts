import type { Restriction } from "../../../model/datadog/restriction.js";

/** A layer of a schedule as Datadog keeps it, without what belongs to HTTP. */
export interface Layer {
  /** Absent: still to be made. */
  readonly id?: string | undefined;
  readonly name: string;
  /** Absent: the schedule's. */
  readonly timeZone?: string | undefined;
  /** How long a turn is: days on the wall clock, then seconds. */
  readonly days: number;
  readonly seconds: number;
  /** RFC 3339, as Datadog wrote it, with fractions of seconds. Turns are counted from here. */
  readonly rotationStart: string;
  /** Nobody is on call before. */
  readonly effectiveDate: string;
  /** Nobody is on call from here on. */
  readonly endDate?: string | undefined;
  /** Users; null: a turn that no one takes. */
  readonly members: readonly (string | null)[];
  /** None: always on call. */
  readonly restrictions: readonly Restriction[];
}
