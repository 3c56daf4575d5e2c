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

export type Target = PersonTarget | ScheduleTarget | TeamTarget;

export interface PersonTarget extends Told {
  readonly kind: "person";
  readonly name: string;
}

export interface ScheduleTarget extends Told {
  readonly kind: "schedule";
  readonly name: string;
  readonly position: Position;
}

/** Whom the rules of a team call. */
export interface TeamTarget extends Told {
  readonly kind: "team";
  readonly name: string;
}

interface Told {
  /** They are told, and the policy goes on even when they acknowledge (AWS: not essential). */
  readonly informed?: true | undefined;
}

/** What stands before a target that is only told. */
const INFORMED = "fyi:";

/** Whose turn is meant, behind the name of a schedule. */
const TURN = new RegExp(`@(${POSITIONS.join("|")})$`);

/**
 * Reads `alice`, `schedule:payments`, `schedule:payments@next`, `team:payments`, or `fyi:` and one
 * of these. A person goes by a name or an e-mail address; schedules and teams by any text, but for
 * an end like `@nxt`, which is a slip of the hand.
 */
export function readTarget(text: string): Target | undefined {
  if (text.startsWith(INFORMED)) {
    const target = readTarget(text.slice(INFORMED.length));
    return target?.informed ? undefined : target && { ...target, informed: true };
  }
  const [, kind, name] = /^(?:(schedule|team):)?(.*)$/s.exec(text) ?? [];
  if (name === undefined || name.trim() !== name || name === "") return undefined;
  if (kind === "team") return { kind, name };
  if (kind === "schedule") return readSchedule(name);
  return PERSON.test(name) ? { kind: "person", name } : undefined;
}

const PERSON = new RegExp(`${NAME.source}|^[^\\s@:]+@[^\\s@:]+\\.[^\\s@:]+$`);

/** `payments`, or `payments@next`: a name may have an @ of its own. */
function readSchedule(text: string): ScheduleTarget | undefined {
  if (/@[a-z]*$/.test(text) && !TURN.test(text)) return undefined;
  const name = text.replace(TURN, "");
  const position = POSITIONS.find((known) => text === `${name}@${known}`) ?? "current";
  return name === "" ? undefined : { kind: "schedule", name, position };
}

/** `alice`, `schedule:payments@next`, `fyi:team:payments`; the counterpart of readTarget. */
export function formatTarget(target: Target): string {
  const told = target.informed ? INFORMED : "";
  if (target.kind === "person") return `${told}${target.name}`;
  if (target.kind === "team") return `${told}team:${target.name}`;
  const { name, position } = target;
  const isPlain = position === "current" && !TURN.test(name);
  return `${told}schedule:${name}${isPlain ? "" : `@${position}`}`;
}
