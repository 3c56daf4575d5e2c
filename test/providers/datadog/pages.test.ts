import { beforeEach, describe, expect, it } from "vitest";
import type { PageTarget } from "../../../src/model/incident.js";
import {
  afterwards,
  always,
  forbidden,
  nth,
  only,
  together,
  unknownOperation,
} from "../../fakes/datadog/faults.js";
import { collect, failure } from "../contract/check.js";
import { incidentAccount } from "./incident-account.js";

let account: Awaited<ReturnType<typeof incidentAccount>>;
let payments: string;
let ann: string;

beforeEach(async () => {
  account = await incidentAccount();
  payments = account.fake.addTeam({ handle: "payments", name: "Payments" });
  ann = account.fake.addUser({ email: "ann@example.com", name: "Ann Ng" });
});

const call = { token: "token-1" };
const team: PageTarget = { kind: "team", name: "payments" };
const title = "Cards are declined";
const posts = () => account.asked().filter(([line]) => line.startsWith("POST"));
const only1 = () => [...account.fake.state.pages.values()][0];

describe("a page at Datadog", () => {
  it("goes to a team, with a tag by which it is found again", async () => {
    const made = await account.pages.create({ title, target: team }, call);
    expect(posts()).toEqual([
      [
        "POST on-call/pages",
        {
          data: {
            type: "pages",
            attributes: {
              title,
              urgency: "high",
              tags: ["oncall_request:token-1"],
              target: { type: "team_id", identifier: payments },
            },
          },
        },
      ],
    ]);
    expect(made).toMatchObject({ title, target: team, status: "triggered", step: 0 });
    expect(made.called).toBeUndefined();
    expect(await account.pages.get(made.id)).toEqual(made);
  });

  it.each(["ann@example.com", "ann", "Ann Ng"])("goes to a person: %s", async (name) => {
    const made = await account.pages.create({ title, target: { kind: "person", name } }, call);
    expect(made.target).toEqual({ kind: "person", name: "ann@example.com" });
    expect(made.called).toEqual(["ann@example.com"]);
    expect(only1()?.target).toEqual({ type: "user_id", identifier: ann });
  });

  it("is sent by its incident, which links the two", async () => {
    const incident = account.fake.addIncident({ title: "x" });
    const made = await account.pages.create({ incident, title, target: team }, call);
    expect(posts()).toEqual([
      [
        `POST incidents/${incident}/page`,
        {
          data: {
            type: "page",
            attributes: {
              title,
              tags: ["oncall_request:token-1", `oncall_incident:${incident}`],
              target: { type: "team_uuid", identifier: payments },
            },
          },
        },
      ],
    ]);
    expect(made.incident).toBe(incident);
  });

  it.each([
    [
      { kind: "policy", name: "checkout" },
      "policy:checkout cannot be paged: Datadog pages teams and people",
      "page the team whose routing rules lead to it: team:payments",
    ],
    [
      { kind: "schedule", name: "checkout" },
      "schedule:checkout cannot be paged: Datadog pages teams and people",
      "page the team whose policy calls it: team:payments",
    ],
  ] as const)("does not go to %j", async (target, message, hint) => {
    const error = await failure(account.pages.create({ title, target }, call));
    expect(error).toMatchObject({ exitCode: 2, message, hint });
    expect(account.asked()).toEqual([]);
  });

  it("needs a title, an addressee who is there, and an incident that is", async () => {
    const { pages, fake } = account;
    const disabled = fake.addUser({ email: "gone@example.com", isDisabled: true });
    for (const page of [
      { title: " ", target: team },
      { title, target: { kind: "team", name: "paymnets" } },
      { title, target: { kind: "person", name: "nobody" } },
      { title, target: { kind: "person", name: disabled } },
      { title, target: team, incident: "IR-9" },
    ] as const) {
      await failure(pages.create(page, call));
    }
    expect(fake.state.pages.size).toBe(0);
  });
});

