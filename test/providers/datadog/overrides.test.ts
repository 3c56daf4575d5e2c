import { describe, expect, it } from "vitest";
import { piecesOf } from "../../../src/providers/datadog/overrides.js";
import type { NewOverride } from "../../../src/providers/provider.js";
import {
  afterwards,
  always,
  broken,
  every,
  type Faults,
  limited,
  nth,
  only,
  together,
  unknownOperation,
} from "../../fakes/datadog/faults.js";
import { call, failureOf, fillAccount, listed, NOW, openAccount } from "./account.js";

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const on = { kind: "schedule", name: "payments" } as const;
const isCreate = only("CreateScheduleOverrides");
const UUID = "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}";

/** Overrides of an hour each, one after the other from now on. */
function hours(count: number, members: readonly string[] = ["carol"]): NewOverride[] {
  return Array.from({ length: count }, (_, i) => ({
    on,
    from: NOW + i * HOUR_MS,
    to: NOW + (i + 1) * HOUR_MS,
    members,
  }));
}

const isList = ({ operation }: { readonly operation: string }) =>
  operation === "ListScheduleOverrides";

/** The start and end of a list's window. */
const windowOf = ({ query }: { readonly query: Readonly<Record<string, string>> }) => [
  query["filter[start]"],
  query["filter[end]"],
];

