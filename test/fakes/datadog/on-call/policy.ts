import type { ShiftPosition } from "./shifts.js";

/** Whom a page goes to, one step after the other. */
export interface Policy {
  readonly id: string;
  readonly name: string;
  readonly retries: number;
  readonly resolvesAtEnd: boolean;
  readonly tags: readonly string[];
  /** Ids. */
  readonly teams: readonly string[];
  readonly steps: readonly Step[];
}

export interface Step {
  readonly id: string;
  readonly assignment: "default" | "round-robin";
  readonly escalateAfterSeconds: number;
  readonly targets: readonly Target[];
}

export interface Target {
  readonly id: string;
  readonly type: "users" | "schedules" | "teams";
  /** Of a schedule; absent where none was asked for: then it is the current one. */
  readonly position?: ShiftPosition | undefined;
}
