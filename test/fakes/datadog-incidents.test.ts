import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { ask } from "./datadog/ask.js";
import { type FakeDatadog, startFakeDatadog } from "./datadog/server.js";

let fake: FakeDatadog;
let nowMs: number;
beforeEach(async () => {
  nowMs = Date.parse("2026-01-07T12:00:00Z");
  fake = await startFakeDatadog({ now: () => nowMs });
});
afterEach(() => fake.close());

const field = (value: string) => ({ type: "dropdown", value });
const create = (attributes: object) =>
  ask(fake, "POST /incidents", {
    data: { type: "incidents", attributes: { customer_impacted: false, ...attributes } },
  });
const change = (id: string, attributes: object) =>
  ask(fake, `PATCH /incidents/${id}`, { data: { id, type: "incidents", attributes } });

describe("an incident", () => {
  it("is active where nothing else is said, and has a number", async () => {
    const { status, body } = await create({ title: "checkout is down" });
    const { id, attributes } = body.data;
    expect(status).toBe(201);
    expect(attributes).toMatchObject({
      public_id: 1,
      title: "checkout is down",
      state: "active",
      severity: "UNKNOWN",
      resolved: null,
      created: "2026-01-07T12:00:00.000000+00:00",
      fields: { state: field("active"), slug: { type: "textbox", value: "IR-1" } },
      created_by: { data: { attributes: { email: "robot@example.com" } } },
    });
    // Whoever is named is named by the id alone when it is read.
    const read = (await ask(fake, `GET /incidents/${id}`)).body;
    expect(read.data.attributes.created_by).toBeUndefined();
    expect(read.data.attributes.created_by_uuid).toBe(
      read.data.relationships.created_by_user.data.id,
    );
    expect(read.included).toBeUndefined();
    const named = (await ask(fake, `GET /incidents/${id}?include=users`)).body;
    expect(named.included).toMatchObject([{ attributes: { email: "robot@example.com" } }]);
  });

  it("is resolved when its state is changed to that, and keeps what is not named", async () => {
    const { id } = (await create({ title: "x", fields: { severity: field("SEV-2") } })).body.data;
    nowMs += 60_000;
    const end = "2026-01-07T12:00:30Z";
    const { body } = await change(id, {
      fields: { state: field("resolved") },
      customer_impact_end: end,
    });
    expect(body.data.attributes).toMatchObject({
      title: "x",
      state: "resolved",
      severity: "SEV-2",
      resolved: "2026-01-07T12:01:00.000000+00:00",
      customer_impact_end: end,
    });
    const again = await change(id, { fields: { state: field("active") } });
    expect(again.body.data.attributes.resolved).toBeNull();
  });

  it("that is made as resolved has no time of that", async () => {
    const { body } = await create({ title: "x", fields: { state: field("resolved") } });
    expect(body.data.attributes).toMatchObject({ state: "resolved", resolved: null });
  });

  it("is wrong with a state that is none, with impact of no scope, and of another id", async () => {
    expect((await create({ title: "x", fields: { state: field("open") } })).status).toBe(400);
    expect((await create({ title: "x", customer_impacted: true })).status).toBe(400);
    const id = fake.addIncident({ title: "x" });
    const other = fake.addIncident({ title: "y" });
    const body = { data: { id: other, type: "incidents", attributes: {} } };
    expect((await ask(fake, `PATCH /incidents/${id}`, body)).status).toBe(400);
  });

  it("is deleted once, with what is to be done about it", async () => {
    const id = fake.addIncident({ title: "x" });
    await ask(fake, `POST /incidents/${id}/relationships/todos`, {
      data: { type: "incident_todos", attributes: { content: "call them", assignees: [] } },
    });
    expect((await ask(fake, `DELETE /incidents/${id}`)).status).toBe(204);
    expect(fake.state.todos.size).toBe(0);
    const again = await ask(fake, `DELETE /incidents/${id}`);
    expect([again.status, again.body]).toEqual([404, { errors: [`incident ${id} not found`] }]);
  });
});