describe("an override at Datadog", () => {
  it("is created as Datadog has it, and its id begins with that of its schedule", async () => {
    const { fake, overrides, asked } = await openAccount();
    const { payments, carol } = fillAccount(fake);
    const [made] = await overrides.create(hours(1), call());
    expect(made).toEqual({
      id: expect.stringMatching(new RegExp(`^${payments}/${UUID}$`)),
      on,
      from: NOW,
      to: NOW + HOUR_MS,
      members: ["carol@example.com"],
    });
    expect(asked().find(({ operation }) => operation === "CreateScheduleOverrides")).toEqual({
      operation: "CreateScheduleOverrides",
      query: {},
      body: {
        data: [
          {
            type: "overrides",
            attributes: { start: "2026-03-07T20:00:00Z", end: "2026-03-07T21:00:00Z" },
            relationships: { user: { data: { id: carol, type: "users" } } },
          },
        ],
      },
    });
  });

  it("is read in the zone of its schedule where its times are those of a wall clock", async () => {
    const { fake, overrides } = await openAccount();
    fillAccount(fake);
    const wall = (text: string) => ({ wall: Date.parse(text) });
    // On the night to 8 March New York goes from five to four hours behind.
    const [from, to] = [wall("2026-03-07T22:00:00Z"), wall("2026-03-08T22:00:00Z")];
    await overrides.create([{ on, from, to, members: ["bob"] }], call());
    expect([...fake.state.overrides.values()]).toMatchObject([
      { start: "2026-03-08T03:00:00Z", end: "2026-03-09T02:00:00Z" },
    ]);
  });

  it("is deleted by its schedule and its id", async () => {
    const { fake, overrides } = await openAccount();
    const { payments } = fillAccount(fake);
    const made = await overrides.create(hours(2), call());
    await overrides.delete(made.slice(0, 1));
    const [left] = fake.state.overrides.keys();
    expect(made[1]?.id).toBe(`${payments}/${left}`);
    const own = made[0]?.id.replace(`${payments}/`, "");
    expect(fake.requests.at(-1)).toMatchObject({
      method: "DELETE",
      path: `/api/v2/on-call/schedules/${payments}/overrides/${own}`,
      body: undefined,
      status: 204,
    });
    expect(await failureOf(overrides.delete(made.slice(0, 1)))).toMatchObject({
      message: `Datadog has no such thing: override[${own}] not found`,
      exitCode: 2,
    });
  });

  it("is found by its schedule's id or name before its own, in full or shortened, or alone", async () => {
    const { fake, overrides } = await openAccount();
    const { payments } = fillAccount(fake);
    const [made] = await overrides.create(hours(1), call());
    const own = made?.id.replace(`${payments}/`, "") ?? "";
    for (const id of [
      `${payments}/${own}`,
      `payments/${own}`,
      `payments/${own.slice(0, 13)}`,
      own,
      own.slice(0, 13),
    ]) {
      expect([id, await overrides.get(id)]).toEqual([id, made]);
    }
  });

  it("is not found by what is like its id", async () => {
    const { fake, overrides } = await openAccount();
    const { payments } = fillAccount(fake);
    const [made] = await overrides.create(hours(1), call());
    const own = made?.id.replace(`${payments}/`, "") ?? "";
    const near = `${own.slice(0, -1)}${own.endsWith("0") ? "1" : "0"}`;
    for (const id of [near, `${payments}/${near}`, `payments/${near}`]) {
      expect(await failureOf(overrides.get(id))).toMatchObject({
        message: `no override is called "${id}"`,
        code: "not-found",
        exitCode: 2,
      });
    }
  });

  it.each([
    [[], "schedule payments: an override of Datadog has one person, not nobody"],
    [["alice", "bob"], "schedule payments: an override of Datadog has one person, not 2"],
  ])("has one person, and is refused before anything is asked: %j", async (members, message) => {
    const { fake, overrides } = await openAccount();
    fillAccount(fake);
    const failure = failureOf(overrides.create([...hours(1), ...hours(1, members)], call()));
    expect(await failure).toMatchObject({ message, exitCode: 2 });
    expect(fake.requests).toEqual([]);
  });

  it("lies over no rotation", async () => {
    const { fake, overrides } = await openAccount();
    fillAccount(fake);
    const over = { kind: "rotation", name: "payments/primary" } as const;
    const drafts = hours(1).map((each) => ({ ...each, on: over }));
    expect(await failureOf(overrides.create(drafts, call()))).toMatchObject({
      message: "rotation payments/primary: Datadog has no overrides of layers",
      exitCode: 2,
      hint: "lay it over the schedule: payments",
    });
    expect(await listed(overrides.list(over))).toEqual([]);
    expect(fake.requests).toEqual([]);
  });

  it("that is there already is not made again", async () => {
    const { fake, overrides, open } = await openAccount();
    fillAccount(fake);
    const made = await overrides.create(hours(2), call());
    const again = await open().overrides.create(hours(3), call());
    expect(again.slice(0, 2)).toEqual(made);
    expect(fake.state.overrides.size).toBe(3);
    const sent = fake.requests.filter(isCreate).map(({ body }) => (body as { data: [] }).data);
    expect(sent.map(({ length }) => length)).toEqual([2, 1]);
  });

  it("is not made where an account does not have the operation, and a way is told", async () => {
    const { fake, overrides, schedules } = await openAccount();
    fillAccount(fake);
    fake.faults = always(unknownOperation, ({ path }) => path.endsWith("/overrides"));
    expect(await failureOf(overrides.create(hours(1), call()))).toMatchObject({
      message: "this account of Datadog takes no overrides of schedule payments",
      code: "unsupported",
      exitCode: 2,
      hint: "--as-layer puts a temporary layer on top of the schedule instead",
    });
    // Everything else goes on as if there were none.
    expect(await listed(overrides.list(on))).toEqual([]);
    const { overrides: lying } = await schedules.get("payments");
    expect(lying).toBeUndefined();
    expect(await listed(overrides.list(undefined))).toEqual([]);
  });

  it("of a schedule that is gone is another matter", async () => {
    const { fake, overrides } = await openAccount();
    const { payments } = fillAccount(fake);
    const gone = {
      errors: [{ title: "Generic Error", detail: `schedule[${payments}] not found` }],
    };
    fake.faults = always({ status: 404, body: gone }, isCreate);
    expect(await failureOf(overrides.create(hours(1), call()))).toMatchObject({
      message: `Datadog has no such thing: schedule[${payments}] not found`,
      code: "not-found",
    });
  });

  it("that Datadog does not apply is left out", async () => {
    const { fake, overrides } = await openAccount();
    fillAccount(fake);
    const attributes = { start: "2026-03-10T14:00:00Z", end: "2026-03-11T14:00:00Z" };
    const data = [
      { id: "11111111-1111-4111-8111-111111111111", type: "overrides", attributes },
      {
        id: "22222222-2222-4222-8222-222222222222",
        type: "overrides",
        attributes: { ...attributes, inactive: true },
      },
    ];
    fake.faults = always({ status: 200, body: { data } }, only("ListScheduleOverrides"));
    const [one, ...others] = await listed(overrides.list(on));
    // Without a user nobody is on call.
    expect(one).toMatchObject({ members: [] });
    expect(others).toEqual([]);
  });
});

