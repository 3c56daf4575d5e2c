import { describe, expect, it, onTestFinished, vi } from "vitest";
import { openSession } from "../../../src/providers/datadog/session.js";
import type { SentRequest } from "../../../src/providers/opening.js";
import {
  afterwards,
  always,
  broken,
  forbidden,
  limited,
  malformed,
  nth,
  only,
} from "../../fakes/datadog/faults.js";
import { startFakeDatadog } from "../../fakes/datadog/server.js";
import { call, failureOf, fillAccount, listed, NOW, openAccount, openingAt } from "./account.js";

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const isRead = only("GetOnCallSchedule");

/** An account whose clock is moved on by whoever sleeps, and the waits. */
async function clocked() {
  vi.useFakeTimers({ toFake: ["Date"] });
  onTestFinished(() => void vi.useRealTimers());
  const waits: number[] = [];
  const account = await openAccount({
    async sleep(ms) {
      waits.push(ms);
      vi.setSystemTime(Date.now() + ms);
    },
  });
  const { payments } = fillAccount(account.fake);
  const read = () => account.session.send("on-call", "getOnCallSchedule", { scheduleId: payments });
  return { ...account, payments, waits, read };
}

describe("a request that is limited", () => {
  it("is sent again when Datadog says, to the millisecond", async () => {
    const { fake, waits, read, asked } = await clocked();
    fake.faults = always(limited(7), isRead, 2);
    expect((await read()).data?.attributes?.name).toBe("payments");
    expect(waits).toEqual([7000, 7000]);
    expect(asked().map(({ operation }) => operation)).toEqual(Array(3).fill("GetOnCallSchedule"));
  });

  it("is sent eight times at most", async () => {
    const { fake, waits, read } = await clocked();
    fake.faults = always(limited(1), isRead);
    expect(await failureOf(read())).toMatchObject({
      message: "Datadog lets no more on-call getOnCallSchedule requests through",
      code: "limited",
      exitCode: 1,
      hint: "try again in 1 seconds",
    });
    expect(waits).toEqual(Array(7).fill(1000));
  });

  it("is told at once where that would be in more than 20 seconds", async () => {
    const { fake, waits, read } = await clocked();
    fake.faults = always(limited(45), isRead);
    expect(await failureOf(read())).toMatchObject({
      code: "limited",
      exitCode: 1,
      hint: "try again in 45 seconds",
    });
    expect(waits).toEqual([]);
    expect(fake.requests).toHaveLength(1);
  });

  it("is not sent before the time where its operation has used up what it may", async () => {
    const { fake, waits, read, session } = await clocked();
    const before = fake.requests.length;
    const lastOne = { "x-ratelimit-remaining": "0", "x-ratelimit-reset": "5" };
    const answer = await read();
    fake.faults = nth(1, { status: 200, body: { data: answer.data }, headers: lastOne }, isRead);
    await read();
    await session.send("on-call", "listOnCallSchedules", {});
    expect(waits).toEqual([]);
    await read();
    expect(waits).toEqual([5000]);
    expect(fake.requests.length - before).toBe(4);
  });
});

