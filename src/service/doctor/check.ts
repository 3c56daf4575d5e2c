import { describeProblem, type Problem } from "../../errors.js";

/** How a check ended; a `problem` has to be put right before things work. */
export type Status = "ok" | "note" | "warning" | "problem";

export interface Check {
  readonly name: string;
  readonly status: Status;
  readonly message: string;
  /** What to do about it. */
  readonly hint?: string | undefined;
}

/** Something that was read: what it holds, or all that is wrong with it. */
export type Reading<T> =
  | { readonly kind: "read"; readonly value: T }
  | { readonly kind: "wrong"; readonly problems: readonly Problem[] };

/** A check for each problem. */
export function problemChecks(
  name: string,
  problems: readonly Problem[],
  status: Status = "problem",
): Check[] {
  return problems.map((problem) => ({
    name,
    status,
    message: describeProblem(problem),
    hint: problem.hint,
  }));
}

/** Each thing told once: a wrong file is found again by whoever reads it. */
export function withoutRepeats(checks: readonly Check[]): Check[] {
  const firsts = new Map<string, Check>();
  for (const check of checks) {
    if (!firsts.has(check.message)) firsts.set(check.message, check);
  }
  return [...firsts.values()];
}
