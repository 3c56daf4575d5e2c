import { readFileSync } from "node:fs";
import fc from "fast-check";
import { beforeEach, describe, expect, it } from "vitest";
import type { Page, PageTarget } from "../../../src/model/incident.js";
import { incidentReader } from "../../../src/providers/local/incident-log.js";
import { localProvider } from "../../../src/providers/local/local.js";
import type { Provider } from "../../../src/providers/provider.js";
import { memoryStore } from "../memory-store.js";

const EXAMPLE = readFileSync("examples/oncall.yaml", "utf8");

// A Saturday. Since 5 January the eight weeks of alice, bob, carol have passed twice and two thirds:
// carol is primary, alice secondary; nights has no weekend; dave takes payments on Monday morning.
const SATURDAY = Date.parse("2026-03-07T20:00:00Z");

const policy = { kind: "policy", name: "payments" } as const;
const everyone = { kind: "schedule", name: "everyone" } as const;

let now: number;
let tokens = 0;
let store: ReturnType<typeof memoryStore>;
let provider: Provider;

beforeEach(() => open(EXAMPLE));

function open(yaml: string | undefined, journal = ""): void {
  now = SATURDAY;
  store = memoryStore(yaml, journal);
  provider = localProvider(store, () => now);
}

const call = () => ({ token: `token-${tokens++}` });
const create = (title = "Cards are declined", impact: 1 | 2 | 3 | 4 | 5 = 3) =>
  provider.incidents?.create({ title, impact }, call());
const pageFor = async (target: PageTarget, incident?: string): Promise<Page> =>
  (await provider.pages?.create({ incident, title: "Help", target }, call())) as Page;
const minutesLater = (minutes: number) => {
  now += minutes * 60_000;
};

async function listed<T>(items: AsyncIterable<T> | undefined): Promise<T[]> {
  const list: T[] = [];
  for await (const item of items ?? []) list.push(item);
  return list;
}

const ids = async (items: AsyncIterable<{ readonly id: string }> | undefined) =>
  (await listed(items)).map(({ id }) => id);

const told = async (id: string) =>
  (await listed(provider.incidents?.timeline(id))).map(({ kind, text }) => `${kind}: ${text}`);

describe("an incident of the journal", () => {
  it("gets the next short id and the time of the clock", async () => {
    await create();
    minutesLater(5);
    expect(await create("Disk is full", 2)).toEqual({
      id: "inc-2",
      title: "Disk is full",
      status: "open",
      impact: 2,
      createdAt: Date.parse("2026-03-07T20:05:00Z"),
    });
  });

  it("is one event on a line of its own", async () => {
    await provider.incidents?.create(
      { title: "Cards are declined", impact: 3, summary: "All banks" },
      { token: "7f1b523e" },
    );
    expect(store.entries()).toEqual([
      {
        at: "2026-03-07T20:00:00Z",
        kind: "incident.created",
        id: "inc-1",
        title: "Cards are declined",
        impact: 3,
        summary: "All banks",
        token: "7f1b523e",
      },
    ]);
  });

  it("is made in a folder without an oncall.yaml, which stays away", async () => {
    open(undefined);
    expect((await create())?.id).toBe("inc-1");
    expect(store.read()).toBeUndefined();
  });

  it("is there when the journal is read again", async () => {
    await create();
    await provider.incidents?.update("inc-1", { status: "resolved" }, call());
    provider = localProvider(store, () => now);
    expect(await provider.incidents?.get("inc-1")).toMatchObject({ status: "resolved" });
  });

  it("is not made twice with one token", async () => {
    const first = await provider.incidents?.create({ title: "One", impact: 3 }, { token: "same" });
    const again = await provider.incidents?.create({ title: "One", impact: 3 }, { token: "same" });
    expect(again).toEqual(first);
    expect(store.entries()).toHaveLength(1);
  });

  it("has an id of its own among many made at once", async () => {
    const made = await Promise.all([create(), create(), create()]);
    expect(made.map((incident) => incident?.id)).toEqual(["inc-1", "inc-2", "inc-3"]);
  });

  it("leaves nothing behind when what it was made in fails", async () => {
    const failing = provider.atomically?.(async () => {
      await create();
      expect(await ids(provider.incidents?.list({}))).toEqual(["inc-1"]);
      throw new Error("after all not");
    });
    await expect(failing).rejects.toThrow("after all not");
    expect(await ids(provider.incidents?.list({}))).toEqual([]);
    expect(store.entries()).toEqual([]);
    expect((await create("Another"))?.id).toBe("inc-1");
    expect(await told("inc-1")).toEqual(["created: Another"]);
  });

  it("that is not there is told with those that are", async () => {
    await create();
    await expect(provider.incidents?.get("inc-2")).rejects.toMatchObject({
      code: "not-found",
      exitCode: 2,
      message: 'no incident is called "inc-2"',
      hint: "there are: inc-1",
    });
    await expect(provider.incidents?.update("inc-2", {}, call())).rejects.toMatchObject({
      exitCode: 2,
    });
    await expect(provider.incidents?.note("inc-2", "x", call())).rejects.toMatchObject({
      exitCode: 2,
    });
    await expect(told("inc-2")).rejects.toMatchObject({ exitCode: 2 });
    expect(store.entries()).toHaveLength(1);
  });
});