describe("a request that fails at Datadog", () => {
  it.each([
    ["500", broken, 8],
    ["a connection that breaks off", "drop", 8],
    ["an answer that is cut off", malformed, 3],
  ] as const)("with %s is sent again where it only reads", async (_, fault, most) => {
    const { fake, read, asked } = await clocked();
    fake.faults = always(fault, isRead, most - 1);
    expect((await read()).data?.attributes?.name).toBe("payments");
    expect(asked()).toHaveLength(most);
    fake.faults = always(fault, isRead);
    expect(await failureOf(read())).toMatchObject({ code: "failed", exitCode: 1 });
    expect(asked()).toHaveLength(most);
  });

  it("is sent again where it sets or takes away", async () => {
    const { fake, schedules, asked } = await openAccount();
    const { alice } = fillAccount(fake);
    fake.addSchedule({
      name: "lone",
      layers: [{ rotationStart: "2026-01-05T14:00:00Z", members: [alice] }],
    });
    const isWrite = only("UpdateOnCallSchedule", "DeleteOnCallSchedule");
    fake.faults = always(broken, isWrite, 3);
    const before = await schedules.get("lone");
    await schedules.update(before, { ...before, timeZone: "Europe/Paris" });
    fake.faults = always("drop", isWrite, 3);
    await schedules.delete({ ...before, timeZone: "Europe/Paris" });
    const writes = asked().filter(({ operation }) => /^(Update|Delete)/.test(operation));
    expect(writes).toHaveLength(8);
    expect([...fake.state.schedules.values()].map(({ name }) => name)).toEqual(["payments"]);
  });

  it("is done where the first attempt took it away and its answer was lost", async () => {
    const { fake, policies, asked } = await openAccount();
    fillAccount(fake);
    fake.faults = afterwards(nth(1, "drop", only("DeleteOnCallEscalationPolicy")));
    await policies.delete(await policies.get("checkout"));
    expect(fake.state.policies.size).toBe(0);
    expect(fake.requests.filter(only("DeleteOnCallEscalationPolicy"))).toMatchObject([
      { status: 204 },
      { status: 404 },
    ]);
    expect(asked().length).toBeGreaterThan(0);
  });

  it("is not there where the first attempt says so", async () => {
    const { fake, session } = await openAccount();
    fillAccount(fake);
    const scheduleId = "00000000-0000-4000-8000-000000000000";
    expect(
      await failureOf(session.send("on-call", "deleteOnCallSchedule", { scheduleId })),
    ).toMatchObject({
      message: `Datadog has no such thing: schedule[${scheduleId}] not found`,
      code: "not-found",
      exitCode: 2,
    });
    expect(fake.requests).toHaveLength(1);
    fake.faults = always(limited(0), undefined, 1);
    expect(
      await failureOf(session.send("on-call", "deleteOnCallSchedule", { scheduleId })),
    ).toMatchObject({ code: "not-found" });
  });

  it("is told where it answers something else than JSON", async () => {
    const { fake, read, session } = await clocked();
    fake.faults = always(malformed);
    const host = new URL(fake.url).host;
    expect(await failureOf(read())).toMatchObject({
      message: `${host} answered on-call getOnCallSchedule with something else than JSON`,
      exitCode: 1,
      hint: "is it Datadog, and is no proxy in between?",
    });
    const path = "/api/v2/on-call/escalation-policies";
    expect(await failureOf(session.rest({ method: "GET", path }))).toMatchObject({
      message: `${host} answered GET ${path} with something else than JSON`,
      exitCode: 1,
    });
    fake.faults = always({ status: 200, body: "<html>sign in</html>" });
    expect(await failureOf(read())).toMatchObject({
      message: `${host} answered on-call getOnCallSchedule with something else than JSON`,
    });
  });

  it("is told where its answer lacks what it has to have", async () => {
    const { fake, read, payments } = await clocked();
    fake.faults = always({ status: 200, body: { data: { id: payments } } });
    expect(await failureOf(read())).toMatchObject({
      message: `${new URL(fake.url).host} answered on-call getOnCallSchedule with something that lacks "type"`,
      code: "failed",
      exitCode: 1,
    });
  });

  it("is told where nobody listens, after three attempts, a POST too", async () => {
    const fake = await startFakeDatadog();
    await fake.close();
    const waits: number[] = [];
    const told: SentRequest[] = [];
    const opening = openingAt(fake.url, { log: (request) => void told.push(request) });
    const session = openSession(opening, async (ms) => void waits.push(ms));
    const path = "/api/v2/on-call/schedules/x/overrides";
    const host = new URL(fake.url).host;
    expect(await failureOf(session.rest({ method: "POST", path, body: {} }))).toMatchObject({
      message: `${host} cannot be reached (ECONNREFUSED)`,
      exitCode: 1,
      hint: "is the network there, and the host?",
    });
    expect(waits).toHaveLength(2);
    expect(told.map(({ operation, outcome }) => [operation, outcome])).toEqual(
      Array(3).fill([`POST ${path}`, "ECONNREFUSED"]),
    );
  });
});

