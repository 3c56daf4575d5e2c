import { describe, expect, it } from "vitest";
import type { Schedule } from "../../../src/model/rotation.js";
import { only } from "../../fakes/datadog/faults.js";
import type { FakeDatadog } from "../../fakes/datadog/server.js";
import { call, failureOf, fillAccount, listed, openAccount, WEEKLY } from "./account.js";

/** The body of the last PUT. */
const put = ({ requests }: FakeDatadog) =>
  requests.findLast(({ operation }) => operation === "UpdateOnCallSchedule")?.body;

/**
 * The schedule search of a team, with everything that a layer can say: base, whose times have
 * fractions of seconds, night in a zone of its own, and weekend with a turn of no one.
 */
async function searchAccount() {
  const account = await openAccount();
  const { fake } = account;
  const ids = fillAccount(fake);
  const { alice, bob, carol } = ids;
  const team = fake.addTeam({ handle: "search" });
  const search = fake.addSchedule({
    name: "search",
    timeZone: "America/New_York",
    teams: [team],
    layers: [
      {
        name: "base",
        days: 7,
        rotationStart: "2026-01-05T14:00:00.341Z",
        effectiveDate: "2026-01-05T14:00:00.341257Z",
        members: [alice, bob],
      },
      {
        name: "night",
        timeZone: "Europe/Paris",
        days: 1,
        seconds: 300,
        rotationStart: "2026-01-05T20:00:00Z",
        endDate: "2027-01-05T20:00:00.5Z",
        members: [carol],
      },
      {
        name: "weekend",
        ...WEEKLY,
        members: [bob, null],
        restrictions: [
          {
            start_day: "saturday",
            start_time: "10:00:00",
            end_day: "sunday",
            end_time: "16:00:00",
          },
        ],
      },
    ],
  });
  const [base = "", night = "", weekend = ""] = [
    ...(fake.state.schedules.get(search)?.layers ?? []),
  ].map(({ id }) => id);
  const layers = {
    base: {
      id: base,
      name: "base",
      interval: { days: 7 },
      rotation_start: "2026-01-05T14:00:00.341Z",
      effective_date: "2026-01-05T14:00:00.341257Z",
      members: [{ user: { id: alice } }, { user: { id: bob } }],
    },
    night: {
      id: night,
      name: "night",
      time_zone: "Europe/Paris",
      interval: { days: 1, seconds: 300 },
      rotation_start: "2026-01-05T20:00:00Z",
      effective_date: "2026-01-05T20:00:00Z",
      end_date: "2027-01-05T20:00:00.5Z",
      members: [{ user: { id: carol } }],
    },
    weekend: {
      id: weekend,
      name: "weekend",
      interval: { days: 7 },
      rotation_start: "2026-01-05T14:00:00Z",
      effective_date: "2026-01-05T14:00:00Z",
      members: [{ user: { id: bob } }, {}],
      restrictions: [
        { start_day: "saturday", start_time: "10:00:00", end_day: "sunday", end_time: "16:00:00" },
      ],
    },
  };
  /** What a PUT of these layers says, and nothing besides. */
  const body = (...sent: readonly object[]) => ({
    data: {
      id: search,
      type: "schedules",
      attributes: { name: "search", time_zone: "America/New_York", layers: sent },
      relationships: { teams: { data: [{ id: team, type: "teams" }] } },
    },
  });
  return { ...account, ...ids, search, team, layers, body };
}

