import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { ask, layer, schedule, UUID } from "./datadog/ask.js";
import { type FakeDatadog, startFakeDatadog } from "./datadog/server.js";

const ALL = "include=teams,layers.members.user";

let fake: FakeDatadog;
let alice: string;
let bob: string;
beforeEach(async () => {
  fake = await startFakeDatadog({ now: () => Date.parse("2026-01-07T12:00:00Z") });
  alice = fake.addUser({ email: "Alice@example.com", name: "Alice Ng" });
  bob = fake.addUser({ email: "bob@example.com", isVerified: false });
});
afterEach(() => fake.close());

async function create(layers: readonly object[], name = "payments"): Promise<string> {
  return (await ask(fake, "POST /on-call/schedules", schedule(name, layers))).body.data.id;
}

describe("a schedule", () => {
  it("is answered without what is included, where nothing is asked for", async () => {
    const body = schedule("payments", [layer([alice])]);
    const { status, headers, body: made } = await ask(fake, "POST /on-call/schedules", body);
    expect([status, headers.get("content-type")]).toEqual([201, "application/vnd.api+json"]);
    const { id, relationships } = made.data;
    expect(made).toEqual({
      data: {
        id,
        type: "schedules",
        attributes: { name: "payments", time_zone: "America/New_York" },
        relationships: {
          layers: { data: [{ id: relationships.layers.data[0].id, type: "layers" }] },
          teams: { data: [] },
        },
      },
    });
    expect(id).toMatch(UUID);
    expect((await ask(fake, `GET /on-call/schedules/${id}`)).body).toEqual(made);
  });

  it("has its times as they were sent when it is written, and in UTC when it is read", async () => {
    const times = {
      rotation_start: "2026-01-05T09:00:00.123456789-05:00",
      effective_date: "2026-01-05T00:00:00+00:00",
      end_date: "2026-02-01T09:00:00-05:00",
    };
    const body = schedule("payments", [layer([alice], times)]);
    const written = await ask(fake, "POST /on-call/schedules?include=layers", body);
    expect(written.body.included[0].attributes).toMatchObject({
      ...times,
      applied_rotation_start: times.rotation_start,
    });
    const read = await ask(fake, `GET /on-call/schedules/${written.body.data.id}?include=layers`);
    expect(read.body.included[0].attributes).toEqual({
      applied_rotation_start: "2026-01-05T14:00:00.123456Z",
      effective_date: "2026-01-05T00:00:00Z",
      end_date: "2026-02-01T14:00:00Z",
      interval: { days: 7 },
      name: "primary",
      restrictions: [],
      rotation_start: "2026-01-05T14:00:00.123456Z",
    });
  });

  it("leaves out the parts of an interval that are nothing", async () => {
    const intervals = [{ days: 2, seconds: 0 }, { days: 1, seconds: 300 }, { seconds: 3600 }];
    const id = await create(intervals.map((interval) => layer([alice], { interval })));
    const { body } = await ask(fake, `GET /on-call/schedules/${id}?include=layers`);
    expect(body.included.map(({ attributes }: { attributes: object }) => attributes)).toMatchObject(
      [
        { interval: { days: 2 } },
        { interval: { days: 1, seconds: 300 } },
        { interval: { seconds: 3600 } },
      ],
    );
  });

  it("has nobody's turn among its members, and not among what is included", async () => {
    const id = await create([layer([alice, null, bob, alice])]);
    const { body } = await ask(fake, `GET /on-call/schedules/${id}?${ALL}`);
    const [first] = body.data.relationships.layers.data;
    const member = (n: number) => ({ id: `${first.id}-member-${n}`, type: "members" });
    const [layers, ...others] = body.included;
    expect(layers.relationships.members.data).toEqual([1, 2, 3, 4].map(member));
    const user = (id: string) => ({ user: { data: { id, type: "users" } } });
    expect(others).toEqual([
      { ...member(1), relationships: user(alice) },
      { ...member(3), relationships: user(bob) },
      { ...member(4), relationships: user(alice) },
      {
        id: alice,
        type: "users",
        attributes: { email: "alice@example.com", name: "Alice Ng", status: "active" },
      },
      {
        id: bob,
        type: "users",
        attributes: { email: "bob@example.com", name: "", status: "pending" },
      },
    ]);
  });

  it("has its teams, and tags where the organization has them", async () => {
    const team = fake.addTeam({ handle: "payments" });
    const body = schedule("payments", [layer([alice])]);
    const relationships = { teams: { data: [{ id: team, type: "teams" }] } };
    const { body: made } = await ask(fake, "POST /on-call/schedules?include=teams", {
      data: { ...body.data, relationships },
    });
    expect(made.included).toEqual([
      {
        id: team,
        type: "teams",
        attributes: { avatar: "", description: "", handle: "payments", name: "payments" },
      },
    ]);
    const tagged = await startFakeDatadog({ hasTags: true });
    const id = tagged.addSchedule({ name: "tagged", tags: ["tier:1"] });
    const { attributes } = (await ask(tagged, `GET /on-call/schedules/${id}`)).body.data;
    expect(attributes.tags).toEqual(["tier:1"]);
    await tagged.close();
  });
});