describe("incidents are listed", () => {
  beforeEach(async () => {
    await create("one", 1);
    minutesLater(1);
    await create("two", 3);
    minutesLater(1);
    await create("three", 5);
    await provider.incidents?.update("inc-2", { status: "resolved" }, call());
  });

  const list = (filter: object) => ids(provider.incidents?.list(filter));

  it("the newest first", async () => {
    expect(await list({})).toEqual(["inc-3", "inc-2", "inc-1"]);
  });

  it("by their status", async () => {
    expect(await list({ status: "open" })).toEqual(["inc-3", "inc-1"]);
    expect(await list({ status: "resolved" })).toEqual(["inc-2"]);
  });

  it("by an impact or a graver one", async () => {
    expect(await list({ impact: 3 })).toEqual(["inc-2", "inc-1"]);
  });

  it("from a moment on, that moment included", async () => {
    expect(await list({ since: SATURDAY + 60_000 })).toEqual(["inc-3", "inc-2"]);
  });
});

describe("a change of an incident", () => {
  beforeEach(() => create());

  it("is told on the timeline with what is new", async () => {
    const change = { title: "Cards are declined", impact: 2, summary: "One bank" } as const;
    await provider.incidents?.update("inc-1", change, call());
    expect(await provider.incidents?.get("inc-1")).toMatchObject({
      title: "Cards are declined",
      impact: 2,
      summary: "One bank",
    });
    expect(await told("inc-1")).toEqual([
      "created: Cards are declined",
      "updated: impact: high; summary: One bank",
    ]);
  });

  it("that says nothing new leaves no trace", async () => {
    await provider.incidents?.update("inc-1", { title: "Cards are declined", summary: "" }, call());
    expect(store.entries()).toHaveLength(1);
  });

  it("takes a summary away with an empty one", async () => {
    await provider.incidents?.update("inc-1", { summary: "One bank" }, call());
    await provider.incidents?.update("inc-1", { summary: "" }, call());
    expect((await provider.incidents?.get("inc-1"))?.summary).toBeUndefined();
    expect(await told("inc-1")).toContain("updated: summary: none");
  });

  it("resolves it at that time, once, and its open pages with it", async () => {
    await pageFor(policy, "inc-1");
    await pageFor(policy);
    minutesLater(5);
    await provider.incidents?.update("inc-1", { status: "resolved" }, call());
    const resolved = await provider.incidents?.get("inc-1");
    minutesLater(5);
    expect(resolved).toMatchObject({
      status: "resolved",
      resolvedAt: Date.parse("2026-03-07T20:05:00Z"),
    });
    await provider.incidents?.update("inc-1", { status: "resolved" }, call());
    expect(await provider.incidents?.get("inc-1")).toEqual(resolved);
    const pages = await listed(provider.pages?.list(undefined));
    expect(pages.map(({ id, status }) => [id, status])).toEqual([
      ["page-2", "triggered"],
      ["page-1", "resolved"],
    ]);
    expect((await told("inc-1")).filter((line) => line.startsWith("resolved"))).toHaveLength(1);
  });

  it("opens it again", async () => {
    await provider.incidents?.update("inc-1", { status: "resolved" }, call());
    await provider.incidents?.update("inc-1", { status: "open" }, call());
    expect(await provider.incidents?.get("inc-1")).toMatchObject({
      status: "open",
      resolvedAt: undefined,
    });
    expect((await told("inc-1")).at(-1)).toBe("updated: opened again");
  });
});