describe("a change of a schedule", () => {
  it("sends what is not changed to the letter, and nothing that nobody declared", async () => {
    const { fake, rotations, layers, body, carol } = await searchAccount();
    const before = await rotations.get("search/weekend");
    await rotations.update(before, { ...before, members: ["carol@example.com", null] });
    const { base, night, weekend } = layers;
    const members = [{ user: { id: carol } }, {}];
    expect(put(fake)).toEqual(body(base, night, { ...weekend, members }));
  });

  it("keeps the times of a layer to the letter whose members alone change", async () => {
    const { fake, rotations, layers, body, carol, alice } = await searchAccount();
    for (const [name, members] of [
      ["base", ["alice@example.com", "carol@example.com"]],
      ["night", ["alice@example.com"]],
    ] as const) {
      const before = await rotations.get(`search/${name}`);
      await rotations.update(before, { ...before, members });
    }
    const { base, night, weekend } = layers;
    const user = (id: string) => ({ user: { id } });
    expect(put(fake)).toEqual(
      body(
        { ...base, members: [user(alice), user(carol)] },
        { ...night, members: [user(alice)] },
        weekend,
      ),
    );
  });

  it("puts its rotations in another order", async () => {
    const { fake, schedules, layers, body } = await searchAccount();
    const before = await schedules.get("search");
    const [base, night, weekend] = before.rotations as [
      Schedule["rotations"][0],
      Schedule["rotations"][0],
      Schedule["rotations"][0],
    ];
    const after = await schedules.update(before, { ...before, rotations: [weekend, base, night] });
    expect(after.rotations.map(({ name }) => name)).toEqual([
      "search/weekend",
      "search/base",
      "search/night",
    ]);
    expect(put(fake)).toEqual(body(layers.weekend, layers.base, layers.night));
  });

  it("takes a rotation of another schedule as one of its own", async () => {
    const { fake, schedules, rotations, payments, search, alice, bob, carol } =
      await searchAccount();
    const before = await schedules.get("search");
    const primary = await rotations.get("payments/primary");
    const after = await schedules.update(before, {
      ...before,
      rotations: [...before.rotations, primary],
    });
    expect(after.rotations.map(({ name }) => name).at(-1)).toBe("search/primary");
    const layersOf = (id: string) => fake.state.schedules.get(id)?.layers ?? [];
    expect(layersOf(search).at(-1)).toMatchObject({
      name: "primary",
      days: 7,
      rotationStart: "2026-01-05T14:00:00Z",
      members: [alice, bob, carol],
    });
    expect(layersOf(search)).toHaveLength(4);
    expect(layersOf(search).at(-1)?.id).not.toBe(layersOf(payments)[0]?.id);
    expect(layersOf(payments)).toHaveLength(1);
  });

  it("does not take a rotation whose name it has already", async () => {
    const { fake, schedules, rotations, bob } = await searchAccount();
    const layers = [{ name: "base", ...WEEKLY, members: [bob] }];
    fake.addSchedule({ name: "other", timeZone: "America/New_York", layers });
    const before = await schedules.get("search");
    const base = await rotations.get("other/base");
    const twice = { ...before, rotations: [...before.rotations, base] };
    expect(await failureOf(schedules.update(before, twice))).toMatchObject({
      message: "schedule search: would have two layers called base",
      exitCode: 2,
    });
    expect(put(fake)).toBeUndefined();
  });

  it("to another zone leaves layers in theirs", async () => {
    const { fake, schedules, layers } = await searchAccount();
    const before = await schedules.get("search");
    await schedules.update(before, { ...before, timeZone: "Asia/Tokyo" });
    const { base, night, weekend } = layers;
    const time_zone = "America/New_York";
    expect(put(fake)).toMatchObject({
      data: {
        attributes: {
          time_zone: "Asia/Tokyo",
          layers: [{ ...base, time_zone }, night, { ...weekend, time_zone }],
        },
      },
    });
  });

  it("keeps the tags that Datadog tells of", async () => {
    const { fake, session, rotations } = await openAccount({ hasTags: true });
    const { payments } = fillAccount(fake);
    const tags = ["env:prod", "tier:1"];
    const there = fake.state.schedules.get(payments);
    if (there !== undefined) fake.state.schedules.set(payments, { ...there, tags });
    const before = await rotations.get("payments/primary");
    // What its answer is does not matter here.
    const include = "teams,layers,layers.members,layers.members.user";
    const path = { schedule_id: payments };
    const body = fake.perform("GetOnCallSchedule", { path, query: { include } });
    fake.faults = {
      before: (request) =>
        request.operation === "UpdateOnCallSchedule" ? { status: 200, body } : undefined,
    };
    await rotations.update(before, { ...before, members: ["carol@example.com"] });
    expect(put(fake)).toMatchObject({ data: { attributes: { tags: ["env:prod", "tier:1"] } } });
    expect(session.site).toBe(new URL(fake.url).host);
  });

  it("is not sent where somebody else has changed it in between", async () => {
    const { fake, schedules, rotations, search } = await searchAccount();
    const schedule = await schedules.get("search");
    const rotation = await rotations.get("search/base");
    const now = fake.state.schedules.get(search);
    const [base, ...others] = now?.layers ?? [];
    if (now === undefined || base === undefined) throw new Error("it is there");
    const layers = [{ ...base, days: 14 }, ...others];
    fake.state.schedules.set(search, { ...now, layers });
    const changed = (what: string) => ({
      message: `${what} has changed since it was read`,
      code: "conflict",
      exitCode: 1,
      hint: "run the command again",
    });
    const members = ["bob@example.com"];
    expect(
      await failureOf(schedules.update(schedule, { ...schedule, timeZone: "UTC" })),
    ).toMatchObject(changed("schedule search"));
    expect(await failureOf(rotations.update(rotation, { ...rotation, members }))).toMatchObject(
      changed("rotation search/base"),
    );
    expect(await failureOf(rotations.delete(rotation))).toMatchObject(
      changed("rotation search/base"),
    );
    expect(await failureOf(schedules.delete(schedule))).toMatchObject(changed("schedule search"));
    expect(fake.requests.filter(({ method }) => method !== "GET")).toEqual([]);
  });

  it("does not mind a change of another layer", async () => {
    const { fake, rotations, search } = await searchAccount();
    const weekend = await rotations.get("search/weekend");
    const now = fake.state.schedules.get(search);
    const [base, ...others] = now?.layers ?? [];
    if (now === undefined || base === undefined) throw new Error("it is there");
    const layers = [{ ...base, days: 14 }, ...others];
    fake.state.schedules.set(search, { ...now, layers });
    await rotations.update(weekend, { ...weekend, members: ["carol@example.com"] });
    expect(fake.state.schedules.get(search)?.layers[0]?.days).toBe(14);
  });

  it("does not lose another that is made at the same time, whatever they call it", async () => {
    const { fake, rotations, search, alice, carol } = await searchAccount();
    const base = await rotations.get("search/base");
    const weekend = await rotations.get("search/weekend");
    await Promise.all([
      rotations.update(base, { ...base, members: ["alice@example.com"] }),
      rotations.update(weekend, { ...weekend, members: ["carol@example.com"] }),
      rotations.create({ ...base, name: `${search}/extra`, members: ["bob@example.com"] }, call()),
    ]);
    const layers = fake.state.schedules.get(search)?.layers ?? [];
    expect(layers.map(({ name }) => name)).toEqual(["base", "night", "weekend", "extra"]);
    expect(layers[0]?.members).toEqual([alice]);
    expect(layers[2]?.members).toEqual([carol]);
  });
});

