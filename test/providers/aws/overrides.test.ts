import { describe, expect, it } from "vitest";
import { shortId } from "../../../src/model/incident.js";
import type { NewOverride } from "../../../src/providers/provider.js";
import { at } from "../../fakes/aws/ask.js";
import {
  always,
  dropAfterEvery,
  type Faults,
  only,
  throttleEvery,
  together,
  type Which,
} from "../../fakes/aws/faults.js";
import { failureOf, fillAccount, listed, makeRotation, NOW, openAccount } from "./account.js";

const call = () => ({ token: crypto.randomUUID() });
const TOKEN = expect.stringMatching(/^[0-9a-f]{64}$/);
const ID = /^primary\/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const HOUR_MS = 3_600_000;
const isCreate = only("CreateRotationOverride");
const on = { kind: "rotation", name: "primary" } as const;

/** Overrides of an hour each, one after the other from now on. */
function hours(count: number, members: readonly string[] = ["carol"]): NewOverride[] {
  return Array.from({ length: count }, (_, i) => ({
    on,
    from: NOW + i * HOUR_MS,
    to: NOW + (i + 1) * HOUR_MS,
    members,
  }));
}

describe("an override at AWS", () => {
  it("lies over a rotation, and its id names it", async () => {
    const { fake, overrides, asked } = await openAccount();
    const { primary, carol } = fillAccount(fake);
    const [made] = await overrides.create(hours(1), call());
    expect(made).toMatchObject({ id: expect.stringMatching(ID), on, members: ["carol"] });
    expect(asked().filter(([operation]) => operation === "CreateRotationOverride")).toEqual([
      [
        "CreateRotationOverride",
        {
          RotationId: primary,
          NewContactIds: [carol],
          StartTime: at("2026-03-07T20:00:00Z"),
          EndTime: at("2026-03-07T21:00:00Z"),
          IdempotencyToken: TOKEN,
        },
      ],
    ]);
  });

  it("can leave nobody on call", async () => {
    const { fake, overrides } = await openAccount();
    fillAccount(fake);
    await overrides.create(hours(1, []), call());
    expect(await listed(overrides.list(on))).toMatchObject([{ members: [] }]);
  });

  it("is asked for alone where its id names the rotation, by name or ARN", async () => {
    const { fake, overrides, asked } = await openAccount();
    const { primary } = fillAccount(fake);
    const [made] = await overrides.create(hours(1), call());
    const own = made?.id.replace("primary/", "") ?? "";
    for (const id of [`primary/${own}`, `${primary}/${own}`]) {
      asked();
      expect(await overrides.get(id)).toEqual(made);
      expect(asked()).toEqual([
        ["GetRotation", { RotationId: primary }],
        ["GetRotationOverride", { RotationId: primary, RotationOverrideId: own }],
      ]);
    }
  });

  it("is looked for in every rotation where its id stands alone", async () => {
    const { fake, overrides, asked } = await openAccount();
    const { alice } = fillAccount(fake);
    makeRotation(fake, "another", [alice]);
    const [made] = await overrides.create(hours(1), call());
    asked();
    expect(await overrides.get(made?.id.replace("primary/", "") ?? "")).toEqual(made);
    expect(asked().map(([operation]) => operation)).toEqual([
      "ListRotations",
      "ListRotationOverrides",
    ]);
  });

  it("has no near miss: what looks like its id is another one", async () => {
    const { fake, overrides } = await openAccount();
    fillAccount(fake);
    const [made] = await overrides.create(hours(1), call());
    const { id = "" } = made ?? {};
    const near = `${id.slice(0, -1)}${id.endsWith("0") ? "1" : "0"}`;
    expect(await failureOf(overrides.get(near))).toMatchObject({
      code: "not-found",
      exitCode: 2,
      hint: `there are: ${shortId(id)}`,
    });
  });

  it("is not made for somebody who is not there", async () => {
    const { fake, overrides } = await openAccount();
    fillAccount(fake);
    expect(await failureOf(overrides.create(hours(1, ["carlo"]), call()))).toMatchObject({
      message: 'no person is called "carlo"',
      code: "not-found",
      hint: "did you mean carol?",
    });
    expect(fake.state.overrides.size).toBe(0);
  });

  it("cannot lie over a schedule", async () => {
    const { fake, overrides, asked } = await openAccount();
    fillAccount(fake);
    const over = hours(1).map((each) => ({
      ...each,
      on: { kind: "schedule", name: "x" } as const,
    }));
    expect(await failureOf(overrides.create(over, call()))).toMatchObject({
      message: "aws has no overrides of schedules",
      exitCode: 2,
    });
    expect(asked()).toEqual([]);
    expect(await listed(overrides.list({ kind: "schedule", name: "payments" }))).toEqual([]);
  });

  it("is listed in order of creation, over pages, from a year ago to three years ahead", async () => {
    const clock = { now: NOW };
    const { fake, overrides, asked } = await openAccount({ now: () => clock.now, pageSize: 1 });
    const { primary } = fillAccount(fake);
    for (const override of hours(3).toReversed()) {
      clock.now += 1000;
      await overrides.create([override], call());
    }
    asked();
    const from = [2, 1, 0].map((i) => ({ wall: NOW - 5 * HOUR_MS + i * HOUR_MS }));
    // 15:00 in New York is 20:00 UTC.
    expect((await listed(overrides.list(on))).map((each) => each.from)).toEqual(from);
    const lists = asked().filter(([operation]) => operation === "ListRotationOverrides");
    expect(lists).toHaveLength(3);
    expect(lists[0]?.[1]).toEqual({
      RotationId: primary,
      StartTime: at("2025-03-06T20:00:00Z"),
      EndTime: at("2029-03-09T20:00:00Z"),
    });
  });
});

