import { NAME, readDuration } from "./words.js";

/** Who is told of an incident, step by step, until somebody acknowledges. */
export interface Policy {
  readonly name: string;
  readonly steps: readonly PolicyStep[];
  /** How often the steps are gone through again, 0..10. */
  readonly repeats: number;
  /** Whether the page is resolved when nobody has acknowledged after the last step. */
  readonly resolveWhenDone: boolean;
}

export interface PolicyStep {
  readonly notify: readonly Target[];
  /** How long to wait for an acknowledgement, seconds. */
  readonly waitSeconds: number;
  /** `all`: everyone named; `round-robin`: one after the other, a page each. */
  readonly assignment: Assignment;
}

/** The longest wait of a step, 30 days in seconds: more is a slip of the hand. */
const MOST_WAIT_SECONDS = 2_592_000;

/** Reads the wait of a step, `5m` or `1h30m`, as seconds: 0 to 30 days. */
export function readWait(text: string): number | undefined {
  const seconds = readDuration(text);
  return seconds !== undefined && seconds <= MOST_WAIT_SECONDS ? seconds : undefined;
}

/** Why a text cannot be a wait. */
export function notAWait(text: string): string {
  return readDuration(text) === undefined
    ? `"${text}" is not a duration: write 5m or 1h30m`
    : `"${text}" is longer than 30 days`;
}

export const ASSIGNMENTS = ["all", "round-robin"] as const;
export type Assignment = (typeof ASSIGNMENTS)[number];

/** Whose turn of a schedule is meant. */
export const POSITIONS = ["previous", "current", "next"] as const;
export type Position = (typeof POSITIONS)[number];

export type Target =
  | { readonly kind: "person"; readonly name: string }
  | { readonly kind: "schedule"; readonly name: string; readonly position: Position };

/** Reads `alice`, `schedule:payments` or `schedule:payments@next`. */
export function readTarget(text: string): Target | undefined {
  if (NAME.test(text)) return { kind: "person", name: text };
  const match = /^schedule:([^@:]+)(?:@([a-z]+))?$/.exec(text);
  const [, name, word = "current"] = match ?? [];
  const position = POSITIONS.find((known) => known === word);
  if (name === undefined || !NAME.test(name) || position === undefined) return undefined;
  return { kind: "schedule", name, position };
}

/** `alice`, `schedule:payments`, `schedule:payments@next`; the counterpart of readTarget. */
export function formatTarget(target: Target): string {
  if (target.kind === "person") return target.name;
  return `schedule:${target.name}${target.position === "current" ? "" : `@${target.position}`}`;
}