describe("a schedule at Datadog", () => {
  it("is created with its layers in Datadog's words", async () => {
    const { fake, schedules, asked } = await openAccount();
    const { alice, bob } = fillAccount(fake);
    const made = await schedules.create(
      {
        name: "search",
        timeZone: "America/New_York",
        combine: "stack",
        rotations: [
          {
            name: "search/days",
            timeZone: "America/New_York",
            start: { wall: Date.parse("2026-01-05T09:00:00Z") },
            members: ["alice", null, "bob"],
            recurrence: { kind: "weekly", every: 2, on: [{ weekday: 0, at: 32_400 }] },
            // Monday 09:00 to Friday 17:00: 4 days and 8 hours.
            coverage: [{ start: 32_400, length: 4 * 86_400 + 8 * 3600 }],
          },
        ],
      },
      call(),
    );
    expect(made.rotations.map(({ name }) => name)).toEqual(["search/days"]);
    expect(asked().find(({ operation }) => operation === "CreateOnCallSchedule")?.body).toEqual({
      data: {
        type: "schedules",
        attributes: {
          name: "search",
          time_zone: "America/New_York",
          layers: [
            {
              name: "days",
              interval: { days: 14 },
              rotation_start: "2026-01-05T14:00:00Z",
              effective_date: "2026-01-05T14:00:00Z",
              members: [{ user: { id: alice } }, {}, { user: { id: bob } }],
              restrictions: [
                {
                  start_day: "monday",
                  start_time: "09:00:00",
                  end_day: "friday",
                  end_time: "17:00:00",
                },
              ],
            },
          ],
        },
      },
    });
  });

  it("of a name that is taken is not made, and one that says the same is that one", async () => {
    const { fake, schedules } = await openAccount();
    fillAccount(fake);
    const { overrides: _, ...payments } = await schedules.get("payments");
    await schedules.create(payments, call());
    expect(
      await failureOf(schedules.create({ ...payments, timeZone: "Asia/Tokyo" }, call())),
    ).toMatchObject({
      message: "there is a schedule called payments already",
      code: "conflict",
      exitCode: 1,
    });
    expect(fake.requests.filter(only("CreateOnCallSchedule"))).toEqual([]);
  });

  it("is not deleted while a policy calls it", async () => {
    const { fake, schedules } = await openAccount();
    const { payments } = fillAccount(fake);
    expect(await failureOf(schedules.delete(await schedules.get("payments")))).toMatchObject({
      message: `on-call deleteOnCallSchedule conflicts with what is there: schedule[${payments}] is in use`,
      code: "conflict",
      exitCode: 1,
    });
  });

  it("has the overrides that lie over it", async () => {
    const { fake, schedules } = await openAccount();
    const { payments, carol } = fillAccount(fake);
    fake.addOverride(payments, "2026-03-10T14:00:00Z", "2026-03-11T14:00:00Z", carol);
    expect((await schedules.get("payments")).overrides).toEqual([
      {
        from: Date.parse("2026-03-10T14:00:00Z"),
        to: Date.parse("2026-03-11T14:00:00Z"),
        members: ["carol@example.com"],
      },
    ]);
  });
});