describe("30 overrides", () => {
  /** Every third request is throttled and every fifth that is done loses its answer, from an offset on. */
  function faultsFrom(offset: number, which?: Which): Faults {
    const faults = together(throttleEvery(3, which), dropAfterEvery(5, which));
    const request = { operation: "CreateRotationOverride" } as never;
    for (let n = 0; n < offset; n++) {
      faults.before?.(request, n);
      faults.after?.(request, n);
    }
    return faults;
  }

  const offsets = [0, 1, 2, 3, 4, 7, 11];

  it.each([
    ...offsets.map((offset) => ["creates", offset, isCreate] as const),
    ...offsets.map((offset) => ["requests", offset, undefined] as const),
  ])("are 30, whatever %s are throttled and lost meanwhile (from %i)", async (_, offset, which) => {
    const { fake, overrides } = await openAccount({ faults: faultsFrom(offset, which) });
    fillAccount(fake);
    const made = await overrides.create(hours(30), call());
    expect(fake.state.overrides.size).toBe(30);
    const starts = [...fake.state.overrides.values()].map(({ StartTime }) => StartTime * 1000);
    expect(starts).toEqual(hours(30).map(({ from }) => from));
    expect(made.map(({ id }) => id.replace("primary/", ""))).toEqual([
      ...fake.state.overrides.keys(),
    ]);
    const creates = fake.requests.filter(isCreate);
    const throttled = creates.filter(({ error }) => error === "ThrottlingException");
    expect(throttled.length).toBeGreaterThan(9);
    // Of those that were done, some were done again: their answers had been lost.
    expect(creates.length - throttled.length).toBeGreaterThan(30);
    // A request that is sent again bears the token of the first.
    expect(new Set(creates.map(({ input }) => JSON.stringify(input))).size).toBe(30);
  });

  it("wait for their turn, a second after the one before", async () => {
    const waits: number[] = [];
    const { fake, overrides } = await openAccount({ sleep: async (ms) => void waits.push(ms) });
    fillAccount(fake);
    const begun = performance.now();
    await overrides.create(hours(30), call());
    const took = performance.now() - begun;
    // Nobody slept: the second has to wait for 1 s, the thirtieth for 29 s, less what has passed.
    const turns = waits.filter((ms) => ms > 1000 - took);
    expect(turns).toHaveLength(29);
    for (const [i, ms] of turns.entries()) {
      expect(ms).toBeLessThanOrEqual((i + 1) * 1000);
      expect(ms).toBeGreaterThanOrEqual((i + 1) * 1000 - took);
    }
  });

  it("tell how far they are, and three tell nothing", async () => {
    const told: string[] = [];
    const progress = (done: number, total: number) => void told.push(`${done} of ${total}`);
    const { fake, overrides } = await openAccount({ progress });
    fillAccount(fake);
    const made = await overrides.create(hours(30), call());
    expect(told).toEqual(Array.from({ length: 31 }, (_, i) => `${i} of 30`));
    told.length = 0;
    await overrides.delete(made);
    expect(told.at(0)).toBe("0 of 30");
    expect(told.at(-1)).toBe("30 of 30");
    expect(fake.state.overrides.size).toBe(0);
    told.length = 0;
    await overrides.create(hours(3), call());
    expect(told).toEqual([]);
  });

  it("does not leave the count standing when one of them fails", async () => {
    const told: string[] = [];
    const progress = (done: number, total: number) => void told.push(`${done} of ${total}`);
    const { fake, overrides } = await openAccount({ progress });
    fillAccount(fake);
    const on = { kind: "rotation", name: "primary" } as const;
    const hour = (n: number) => Date.parse("2026-03-08T00:00Z") + n * 3_600_000;
    const drafts = [0, 1, 2, 3, 4].map((n) => ({
      on,
      from: hour(n),
      to: hour(n + 1),
      members: [n < 2 ? "carol" : "nobody-here"],
    }));
    const failure = failureOf(overrides.create(drafts, { token: "five" }));
    expect(await failure).toMatchObject({
      message: expect.stringContaining("2 of 5 overrides were made before"),
    });
    expect(told).toEqual(["0 of 5", "1 of 5", "2 of 5", "5 of 5"]);
  });

  it("say how many were made before one was refused", async () => {
    let count = 0;
    const denied = { type: "AccessDeniedException", message: "not allowed" };
    const { fake, overrides } = await openAccount({
      faults: always(denied, (request) => isCreate(request) && ++count === 3),
    });
    fillAccount(fake);
    expect(await failureOf(overrides.create(hours(30), call()))).toMatchObject({
      message: expect.stringMatching(/; 2 of 30 overrides were made before$/),
      code: "denied",
      exitCode: 1,
      hint: "ask for the permission ssm-contacts:CreateRotationOverride in an IAM policy",
    });
    expect(fake.state.overrides.size).toBe(2);
  });

  it("are 30 when the same call is made again after that", async () => {
    let count = 0;
    const broken = { type: "InternalServerException" };
    const { fake, overrides, open } = await openAccount();
    fillAccount(fake);
    // The 11th fails as often as it is tried: four times.
    fake.faults = always(broken, (request) => isCreate(request) && ++count > 10, 4);
    const sent = call();
    await failureOf(overrides.create(hours(30), sent));
    expect(fake.state.overrides.size).toBe(10);
    await (await open()).overrides.create(hours(30), sent);
    expect(fake.state.overrides.size).toBe(30);
  });
});
