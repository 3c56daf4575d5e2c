import { describe, expect, it } from "vitest";
import type { Policy } from "../../../src/model/policy.js";
import { fromFoundPolicy } from "../../../src/providers/datadog/policy-message.js";
import { only } from "../../fakes/datadog/faults.js";
import type { FakeDatadog } from "../../fakes/datadog/server.js";
import { call, failureOf, fillAccount, listed, openAccount } from "./account.js";

const put = ({ requests }: FakeDatadog) =>
  requests.findLast(({ operation }) => operation === "UpdateOnCallEscalationPolicy")?.body;

/** Everything that a policy can say; the people by other words than ours. */
const SEARCH: Policy = {
  name: "search",
  steps: [
    {
      notify: [
        { kind: "schedule", name: "payments", position: "current" },
        { kind: "schedule", name: "payments", position: "next" },
        { kind: "schedule", name: "payments", position: "previous" },
      ],
      waitSeconds: 300,
      assignment: "all",
    },
    {
      notify: [
        { kind: "person", name: "alice" },
        { kind: "team", name: "payments-team" },
      ],
      waitSeconds: 36_000,
      assignment: "round-robin",
    },
  ],
  repeats: 10,
  resolveWhenDone: true,
};

/** The account with a team, and the policy search in it. */
async function withSearch() {
  const account = await openAccount();
  const ids = fillAccount(account.fake);
  const team = account.fake.addTeam({ handle: "payments-team" });
  await account.policies.create(SEARCH, call());
  account.asked();
  const search = [...account.fake.state.policies.values()].find(({ name }) => name === "search");
  if (search === undefined) throw new Error("it is there");
  account.fake.state.policies.set(search.id, { ...search, teams: [team] });
  const [first = "", second = ""] = search.steps.map(({ id }) => id);
  return { ...account, ...ids, team, search: search.id, first, second };
}

