import { describe, expect, it } from "vitest";
import type { Rotation } from "../../../src/model/rotation.js";
import { call, failureOf, fillAccount, listed, openAccount, WEEKLY } from "./account.js";

const NIGHTS: Rotation = {
  name: "payments/nights",
  timeZone: "America/New_York",
  start: { wall: Date.parse("2026-03-09T20:00:00Z") },
  members: ["carol", "alice@example.com"],
  recurrence: { kind: "elapsed", days: 1, seconds: 300 },
};

describe("a rotation at Datadog", () => {
  it("is a layer of the schedule that its name begins with", async () => {
    const { fake, rotations } = await openAccount();
    const { primary, payments } = fillAccount(fake);
    const rotation = {
      name: "payments/primary",
      timeZone: "America/New_York",
      start: { wall: Date.parse("2026-01-05T09:00:00Z") },
      members: ["alice@example.com", "bob@example.com", "carol@example.com"],
      recurrence: { kind: "weekly", every: 1, on: [{ weekday: 0, at: 32_400 }] },
    };
    for (const name of ["payments/primary", `payments/${primary}`, `${payments}/${primary}`]) {
      expect(await rotations.get(name)).toEqual(rotation);
    }
    expect(await listed(rotations.list())).toEqual([rotation]);
    expect(rotations.schedulesOf?.("payments/primary")).toEqual(["payments"]);
  });

  it("goes by its id where another of the schedule bears its name", async () => {
    const { fake, rotations } = await openAccount();
    const { alice, bob } = fillAccount(fake);
    const layers = [alice, bob].map((id) => ({ name: "base", ...WEEKLY, members: [id] }));
    const twins = fake.addSchedule({ name: "twins", layers });
    const [one = "", two = ""] = [...(fake.state.schedules.get(twins)?.layers ?? [])].map(
      ({ id }) => id,
    );
    const names = (await listed(rotations.list())).map(({ name }) => name);
    expect(names).toEqual(["payments/primary", `twins/${one}`, `twins/${two}`]);
    const before = await rotations.get(`twins/${two}`);
    await rotations.update(before, { ...before, members: ["carol@example.com"] });
    const after = fake.state.schedules.get(twins)?.layers ?? [];
    // Neither its name nor its id has changed.
    expect(after.map(({ id, name, members }) => [id, name, members.length])).toEqual([
      [one, "base", 1],
      [two, "base", 1],
    ]);
    expect(after[0]?.members).toEqual([alice]);
    await rotations.delete(await rotations.get(`twins/${one}`));
    expect(fake.state.schedules.get(twins)?.layers.map(({ id }) => id)).toEqual([two]);
    expect(await failureOf(rotations.get("twins/bases"))).toMatchObject({ code: "not-found" });
  });

  it("lies on top of those that its schedule has, in one more layer", async () => {
    const { fake, rotations } = await openAccount();
    const { payments, carol, alice, primary } = fillAccount(fake);
    const made = await rotations.create(NIGHTS, call());
    const members = ["carol@example.com", "alice@example.com"];
    expect(made).toEqual({ ...NIGHTS, members });
    const { layers } = fake.state.schedules.get(payments) ?? { layers: [] };
    expect(layers[0]?.id).toBe(primary);
    // 20:00 on the evening of 9 March is in daylight time, four hours behind.
    expect(layers.slice(1)).toEqual([
      {
        id: expect.any(String),
        name: "nights",
        timeZone: undefined,
        days: 1,
        seconds: 300,
        rotationStart: "2026-03-10T00:00:00Z",
        effectiveDate: "2026-03-10T00:00:00Z",
        members: [carol, alice],
        restrictions: [],
      },
    ]);
  });

  it("makes its schedule where there is none", async () => {
    const { fake, rotations } = await openAccount();
    fillAccount(fake);
    const made = await rotations.create({ ...NIGHTS, name: "search/nights" }, call());
    expect(made.name).toBe("search/nights");
    const [, search] = fake.state.schedules.values();
    expect(search).toMatchObject({ name: "search", timeZone: "America/New_York" });
    expect(search?.layers.map(({ name }) => name)).toEqual(["nights"]);
  });

  it("is there already where it says the same, and taken where it does not", async () => {
    const { fake, rotations } = await openAccount();
    const { payments } = fillAccount(fake);
    const there = await rotations.get("payments/primary");
    expect(await rotations.create(there, call())).toEqual(there);
    expect(
      await failureOf(rotations.create({ ...NIGHTS, name: "payments/primary" }, call())),
    ).toMatchObject({
      message: "there is a rotation called payments/primary already",
      code: "conflict",
      exitCode: 1,
    });
    expect(fake.state.schedules.get(payments)?.layers).toHaveLength(1);
    expect(fake.requests.filter(({ method }) => method !== "GET")).toEqual([]);
  });

  it("is taken out of its schedule, which goes along with the last one", async () => {
    const { fake, rotations, policies } = await openAccount();
    const { payments } = fillAccount(fake);
    await rotations.create(NIGHTS, call());
    await rotations.delete(await rotations.get("payments/primary"));
    expect(fake.state.schedules.get(payments)?.layers.map(({ name }) => name)).toEqual(["nights"]);
    await policies.delete(await policies.get("checkout"));
    await rotations.delete(await rotations.get("payments/nights"));
    expect(fake.state.schedules.size).toBe(0);
  });

  it.each(["primary", "/primary", "payments/"])(
    "cannot be called %j: nobody knows where it would be",
    async (name) => {
      const { fake, rotations } = await openAccount();
      const [problem] = rotations.refusals?.({ ...NIGHTS, name }) ?? [];
      expect(problem?.message).toBe(
        `"${name}" cannot be a rotation at Datadog: it is a layer of a schedule`,
      );
      expect(await failureOf(rotations.create({ ...NIGHTS, name }, call()))).toMatchObject({
        exitCode: 2,
      });
      expect(fake.requests).toEqual([]);
    },
  );

  it.each([
    ["paymets/primary", "a rotation is called SCHEDULE/LAYER; did you mean one of payments?"],
    ["primary", "a rotation is called SCHEDULE/LAYER; oncall rotation list has them all"],
    ["payments/primray", "did you mean payments/primary?"],
  ])("that is not there is told as what is: %s", async (name, hint) => {
    const { fake, rotations } = await openAccount();
    fillAccount(fake);
    expect(await failureOf(rotations.get(name))).toMatchObject({
      message: `no rotation is called "${name}"`,
      code: "not-found",
      exitCode: 2,
      hint,
    });
  });

  it("is not made for somebody who is not there", async () => {
    const { fake, rotations } = await openAccount();
    fillAccount(fake);
    const asked = rotations.create({ ...NIGHTS, members: ["carlo@example.com"] }, call());
    expect(await failureOf(asked)).toMatchObject({
      message: 'no person is called "carlo@example.com"',
      code: "not-found",
      exitCode: 2,
      hint: "did you mean carol@example.com?",
    });
    expect(fake.requests.filter(({ method }) => method !== "GET")).toEqual([]);
  });

  it("whose answer says nothing of a layer is not understood, and nothing is written", async () => {
    const { fake, rotations } = await openAccount();
    const { payments } = fillAccount(fake);
    const id = "00000000-0000-4000-8000-000000000000";
    const relationships = { layers: { data: [{ id, type: "layers" }] } };
    const attributes = { name: "payments", time_zone: "UTC" };
    const data = { id: payments, type: "schedules", attributes, relationships };
    fake.faults = {
      before: ({ operation }) =>
        operation === "GetOnCallSchedule" ? { status: 200, body: { data } } : undefined,
    };
    expect(await failureOf(rotations.get("payments/primary"))).toMatchObject({
      message: `layer ${id} of schedule payments cannot be read`,
      exitCode: 1,
      hint: "Datadog says something of it that this version of oncall does not know",
    });
  });
});