describe("a page of which nobody knows whether it was sent", () => {
  it.each([true, false])("is found where it was, for an incident: %j", async (isFor) => {
    const { fake, pages } = account;
    const sent = only("CreateOnCallPage", "CreateOnCallPageFromIncident");
    fake.faults = afterwards(nth(1, "drop", sent));
    const incident = isFor ? fake.addIncident({ title: "x" }) : undefined;
    const made = await pages.create({ incident, title, target: team }, call);
    expect([...fake.state.pages.keys()]).toEqual([made.id]);
    expect(posts()).toHaveLength(1);
  });

  it("is not sent again where it is not seen", async () => {
    account.fake.faults = nth(1, "drop", only("CreateOnCallPage"));
    const error = await failure(account.pages.create({ title, target: team }, call));
    expect(error).toMatchObject({
      exitCode: 1,
      message: "Datadog broke off: the page may have been sent, or not",
      hint: "see oncall incident pages, or ask who was called, before you page again",
    });
    expect(posts()).toHaveLength(1);
  });

  it.each([unknownOperation, forbidden])(
    "is not sent again where the list is %j",
    async (fault) => {
      const { fake } = account;
      fake.faults = together(
        afterwards(nth(1, "drop", only("CreateOnCallPage"))),
        always(fault, only("ListOnCallPages")),
      );
      const error = await failure(account.pages.create({ title, target: team }, call));
      expect(error.message).toContain("may have been sent");
      expect(fake.state.pages.size).toBe(1);
      expect(posts()).toHaveLength(1);
    },
  );

  it("stays sent where it cannot be read", async () => {
    account.fake.faults = always(forbidden, only("GetOnCallPage"));
    const made = await account.pages.create({ title, target: team }, call);
    expect(made).toMatchObject({ id: only1()?.id, title, target: team, status: "triggered" });
    expect(Math.abs(made.createdAt - Date.now())).toBeLessThan(5000);
  });
});

describe("answering a page at Datadog", () => {
  let id: string;

  beforeEach(() => {
    const target = { type: "team_handle", identifier: "payments" };
    id = account.fake.addPage({ title, target });
  });

  it("acknowledges it, once", async () => {
    const { pages, fake } = account;
    const acknowledged = await pages.acknowledge(id, { by: "ann" });
    expect(acknowledged).toMatchObject({ status: "acknowledged", target: team });
    expect(fake.state.pages.get(id)?.status).toBe("acknowledged");
    expect(await pages.acknowledge(id, {})).toMatchObject({ status: "acknowledged" });
    expect(posts()).toEqual([[`POST on-call/pages/${id}/acknowledge`]]);
  });

  it("says what was done where Datadog does not tell", async () => {
    const { fake, pages } = account;
    fake.faults = nth(2, forbidden, only("GetOnCallPage"));
    expect(await pages.acknowledge(id, {})).toMatchObject({ status: "acknowledged", title });
  });

  it.each([
    ["AcknowledgeOnCallPage", "acknowledged"],
    ["ResolveOnCallPage", "resolved"],
  ])("says what was done where Datadog has not got so far: %s", async (operation, status) => {
    const { fake, pages } = account;
    // It is taken, and nothing has happened yet.
    fake.faults = always({ status: 202 }, only(operation));
    const done = status === "resolved" ? pages.stop?.(id, undefined) : pages.acknowledge(id, {});
    expect(await done).toMatchObject({ status });
    expect(fake.state.pages.get(id)?.status).toBe("triggered");
  });

  it("escalates it, and not twice", async () => {
    const { pages, fake } = account;
    expect(await pages.escalate?.(id)).toMatchObject({ id, status: "triggered" });
    expect(fake.state.pages.get(id)?.escalations).toBe(1);
    fake.faults = afterwards(nth(1, "drop", only("EscalateOnCallPage")));
    const error = await failure(pages.escalate?.(id) ?? Promise.resolve());
    expect(error).toMatchObject({ code: "failed", exitCode: 1 });
    expect(error.hint).toContain("it may have been done");
    expect(fake.state.pages.get(id)?.escalations).toBe(2);
  });

  it("stops it, which Datadog calls to resolve", async () => {
    const { pages, fake } = account;
    expect(await pages.stop?.(id, undefined)).toMatchObject({ status: "resolved" });
    expect(fake.state.pages.get(id)?.status).toBe("resolved");
    expect(await pages.stop?.(id, undefined)).toMatchObject({ status: "resolved" });
    for (const late of [pages.acknowledge(id, {}), pages.escalate?.(id)]) {
      const error = await failure(late ?? Promise.resolve());
      expect(error).toMatchObject({ code: "conflict", exitCode: 1, hint: "page anew" });
    }
    expect(posts()).toEqual([[`POST on-call/pages/${id}/resolve`]]);
  });

  it.each([
    ["AcknowledgeOnCallPage", "acknowledged"],
    ["ResolveOnCallPage", "resolved"],
  ])("does it again where nobody knows: %s", async (operation, status) => {
    const { pages, fake } = account;
    fake.faults = nth(1, "drop", only(operation));
    const done = status === "resolved" ? pages.stop?.(id, undefined) : pages.acknowledge(id, {});
    expect(await done).toMatchObject({ status });
    expect(fake.state.pages.get(id)?.status).toBe(status);
  });

  it("has no place for codes, notes and reasons", async () => {
    const { pages } = account;
    for (const asked of [
      pages.acknowledge(id, { code: "123456" }),
      pages.acknowledge(id, { note: "on it" }),
      pages.stop?.(id, "Paged the wrong team"),
    ]) {
      const error = await failure(asked ?? Promise.resolve());
      expect(error).toMatchObject({ code: "unsupported", exitCode: 2 });
      expect(error.hint).toContain("leave --");
    }
    expect(account.asked()).toEqual([]);
  });
});