describe("a request that is not allowed", () => {
  it("names the permission where the keys are known", async () => {
    const { fake, read, asked } = await clocked();
    fake.faults = always(forbidden, isRead);
    expect(await failureOf(read())).toMatchObject({
      message: "Datadog does not allow on-call getOnCallSchedule: Forbidden",
      code: "denied",
      exitCode: 1,
      hint: "the application key, and who owns it, need on_call_read",
    });
    expect(asked().map(({ operation }) => operation)).toEqual([
      "GetOnCallSchedule",
      "ValidateAPIKey",
    ]);
  });

  it.each([{ api: "another" }, { application: "another" }])(
    "is a reason to sign in where nobody knows the keys: not %j",
    async (keys) => {
      const { fake, schedules } = await openAccount({ keys });
      expect(await failureOf(listed(schedules.list()))).toMatchObject({
        message: `not signed in to Datadog: ${new URL(fake.url).host} does not know these keys`,
        code: "signed-out",
        exitCode: 4,
      });
    },
  );

  it("stays what it is where nobody can say more of the keys", async () => {
    const { fake, read } = await clocked();
    fake.faults = {
      before: ({ operation }) => (operation === "ValidateAPIKey" ? "drop" : forbidden),
    };
    expect(await failureOf(read())).toMatchObject({ code: "denied", exitCode: 1 });
  });
});

describe("somebody who gives up", () => {
  it.each([
    ["before anything is asked", 0],
    ["while an answer is waited for", 30],
  ])("is let go: %s", async (_, afterMs) => {
    const { fake, session } = await openAccount();
    const { payments } = fillAccount(fake);
    fake.faults = always("hang");
    const giveUp = new AbortController();
    if (afterMs === 0) giveUp.abort();
    else setTimeout(() => giveUp.abort(), afterMs);
    const reading = session.send(
      "on-call",
      "getOnCallSchedule",
      { scheduleId: payments },
      { signal: giveUp.signal },
    );
    expect(await failureOf(reading)).toMatchObject({ code: "interrupted", exitCode: 130 });
    expect(fake.requests).toHaveLength(afterMs === 0 ? 0 : 1);
  });

  it("does not wait until Datadog would let the next request through", async () => {
    const { fake } = await openAccount();
    const { payments } = fillAccount(fake);
    fake.faults = always(limited(15));
    const session = openSession(openingAt(fake.url));
    const giveUp = new AbortController();
    setTimeout(() => giveUp.abort(), 200);
    const input = { scheduleId: payments };
    const begun = performance.now();
    const reading = session.send("on-call", "getOnCallSchedule", input, { signal: giveUp.signal });
    expect(await failureOf(reading)).toMatchObject({ code: "interrupted", exitCode: 130 });
    expect(performance.now() - begun).toBeLessThan(10_000);
    expect(fake.requests.length).toBeLessThan(2);
  });
});

describe("a session", () => {
  it("tells of each request its operation, outcome and id, and nothing else", async () => {
    const told: SentRequest[] = [];
    const { fake, session } = await openAccount({ log: (request) => void told.push(request) });
    const { payments } = fillAccount(fake);
    fake.faults = always("drop", isRead, 1);
    await session.send("on-call", "getOnCallSchedule", { scheduleId: payments });
    const tookMs = expect.any(Number);
    expect(told).toEqual([
      { operation: "on-call getOnCallSchedule", outcome: "ECONNRESET", tookMs, id: undefined },
      {
        operation: "on-call getOnCallSchedule",
        outcome: "200",
        tookMs,
        id: expect.stringMatching(UUID),
      },
    ]);
    expect(JSON.stringify(told)).not.toMatch(/an-api-key|an-application-key/);
  });

  it("knows how far Datadog's clock is ahead", async () => {
    const { fake, session } = await openAccount({ now: () => NOW + 30_000 });
    const { payments } = fillAccount(fake);
    expect(session.aheadMs).toBe(0);
    await session.send("on-call", "getOnCallSchedule", { scheduleId: payments });
    expect(session.aheadMs).toBe(30_000);
  });

  it("sends both keys in their headers", async () => {
    const { fake, session } = await openAccount();
    await session.send("on-call", "listOnCallSchedules", {});
    await session.rest({ method: "GET", path: "/api/v2/on-call/escalation-policies" });
    const keys = { "dd-api-key": "an-api-key", "dd-application-key": "an-application-key" };
    expect(fake.requests.map(({ headers }) => headers)).toEqual([
      expect.objectContaining(keys),
      expect.objectContaining(keys),
    ]);
  });
});

