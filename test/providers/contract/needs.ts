import type { Opened, Trait } from "./opened.js";

/** What a test takes; where it is missing the test is skipped. */
export type Need = keyof typeof CAPABILITIES | Trait;

const CAPABILITIES = {
  contacts: ({ provider }: Opened) => provider.contacts !== undefined,
  rotations: ({ provider }: Opened) => provider.rotations !== undefined,
  "rotations of their own": ({ provider }: Opened) =>
    provider.rotations !== undefined && provider.rotations.schedulesOf === undefined,
  "rotations inside schedules": ({ provider }: Opened) =>
    provider.rotations?.schedulesOf !== undefined,
  overrides: ({ provider }: Opened) => provider.overrides !== undefined,
  policies: ({ provider }: Opened) => provider.policies !== undefined,
  incidents: ({ provider }: Opened) => provider.incidents !== undefined,
  pages: ({ provider }: Opened) => provider.pages !== undefined,
  escalation: ({ provider }: Opened) => provider.pages?.escalate !== undefined,
  "atomic operations": ({ provider }: Opened) => provider.atomically !== undefined,
  "a second opening": ({ reopen }: Opened) => reopen !== undefined,
  "daily recurrence": recurs("daily"),
  "weekly recurrence": recurs("weekly"),
  "monthly recurrence": recurs("monthly"),
  "elapsed recurrence": recurs("elapsed"),
  "schedules that stack": combines("stack"),
  "schedules that go together": combines("together"),
  "schedules of several rotations": ({ provider }: Opened) =>
    (provider.limits.rotationsPerSchedule ?? Infinity) > 1,
  "overrides over rotations": liesOver("rotation"),
  "overrides over schedules": liesOver("schedule"),
  "policies of several steps": ({ provider }: Opened) =>
    (provider.limits.policySteps ?? Infinity) > 1,
  "policies that repeat": ({ provider }: Opened) => (provider.limits.policyRepeats ?? Infinity) > 0,
};

/** The first of the needs that an open provider does not meet. */
export function missing(
  needs: readonly Need[],
  opened: Opened,
  lacks: readonly Trait[],
): Need | undefined {
  return needs.find((need) =>
    isCapability(need) ? !CAPABILITIES[need](opened) : lacks.includes(need),
  );
}

function isCapability(need: Need): need is keyof typeof CAPABILITIES {
  return need in CAPABILITIES;
}

type Limits = Opened["provider"]["limits"];

function recurs(kind: Limits["recurrences"][number]) {
  return ({ provider }: Opened) => provider.limits.recurrences.includes(kind);
}

function combines(combine: Limits["combines"][number]) {
  return ({ provider }: Opened) => provider.limits.combines.includes(combine);
}

function liesOver(kind: Limits["overrides"][number]) {
  return ({ provider }: Opened) =>
    provider.overrides !== undefined && provider.limits.overrides.includes(kind);
}
