import { describe, expect, test } from "vitest";
import type { Policy, PolicyStep, Target } from "../../src/model/policy.js";
import { readTarget } from "../../src/model/policy.js";
import type { Schedule } from "../../src/model/rotation.js";
import { notFound } from "../../src/providers/errors.js";
import type { Items, Limits, Provider, Teams } from "../../src/providers/provider.js";
import {
  escalationOf,
  planPolicyCreate,
  planPolicyDelete,
  planPolicyUpdate,
} from "../../src/service/policies.js";

function step(...targets: string[]): PolicyStep {
  const notify = targets.map((text) => readTarget(text) as Target);
  return { notify, waitSeconds: 300, assignment: "all" };
}

function policy(name: string, steps: PolicyStep[], more: Partial<Policy> = {}): Policy {
  return { name, steps, repeats: 0, resolveWhenDone: false, ...more };
}

const schedule = (name: string): Schedule => ({
  name,
  timeZone: "UTC",
  combine: "stack",
  rotations: [],
});

/** Things by name; what they are asked for is noted in `asked`. */
function items<T>(noun: string, asked: string[], known: Readonly<Record<string, T>>): Items<T> {
  const refuse = () => Promise.reject(new Error("a plan changes nothing"));
  return {
    async *list() {
      yield* Object.values(known);
    },
    async get(name) {
      asked.push(`${noun} ${name}`);
      const found = known[name];
      if (found === undefined) throw notFound(noun, name, Object.keys(known));
      return found;
    },
    create: refuse,
    update: refuse,
    delete: refuse,
  };
}

const PAYMENTS = policy("payments", [step("schedule:payments"), step("alice", "schedule:lost")]);

/** A provider that knows alice, the schedules payments and nights, and PAYMENTS. */
function provider(limits: Partial<Limits> = {}) {
  const asked: string[] = [];
  const known: Provider & { readonly asked: readonly string[] } = {
    asked,
    name: "datadog",
    place: "a test",
    limits: { recurrences: [], combines: [], overrides: [], ...limits },
    contacts: items("person", asked, { alice: { key: "alice" } }),
    schedules: items("schedule", asked, {
      payments: schedule("payments"),
      nights: schedule("nights"),
    }),
    policies: items("policy", asked, { payments: PAYMENTS }),
  };
  return known;
}