describe("a note", () => {
  it("is an event with an id and a time, added once for one token", async () => {
    await create();
    minutesLater(1);
    const token = "same";
    const event = await provider.incidents?.note("inc-1", "Rolled back", { token });
    expect(event).toEqual({
      id: "inc-1.2",
      at: Date.parse("2026-03-07T20:01:00Z"),
      kind: "note",
      text: "Rolled back",
    });
    await provider.incidents?.note("inc-1", "Better", call());
    expect(await provider.incidents?.note("inc-1", "Rolled back", { token })).toEqual(event);
    expect(await told("inc-1")).toEqual([
      "created: Cards are declined",
      "note: Rolled back",
      "note: Better",
    ]);
  });
});

describe("a note that is there", () => {
  beforeEach(async () => {
    await create();
    await provider.incidents?.note("inc-1", "Rolled bakc", call());
  });

  const notes = () => provider.incidents?.notes;

  it("is written anew where it stands", async () => {
    await provider.incidents?.note("inc-1", "Better", call());
    await notes()?.update("inc-1", "inc-1.2", "Rolled back", call());
    expect(await told("inc-1")).toEqual([
      "created: Cards are declined",
      "note: Rolled back",
      "note: Better",
    ]);
  });

  it("is taken away, and its id is nobody else's", async () => {
    await notes()?.delete("inc-1", "inc-1.2");
    expect(await told("inc-1")).toEqual(["created: Cards are declined"]);
    expect(await provider.incidents?.note("inc-1", "Better", call())).toMatchObject({
      id: "inc-1.3",
    });
  });

  it("is no other event", async () => {
    await expect(notes()?.update("inc-1", "inc-1.1", "x", call())).rejects.toMatchObject({
      exitCode: 2,
      message: 'no note is called "inc-1.1"',
      hint: "there are: inc-1.2",
    });
    await expect(notes()?.delete("inc-2", "inc-1.2")).rejects.toMatchObject({
      message: 'no incident is called "inc-2"',
    });
  });
});

describe("what belongs to an incident", () => {
  const related = () => provider.incidents?.related;
  const board = { kind: "other", title: "Board", value: "https://example.com/d/1" } as const;
  const parent = { kind: "parent", value: "inc-9" } as const;

  it("is listed as it was added, and told on the timeline", async () => {
    await create();
    await related()?.add("inc-1", board, call());
    await related()?.add("inc-1", parent, call());
    expect(await listed(related()?.list("inc-1"))).toEqual([board, parent]);
    await related()?.remove("inc-1", board, call());
    expect(await listed(related()?.list("inc-1"))).toEqual([parent]);
    expect(await told("inc-1")).toEqual([
      "created: Cards are declined",
      "updated: related: Board, https://example.com/d/1",
      "updated: related: inc-9",
      "updated: no longer related: Board, https://example.com/d/1",
    ]);
  });

  it("is there once", async () => {
    await create();
    await related()?.add("inc-1", { ...board, title: "Old board" }, call());
    await related()?.add("inc-1", board, call());
    expect(await listed(related()?.list("inc-1"))).toEqual([board]);
  });
});

describe("a deleted incident", () => {
  it("is gone with its pages, and its id is nobody else's", async () => {
    await create();
    await create("Disk is full");
    await pageFor(policy, "inc-2");
    await pageFor(policy);
    await provider.incidents?.delete?.("inc-2");
    expect(await ids(provider.incidents?.list({}))).toEqual(["inc-1"]);
    expect(await ids(provider.pages?.list(undefined))).toEqual(["page-2"]);
    await expect(told("inc-2")).rejects.toMatchObject({ code: "not-found" });
    expect((await create("Another"))?.id).toBe("inc-3");
  });
});