describe("what is made at Datadog, when its answer is lost", () => {
  const ROTATION = {
    name: "search/primary",
    timeZone: "America/New_York",
    start: { wall: Date.parse("2026-03-09T09:00:00Z") },
    members: ["alice", "bob"],
    recurrence: { kind: "weekly", every: 1, on: [{ weekday: 1, at: 32_400 }] },
  } as const;
  const SCHEDULE = {
    name: "search",
    timeZone: "America/New_York",
    combine: "stack",
    rotations: [ROTATION],
  } as const;
  const POLICY = {
    name: "search",
    steps: [
      {
        // Not as they will be told of.
        notify: [
          { kind: "schedule", name: "payments", position: "current" },
          { kind: "person", name: "Alice of Payments" },
        ],
        waitSeconds: 300,
        assignment: "all",
      },
    ],
    repeats: 1,
    resolveWhenDone: false,
  } as const;

  it.each([
    ["dropped", "drop"],
    ["an error of Datadog's", broken],
    ["cut off", malformed],
  ] as const)("is there once: %s", async (_, fault) => {
    const { fake, schedules, rotations, policies, overrides } = await openAccount();
    fillAccount(fake);
    const isMade = ({ method, operation }: { method: string; operation: string }) =>
      method === "POST" || operation === "UpdateOnCallSchedule";
    let made = 0;
    fake.faults = {
      after: (request) => (isMade(request) && made++ === 0 ? fault : undefined),
    };
    const once = async (work: () => Promise<unknown>) => {
      made = 0;
      await work();
      expect(made).toBeGreaterThan(0);
    };
    await once(() => schedules.create(SCHEDULE, call()));
    await once(() => policies.create(POLICY, call()));
    await once(() =>
      overrides.create(
        [
          {
            on: { kind: "schedule", name: "payments" },
            from: Date.parse("2026-03-10T14:00:00Z"),
            to: Date.parse("2026-03-11T14:00:00Z"),
            members: ["carol"],
          },
        ],
        call(),
      ),
    );
    await once(() => rotations.create({ ...ROTATION, name: "payments/secondary" }, call()));
    const { state } = fake;
    expect([...state.schedules.values()].map(({ name }) => name)).toEqual(["payments", "search"]);
    expect([...state.policies.values()].map(({ name }) => name)).toEqual(["checkout", "search"]);
    expect(state.overrides.size).toBe(1);
    const layers = [...state.schedules.values()].map((each) => each.layers.map(({ name }) => name));
    expect(layers).toEqual([["primary", "secondary"], ["primary"]]);
    const creates = fake.requests.filter(({ method }) => method === "POST");
    expect(creates.map(({ operation }) => operation)).toEqual([
      "CreateOnCallSchedule",
      "CreateOnCallEscalationPolicy",
      "CreateScheduleOverrides",
    ]);
  });

  it("is made by another attempt where nothing was done", async () => {
    const { fake, schedules } = await openAccount();
    fillAccount(fake);
    fake.faults = nth(1, broken, only("CreateOnCallSchedule"));
    await schedules.create(SCHEDULE, call());
    expect(fake.requests.filter(only("CreateOnCallSchedule"))).toHaveLength(2);
    expect([...fake.state.schedules.values()].map(({ name }) => name)).toEqual([
      "payments",
      "search",
    ]);
  });
});
