import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { ask, override, policy } from "./datadog/ask.js";
import { type FakeDatadog, startFakeDatadog } from "./datadog/server.js";

let fake: FakeDatadog;
let alice: string;
let bob: string;
let team: string;
let payments: string;
beforeEach(async () => {
  fake = await startFakeDatadog({ now: () => Date.parse("2026-01-07T12:00:00Z") });
  alice = fake.addUser({ email: "alice@example.com" });
  bob = fake.addUser({ email: "bob@example.com" });
  team = fake.addTeam({ handle: "payments", members: [bob] });
  const layer = { rotationStart: "2026-01-05T00:00:00Z", days: 7, members: [alice, bob] };
  payments = fake.addSchedule({ name: "payments", layers: [layer] });
});
afterEach(() => fake.close());

const POLICIES = "/on-call/escalation-policies";
const next = { schedule: { position: "next" } };

describe("a policy", () => {
  it("has its steps and what they call, where that is asked for", async () => {
    const steps = [
      {
        escalate_after_seconds: 60,
        targets: [
          { id: payments, type: "schedules" },
          { id: payments, type: "schedules", config: next },
          { id: payments, type: "schedules", config: { schedule: { position: "current" } } },
        ],
      },
      {
        assignment: "round-robin",
        targets: [
          { id: alice, type: "users" },
          { id: team, type: "teams" },
        ],
      },
    ];
    const made = await ask(fake, `POST ${POLICIES}?include=steps.targets`, policy(steps));
    const [first, second] = made.body.data.relationships.steps.data;
    expect(made.body.data.attributes).toEqual({
      name: "page payments",
      resolve_page_on_policy_end: false,
      retries: 0,
    });
    const current = { id: payments, type: "schedules" };
    const later = { id: `${payments}_next`, type: "schedule_target" };
    expect(made.body.included).toMatchObject([
      {
        id: first.id,
        type: "steps",
        attributes: { assignment: "default", escalate_after_seconds: 60 },
        relationships: { targets: { data: [current, later, current] } },
      },
      {
        id: second.id,
        attributes: { assignment: "round-robin" },
        relationships: {
          targets: {
            data: [
              { id: alice, type: "users" },
              { id: team, type: "teams" },
            ],
          },
        },
      },
      { ...current, attributes: { name: "payments" } },
      {
        ...later,
        attributes: { position: "next" },
        relationships: { schedule: { data: current } },
      },
      { id: alice, type: "users" },
      { id: team, type: "teams" },
    ]);
    const { id } = made.body.data;
    const { body } = await ask(fake, `GET ${POLICIES}/${id}`);
    expect(body).toEqual({ data: made.body.data });
  });

  it("keeps the steps whose ids it names when it is changed, and those alone", async () => {
    const targets = [{ id: alice, type: "users" as const }];
    const id = fake.addPolicy({ name: "p", retries: 2, steps: [{ targets }, { targets }] });
    const { data } = (await ask(fake, `GET ${POLICIES}/${id}`)).body;
    const [, second] = data.relationships.steps.data;
    const attributes = { name: "q", steps: [{ targets }, { targets, id: second.id }] };
    const body = { data: { id, type: "policies", attributes } };
    const changed = await ask(fake, `PUT ${POLICIES}/${id}`, body);
    expect(changed.body.data.relationships.steps.data[1]).toEqual(second);
    expect(changed.body.data.attributes).toMatchObject({ name: "q", retries: 0 });
    const strange = { ...attributes, steps: [{ targets, id: alice }] };
    const refused = { data: { id, type: "policies", attributes: strange } };
    expect((await ask(fake, `PUT ${POLICIES}/${id}`, refused)).status).toBe(404);
  });

  it("is listed by its name, without what is included", async () => {
    const steps = [{ targets: [{ id: alice, type: "users" as const }] }];
    for (const name of ["b", "c", "a"]) fake.addPolicy({ name, steps });
    const { body } = await ask(fake, `GET ${POLICIES}?page[size]=2`);
    expect(body.data).toMatchObject([{ attributes: { name: "a" } }, { attributes: { name: "b" } }]);
    expect(body.included).toBeUndefined();
  });

  it("that a team's rules name is in use", async () => {
    const steps = [{ targets: [{ id: alice, type: "users" as const }] }];
    const id = fake.addPolicy({ name: "p", steps });
    fake.addRoute(team, id);
    expect(await ask(fake, `DELETE ${POLICIES}/${id}`)).toMatchObject({
      status: 409,
      body: { errors: [{ title: "Generic Error", detail: `policy[${id}] is in use` }] },
    });
    const none = { data: { type: "team_routing_rules", attributes: { rules: [] } } };
    await ask(fake, `PUT /on-call/teams/${team}/routing-rules`, none);
    expect((await ask(fake, `DELETE ${POLICIES}/${id}`)).status).toBe(204);
    expect(await ask(fake, `DELETE ${POLICIES}/${id}`)).toMatchObject({
      status: 404,
      body: { errors: [{ detail: `escalation_policy[${id}] not found` }] },
    });
  });
});

