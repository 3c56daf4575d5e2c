import { describe, expect, it } from "vitest";
import type { Policy, PolicyStep } from "../../../src/model/policy.js";
import { ACCOUNT, failureOf, fillAccount, makeContact, openAccount } from "./account.js";

const call = () => ({ token: crypto.randomUUID() });
const TOKEN = expect.stringMatching(/^[0-9a-f]{64}$/);

const STEP: PolicyStep = {
  notify: [{ kind: "person", name: "alice" }],
  waitSeconds: 300,
  assignment: "all",
};

const policyOf = (...steps: PolicyStep[]): Policy => ({
  name: "checkout",
  steps,
  repeats: 0,
  resolveWhenDone: false,
});

/** First whoever is on call, bob only told; then alice, and nobody waits. */
const CHECKOUT = policyOf(
  {
    notify: [
      { kind: "schedule", name: "payments", position: "current" },
      { kind: "person", name: "bob", informed: true },
    ],
    waitSeconds: 1800,
    assignment: "all",
  },
  { ...STEP, waitSeconds: 0 },
);

describe("a policy at AWS", () => {
  it("is a contact of type ESCALATION with a stage for each step", async () => {
    const { fake, policies, asked } = await openAccount();
    const { alice, bob, payments } = fillAccount(fake);
    await policies.create(CHECKOUT, call());
    const target = (ContactId: string, IsEssential: boolean) => ({
      ContactTargetInfo: { ContactId, IsEssential },
    });
    expect(asked().filter(([operation]) => operation === "CreateContact")).toEqual([
      [
        "CreateContact",
        {
          Alias: "checkout",
          Type: "ESCALATION",
          Plan: {
            Stages: [
              { DurationInMinutes: 30, Targets: [target(payments, true), target(bob, false)] },
              { DurationInMinutes: 0, Targets: [target(alice, true)] },
            ],
          },
          IdempotencyToken: TOKEN,
        },
      ],
    ]);
    expect(await policies.get("checkout")).toEqual(CHECKOUT);
    expect(await policies.get(`${ACCOUNT}contact/checkout`)).toEqual(CHECKOUT);
  });

  it("is changed by its whole plan", async () => {
    const { fake, policies, asked } = await openAccount();
    const { bob } = fillAccount(fake);
    const made = await policies.create(policyOf(STEP), call());
    asked();
    const notify = [{ kind: "person", name: "bob" }] as const;
    await policies.update(made, policyOf({ ...STEP, notify }));
    const Targets = [{ ContactTargetInfo: { ContactId: bob, IsEssential: true } }];
    expect(asked().at(-1)).toEqual([
      "UpdateContact",
      {
        ContactId: `${ACCOUNT}contact/checkout`,
        Plan: { Stages: [{ DurationInMinutes: 5, Targets }] },
      },
    ]);
  });

  it("is not changed where others have made a target essential meanwhile", async () => {
    const { fake, policies } = await openAccount();
    const { alice } = fillAccount(fake);
    const told = { ...STEP, notify: [{ kind: "person", name: "alice", informed: true }] } as const;
    const made = await policies.create(policyOf(told), call());
    const Targets = [{ ContactTargetInfo: { ContactId: alice, IsEssential: true } }];
    const Plan = { Stages: [{ DurationInMinutes: 5, Targets }] };
    const ContactId = `${ACCOUNT}contact/checkout`;
    fake.perform("ssm-contacts", "UpdateContact", { ContactId, Plan });
    expect(await failureOf(policies.update(made, policyOf()))).toMatchObject({ code: "conflict" });
  });

  it("that pages a channel by itself is not shown as if it did not", async () => {
    const { fake, policies } = await openAccount();
    const ChannelTargetInfo = { ContactChannelId: `${ACCOUNT}contact-channel/alice/0a` };
    const Stages = [{ DurationInMinutes: 5, Targets: [{ ChannelTargetInfo }] }];
    const arn = makeContact(fake, "odd", "ESCALATION", { Stages: [] });
    const odd = fake.state.contacts.get(arn);
    if (odd === undefined) throw new Error("there is no policy");
    fake.state.contacts.set(arn, { ...odd, Plan: { Stages } });
    expect(await failureOf(policies.get("odd"))).toMatchObject({
      message: "step 1 of policy odd pages a contact channel by itself",
      exitCode: 1,
    });
  });
});

describe("what AWS cannot hold of a policy", () => {
  const next = { kind: "schedule", name: "payments", position: "next" } as const;
  const cases: readonly [string, Policy, string, string][] = [
    [
      "one after the other",
      policyOf({ ...STEP, assignment: "round-robin" }),
      "policy checkout, step 1: AWS pages everyone in a step, not one after the other",
      'leave out "round-robin"',
    ],
    [
      "whoever comes next",
      policyOf(STEP, { ...STEP, notify: [next] }),
      "policy checkout, step 2: AWS pages who is on call now, not schedule:payments@next",
      "name the schedule alone, or the person",
    ],
    [
      "teams",
      policyOf({ ...STEP, notify: [{ kind: "team", name: "checkout" }] }),
      "policy checkout, step 1: AWS has no teams: it cannot page team:checkout",
      "name its people, or their schedule",
    ],
    [
      "more than half an hour",
      policyOf({ ...STEP, waitSeconds: 1860 }),
      "policy checkout, step 1: AWS waits whole minutes, at most 30",
      "wait less, or repeat the step",
    ],
    [
      "seconds",
      policyOf({ ...STEP, waitSeconds: 90 }),
      "policy checkout, step 1: AWS waits whole minutes, at most 30",
      "wait less, or repeat the step",
    ],
    [
      "an end that resolves",
      { ...policyOf(STEP), resolveWhenDone: true },
      "policy checkout: AWS resolves nothing when nobody has acknowledged",
      "leave out --resolve-when-done",
    ],
    [
      "capital letters",
      { ...policyOf(STEP), name: "Checkout" },
      '"Checkout" cannot be a name at AWS: it takes a-z, 0-9, "_" and "-"',
      "call it checkout",
    ],
  ];

  it.each(cases)("%s: is refused before anything is asked", async (_, policy, message, hint) => {
    const { policies, asked } = await openAccount();
    for (const write of [
      () => policies.create(policy, call()),
      () => policies.update(policyOf(STEP), policy),
    ]) {
      expect(await failureOf(write())).toMatchObject({ message, hint, exitCode: 2 });
    }
    expect(asked()).toEqual([]);
  });
});
