import type { Problem } from "../errors.js";
import type { WeeklyWindow } from "./rotation.js";

/** People who are responsible for something together. */
export interface Team {
  readonly id: string;
  /** What it is called in commands and queries: `payments`. */
  readonly handle: string;
  readonly name: string;
}

/** Whom pages of a team call. */
export interface TeamOnCall {
  readonly responders: readonly string[];
  /** Whom the next steps of its policy call, one list each. */
  readonly escalations: readonly (readonly string[])[];
}

/** What becomes of pages that it fits. */
export interface RoutingRule {
  /** Words and tags, in the provider's language: `tags.service:checkout`; absent: fits every page. */
  readonly query?: string | undefined;
  /** The rule fits only then; absent: always. */
  readonly hours?: Hours | undefined;
  readonly urgency?: Urgency | undefined;
  /** The policy that takes them; absent: none does. */
  readonly policy?: string | undefined;
  /** Anything else that is done, in the provider's own words. */
  readonly actions?: readonly object[] | undefined;
}

export interface Hours {
  readonly timeZone: string;
  readonly windows: readonly WeeklyWindow[];
}

export const URGENCIES = ["low", "high", "dynamic"] as const;
export type Urgency = (typeof URGENCIES)[number];

/** Why a list of rules cannot be: the last one has to take whatever no other did. */
export function routingProblems(rules: readonly RoutingRule[]): Problem[] {
  const last = rules.at(-1);
  if (last === undefined) return [];
  const { query, hours, policy } = last;
  if (query === undefined && hours === undefined && policy !== undefined) return [];
  return [
    {
      path: `rules[${rules.length - 1}]`,
      message: "the last rule takes what no other did: it has a policy, and no query and no hours",
      hint: "put a rule at the end that has a policy alone",
    },
  ];
}