describe("the routing rules of a team", () => {
  const rules = (...all: object[]) => ({
    data: { id: team, type: "team_routing_rules", attributes: { rules: all } },
  });

  it("have the policy among the actions and beside them, or null for none", async () => {
    const id = fake.addPolicy({ name: "p", steps: [{ targets: [{ id: alice, type: "users" }] }] });
    const slack = { type: "send_slack_message", channel: "c", workspace: "w" };
    const body = rules({ query: "tags.a:b", actions: [slack] }, { policy_id: id, urgency: "low" });
    const place = `/on-call/teams/${team}/routing-rules`;
    const { status, body: set } = await ask(fake, `PUT ${place}?include=rules`, body);
    expect(status).toBe(200);
    expect(set.included.map(({ id: _, ...rule }: { id: string }) => rule)).toEqual([
      {
        type: "team_routing_rules",
        attributes: { actions: [slack], query: "tags.a:b" },
        relationships: { policy: { data: null } },
      },
      {
        type: "team_routing_rules",
        attributes: {
          actions: [{ type: "escalation_policy", policy_id: id, urgency: "low" }],
          urgency: "low",
        },
        relationships: { policy: { data: { id, type: "policies" } } },
      },
    ]);
    expect((await ask(fake, `GET ${place}?include=rules`)).body).toEqual(set);
  });

  it("end with one that takes whatever is left", async () => {
    const id = fake.addPolicy({ name: "p", steps: [{ targets: [{ id: alice, type: "users" }] }] });
    const place = `PUT /on-call/teams/${team}/routing-rules`;
    const last = async (rule: object) => (await ask(fake, place, rules(rule))).status;
    expect(await last({ policy_id: id, query: "tags.a:b" })).toBe(400);
    expect(await last({ actions: [] })).toBe(400);
    expect(await last({ policy_id: id, query: "" })).toBe(200);
  });
});

describe("whom a team calls", () => {
  it("is whom the first step reaches, and then those of the steps that reach anybody", async () => {
    const empty = fake.addTeam({ handle: "empty" });
    const policy = fake.addPolicy({
      name: "p",
      steps: [
        { targets: [{ id: payments, type: "schedules" }] },
        { targets: [{ id: empty, type: "teams" }] },
        {
          targets: [
            { id: payments, type: "schedules", position: "next" },
            { id: team, type: "teams" },
          ],
        },
      ],
    });
    fake.addRoute(team, policy);
    const place = `GET /on-call/teams/${team}/on-call`;
    const { body } = await ask(fake, `${place}?include=responders,escalations.responders`);
    const third = fake.state.policies.get(policy)?.steps[2]?.id;
    expect(body.data).toEqual({
      id: `${team}-${Date.parse("2026-01-07T12:00:00Z") / 1000}`,
      type: "team_oncall_responders",
      relationships: {
        escalations: { data: [{ id: third, type: "escalation_policy_steps" }] },
        responders: { data: [{ id: alice, type: "users" }] },
      },
    });
    expect(body.included).toMatchObject([
      { id: alice, type: "users" },
      { id: bob, type: "users" },
      { id: third, relationships: { responders: { data: [{ id: bob, type: "users" }] } } },
    ]);
    fake.state.routing.clear();
    expect((await ask(fake, place)).body.data.relationships.responders.data).toEqual([]);
  });
});

describe("overrides", () => {
  it("are made together, listed by what they overlap, and deleted one by one", async () => {
    const place = `/on-call/schedules/${payments}/overrides`;
    const data = [
      override("2026-01-08T00:00:00+01:00", "2026-01-09T00:00:00+01:00", alice),
      override("2026-01-20T00:00:00Z", "2026-01-21T00:00:00Z"),
    ];
    const made = await ask(fake, `POST ${place}?include=user`, { data });
    expect(made.status).toBe(201);
    const [first, second] = made.body.data;
    expect(first).toEqual({
      id: first.id,
      type: "overrides",
      attributes: { end: "2026-01-09T00:00:00+01:00", start: "2026-01-08T00:00:00+01:00" },
      relationships: { user: { data: { id: alice, type: "users" } } },
    });
    expect([second.relationships, made.body.included]).toMatchObject([{}, [{ id: alice }]]);
    const list = async (from: string, to: string) => {
      const query = `filter[start]=${from}&filter[end]=${to}`;
      return (await ask(fake, `GET ${place}?${query}`)).body.data;
    };
    // The first ends at 23:00Z on the 8th.
    expect(await list("2026-01-08T22:59:59Z", "2026-01-20T00:00:00Z")).toMatchObject([
      { id: first.id, attributes: { start: "2026-01-07T23:00:00Z", end: "2026-01-08T23:00:00Z" } },
    ]);
    expect(await list("2026-01-08T23:00:00Z", "2026-01-20T00:00:01Z")).toMatchObject([
      { id: second.id },
    ]);
    expect((await ask(fake, `DELETE ${place}/${first.id}`)).status).toBe(204);
    expect(await ask(fake, `DELETE ${place}/${first.id}`)).toMatchObject({
      status: 404,
      body: { errors: [{ detail: `override[${first.id}] not found` }] },
    });
  });
});