describe("what the local provider cannot do", () => {
  it("is refused, and nothing is noted", async () => {
    await create();
    const { id } = await pageFor(policy, "inc-1");
    const before = store.readJournal();
    await expect(
      provider.incidents?.create({ title: "x", impact: 3, plan: "checkout" }, call()),
    ).rejects.toMatchObject({ code: "unsupported", message: "local has no response plans" });
    await expect(provider.pages?.acknowledge(id, { code: "123456" })).rejects.toMatchObject({
      code: "unsupported",
      message: "local has no codes: it sends nothing",
    });
    expect(store.readJournal()).toBe(before);
  });
});

describe("a page that is stopped", () => {
  it("calls nobody any more", async () => {
    await create();
    await pageFor(policy, "inc-1");
    const stopped = await provider.pages?.stop?.("page-1", "Wrong team");
    expect(stopped).toMatchObject({ status: "resolved" });
    expect((await told("inc-1")).at(-1)).toBe("updated: page-1 is stopped: Wrong team");
    expect(await provider.pages?.stop?.("page-1", undefined)).toEqual(stopped);
    expect(store.entries()).toHaveLength(3);
  });
});

describe("a page calls", () => {
  beforeEach(() => create());

  it("everyone who is on call in a schedule", async () => {
    expect(await pageFor(everyone, "inc-1")).toEqual({
      id: "page-1",
      incident: "inc-1",
      title: "Help",
      target: everyone,
      status: "triggered",
      step: 0,
      called: ["carol", "alice"],
      createdAt: SATURDAY,
    });
    expect(await told("inc-1")).toContain("paged: page-1 calls carol, alice (schedule:everyone)");
  });

  it("a person, on call or not", async () => {
    expect((await pageFor({ kind: "person", name: "bob" })).called).toEqual(["bob"]);
  });

  it("the first step of a policy", async () => {
    expect(await pageFor(policy, "inc-1")).toMatchObject({ step: 0, called: ["carol"] });
    expect(await told("inc-1")).toContain("paged: page-1 calls carol (policy:payments, step 1)");
  });

  it("the first step that reaches somebody", async () => {
    // Of 2 January nobody is on call: the rotations begin on the 5th.
    now = Date.parse("2026-01-02T12:00:00Z");
    expect(await pageFor(policy)).toMatchObject({ step: 1, called: ["alice"] });
  });

  it("nobody where nobody is on call, and exists all the same", async () => {
    now = Date.parse("2026-01-02T12:00:00Z");
    expect(await pageFor(everyone, "inc-1")).toMatchObject({ status: "triggered", called: [] });
    expect(await told("inc-1")).toContain("paged: page-1 calls nobody (schedule:everyone)");
  });

  it("nobody of a policy that reaches nobody, and stands at its first step", async () => {
    open(
      EXAMPLE.replace(/policies:[\s\S]*/, "") +
        "policies: { payments: { steps: [{ notify: [schedule:everyone], wait: 5m }, { notify: [schedule:payments], wait: 5m }] } }\n",
    );
    now = Date.parse("2026-01-02T12:00:00Z");
    expect(await pageFor(policy)).toMatchObject({ step: 0, called: [] });
  });

  it("each target of a round-robin step in turn, page by page", async () => {
    const called: string[][] = [];
    for (let i = 0; i < 3; i++) {
      const { id } = await pageFor(policy);
      called.push([...((await provider.pages?.escalate?.(id))?.called ?? [])]);
    }
    // Pages to something else do not take turns.
    await pageFor(everyone);
    const { id } = await pageFor(policy);
    called.push([...((await provider.pages?.escalate?.(id))?.called ?? [])]);
    expect(called).toEqual([
      ["carol", "alice"],
      ["carol", "dave"],
      ["carol", "alice"],
      ["carol", "dave"],
    ]);
  });

  it("nothing that the file does not have", async () => {
    const page = (kind: PageTarget["kind"]) => pageFor({ kind, name: "paymnets" });
    await expect(page("policy")).rejects.toMatchObject({
      message: 'no policy is called "paymnets"',
      hint: "did you mean payments?",
    });
    await expect(page("schedule")).rejects.toMatchObject({ exitCode: 2 });
    await expect(page("person")).rejects.toMatchObject({ exitCode: 2 });
    expect(store.entries()).toHaveLength(1);
  });

  it("nobody for a resolved incident, or for none", async () => {
    await provider.incidents?.update("inc-1", { status: "resolved" }, call());
    await expect(pageFor(policy, "inc-1")).rejects.toMatchObject({ code: "conflict", exitCode: 1 });
    await expect(pageFor(policy, "inc-7")).rejects.toMatchObject({ code: "not-found" });
  });

  it("once for one token, which an incident may have had, too", async () => {
    const token = "same";
    await provider.incidents?.create({ title: "Cards are declined", impact: 3 }, { token });
    const page = { title: "Help", target: policy };
    const first = await provider.pages?.create(page, { token });
    expect(await provider.pages?.create(page, { token })).toEqual(first);
    const kinds = store.entries().map(({ kind }) => kind);
    expect(kinds).toEqual(["incident.created", "incident.created", "page.created"]);
  });
});