describe("pages at Datadog", () => {
  const addPage = (title: string, tags: string[] = [], createdMs = Date.now()) =>
    account.fake.addPage({
      title,
      tags,
      createdMs,
      target: { type: "team_handle", identifier: "payments" },
    });
  const titles = async (incident?: string) =>
    (await collect(account.pages.list(incident))).map((page) => page.title);

  it("come page by page, the newest first", async () => {
    for (let i = 0; i < 150; i++) addPage(`n${i}`);
    const all = await titles();
    expect([all.length, all[0], all[149]]).toEqual([150, "n149", "n0"]);
    expect(account.fake.requests.map(({ query }) => query)).toEqual([
      { sort: "-created_at", "page[size]": "100", "page[number]": "0" },
      { sort: "-created_at", "page[size]": "100", "page[number]": "1" },
    ]);
  });

  it("are of an incident by their tag, and none is older than it", async () => {
    const { fake } = account;
    const minute = (i: number) => Date.parse("2026-03-07T20:00:00Z") + i * 60_000;
    const incident = fake.addIncident({ title: "x", createdMs: minute(50) });
    const other = fake.addIncident({ title: "y", createdMs: minute(0) });
    for (let i = 0; i < 200; i++) {
      addPage(`n${i}`, i % 50 === 0 ? [`oncall_incident:${incident}`] : [], minute(i));
    }
    expect(await titles(incident)).toEqual(["n150", "n100", "n50"]);
    expect(await titles(other)).toEqual([]);
    expect(await failure(titles("IR-9"))).toMatchObject({ code: "not-found" });
  });

  it.each([
    ["an answer without a body", { status: 200 }],
    ["no On-Call", unknownOperation],
  ])("are none where there is %s", async (_, fault) => {
    account.fake.faults = always(fault, only("ListOnCallPages", "GetOnCallPage"));
    expect(await titles()).toEqual([]);
    const id = addPage("n");
    expect(await failure(account.pages.get(id))).toMatchObject({ code: "not-found", exitCode: 2 });
  });

  it("go by the start of their ids; what an incident is called is none of them", async () => {
    const { pages, fake } = account;
    const id = addPage("n");
    expect((await pages.get(id.slice(0, 13))).id).toBe(id);
    account.asked();
    const error = await failure(pages.get("IR-1"));
    expect(error).toMatchObject({ code: "not-found", exitCode: 2 });
    expect(account.asked()).toEqual([]);
    fake.state.pages.clear();
    expect(await failure(pages.get("never-was"))).toMatchObject({ hint: "there is no page yet" });
  });
});
