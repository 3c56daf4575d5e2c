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

export type Target = PersonTarget | ScheduleTarget;

export interface PersonTarget extends Told {
  readonly kind: "person";
  readonly name: string;
}

export interface ScheduleTarget extends Told {
  readonly kind: "schedule";
  readonly name: string;
  readonly position: Position;
}

interface Told {
  /** They are told, and the policy goes on even when they acknowledge (AWS: not essential). */
  readonly informed?: true | undefined;
}

/** What stands before a target that is only told. */
const INFORMED = "fyi:";

/** Reads `alice`, `schedule:payments`, `schedule:payments@next`, or `fyi:` and one of these. */
export function readTarget(text: string): Target | undefined {
  if (text.startsWith(INFORMED)) {
    const target = readTarget(text.slice(INFORMED.length));
    return target?.informed ? undefined : target && { ...target, informed: true };
  }
  if (NAME.test(text)) return { kind: "person", name: text };
  const match = /^schedule:([^@:]+)(?:@([a-z]+))?$/.exec(text);
  const [, name, word = "current"] = match ?? [];
  const position = POSITIONS.find((known) => known === word);
  if (name === undefined || !NAME.test(name) || position === undefined) return undefined;
  return { kind: "schedule", name, position };
}

/** `alice`, `schedule:payments@next`, `fyi:schedule:payments`; the counterpart of readTarget. */
export function formatTarget(target: Target): string {
  const told = target.informed ? INFORMED : "";
  if (target.kind === "person") return `${told}${target.name}`;
  const turn = target.position === "current" ? "" : `@${target.position}`;
  return `${told}schedule:${target.name}${turn}`;
}
