import { describe, expect, it } from "vitest";
import { failureOf, fillAccount, openAccount } from "./account.js";

describe("the whole API", () => {
  it("has every operation by name, in order, and asks nothing for that", async () => {
    const { api, fake } = await openAccount();
    expect(api.services).toEqual(["on-call", "paging", "incidents", "users", "teams"]);
    const names = await api.operations("on-call");
    expect(names).toEqual(names.toSorted());
    expect(names).toEqual(
      expect.arrayContaining([
        "CreateOnCallSchedule",
        "GetScheduleOnCallUser",
        "SetOnCallTeamRoutingRules",
        // What the client does not have.
        "CreateScheduleOverrides",
        "ListOnCallEscalationPolicies",
        "ListOnCallPages",
      ]),
    );
    expect(names.filter((name) => name.endsWith("WithPagination"))).toEqual([]);
    expect(await api.operations("paging")).toEqual([
      "AcknowledgeOnCallPage",
      "CreateOnCallPage",
      "EscalateOnCallPage",
      "ResolveOnCallPage",
    ]);
    expect(await api.operations("incidents")).toContain("SearchIncidents");
    expect(fake.requests).toEqual([]);
  });

  it("answers as Datadog does, undeclared fields and all", async () => {
    const { api, fake } = await openAccount();
    const { payments, primary, alice, bob, carol } = fillAccount(fake);
    const input = { schedule_id: payments, include: "layers" };
    const members = [alice, bob, carol].map((_, i) => ({
      id: `${primary}-member-${i + 1}`,
      type: "members",
    }));
    expect(await api.send("on-call", "GetOnCallSchedule", input)).toEqual({
      data: {
        id: payments,
        type: "schedules",
        attributes: { name: "payments", time_zone: "America/New_York" },
        relationships: {
          layers: { data: [{ id: primary, type: "layers" }] },
          teams: { data: [] },
        },
      },
      included: [
        {
          id: primary,
          type: "layers",
          attributes: {
            name: "primary",
            applied_rotation_start: "2026-01-05T14:00:00Z",
            rotation_start: "2026-01-05T14:00:00Z",
            effective_date: "2026-01-05T14:00:00Z",
            interval: { days: 7 },
            restrictions: [],
          },
          relationships: { members: { data: members } },
        },
      ],
    });
  });

  it("sends a body as it is, and what stands in the query by Datadog's names", async () => {
    const { api, fake, asked } = await openAccount();
    const { payments, alice } = fillAccount(fake);
    const body = {
      data: {
        id: payments,
        type: "schedules",
        attributes: {
          name: "payments",
          time_zone: "Asia/Tokyo",
          layers: [
            {
              name: "all of it",
              interval: { days: 1, seconds: 300 },
              rotation_start: "2026-01-05T14:00:00.341+01:00",
              effective_date: "2026-01-05T14:00:00.341+01:00",
              members: [{ user: { id: alice } }, {}],
            },
          ],
        },
      },
    };
    const answer = await api.send("on-call", "UpdateOnCallSchedule", {
      schedule_id: payments,
      include: "layers",
      body,
    });
    // Once, what was written is echoed with its offset.
    expect(answer).toMatchObject({
      included: [{ attributes: { rotation_start: "2026-01-05T14:00:00.341+01:00" } }],
    });
    expect(asked()).toEqual([
      { operation: "UpdateOnCallSchedule", query: { include: "layers" }, body },
    ]);
    await api.send("on-call", "ListOnCallSchedules", {
      "page[size]": 5,
      "page[number]": 0,
      "filter[query]": "pay ments",
    });
    expect(asked().at(-1)?.query).toEqual({
      "page[size]": "5",
      "page[number]": "0",
      "filter[query]": "pay ments",
    });
    await api.send("on-call", "GetScheduleOnCallUser", {
      schedule_id: payments,
      "filter[at_ts]": "2026-03-10T09:00:00-04:00",
    });
    expect(Date.parse(asked().at(-1)?.query["filter[at_ts]"] ?? "")).toBe(
      Date.parse("2026-03-10T13:00:00Z"),
    );
  });

  it("reaches what the client does not have", async () => {
    const { api, fake, asked } = await openAccount();
    const { payments, carol } = fillAccount(fake);
    const body = {
      data: [
        {
          type: "overrides",
          attributes: { start: "2026-03-10T09:00:00-04:00", end: "2026-03-10T17:00:00-04:00" },
          relationships: { user: { data: { id: carol, type: "users" } } },
        },
      ],
    };
    await api.send("on-call", "CreateScheduleOverrides", { schedule_id: payments, body });
    const [override = ""] = fake.state.overrides.keys();
    expect(
      await api.send("on-call", "ListScheduleOverrides", {
        schedule_id: payments,
        "filter[start]": "2026-03-10T00:00:00Z",
        "filter[end]": "2026-03-11T00:00:00Z",
      }),
    ).toMatchObject({ data: [{ id: override, attributes: { start: "2026-03-10T13:00:00Z" } }] });
    const gone = { schedule_id: payments, override_id: override };
    expect(await api.send("on-call", "DeleteScheduleOverride", gone)).toEqual({});
    expect(asked().map(({ operation, query }) => [operation, query])).toEqual([
      ["CreateScheduleOverrides", {}],
      [
        "ListScheduleOverrides",
        { "filter[start]": "2026-03-10T00:00:00Z", "filter[end]": "2026-03-11T00:00:00Z" },
      ],
      ["DeleteScheduleOverride", {}],
    ]);
    expect(fake.state.overrides.size).toBe(0);
  });

  it("reaches incidents, which Datadog calls unstable", async () => {
    const { api, fake } = await openAccount();
    const id = fake.addIncident({ title: "Cards are declined" });
    expect(await api.send("incidents", "GetIncident", { incident_id: id })).toMatchObject({
      data: { id, attributes: { title: "Cards are declined" } },
    });
  });

  it.each([
    ["GetOnCallSchedule", {}, /scheduleId|schedule_id/],
    ["ListScheduleOverrides", {}, /^"schedule_id" is missing$/],
  ])("says what is missing: %s", async (operation, input, message) => {
    const { api, fake } = await openAccount();
    expect(await failureOf(api.send("on-call", operation, input))).toMatchObject({
      message: expect.stringMatching(message),
      exitCode: 2,
    });
    expect(fake.requests).toEqual([]);
  });

  it("refuses what Datadog refuses", async () => {
    const { api } = await openAccount();
    const body = { data: { type: "schedules", attributes: { name: "x" } } };
    expect(await failureOf(api.send("on-call", "CreateOnCallSchedule", { body }))).toMatchObject({
      message: expect.stringMatching(/^Datadog refuses on-call createOnCallSchedule: attribute "/),
      code: "bad-request",
      exitCode: 2,
    });
  });
});
