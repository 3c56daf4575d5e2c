import type { OverrideTarget } from "../../model/rotation.js";
import type { Instant } from "../../model/time.js";

/** What a check of a schedule looks for. Findings that start together come in this order. */
export const FINDING_KINDS = [
  "gap",
  "double",
  "long",
  "rest",
  "non-member",
  "unreached",
  "clock-change",
] as const;
export type FindingKind = (typeof FINDING_KINDS)[number];

/** Something about a schedule that somebody should look at. Plain data: a view has the words. */
export type ScheduleFinding =
  | Found<"gap">
  | Found<"double">
  | LongStretch
  | ShortRest
  | NonMemberOverride
  | Found<"unreached">
  | ClockChange;

export type FindingOf<Kind extends FindingKind> = Extract<ScheduleFinding, { readonly kind: Kind }>;

interface Found<Kind extends FindingKind> {
  readonly kind: Kind;
  readonly start: Instant;
  readonly end: Instant;
  /** Who; empty where nobody is meant. */
  readonly members: readonly string[];
  /** The rotations that take part, as far as they are known. */
  readonly rotations: readonly string[];
}

interface LongStretch extends Found<"long"> {
  readonly limitMs: number;
  /** False where the stretch may go on before `start` or after `end`, out of sight. */
  readonly isWhole: boolean;
}

interface ShortRest extends Found<"rest"> {
  readonly limitMs: number;
}

interface NonMemberOverride extends Found<"non-member"> {
  /** What the override lies over. */
  readonly on: OverrideTarget;
}

interface ClockChange extends Found<"clock-change"> {
  /** `opens`: nobody is on call; `doubles`: both rotations are. */
  readonly effect: "opens" | "doubles";
  /** IANA names: of the rotation that ends, and of the one that begins. */
  readonly zones: readonly [string, string];
  /** How far the clock of the first zone is ahead of the second's, milliseconds. */
  readonly aheadMs: number;
  /** The same for the longest part of the year around. */
  readonly usuallyAheadMs: number;
}

/** What is still right. */
export interface CheckLimits {
  /** The longest that somebody may be on call without a break, milliseconds. Infinity: no limit. */
  readonly longestMs: number;
  /** The least rest between two stretches on call, milliseconds. 0: no limit. */
  readonly restMs: number;
}
