import { describe, expect, it } from "vitest";
import { directoryOf } from "../../../src/providers/datadog/page-directory.js";
import { isOf, type PageRecord, toPage } from "../../../src/providers/datadog/page-record.js";
import type { Included, Users } from "../../../src/providers/datadog/users.js";
import { notFound } from "../../../src/providers/errors.js";
import type { Teams } from "../../../src/providers/provider.js";

// Names of attributes and relationships are those of Datadog's API reference of 2026; that and how
// much of it comes no recorded answer shows.

const known: Record<string, string> = { "user-1": "ann@example.com", "user-2": "bob@example.com" };
const userOf = ({ id = "", attributes }: Included) => ({
  id,
  key: attributes?.email ?? known[id] ?? id,
  name: undefined,
  email: undefined,
  handle: undefined,
  isDisabled: false,
});
const users = {
  remember: userOf,
  describe: async (id: string) => userOf({ id }),
} as Pick<Users, "remember" | "describe"> as Users;

let asked = 0;
const teams = {
  async get(id: string) {
    asked++;
    if (id !== "team-1") throw notFound("team", id, ["payments"]);
    return { id, handle: "payments", name: "Payments" };
  },
} as Pick<Teams, "get"> as Teams;

const read = (record: PageRecord, directory = directoryOf(users, teams)) =>
  toPage(record, directory);

const WHOLE: PageRecord = {
  data: {
    id: "15e74b8b-f865-48d0-bcc5-453323ed2c8f",
    type: "pages",
    attributes: {
      title: "Cards are declined",
      key: "4711",
      status: "acknowledged",
      urgency: "high",
      tags: ["service:cards", "oncall_request:token-1"],
      created_at: "2026-03-07T20:00:00.123456Z",
      acknowledged_at: "2026-03-07T20:05:59.9Z",
    },
    relationships: {
      target: { data: { id: "team-1", type: "teams" } },
      responders: {
        data: [
          { id: "user-1", type: "users" },
          { id: "user-2", type: "users" },
          { id: "user-1", type: "users" },
        ],
      },
      links: { data: [{ id: "link-1", type: "page_links" }] },
    },
  },
  included: [
    { id: "user-1", type: "users", attributes: { email: "ann.ng@example.com" } },
    {
      id: "link-1",
      type: "page_links",
      attributes: {
        parent_entity_type: "incident",
        parent_entity_id: "a6250371-3453-5a56-b302-93500bfb7e41",
        child_entity_type: "page",
        child_entity_id: "15e74b8b-f865-48d0-bcc5-453323ed2c8f",
        relationship: "pages",
      },
    },
  ],
};

describe("a page as Datadog documents it", () => {
  it("is read whole", async () => {
    expect(await read(WHOLE)).toEqual({
      id: "15e74b8b-f865-48d0-bcc5-453323ed2c8f",
      incident: "a6250371-3453-5a56-b302-93500bfb7e41",
      title: "Cards are declined",
      target: { kind: "team", name: "payments" },
      status: "acknowledged",
      step: 0,
      called: ["ann.ng@example.com", "bob@example.com"],
      createdAt: Date.parse("2026-03-07T20:00:00Z"),
      acknowledgedAt: Date.parse("2026-03-07T20:05:59Z"),
    });
    expect([isOf(WHOLE, "TOKEN-1"), isOf(WHOLE, "token-2")]).toEqual([true, false]);
  });

  it("is of the incident that its tag names, before what it is linked to", async () => {
    const attributes = { tags: ["oncall_incident:77afaefe-9585-5eba-9e1e-195149b3dc66"] };
    const { incident } = await read({ ...WHOLE, data: { ...WHOLE.data, attributes } });
    expect(incident).toBe("77afaefe-9585-5eba-9e1e-195149b3dc66");
  });

  it("says nothing of what it is not told", async () => {
    expect(await read({ data: { id: "p" } })).toEqual({
      id: "p",
      title: "",
      target: { kind: "team", name: "" },
      status: "triggered",
      step: 0,
      createdAt: 0,
    });
  });

  it("tells nobody to be called before somebody is", async () => {
    const relationships = { ...WHOLE.data.relationships, responders: { data: [] } };
    expect((await read({ data: { ...WHOLE.data, relationships } })).called).toBeUndefined();
  });

  it("finds who responds one step further, too", async () => {
    const relationships = { responders: { data: [{ id: "r-1", type: "page_responders" }] } };
    const responder = {
      id: "r-1",
      type: "page_responders",
      relationships: { user: { data: { id: "user-2", type: "users" } } },
    };
    const { called } = await read({ data: { id: "p", relationships }, included: [responder] });
    expect(called).toEqual(["bob@example.com"]);
  });
});

describe("the target of a page", () => {
  const target = (id: string, type: string) => ({
    data: { id: "p", relationships: { target: { data: { id, type } } } },
  });

  it.each([
    [target("user-1", "users"), "person", "ann@example.com"],
    [target("team-1", "teams"), "team", "payments"],
    [target("team-9", "teams"), "team", "team-9"],
    [target("elsewhere", "cross_org_handles"), "team", "elsewhere"],
  ] as const)("%j is a %s, %s", async (record, kind, name) => {
    expect((await read(record)).target).toEqual({ kind, name });
  });

  it.each([
    [{ type: "team_handle", identifier: "payments" }, "team", "payments"],
    [{ type: "team_id", identifier: "team-1" }, "team", "payments"],
    [{ type: "user_id", identifier: "user-2" }, "person", "bob@example.com"],
  ] as const)("that is named as in requests, %j, is a %s", async (named, kind, name) => {
    const record = { data: { id: "p", attributes: { target: named } } };
    expect((await read(record)).target).toEqual({ kind, name });
  });

  it("is asked for once, and not where the answer tells it", async () => {
    const directory = directoryOf(users, teams);
    asked = 0;
    await read(target("team-9", "teams"), directory);
    await read(target("team-9", "teams"), directory);
    expect(asked).toBe(1);
    const included = [{ id: "team-1", type: "teams", attributes: { handle: "refunds" } }];
    const told = await read({ ...target("team-1", "teams"), included }, directory);
    expect(told.target.name).toBe("refunds");
    expect(asked).toBe(1);
  });
});