describe("pages are listed", () => {
  it("of one incident or all, the newest first", async () => {
    await create();
    await create();
    await pageFor(policy, "inc-1");
    await pageFor(policy, "inc-2");
    await pageFor(policy);
    expect(await ids(provider.pages?.list(undefined))).toEqual(["page-3", "page-2", "page-1"]);
    expect(await ids(provider.pages?.list("inc-2"))).toEqual(["page-2"]);
    await expect(ids(provider.pages?.list("inc-3"))).rejects.toMatchObject({ code: "not-found" });
  });
});

describe("an acknowledgement", () => {
  beforeEach(async () => {
    await create();
    await pageFor(policy, "inc-1");
    minutesLater(3);
  });

  it("says who and when, and is told on the timeline", async () => {
    expect(await provider.pages?.acknowledge("page-1", { by: "alice" })).toMatchObject({
      status: "acknowledged",
      acknowledgedBy: "alice",
      acknowledgedAt: Date.parse("2026-03-07T20:03:00Z"),
    });
    const events = await listed(provider.incidents?.timeline("inc-1"));
    expect(events.at(-1)).toMatchObject({
      kind: "acknowledged",
      text: "page-1 is acknowledged",
      by: "alice",
    });
  });

  it("can say something besides", async () => {
    await provider.pages?.acknowledge("page-1", { by: "alice", note: "On it" });
    expect((await told("inc-1")).at(-1)).toBe("acknowledged: page-1 is acknowledged: On it");
  });

  it("stays the first one's", async () => {
    const first = await provider.pages?.acknowledge("page-1", {});
    minutesLater(1);
    expect(await provider.pages?.acknowledge("page-1", { by: "bob" })).toEqual(first);
    expect(first?.acknowledgedBy).toBeUndefined();
  });

  it("is too late for a resolved page", async () => {
    await provider.incidents?.update("inc-1", { status: "resolved" }, call());
    await expect(provider.pages?.acknowledge("page-1", { by: "bob" })).rejects.toMatchObject({
      code: "conflict",
      exitCode: 1,
    });
  });

  it("of a page that is not there is an error", async () => {
    await expect(provider.pages?.acknowledge("page-2", { by: "bob" })).rejects.toMatchObject({
      message: 'no page is called "page-2"',
    });
  });
});