describe("a list of overrides", () => {
  it("looks at 45 days at a time, and has none twice", async () => {
    const { fake, overrides, asked } = await openAccount();
    const { payments, carol } = fillAccount(fake);
    const from = Date.parse("2026-01-01T00:00:00Z");
    const window = { from, to: from + 100 * DAY_MS };
    // The second lies over the end of the first 45 days, which is the 15th of February.
    const spans = [
      ["2026-01-10T00:00:00Z", "2026-01-11T00:00:00Z"],
      ["2026-02-14T12:00:00Z", "2026-02-15T12:00:00Z"],
      ["2026-04-10T00:00:00Z", "2026-04-12T00:00:00Z"],
      ["2026-04-11T00:00:00Z", "2026-04-12T00:00:00Z"],
    ] as const;
    for (const [start, end] of spans) fake.addOverride(payments, start, end, carol);
    const found = await listed(overrides.list(on, { window }));
    expect(found.map((each) => each.from)).toEqual(
      spans.slice(0, 3).map(([start]) => Date.parse(start)),
    );
    const lists = asked().filter(isList);
    expect(lists.map(windowOf)).toEqual([
      ["2026-01-01T00:00:00Z", "2026-02-15T00:00:00Z"],
      ["2026-02-15T00:00:00Z", "2026-04-01T00:00:00Z"],
      ["2026-04-01T00:00:00Z", "2026-04-11T00:00:00Z"],
    ]);
  });

  it("reaches from 45 days ago to a year ahead where nobody says how far", async () => {
    const { fake, overrides, asked } = await openAccount();
    fillAccount(fake);
    await listed(overrides.list(on));
    const lists = asked().filter(isList);
    // 410 days are nine times 45, and 5.
    expect(lists).toHaveLength(10);
    expect(lists.map(windowOf).at(0)?.[0]).toBe("2026-01-21T20:00:00Z");
    expect(lists.map(windowOf).at(-1)?.[1]).toBe("2027-03-07T20:00:00Z");
  });

  it("goes through all pages of 50", async () => {
    const { fake, overrides, asked } = await openAccount();
    fillAccount(fake);
    await overrides.create(hours(101), call());
    asked();
    const window = { from: NOW, to: NOW + 10 * DAY_MS };
    const found = await listed(overrides.list(on, { window }));
    expect(found.map((each) => each.from)).toEqual(hours(101).map((each) => each.from));
    expect(
      asked()
        .filter(isList)
        .map(({ query }) => [query["page[number]"], query["page[size]"], query.include]),
    ).toEqual([
      ["0", "50", "user"],
      ["1", "50", "user"],
      ["2", "50", "user"],
    ]);
  });

  it("has those of all schedules", async () => {
    const { fake, overrides } = await openAccount();
    const { payments, carol, bob } = fillAccount(fake);
    const search = fake.addSchedule({ name: "search" });
    fake.addOverride(search, "2026-03-10T14:00:00Z", "2026-03-11T14:00:00Z", bob);
    fake.addOverride(payments, "2026-03-10T14:00:00Z", "2026-03-11T14:00:00Z", carol);
    expect((await listed(overrides.list(undefined))).map(({ on: { name } }) => name)).toEqual([
      "payments",
      "search",
    ]);
  });
});