describe("a list of schedules", () => {
  function many(fake: FakeDatadog, count: number, alice: string): string[] {
    const names = Array.from({ length: count }, (_, i) => `s${String(i + 1).padStart(3, "0")}`);
    const layers = [{ name: "primary", ...WEEKLY, members: [alice] }];
    for (const name of names) fake.addSchedule({ name, layers });
    return names;
  }

  async function long(count: number) {
    const account = await openAccount();
    const alice = account.fake.addUser({ email: "alice@example.com" });
    return { ...account, names: many(account.fake, count, alice) };
  }

  it.each([
    [99, 1],
    // A full page could be the last: only asking tells.
    [100, 2],
    [101, 2],
  ])("of %i is asked for in %i requests", async (count, pages) => {
    const { schedules, asked } = await long(count);
    expect(await listed(schedules.list())).toHaveLength(count);
    const lists = asked().filter(({ operation }) => operation === "ListOnCallSchedules");
    expect(lists.map(({ query }) => query)).toEqual(
      [0, 1]
        .slice(0, pages)
        .map((number) => ({ "page[size]": "100", "page[number]": `${number}` })),
    );
  });

  it("of 137 is whole and in order", async () => {
    const { schedules, rotations, names } = await long(137);
    expect((await listed(schedules.list())).map(({ name }) => name)).toEqual(names);
    expect((await listed(rotations.list())).map(({ name }) => name)).toEqual(
      names.map((name) => `${name}/primary`),
    );
  });

  it("is not asked for any further than somebody reads", async () => {
    const { schedules, asked } = await long(137);
    let read = 0;
    for await (const _ of schedules.list()) if (++read === 3) break;
    const operations = asked().map(({ operation }) => operation);
    expect(operations.filter((each) => each === "ListOnCallSchedules")).toHaveLength(1);
    // Four are read at the same time: those that are given, and three ahead of them.
    expect(operations.filter((each) => each === "GetOnCallSchedule").length).toBeLessThan(8);
  });
});