describe("an escalation", () => {
  beforeEach(async () => {
    await create();
    await pageFor(policy, "inc-1");
  });

  const escalate = (id = "page-1") => provider.pages?.escalate?.(id) as Promise<Page>;

  it("goes through the steps and the two repeats, and no further", async () => {
    const steps: [number, string][] = [];
    for (let i = 0; i < 5; i++) {
      const { step } = await escalate();
      steps.push([step, (await told("inc-1")).at(-1) ?? ""]);
    }
    // The round-robin step takes turns with the repeats, too: alice, dave, alice.
    expect(steps).toEqual([
      [1, "escalated: page-1 calls alice (policy:payments, step 2)"],
      [0, "escalated: page-1 calls carol (policy:payments, step 1)"],
      [1, "escalated: page-1 calls dave (policy:payments, step 2)"],
      [0, "escalated: page-1 calls carol (policy:payments, step 1)"],
      [1, "escalated: page-1 calls alice (policy:payments, step 2)"],
    ]);
    await expect(escalate()).rejects.toMatchObject({
      code: "conflict",
      exitCode: 1,
      message:
        "page-1 cannot go on: policy payments has no further step that reaches somebody, its repeats included",
    });
    expect((await provider.pages?.get("page-1"))?.called).toEqual(["carol", "alice", "dave"]);
  });

  it("calls who is on call by then", async () => {
    await escalate();
    // Monday, 10:00 in Berlin: dave's morning.
    now = Date.parse("2026-03-09T09:00:00Z");
    expect(await escalate()).toMatchObject({ step: 0, called: ["carol", "alice", "dave"] });
  });

  it("calls for attention again where somebody had acknowledged", async () => {
    await provider.pages?.acknowledge("page-1", { by: "carol" });
    expect(await escalate()).toMatchObject({
      status: "triggered",
      acknowledgedBy: undefined,
      acknowledgedAt: undefined,
    });
  });

  it("is nothing for a page without steps", async () => {
    await pageFor(everyone);
    await expect(escalate("page-2")).rejects.toMatchObject({
      exitCode: 2,
      message: "page-2 calls schedule:everyone, which has no steps to go on to",
    });
  });

  it("is nothing for a resolved page", async () => {
    await provider.incidents?.update("inc-1", { status: "resolved" }, call());
    await expect(escalate()).rejects.toMatchObject({ code: "conflict", exitCode: 1 });
  });
});

describe("the journal", () => {
  it("may hold what is told elsewhere, by others or torn", async () => {
    await create();
    const [line] = store.entries().map((entry) => JSON.stringify(entry));
    const strange = [
      '{"at":"2026-03-07T20:00:00Z","kind":"plan.applied","id":"inc-1"}',
      '{"at":"soon","kind":"incident.resolved","id":"inc-1"}',
      '{"at":"2026-03-07T20:00:00Z","kind":"incident.updated","id":"inc-1","impact":9}',
      '{"at":"2026-03-07T20:00:00Z","kind":"incident.resolved","id":"inc-5"}',
      '{"at":"2026-03-07T20:00:00Z","kind":"page.escalated","id":"page-5","step":1,"round":0,"called":[]}',
      '{"at":"2026-03-07T20:00:00Z","kind":"incident.reso',
    ];
    open(EXAMPLE, [line, ...strange].join("\n"));
    expect(await ids(provider.incidents?.list({}))).toEqual(["inc-1"]);
    expect(await told("inc-1")).toEqual(["created: Cards are declined"]);
    expect((await create("Next"))?.id).toBe("inc-2");
  });

  it("reads the same in pieces as at once, wherever they are cut", async () => {
    await create("Zoë's cards");
    await pageFor(policy, "inc-1");
    await provider.incidents?.note("inc-1", "line one\nline two", call());
    await provider.pages?.escalate?.("page-1");
    await create("Another");
    await provider.incidents?.update("inc-1", { status: "resolved" }, call());
    const whole = store.readJournal();
    const atOnce = incidentReader(() => whole)();
    expect(atOnce.pages.get("page-1")?.page.status).toBe("resolved");
    fc.assert(
      fc.property(fc.array(fc.nat({ max: whole.length }), { maxLength: 6 }), (cuts) => {
        // Not in order: what a failed change had added is gone again.
        let text = "";
        const read = incidentReader(() => text);
        for (const cut of cuts) {
          text = whole.slice(0, cut);
          read();
        }
        text = whole;
        expect(read()).toEqual(atOnce);
      }),
    );
  });
});
