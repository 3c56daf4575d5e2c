import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { ask } from "./datadog/ask.js";
import { type FakeDatadog, startFakeDatadog } from "./datadog/server.js";

let fake: FakeDatadog;
beforeEach(async () => {
  fake = await startFakeDatadog({ now: () => Date.parse("2026-01-07T12:00:00.5Z") });
});
afterEach(() => fake.close());

const emails = async (query: string) => {
  const { body } = await ask(fake, `GET /users${query}`);
  return body.data.map(({ attributes }: { attributes: { email: string } }) => attributes.email);
};

describe("users", () => {
  it("are made, changed and disabled, and never gone", async () => {
    const attributes = { email: "Alice@Example.com", title: "lead" };
    const { status, body } = await ask(fake, "POST /users", {
      data: { type: "users", attributes },
    });
    expect(status).toBe(201);
    const { id } = body.data;
    expect(body.data.attributes).toMatchObject({
      name: null,
      handle: "alice@example.com",
      email: "alice@example.com",
      title: "lead",
      created_at: "2026-01-07T12:00:00.500000+00:00",
      disabled: false,
      status: "Pending",
    });
    const change = { data: { id, type: "users", attributes: { name: "Alice Ng" } } };
    const changed = await ask(fake, `PATCH /users/${id}`, change);
    expect(changed.body.data.attributes).toMatchObject({ name: "Alice Ng", title: "lead" });
    expect((await ask(fake, `DELETE /users/${id}`)).status).toBe(204);
    const { attributes: after } = (await ask(fake, `GET /users/${id}`)).body.data;
    expect([after.disabled, after.status]).toEqual([true, "Disabled"]);
    expect(await ask(fake, "GET /users/nobody")).toMatchObject({
      status: 404,
      body: { errors: ["User not found"] },
    });
    const again = await ask(fake, "POST /users", { data: { type: "users", attributes } });
    expect(again.status).toBe(409);
  });

  it("are listed by name, on pages, and found by words and status", async () => {
    fake.addUser({ email: "b@example.com", name: "Bob", isDisabled: true });
    fake.addUser({ email: "a@example.com", name: "Alice" });
    fake.addUser({ email: "c@example.org", name: "Carol", isVerified: false });
    expect(await emails("?page[size]=2")).toEqual(["a@example.com", "b@example.com"]);
    expect(await emails("?page[size]=2&page[number]=1")).toEqual(["c@example.org"]);
    expect(await emails("?filter=EXAMPLE.COM&sort_dir=desc")).toEqual([
      "b@example.com",
      "a@example.com",
    ]);
    expect(await emails("?filter[status]=Active,Pending")).toEqual([
      "a@example.com",
      "c@example.org",
    ]);
    const { meta } = (await ask(fake, "GET /users?filter=carol")).body;
    expect(meta.page).toEqual({ total_count: 3, total_filtered_count: 1 });
  });

  it("have ways to be reached", async () => {
    const alice = fake.addUser({ email: "alice@example.com" });
    const config = { type: "email", address: "alice@example.com", formats: ["html"] };
    const id = fake.addChannel(alice, config);
    const place = (user: string) => `GET /on-call/users/${user}/notification-channels`;
    expect((await ask(fake, place(alice))).body).toEqual({
      data: [{ id, type: "notification_channels", attributes: { active: true, config } }],
    });
    expect(await ask(fake, place(id))).toMatchObject({
      status: 404,
      body: { errors: [{ title: "Generic Error", detail: `user[${id}] not found` }] },
    });
  });

  it("are told who they are", async () => {
    const alice = fake.addUser({ email: "alice@example.com" });
    const bob = fake.addUser({ email: "bob@example.com" });
    expect((await ask(fake, "GET /current_user")).body.data.id).toBe(alice);
    fake.state.me = bob;
    expect((await ask(fake, "GET /current_user")).body.data.id).toBe(bob);
  });
});

describe("teams", () => {
  it("are listed by name, a hundred at once or as many as are asked for", async () => {
    const ids = ["beta", "alpha"].map((handle) => fake.addTeam({ handle }));
    const { body } = await ask(fake, "GET /team");
    expect(body.data.map(({ id }: { id: string }) => id)).toEqual([ids[1], ids[0]]);
    expect(body.meta.pagination).toMatchObject({ type: "offset_limit", limit: 100, total: 2 });
    const paged = (await ask(fake, "GET /team?page[size]=1&page[number]=1&sort=-name")).body;
    expect(paged.data).toMatchObject([{ id: ids[1], type: "team" }]);
    expect(paged.meta.pagination).toMatchObject({ type: "number_size", number: 1, total: 2 });
    expect((await ask(fake, "GET /team?filter[keyword]=ALP")).body.data).toHaveLength(1);
    const fields = (await ask(fake, "GET /team?fields[team]=handle,name")).body.data[0];
    expect(fields).toEqual({
      id: ids[1],
      type: "team",
      attributes: { handle: "alpha", name: "alpha" },
    });
  });

  it("have members, of whom some are found", async () => {
    const alice = fake.addUser({ email: "alice@example.com" });
    const bob = fake.addUser({ email: "bob@example.com" });
    const id = fake.addTeam({ handle: "payments", members: [alice, bob] });
    const { body } = await ask(fake, `GET /team/${id}/memberships?filter[keyword]=bob`);
    expect(body.data).toMatchObject([
      { type: "team_memberships", relationships: { user: { data: { id: bob, type: "users" } } } },
    ]);
    expect(body.included).toMatchObject([{ id: bob, attributes: { email: "bob@example.com" } }]);
  });

  it("are one of a name, and of ids that are none there is none", async () => {
    const attributes = { handle: "payments", name: "Payments" };
    const body = { data: { type: "team", attributes } };
    expect((await ask(fake, "POST /team", body)).status).toBe(201);
    expect(await ask(fake, "POST /team", body)).toMatchObject({
      status: 409,
      body: { errors: ["Team name and handle must be unique"] },
    });
    expect((await ask(fake, "GET /team/x")).body).toEqual({
      errors: ["x is not a valid UUID not found"],
    });
  });
});
