import type { RuleNumber } from "../../engine/readings/index.js";
import type { Rotation, Shift } from "../../model/rotation.js";
import type { Instant, Window } from "../../model/time.js";
import type { ProposedOptions } from "../../providers/provider.js";
import type { Explanation } from "../verify/comparison.js";

/** A question to a provider that renders shifts itself, asked with a rotation that is never made. */
export interface Probe {
  /** `on-calls-move` */
  readonly id: string;
  /** The rule that is in question; absent: none, it is about the request. */
  readonly rule?: RuleNumber;
  readonly question: string;
  /** How oncall answers it. */
  readonly ours: string;
  readonly rotation: Rotation;
  readonly window: Window;
  /** The other readings that this rotation tells apart; absent: none. */
  readonly readings?: readonly string[];
  /** We refuse such a rotation. */
  readonly isRefused?: boolean;
  readonly options?: ProposedOptions;
}

/** What a provider says to a probe. */
export interface ProbeAnswer {
  readonly probe: Probe;
  readonly answer: Answer;
  readonly isAsOurs: boolean;
  /** Empty where we refuse. */
  readonly ours: readonly Shift[];
  /** Empty where they refuse; without those that have no members. */
  readonly theirs: readonly Shift[];
  /** How many of theirs had no members. */
  readonly emptyRows: number;
  /** How many shifts came in each page; empty where the provider does not tell. */
  readonly pages: readonly number[];
}

export type Answer =
  | { readonly kind: "as-ours" }
  /** Each of the explanations by itself gives theirs. */
  | { readonly kind: "explained"; readonly explained: readonly Explanation[] }
  /** The provider begins a rotation without a start here. */
  | { readonly kind: "starts-at"; readonly start: Instant }
  /** No reading that we know of; `samePeople`: ours at every moment, in shifts cut otherwise. */
  | { readonly kind: "other"; readonly samePeople: boolean }
  | { readonly kind: "refused"; readonly message: string };