describe("a stretch of time", () => {
  it.each([
    [0, []],
    [1, [[0, 1]]],
    [45, [[0, 45]]],
    [
      46,
      [
        [0, 45],
        [45, 46],
      ],
    ],
  ])("of %i days is looked at in pieces of 45", (days, pieces) => {
    expect(piecesOf({ from: NOW, to: NOW + days * DAY_MS })).toEqual(
      pieces.map(([from = 0, to = 0]) => ({ from: NOW + from * DAY_MS, to: NOW + to * DAY_MS })),
    );
  });
});

describe("many overrides", () => {
  it("are created 25 at a time, each as it was asked for", async () => {
    const { fake, overrides, asked } = await openAccount();
    fillAccount(fake);
    const made = await overrides.create(hours(60), call());
    const sent = asked()
      .filter(({ operation }) => operation === "CreateScheduleOverrides")
      .map(({ body }) => (body as { data: [] }).data.length);
    expect(sent).toEqual([25, 25, 10]);
    expect(made.map(({ from, to }) => ({ from, to }))).toEqual(
      hours(60).map(({ from, to }) => ({ from, to })),
    );
    expect(fake.state.overrides.size).toBe(60);
  });

  it("come back in the order in which they were asked for, over several schedules", async () => {
    const { fake, overrides } = await openAccount();
    const { alice } = fillAccount(fake);
    const layers = [{ rotationStart: "2026-01-05T14:00:00Z", members: [alice] }];
    fake.addSchedule({ name: "search", layers });
    const drafts = hours(4).map((each, i) =>
      i % 2 === 0 ? each : { ...each, on: { kind: "schedule", name: "search" } as const },
    );
    const made = await overrides.create(drafts, call());
    expect(made.map(({ on: { name }, from }) => [name, from])).toEqual([
      ["payments", NOW],
      ["search", NOW + HOUR_MS],
      ["payments", NOW + 2 * HOUR_MS],
      ["search", NOW + 3 * HOUR_MS],
    ]);
  });

  /** Every third request is limited, every fifth fails before it is done, and every fifth after. */
  function faultsFrom(offset: number): Faults {
    const faults = together(every(3, limited(0)), every(5, broken), afterwards(every(5, "drop")));
    for (let n = 0; n < offset; n++) {
      faults.before?.({} as never, n);
      faults.after?.({} as never, n);
    }
    return faults;
  }

  it.each([0, 1, 2, 3, 4, 7, 11])(
    "are 30, whatever is limited, fails and is lost meanwhile (from %i)",
    async (offset) => {
      const { fake, overrides } = await openAccount();
      fillAccount(fake);
      fake.faults = faultsFrom(offset);
      const made = await overrides.create(hours(30), call());
      const there = [...fake.state.overrides.values()];
      expect(there.map(({ start }) => Date.parse(start))).toEqual(
        hours(30).map(({ from }) => from),
      );
      expect(made.map(({ id }) => id.slice(id.indexOf("/") + 1))).toEqual([
        ...fake.state.overrides.keys(),
      ]);
    },
  );

  it("are 30 where each create is lost once after it was done, and once before", async () => {
    const { fake, overrides } = await openAccount();
    fillAccount(fake);
    fake.faults = together(nth(1, "drop", isCreate), afterwards(nth(1, "drop", isCreate)));
    await overrides.create(hours(30), call());
    expect(fake.state.overrides.size).toBe(30);
    // 25 were not done, then done and lost; 5 were done.
    expect(fake.requests.filter(isCreate).map(({ status }) => status)).toEqual([0, 201, 201]);
  });
});
