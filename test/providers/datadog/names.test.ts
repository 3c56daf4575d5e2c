import { describe, expect, it } from "vitest";
import { isId, Names } from "../../../src/providers/datadog/names.js";
import { always, only, unknownOperation } from "../../fakes/datadog/faults.js";
import { call, failureOf, fillAccount, listed, openAccount, WEEKLY } from "./account.js";

const ONE = "11111111-1111-4111-8111-111111111111";
const TWO = "22222222-2222-4222-8222-222222222222";

/** Names of schedules, and with which words they were asked for. */
function known(...there: readonly (readonly [id: string, name: string])[]) {
  const asked: (string | undefined)[] = [];
  const names = new Names("schedule", async function* (query) {
    asked.push(query);
    for (const [id, name] of there) {
      if (query === undefined || name.includes(query)) yield { id, name };
    }
  });
  return { names, asked };
}

describe("a name", () => {
  it("is asked for once, in Datadog's own search", async () => {
    const { names, asked } = known([ONE, "payments"], [TWO, "payments night"]);
    expect(await names.idOf("payments")).toBe(ONE);
    expect(await names.idOf("payments")).toBe(ONE);
    expect(asked).toEqual(["payments"]);
  });

  it("that is an id is not asked for", async () => {
    const { names, asked } = known();
    expect(await names.idOf(ONE)).toBe(ONE);
    expect(asked).toEqual([]);
    expect([ONE, ONE.toUpperCase(), `${ONE}1`, "payments"].map(isId)).toEqual([
      true,
      true,
      false,
      false,
    ]);
  });

  it.each(["a/b", "team:x", "x* OR y", "user.id:7", "Bühne (neu)"])(
    "with signs of the search's language is looked for among all: %s",
    async (name) => {
      const { names, asked } = known([ONE, "another"], [TWO, name]);
      expect(await names.idOf(name)).toBe(TWO);
      expect(asked).toEqual([undefined]);
    },
  );

  it("that the search does not find is looked for among all, and others are told", async () => {
    const { names, asked } = known([ONE, "payments"], [TWO, "search"]);
    expect(await failureOf(names.idOf("paiments"))).toMatchObject({
      message: 'no schedule is called "paiments"',
      code: "not-found",
      exitCode: 2,
      hint: "did you mean payments?",
    });
    expect(asked).toEqual(["paiments", undefined]);
  });

  it("that several bear stands for none of them", async () => {
    const { names } = known([ONE, "payments"], [TWO, "payments"]);
    expect(await failureOf(names.idOf("payments"))).toMatchObject({
      message: `Datadog has 2 of the name "payments": schedules ${ONE}, ${TWO}`,
      exitCode: 2,
      hint: "say which one by its id",
    });
  });

  it("is asked for again where what bore it is gone", async () => {
    const { names, asked } = known([TWO, "payments"]);
    names.learn({ id: ONE, name: "payments" });
    expect(await names.idOf("payments")).toBe(ONE);
    names.forget(ONE);
    expect(await names.idOf("payments")).toBe(TWO);
    expect(asked).toEqual(["payments"]);
  });
});