describe("pages", () => {
  it("are triggered, then acknowledged, then resolved", async () => {
    const attributes = {
      title: "checkout is down",
      urgency: "high",
      tags: ["service:checkout"],
      target: { type: "team_handle", identifier: "payments" },
    };
    const made = await ask(fake, "POST /on-call/pages", { data: { type: "pages", attributes } });
    const { id } = made.body.data;
    expect([made.status, made.body]).toEqual([200, { data: { id, type: "pages" } }]);
    const page = `/on-call/pages/${id}`;
    const status = async () => (await ask(fake, `GET ${page}`)).body.data.attributes.status;
    expect(await status()).toBe("triggered");
    const acknowledged = await ask(fake, `POST ${page}/acknowledge`);
    expect([acknowledged.status, acknowledged.body, await status()]).toEqual([
      202,
      undefined,
      "acknowledged",
    ]);
    expect((await ask(fake, `POST ${page}/escalate`)).status).toBe(202);
    expect(fake.state.pages.get(id)).toMatchObject({ status: "triggered", escalations: 1 });
    expect((await ask(fake, `POST ${page}/resolve`)).status).toBe(202);
    expect((await ask(fake, `POST ${page}/acknowledge`)).status).toBe(409);
    const { target: _, ...told } = attributes;
    const at = "2026-01-07T12:00:00Z";
    expect((await ask(fake, `GET ${page}`)).body).toEqual({
      data: {
        id,
        type: "pages",
        attributes: {
          ...told,
          description: "",
          status: "resolved",
          key: "1",
          created_at: at,
          modified_at: at,
          acknowledged_at: at,
          closed_at: at,
        },
        relationships: {
          target: { data: { id: team, type: "teams" } },
          responders: { data: [] },
          links: { data: [] },
        },
      },
      included: [
        {
          id: team,
          type: "teams",
          attributes: { avatar: "", description: "", handle: "payments", name: "payments" },
        },
      ],
    });
  });

  it("name the incident that they are for, unless they are listed", async () => {
    const incident = fake.addIncident({ title: "checkout is down" });
    const target = { type: "user_id", identifier: alice } as const;
    const id = fake.addPage({ title: "x", target, incident });
    const { body } = await ask(fake, `GET /on-call/pages/${id}`);
    expect(body.data.relationships).toMatchObject({
      target: { data: { id: alice, type: "users" } },
      responders: { data: [{ id: alice, type: "users" }] },
      links: { data: [{ type: "page_links" }] },
    });
    expect(body.included).toMatchObject([
      { id: alice, type: "users" },
      { attributes: { parent_entity_type: "incident", parent_entity_id: incident } },
    ]);
    const listed = (await ask(fake, "GET /on-call/pages")).body;
    expect(listed.data[0].relationships.links.data).toEqual([]);
    expect(listed.meta.page).toMatchObject({ total: 1 });
  });

  it("are listed the newest first, and by their status", async () => {
    const target = { type: "user_id", identifier: alice } as const;
    const [old, late] = ["old", "new"].map((title) => fake.addPage({ title, target }));
    await ask(fake, `POST /on-call/pages/${old}/resolve`);
    const ids = async (query: string) =>
      (await ask(fake, `GET /on-call/pages${query}`)).body.data.map(
        (one: { id: string }) => one.id,
      );
    expect(await ids("")).toEqual([late, old]);
    expect(await ids("?filter[query]=status:triggered")).toEqual([late]);
  });

  it("are for somebody who is there", async () => {
    const target = { type: "team_handle", identifier: "nobody" };
    const attributes = { title: "x", urgency: "low", target };
    const answer = await ask(fake, "POST /on-call/pages", { data: { type: "pages", attributes } });
    expect([answer.status, fake.state.pages.size]).toEqual([404, 0]);
  });
});
