import { onCallAt } from "../../engine/render.js";
import { simulatePolicy } from "../../engine/simulate.js";
import type { OncallFile } from "../../model/file/read.js";
import type { PageTarget } from "../../model/incident.js";
import type { Policy } from "../../model/policy.js";
import type { Instant } from "../../model/time.js";
import { notFound, unsupported } from "../errors.js";

/** Whom a page calls at one step. */
export interface PageCall {
  /** From 0. */
  readonly step: number;
  /** 0 the first time through the steps. */
  readonly round: number;
  /** Each once; empty: nobody. */
  readonly called: readonly string[];
}

/**
 * Whom a page would call at a moment: at each step of a policy and of its repeats, the first of them
 * first; of a schedule, everyone who is on call.
 * @param page which of the pages to this policy it is, from 1
 * @throws OncallError (exit 2) for a target that is not there
 */
export function pageCalls(
  { kind, name }: PageTarget,
  file: OncallFile,
  at: Instant,
  page: number,
): PageCall[] {
  switch (kind) {
    case "person":
      return [{ step: 0, round: 0, called: [named("person", file.people, name).key] }];
    case "schedule": {
      const shifts = onCallAt(named("schedule", file.schedules, name), at);
      const called = [...new Set(shifts.flatMap(({ members }) => members))];
      return [{ step: 0, round: 0, called }];
    }
    case "policy": {
      const policy = withoutWaits(named("policy", file.policies, name));
      const directory = { schedule: (key: string) => file.schedules.get(key) };
      const { calls } = simulatePolicy(policy, directory, at, { page });
      return calls.map(({ step, round, notified }) => ({ step, round, called: notified }));
    }
    case "team":
      throw unsupported("local", "teams", "page a policy, a schedule or a person");
  }
}

/** People escalate by hand: what counts is who is on call when they do. */
function withoutWaits(policy: Policy): Policy {
  return { ...policy, steps: policy.steps.map((step) => ({ ...step, waitSeconds: 0 })) };
}

function named<T>(noun: string, known: ReadonlyMap<string, T>, name: string): T {
  const found = known.get(name);
  if (found === undefined) throw notFound(noun, name, [...known.keys()]);
  return found;
}
