import { readFileSync } from "node:fs";
import { join } from "node:path";

// The shape of goalert-tests.json: inputs and expected outputs of GoAlert's own unit tests.

export interface GoRotation {
  readonly type: "hourly" | "daily" | "weekly" | "monthly";
  readonly shift_length: number;
  readonly start: string;
  readonly time_zone: string;
  readonly users?: readonly string[];
  /** Who was on call at `current_start`, from GoAlert's database. */
  readonly current_index?: number;
  readonly current_start?: string;
}

export interface GoRule {
  readonly days_sun_to_sat: readonly number[];
  readonly start: string;
  readonly end: string;
  readonly time_zone?: string;
  readonly user?: string;
  readonly rotation?: GoRotation;
}

export interface GoOverride {
  readonly add?: string;
  readonly remove?: string;
  readonly start?: string;
  readonly end?: string;
}

export interface GoShift {
  readonly user: string;
  readonly start: string;
  readonly end: string;
  readonly truncated?: boolean;
}

export interface GoTemporarySchedule {
  readonly start: string;
  readonly end: string;
  readonly shifts: readonly GoShift[];
}

export interface GoExpectation {
  readonly start?: string;
  readonly end?: string;
  readonly duration_s?: number;
  readonly at?: string;
  readonly active?: boolean;
  readonly user?: string;
  readonly hours?: number;
  readonly changes?: boolean;
  readonly by_minutes?: number;
  readonly handoffs?: readonly string[];
  readonly shifts?: readonly GoShift[];
  readonly users_any_order?: readonly string[];
  readonly timeline?: readonly { readonly from: string; readonly users: readonly string[] }[];
  readonly on_call?: readonly {
    readonly at: string;
    readonly user?: string;
    readonly users?: readonly string[];
  }[];
}

/** One case. Which fields there are depends on `fn`; `field` reads one that must be there. */
export interface GoCase {
  readonly id: string;
  readonly fn: string;
  readonly expect: GoExpectation;
  readonly at?: string;
  readonly a?: string;
  readonly b?: string;
  readonly now?: string;
  readonly day?: string;
  readonly clock?: string;
  readonly add_minutes?: number;
  readonly time_zone?: string;
  readonly window?: { readonly start: string; readonly end: string };
  readonly rotation?: GoRotation;
  readonly rule?: GoRule;
  readonly rules?: readonly GoRule[];
  readonly days_sun_to_sat?: readonly number[];
  readonly users?: readonly string[];
  readonly overrides?: readonly GoOverride[];
  readonly temporary_schedules?: readonly GoTemporarySchedule[];
}

/** The cases in the folder that ONCALL_CASES names. */
export function readGoAlertCases(): readonly GoCase[] {
  const folder = process.env.ONCALL_CASES;
  if (folder === undefined || folder === "") {
    throw new Error("set ONCALL_CASES to the folder that holds goalert-tests.json");
  }
  const file = JSON.parse(readFileSync(join(folder, "goalert-tests.json"), "utf8")) as {
    readonly cases?: readonly GoCase[];
  };
  return file.cases ?? [];
}

/** A field that a case of its kind has to have. */
export function field<T>(value: T | undefined, name: string): T {
  if (value === undefined) throw new Error(`the case has no "${name}"`);
  return value;
}
