import { badInput } from "../../errors.js";
import type { Policy } from "../../model/policy.js";
import { readStep } from "./policy-step.js";
import { Reading } from "./reading.js";

/** What is said of a policy, as flags. */
export interface PolicyFlags {
  /** All steps, in order. */
  readonly step?: readonly string[];
  readonly repeats?: string;
  readonly resolveWhenDone?: boolean;
}

/**
 * A policy with what flags say in the place of what it says.
 * @throws OncallError (exit 2) with every problem of the flags, or when there is no step
 */
export function readPolicyFlags(policy: Policy, flags: PolicyFlags): Policy {
  const { step, repeats, resolveWhenDone = policy.resolveWhenDone } = flags;
  const reading = new Reading();
  if (step === undefined && policy.steps.length === 0) {
    reading.fail("--step", 'is missing: write --step "schedule:payments 5m", or give --definition');
  }
  const changed = {
    ...policy,
    steps: step?.flatMap((text) => readStep(text, reading)) ?? policy.steps,
    repeats: repeats === undefined ? policy.repeats : readRepeats(repeats, reading),
    resolveWhenDone,
  };
  if (reading.problems.length > 0) throw badInput(reading.problems);
  return changed;
}

const MOST_REPEATS = 10;

function readRepeats(text: string, reading: Reading): number {
  const repeats = Number(text);
  if (/^\d+$/.test(text) && repeats <= MOST_REPEATS) return repeats;
  reading.fail("--repeats", `"${text}" is not a whole number from 0 to ${MOST_REPEATS}`);
  return 0;
}