describe("a policy at Datadog", () => {
  it("is created in Datadog's words", async () => {
    const { fake, policies } = await openAccount();
    const { payments, alice } = fillAccount(fake);
    const team = fake.addTeam({ handle: "payments-team" });
    await policies.create(SEARCH, call());
    expect(fake.requests.find(only("CreateOnCallEscalationPolicy"))?.body).toEqual({
      data: {
        type: "policies",
        attributes: {
          name: "search",
          retries: 10,
          resolve_page_on_policy_end: true,
          steps: [
            {
              assignment: "default",
              escalate_after_seconds: 300,
              targets: [
                { id: payments, type: "schedules" },
                { id: payments, type: "schedules", config: { schedule: { position: "next" } } },
                { id: payments, type: "schedules", config: { schedule: { position: "previous" } } },
              ],
            },
            {
              assignment: "round-robin",
              escalate_after_seconds: 36_000,
              targets: [
                { id: alice, type: "users" },
                { id: team, type: "teams" },
              ],
            },
          ],
        },
      },
    });
  });

  it("reads as it was written, the people by their addresses", async () => {
    const { policies, search } = await withSearch();
    const [one, two] = SEARCH.steps;
    const steps = [
      one,
      {
        ...two,
        notify: [
          { kind: "person", name: "alice@example.com" },
          { kind: "team", name: "payments-team" },
        ],
      },
    ];
    expect(await policies.get("search")).toEqual({ ...SEARCH, steps });
    expect(await policies.get(search)).toEqual({ ...SEARCH, steps });
  });

  it("keeps the ids of its steps and its teams when one of them changes", async () => {
    const { fake, policies, search, team, first, second, payments, alice } = await withSearch();
    const before = await policies.get("search");
    const [one, two] = before.steps as [Policy["steps"][0], Policy["steps"][0]];
    const notify = [{ kind: "schedule", name: "payments", position: "current" } as const];
    await policies.update(before, { ...before, steps: [two, { ...one, notify }], repeats: 0 });
    expect(put(fake)).toEqual({
      data: {
        id: search,
        type: "policies",
        attributes: {
          name: "search",
          retries: 0,
          resolve_page_on_policy_end: true,
          steps: [
            {
              id: second,
              assignment: "round-robin",
              escalate_after_seconds: 36_000,
              targets: [
                { id: alice, type: "users" },
                { id: team, type: "teams" },
              ],
            },
            {
              id: first,
              assignment: "default",
              escalate_after_seconds: 300,
              targets: [{ id: payments, type: "schedules" }],
            },
          ],
        },
        relationships: { teams: { data: [{ id: team, type: "teams" }] } },
      },
    });
  });

  it("gets new steps without ids, and loses those that are left out", async () => {
    const { fake, policies, search, first } = await withSearch();
    const before = await policies.get("search");
    const [one] = before.steps as [Policy["steps"][0]];
    const fresh = { ...one, waitSeconds: 600 };
    await policies.update(before, { ...before, steps: [one, fresh, { ...one, waitSeconds: 60 }] });
    const steps = fake.state.policies.get(search)?.steps ?? [];
    expect(steps).toHaveLength(3);
    expect(steps[0]?.id).toBe(first);
    const three = await policies.get("search");
    await policies.update(three, { ...three, steps: [fresh] });
    expect(fake.state.policies.get(search)?.steps).toMatchObject([
      { id: steps[1]?.id, escalateAfterSeconds: 600 },
    ]);
  });

  it("keeps the tags that Datadog tells of", () => {
    const policy = { name: "x", retries: 0, resolves: false, teams: [], steps: [] };
    expect(fromFoundPolicy({ ...policy, tags: ["env:prod"] }).attributes).toMatchObject({
      additionalProperties: { tags: ["env:prod"] },
    });
    expect("additionalProperties" in fromFoundPolicy({ ...policy, tags: [] }).attributes).toBe(
      false,
    );
  });

  it("is not written where somebody else has changed it in between", async () => {
    const { fake, policies, search } = await withSearch();
    const before = await policies.get("search");
    const now = fake.state.policies.get(search);
    if (now === undefined) throw new Error("it is there");
    fake.state.policies.set(search, { ...now, retries: 4 });
    const conflict = {
      message: "policy search has changed since it was read",
      code: "conflict",
      exitCode: 1,
    };
    const repeats = 2;
    expect(await failureOf(policies.update(before, { ...before, repeats }))).toMatchObject(
      conflict,
    );
    expect(await failureOf(policies.delete(before))).toMatchObject(conflict);
    expect(put(fake)).toBeUndefined();
    expect(fake.state.policies.get(search)?.retries).toBe(4);
  });

  it("is there already where it says the same, and taken where it does not", async () => {
    const { fake, policies } = await withSearch();
    const there = await policies.get("search");
    await policies.create(there, call());
    expect(await failureOf(policies.create({ ...there, repeats: 1 }, call()))).toMatchObject({
      message: "there is a policy called search already",
      code: "conflict",
      exitCode: 1,
    });
    expect(fake.requests.filter(only("CreateOnCallEscalationPolicy"))).toHaveLength(1);
  });

  it("is not deleted while a team's rules lead to it", async () => {
    const { fake, policies, team, search } = await withSearch();
    fake.addRoute(team, search);
    expect(await failureOf(policies.delete(await policies.get("search")))).toMatchObject({
      message: `policy search cannot be deleted: policy[${search}] is in use`,
      code: "conflict",
      exitCode: 1,
    });
  });

  it("is listed with the others, over pages, each whole", async () => {
    const { fake, policies, payments } = await withSearch();
    const targets = [{ type: "schedules", id: payments }] as const;
    const names = Array.from({ length: 120 }, (_, i) => `p${String(i + 1).padStart(3, "0")}`);
    for (const name of names) fake.addPolicy({ name, steps: [{ targets }] });
    const all = (await listed(policies.list())).map(({ name }) => name);
    expect(all.toSorted()).toEqual(["checkout", ...names, "search"]);
  });

  it.each([
    [
      { notify: [{ kind: "person", name: "alice", informed: true }] },
      "Datadog calls everyone alike, and nobody only to inform",
    ],
    [{ waitSeconds: 59 }, "Datadog waits a minute at the least, and ten hours at the most"],
    [{ waitSeconds: 36_001 }, "Datadog waits a minute at the least, and ten hours at the most"],
    [
      { notify: Array(11).fill({ kind: "person", name: "alice" }) },
      "Datadog calls up to 10 targets in a step",
    ],
  ] as const)("is refused before anything is asked: %j", async (change, message) => {
    const { fake, policies } = await openAccount();
    fillAccount(fake);
    const [step] = SEARCH.steps as [Policy["steps"][0]];
    const policy = { ...SEARCH, steps: [{ ...step, ...change }] };
    expect(await failureOf(policies.create(policy, call()))).toMatchObject({
      message: `policy search, step 1: ${message}`,
      exitCode: 2,
    });
    expect(fake.requests).toEqual([]);
  });

  it("calls nobody who is not there", async () => {
    const { fake, policies } = await openAccount();
    fillAccount(fake);
    const [step] = SEARCH.steps as [Policy["steps"][0]];
    for (const [target, message] of [
      [{ kind: "schedule", name: "paymets", position: "current" }, "schedule"],
      [{ kind: "team", name: "paymets" }, "team"],
      [{ kind: "person", name: "paymets" }, "person"],
    ] as const) {
      const policy = { ...SEARCH, steps: [{ ...step, notify: [target] }] };
      expect(await failureOf(policies.create(policy, call()))).toMatchObject({
        message: `no ${message} is called "paymets"`,
        code: "not-found",
        exitCode: 2,
      });
    }
    expect(fake.requests.filter(({ method }) => method !== "GET")).toEqual([]);
  });
});
