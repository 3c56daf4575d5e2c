import { badRequest } from "../errors.js";
import { SECOND_MS } from "../model/civil.js";
import type { Policy, PolicyStep, Target } from "../model/policy.js";
import type { Schedule } from "../model/rotation.js";
import type { Instant } from "../model/time.js";
import { nextAfter, previousBefore } from "./neighbours.js";
import { onCallAt } from "./render.js";

/** How a page escalates when nobody acknowledges it. */
export interface Simulation {
  readonly policy: string;
  /** When the page starts. */
  readonly at: Instant;
  readonly calls: readonly SimulatedStep[];
  /** After the last wait. `resolved`: by the policy; else the page stays open. */
  readonly end: { readonly at: Instant; readonly resolved: boolean };
}

export interface SimulatedStep {
  readonly at: Instant;
  /** From 0. */
  readonly step: number;
  /** 0 the first time through the steps, then 1 up to the policy's repeats. */
  readonly round: number;
  /**
   * Who is paged, each once. Empty: the step reaches nobody and is passed over at once. A team stands
   * for itself, `team:payments`: whom it calls depends on what the page says.
   */
  readonly notified: readonly string[];
  /** The targets whose turn it is, each with those whom it reaches; empty: nobody. */
  readonly targets: readonly ReachedTarget[];
  /** Round-robin: the targets whose turn it is not. */
  readonly skipped: readonly Target[];
}

export interface ReachedTarget {
  readonly target: Target;
  readonly members: readonly string[];
}

interface Directory {
  schedule(name: string): Schedule | undefined;
}

/**
 * Goes through a policy's steps and repeats, as Datadog documents it: each step waits for an
 * acknowledgement, but one that reaches nobody is passed over without a wait.
 * @param options.page which of several pages in a row this is, from 1: the targets of a round-robin
 * step take turns, page by page, and again when a repeat comes back to the step
 * @throws OncallError (exit 2) for a schedule that is not there or cannot be rendered
 */
export function simulatePolicy(
  policy: Policy,
  directory: Directory,
  at: Instant,
  { page = 1 }: { page?: number | undefined } = {},
): Simulation {
  if (!Number.isInteger(page) || page < 1) {
    throw badRequest(`there is no page ${page} in a row`, "pages count from 1");
  }
  const calls: SimulatedStep[] = [];
  let now = at;
  for (let round = 0; round <= policy.repeats; round++) {
    for (const [step, { notify, assignment, waitSeconds }] of policy.steps.entries()) {
      const { called, skipped } = takeTurn(notify, assignment, page - 1 + round);
      const targets = called.map((target) => ({ target, members: reach(target, now, find) }));
      const notified = [...new Set(targets.flatMap(({ members }) => members))];
      calls.push({ at: now, step, round, notified, targets, skipped });
      if (notified.length > 0) now += waitSeconds * SECOND_MS;
    }
  }
  return { policy: policy.name, at, calls, end: { at: now, resolved: policy.resolveWhenDone } };

  function find(name: string): Schedule {
    const schedule = directory.schedule(name);
    if (schedule !== undefined) return schedule;
    throw badRequest(`policy ${policy.name} notifies schedule "${name}", which is not there`);
  }
}

/** Which targets a step calls in its n-th turn, from 0. */
function takeTurn(notify: PolicyStep["notify"], assignment: PolicyStep["assignment"], n: number) {
  if (assignment === "all") return { called: notify, skipped: [] };
  const turn = n % notify.length;
  return {
    called: notify.filter((_, i) => i === turn),
    skipped: notify.filter((_, i) => i !== turn),
  };
}

/** Whom a target reaches at a moment, each once. */
function reach(target: Target, at: Instant, find: (name: string) => Schedule): string[] {
  if (target.kind === "person") return [target.name];
  if (target.kind === "team") return [`team:${target.name}`];
  const shiftsOf = { previous: previousBefore, current: onCallAt, next: nextAfter };
  const shifts = shiftsOf[target.position](find(target.name), at);
  return [...new Set(shifts.flatMap(({ members }) => members))];
}