describe("a changed schedule", () => {
  it("keeps the layers whose ids it names, in the order in which they come", async () => {
    const id = await create([layer([alice]), layer([bob], { name: "backup" })]);
    const ids = async () => {
      const { data } = (await ask(fake, `GET /on-call/schedules/${id}`)).body;
      return data.relationships.layers.data.map((one: { id: string }) => one.id);
    };
    const [first, second] = await ids();
    const layers = [
      layer([bob], { id: second, name: "renamed" }),
      layer([alice], { name: "new", id: "" }),
      layer([alice], { id: first }),
    ];
    const { status } = await ask(fake, `PUT /on-call/schedules/${id}`, schedule("p", layers, id));
    expect(status).toBe(200);
    const [a, b, c] = await ids();
    expect([a, c]).toEqual([second, first]);
    expect([first, second]).not.toContain(b);
    const fewer = schedule("p", [layer([alice], { id: first })], id);
    await ask(fake, `PUT /on-call/schedules/${id}`, fewer);
    expect(await ids()).toEqual([first]);
  });

  it("loses the tags that are not sent back", async () => {
    const tagged = await startFakeDatadog({ hasTags: true });
    const carol = tagged.addUser({ email: "carol@example.com" });
    const id = tagged.addSchedule({ name: "p", tags: ["tier:1"] });
    const { data } = schedule("p", [layer([carol])], id);
    const put = async (change: object) => {
      const body = { data: { ...data, attributes: { ...data.attributes, ...change } } };
      const answer = await ask(tagged, `PUT /on-call/schedules/${id}`, body);
      return answer.body.data.attributes.tags;
    };
    expect(await put({ tags: ["tier:1"] })).toEqual(["tier:1"]);
    expect(await put({})).toEqual([]);
    await tagged.close();
  });

  it("does not know layers of others", async () => {
    const id = await create([layer([alice])]);
    const other = await create([layer([alice])], "other");
    const [stranger] = (await ask(fake, `GET /on-call/schedules/${other}`)).body.data.relationships
      .layers.data;
    const body = schedule("p", [layer([alice], { id: stranger.id })], id);
    expect(await ask(fake, `PUT /on-call/schedules/${id}`, body)).toMatchObject({
      status: 404,
      body: { errors: [{ title: "Generic Error", detail: `layer[${stranger.id}] not found` }] },
    });
  });
});

describe("schedules", () => {
  const names = async (query: string) => {
    const { body } = await ask(fake, `GET /on-call/schedules${query}`);
    return body.data.map(({ attributes }: { attributes: { name: string } }) => attributes.name);
  };

  it("are listed by their names, ten on a page, without their layers", async () => {
    const team = fake.addTeam({ handle: "payments" });
    for (let i = 12; i >= 1; i--) fake.addSchedule({ name: `s${i}`.padEnd(3, "-"), teams: [team] });
    // Of s1- to s9-, s10, s11 and s12 the digits come after the dash.
    expect(await names("")).toEqual([
      ...["s1-", "s10", "s11", "s12", "s2-", "s3-", "s4-", "s5-", "s6-", "s7-"],
    ]);
    expect(await names("?page[number]=1")).toEqual(["s8-", "s9-"]);
    expect(await names("?page[size]=2&page[number]=1")).toEqual(["s11", "s12"]);
    const { body } = await ask(fake, "GET /on-call/schedules?page[size]=5&include=teams");
    expect(body.data[0].relationships).toEqual({ teams: { data: [{ id: team, type: "teams" }] } });
    expect(body.included).toMatchObject([{ id: team, type: "teams" }]);
    expect(body.meta.page).toEqual({
      number: 0,
      first_number: 0,
      prev_number: 0,
      next_number: 1,
      last_number: 2,
      size: 5,
      type: "number_size",
      total: 12,
    });
  });

  it("are found by words of the name, and by who or what is in them", async () => {
    const team = fake.addTeam({ handle: "payments" });
    await create([layer([alice])], "payments nights");
    await create([layer([bob])], "payments days");
    fake.addSchedule({ name: "checkout", teams: [team] });
    expect(await names("?filter[query]=payments")).toEqual(["payments days", "payments nights"]);
    expect(await names("?filter[query]=pay*%20night")).toEqual(["payments nights"]);
    expect(await names(`?filter[query]=user.id:${bob}`)).toEqual(["payments days"]);
    expect(await names(`?filter[query]=team.id:${team}%20OR%20user.id:${alice}`)).toEqual([
      "checkout",
      "payments nights",
    ]);
    expect(await names("?filter[query]=*")).toHaveLength(3);
  });
});

describe("a schedule that is deleted", () => {
  it("is gone, with its overrides, and cannot be deleted again", async () => {
    const id = await create([layer([alice])]);
    fake.addOverride(id, "2026-01-08T00:00:00Z", "2026-01-09T00:00:00Z", bob);
    const first = await ask(fake, `DELETE /on-call/schedules/${id}`);
    expect([first.status, first.body]).toEqual([204, undefined]);
    expect(fake.state.overrides.size).toBe(0);
    const again = await ask(fake, `DELETE /on-call/schedules/${id}`);
    expect([again.status, again.body]).toEqual([
      404,
      { errors: [{ title: "Generic Error", detail: `schedule[${id}] not found` }] },
    ]);
  });

  it("must not be in use", async () => {
    const id = await create([layer([alice])]);
    fake.addPolicy({ name: "p", steps: [{ targets: [{ type: "schedules", id }] }] });
    const { status, body } = await ask(fake, `DELETE /on-call/schedules/${id}`);
    expect([status, body]).toEqual([
      409,
      { errors: [{ title: "Generic Error", detail: `schedule[${id}] is in use` }] },
    ]);
  });
});
