import { describe } from "vitest";
import type { Policy, PolicyStep, Target } from "../../../src/model/policy.js";
import type { Bench } from "./bench.js";
import type { Check } from "./check.js";
import { itemsContract } from "./items.js";
import { type Shape, shapesContract } from "./shapes.js";

export function policiesContract(check: Check): void {
  describe("a policy", () => {
    itemsContract(check, {
      name: "policies",
      needs: ["policies"],
      draft: policyDraft,
      changed: waitingLonger,
    });
    shapesContract(
      check,
      "policies",
      policyDraft,
      SHAPES.map((shape) => ({ ...shape, needs: ["policies", ...shape.needs] })),
    );
  });
}

const SHAPES: readonly Shape<Policy>[] = [
  {
    title: "has several steps",
    needs: ["policies of several steps"],
    from: (simple) => {
      const [step] = simple.steps as [PolicyStep];
      return { ...simple, steps: [step, { ...step, waitSeconds: 900 }] };
    },
  },
  {
    title: "notifies several at once",
    needs: [],
    from: async (simple, bench) => notifying(simple, await peopleOf(bench)),
  },
  {
    title: "notifies whoever is on call",
    needs: [],
    from: async (simple, bench) => {
      const name = await scheduleName(bench);
      return notifying(simple, [{ kind: "schedule", name, position: "current" }]);
    },
  },
  {
    title: "notifies who was on call before and comes next",
    needs: ["neighbouring turns in steps"],
    from: async (simple, bench) => {
      const name = await scheduleName(bench);
      return notifying(simple, [
        { kind: "schedule", name, position: "previous" },
        { kind: "schedule", name, position: "next" },
      ]);
    },
  },
  {
    title: "notifies one after the other",
    needs: ["round-robin steps"],
    from: async (simple, bench) => {
      const { steps, ...rest } = notifying(simple, await peopleOf(bench));
      return { ...rest, steps: steps.map((step) => ({ ...step, assignment: "round-robin" })) };
    },
  },
  {
    title: "waits for a minute",
    needs: [],
    from: ({ steps, ...simple }) => ({
      ...simple,
      steps: steps.map((step) => ({ ...step, waitSeconds: 60 })),
    }),
  },
  {
    title: "repeats its steps",
    needs: ["policies that repeat"],
    from: (simple, { provider }) => ({ ...simple, repeats: provider.limits.policyRepeats ?? 2 }),
  },
  {
    title: "resolves when nobody has acknowledged",
    needs: ["policies that resolve"],
    from: (simple) => ({ ...simple, resolveWhenDone: true }),
  },
];

async function policyDraft(bench: Bench): Promise<Policy> {
  return bench.policyDraft((await bench.people()).slice(0, 1));
}

async function peopleOf(bench: Bench): Promise<Target[]> {
  return (await bench.people()).map((name) => ({ kind: "person", name }));
}

async function scheduleName(bench: Bench): Promise<string> {
  return (await bench.create("schedules", await bench.scheduleDraft(1))).name;
}

function notifying(policy: Policy, notify: readonly Target[]): Policy {
  return { ...policy, steps: policy.steps.map((step) => ({ ...step, notify })) };
}

function waitingLonger(policy: Policy): Policy {
  return {
    ...policy,
    steps: policy.steps.map((step) => ({ ...step, waitSeconds: step.waitSeconds + 300 })),
  };
}