describe("two schedules of one name", () => {
  async function twins() {
    const account = await openAccount();
    const ids = fillAccount(account.fake);
    const other = account.fake.addSchedule({
      name: "payments",
      timeZone: "UTC",
      layers: [{ name: "night", ...WEEKLY, members: [ids.bob] }],
    });
    return { ...account, ...ids, other };
  }

  it("go by their ids", async () => {
    const { schedules, rotations, payments, other } = await twins();
    const several = {
      message: expect.stringMatching(/^Datadog has 2 of the name "payments": schedules /),
      exitCode: 2,
      hint: "say which one by its id",
    };
    expect(await failureOf(schedules.get("payments"))).toMatchObject(several);
    expect(await failureOf(rotations.get("payments/primary"))).toMatchObject(several);
    expect((await schedules.get(other)).timeZone).toBe("UTC");
    expect((await rotations.get(`${payments}/primary`)).name).toBe("payments/primary");
  });

  it("are not mixed up because both were seen", async () => {
    const { schedules, fake, payments, other } = await twins();
    // Whoever was asked for by the id is meant by the name from then on, whatever was listed since.
    const found = await schedules.get(payments);
    expect(await listed(schedules.list())).toHaveLength(2);
    await schedules.update(found, { ...found, timeZone: "Europe/Paris" });
    expect(fake.state.schedules.get(payments)?.timeZone).toBe("Europe/Paris");
    expect(fake.state.schedules.get(other)?.timeZone).toBe("UTC");
  });

  it("are not told apart by which of them was listed last", async () => {
    const { schedules } = await twins();
    await listed(schedules.list());
    expect(await failureOf(schedules.get("payments"))).toMatchObject({
      message: expect.stringMatching(/^Datadog has 2 of the name "payments"/),
    });
  });

  it("stay apart in a policy that calls both", async () => {
    const { policies, fake, payments, other } = await twins();
    const targets = [payments, other].map((id) => ({ type: "schedules", id }) as const);
    const id = fake.addPolicy({ name: "both", steps: [{ targets }] });
    const both = await policies.get("both");
    expect(both.steps[0]?.notify.map(({ name }) => name)).toEqual(["payments", other]);
    await policies.update(both, { ...both, repeats: 3 });
    expect(fake.state.policies.get(id)).toMatchObject({
      retries: 3,
      steps: [{ targets: targets.map((target) => expect.objectContaining(target)) }],
    });
  });
});

describe("names at Datadog", () => {
  it.each(["a/b", "team:payments", "Zürich & Bern", "50%", "x?y=z#1"])(
    "can be anything: %s",
    async (name) => {
      const { fake, schedules, rotations, overrides, provider } = await openAccount();
      const { alice } = fillAccount(fake);
      const layers = [{ name: "primary", ...WEEKLY, members: [alice] }];
      const id = fake.addSchedule({ name, timeZone: "UTC", layers });
      expect((await schedules.get(name)).name).toBe(name);
      expect((await rotations.get(`${name}/primary`)).members).toEqual(["alice@example.com"]);
      const on = { kind: "schedule", name } as const;
      const [from, to] = [Date.parse("2026-03-10T14:00Z"), Date.parse("2026-03-11T14:00Z")];
      await overrides.create([{ on, from, to, members: ["bob"] }], call());
      expect(await listed(overrides.list(on))).toMatchObject([{ on, from, to }]);
      const before = await rotations.get(`${name}/primary`);
      await rotations.update(before, { ...before, members: ["carol@example.com"] });
      expect(fake.state.schedules.get(id)?.layers[0]?.members).toHaveLength(1);
      expect(provider.name).toBe("datadog");
    },
  );

  it("are found again when another one bears them by now", async () => {
    const { fake, rotations } = await openAccount();
    const { payments, carol } = fillAccount(fake);
    await rotations.get("payments/primary");
    fake.state.schedules.delete(payments);
    const layers = [{ name: "primary", ...WEEKLY, members: [carol] }];
    fake.addSchedule({ name: "payments", timeZone: "UTC", layers });
    expect((await rotations.get("payments/primary")).timeZone).toBe("UTC");
  });

  it("are not looked for twice in one command", async () => {
    const { fake, schedules, rotations, asked } = await openAccount();
    fillAccount(fake);
    await schedules.get("payments");
    await rotations.get("payments/primary");
    const lists = asked().filter(({ operation }) => operation === "ListOnCallSchedules");
    expect(lists.map(({ query }) => query)).toEqual([
      { "page[size]": "100", "page[number]": "0", "filter[query]": "payments" },
    ]);
    fake.faults = always(unknownOperation, only("ListOnCallSchedules"));
    expect((await schedules.get("payments")).name).toBe("payments");
  });
});