describe("incidents", () => {
  it("are listed the newest first, with the next page where there is one", async () => {
    const [a, b, c] = ["a", "b", "c"].map((title) => fake.addIncident({ title }));
    const first = (await ask(fake, "GET /incidents?page[size]=2")).body;
    expect(first.data.map(({ id }: { id: string }) => id)).toEqual([c, b]);
    expect(first.meta.pagination).toEqual({ offset: 0, next_offset: 2, size: 2 });
    const last = (await ask(fake, "GET /incidents?page[size]=2&page[offset]=2")).body;
    expect(last.data.map(({ id }: { id: string }) => id)).toEqual([a]);
    expect(last.meta.pagination).toEqual({ offset: 2, size: 1 });
  });

  it("are searched by state, field and word; each page names a next one", async () => {
    const state = (value: string) => ({ state: field(value) });
    const old = fake.addIncident({ title: "old news", fields: state("resolved") });
    const slow = fake.addIncident({ title: "slow", fields: state("stable") });
    const grave = fake.addIncident({ title: "grave", fields: { severity: field("SEV-1") } });
    const search = async (query: string, more = "") => {
      const place = `GET /incidents/search?query=${encodeURIComponent(query)}${more}`;
      return (await ask(fake, place)).body;
    };
    const ids = async (query: string, more?: string) =>
      (await search(query, more)).data.attributes.incidents.map(
        ({ data }: { data: { id: string } }) => data.id,
      );
    expect(await ids("state:(active OR stable)")).toEqual([grave, slow]);
    expect(await ids("state:(active OR resolved)", "&sort=created")).toEqual([old, grave]);
    expect(await ids("state:active AND severity:SEV-1")).toEqual([grave]);
    expect(await ids('"old news"')).toEqual([old]);
    const page = await search(
      "state:(active OR stable OR resolved)",
      "&page[size]=2&page[offset]=2",
    );
    expect(page.data.attributes.total).toBe(3);
    expect(page.meta.pagination).toEqual({ offset: 2, next_offset: 3, size: 1 });
    expect(page.included).toMatchObject([{ id: old, type: "incidents" }]);
  });

  it("have things to be done about them", async () => {
    const id = fake.addIncident({ title: "x" });
    const todos = `/incidents/${id}/relationships/todos`;
    const todo = (attributes: object) => ({
      data: {
        type: "incident_todos",
        attributes: { content: "call them", assignees: ["@alice@example.com"], ...attributes },
      },
    });
    const made = await ask(fake, `POST ${todos}`, todo({}));
    expect([made.status, made.body.data.attributes]).toMatchObject([
      201,
      { content: "call them", completed: null, incident_id: id },
    ]);
    const one = `${todos}/${made.body.data.id}`;
    const done = await ask(fake, `PATCH ${one}`, todo({ completed: "2026-01-07T13:00:00Z" }));
    expect(done.body.data.attributes.completed).toBe("2026-01-07T13:00:00.000000+00:00");
    const { body } = await ask(fake, `GET ${todos}`);
    expect(body.data).toMatchObject([{ id: made.body.data.id }]);
    expect(body.meta.pagination).toEqual({ offset: 0, next_offset: 1, size: 1 });
    expect((await ask(fake, `DELETE ${one}`)).status).toBe(204);
    expect(await ask(fake, `GET ${one}`)).toMatchObject({
      status: 404,
      body: { errors: [`${made.body.data.id} not found`] },
    });
  });

  it("call a team", async () => {
    const team = fake.addTeam({ handle: "payments" });
    const id = fake.addIncident({ title: "checkout is down" });
    const attributes = { target: { type: "team_uuid", identifier: team } };
    const { status, body } = await ask(fake, `POST /incidents/${id}/page`, {
      data: { type: "page", attributes },
    });
    expect([status, body.data.type]).toEqual([200, "page_uuid"]);
    expect(fake.state.pages.get(body.data.id)).toMatchObject({
      title: "checkout is down",
      incident: id,
      target: { type: "team_id", identifier: team },
    });
  });
});