describe("a new policy", () => {
  test("is one change, once all that it notifies is known", async () => {
    const known = provider();
    const after = policy("billing", [step("alice", "schedule:nights@next")]);
    expect(await planPolicyCreate(known, after, {})).toEqual({
      changes: [{ noun: "policy", action: "create", after }],
      effects: [],
      warnings: [],
    });
    expect(known.asked).toEqual(["person alice", "schedule nights", "policy billing"]);
  });

  test("that the provider cannot hold is refused before anything is asked, with all reasons", async () => {
    const known = provider({ policySteps: 1, policyRepeats: 3 });
    const after = policy("billing", [step("alice"), step("zoe")], { repeats: 4 });
    await expect(planPolicyCreate(known, after, {})).rejects.toMatchObject({
      exitCode: 2,
      message:
        "policy billing has 2 steps; datadog holds 1\npolicy billing repeats its steps 4 times; datadog does so 3 times at most",
    });
    expect(known.asked).toEqual([]);
  });

  test("that is just within the limits is taken", async () => {
    const known = provider({ policySteps: 2, policyRepeats: 3 });
    const after = policy("billing", [step("alice"), step("alice")], { repeats: 3 });
    expect((await planPolicyCreate(known, after, {})).changes).toHaveLength(1);
  });

  test("that notifies nobody who is known is refused, each with its step", async () => {
    const after = policy("billing", [step("zoe", "schedule:nihgts"), step("nights", "alcie")]);
    await expect(planPolicyCreate(provider(), after, {})).rejects.toMatchObject({
      exitCode: 2,
      problems: [
        { path: "step 1", message: 'no person is called "zoe"; there are: alice' },
        { path: "step 1", message: 'no schedule is called "nihgts"; did you mean nights?' },
        { path: "step 2", message: 'no person is called "nights"; did you mean schedule:nights?' },
        { path: "step 2", message: 'no person is called "alcie"; did you mean alice?' },
      ],
      hint: "or create what is missing: oncall contact create zoe; oncall schedule create nihgts --rotations primary; oncall contact create alcie",
    });
  });

  test("goes by the names that the provider has, whatever they were written as", async () => {
    const known = provider();
    const alice = { key: "alice@example.com" };
    const contacts = items("person", [], { alice, "alice@example.com": alice });
    const team = { id: "t-1", handle: "checkout", name: "Checkout" };
    const teams = { get: async () => team } as unknown as Teams;
    const after = policy("billing", [step("alice", "fyi:team:t-1", "schedule:nights@next")]);
    const { changes } = await planPolicyCreate({ ...known, contacts, teams }, after, {});
    const named = step("alice@example.com", "fyi:team:checkout", "schedule:nights@next");
    expect(changes).toEqual([
      { noun: "policy", action: "create", after: { ...after, steps: [named] } },
    ]);
    const update = { ...PAYMENTS, steps: [step("alice")] };
    const plan = await planPolicyUpdate({ ...known, contacts }, PAYMENTS, update, {});
    expect(plan.changes).toMatchObject([{ after: { steps: [step("alice@example.com")] } }]);
  });

  test("is told of teams whose word was forgotten", async () => {
    const get = async (name: string) => {
      if (name !== "checkout") throw notFound("team", name, ["checkout"]);
      return { id: "t-1", handle: "checkout", name: "Checkout" };
    };
    const known = { ...provider(), teams: { get } as unknown as Teams };
    const after = policy("billing", [step("checkout", "team:chekout")]);
    await expect(planPolicyCreate(known, after, {})).rejects.toMatchObject({
      problems: [
        {
          path: "step 1",
          message: 'no person is called "checkout"; did you mean team:checkout?',
        },
        { path: "step 1", message: 'no team is called "chekout"; did you mean checkout?' },
      ],
      hint: undefined,
    });
  });

  test("is told nothing to create where only the word schedule was forgotten", async () => {
    const after = policy("billing", [step("nights")]);
    await expect(planPolicyCreate(provider(), after, {})).rejects.toMatchObject({
      hint: undefined,
    });
  });

  test("may notify anybody where the provider knows nobody by name", async () => {
    const { contacts: _, ...nameless } = provider();
    const after = policy("billing", [step("zoe")]);
    expect((await planPolicyCreate(nameless, after, {})).changes).toHaveLength(1);
  });

  test("is not for a provider without policies", async () => {
    const { policies: _, ...without } = provider();
    const after = policy("billing", [step("alice")]);
    await expect(planPolicyCreate(without, after, {})).rejects.toMatchObject({
      code: "unsupported",
    });
  });

  test("passes on what goes wrong on the way", async () => {
    const known = provider();
    const get = () => Promise.reject(new Error("no network"));
    const broken = { ...known, schedules: { ...known.schedules, get } };
    await expect(
      planPolicyCreate(broken, policy("billing", [step("schedule:nights")]), {}),
    ).rejects.toThrow("no network");
  });
});

describe("a policy that changes", () => {
  test("is not asked about the steps that it keeps", async () => {
    const known = provider();
    const after = { ...PAYMENTS, repeats: 2 };
    expect((await planPolicyUpdate(known, PAYMENTS, after, {})).changes).toEqual([
      { noun: "policy", action: "update", before: PAYMENTS, after },
    ]);
    expect(known.asked).toEqual([]);
  });

  test("is asked about new steps, and held to the limits", async () => {
    const lost = { ...PAYMENTS, steps: [step("schedule:lost")] };
    await expect(planPolicyUpdate(provider(), PAYMENTS, lost, {})).rejects.toThrow(
      'step 1: no schedule is called "lost"',
    );
    const often = { ...PAYMENTS, repeats: 4 };
    await expect(
      planPolicyUpdate(provider({ policyRepeats: 3 }), PAYMENTS, often, {}),
    ).rejects.toThrow("datadog does so 3 times at most");
  });

  test("to what it is already is no change", async () => {
    expect((await planPolicyUpdate(provider(), PAYMENTS, { ...PAYMENTS }, {})).changes).toEqual([]);
  });
});

test("a policy is deleted whole", async () => {
  expect((await planPolicyDelete(provider(), "payments", {})).changes).toEqual([
    { noun: "policy", action: "delete", before: PAYMENTS },
  ]);
});

describe("an escalation", () => {
  test("has the schedules that are notified, each asked for once, without those that are gone", async () => {
    const steps = [
      step("schedule:nights", "schedule:lost", "alice"),
      step("schedule:payments@next", "schedule:nights@previous"),
    ];
    const known = provider();
    const asked: string[] = [];
    const named = policy("named", steps);
    const policies = items("policy", asked, { named });
    const { policy: found, schedules } = await escalationOf({ ...known, policies }, "named", {});
    expect(found).toBe(named);
    expect([...schedules.keys()]).toEqual(["nights", "payments"]);
    expect(known.asked).toEqual(["schedule nights", "schedule lost", "schedule payments"]);
  });
});
