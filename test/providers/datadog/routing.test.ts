import { describe, expect, it } from "vitest";
import type { RoutingRule } from "../../../src/model/team.js";
import { only } from "../../fakes/datadog/faults.js";
import { failureOf, openOrganization } from "./team-organization.js";

const HOUR = 3600;
const DAY = 24 * HOUR;

/** Monday and Tuesday, 09:00 to 17:00. */
const OFFICE = {
  timeZone: "Europe/Paris",
  windows: [
    { start: 9 * HOUR, length: 8 * HOUR },
    { start: DAY + 9 * HOUR, length: 8 * HOUR },
  ],
};
const restriction = (start_day: string, end_day = start_day) => ({
  start_day,
  start_time: "09:00:00",
  end_day,
  end_time: "17:00:00",
});
const OFFICE_SENT = {
  time_zone: "Europe/Paris",
  restrictions: [restriction("monday"), restriction("tuesday")],
};
const SLACK = { type: "send_slack_message", channel: "channel", workspace: "workspace" };

async function routedTeam() {
  const organization = await openOrganization();
  const { fake, teams } = organization;
  const alice = fake.addUser({ email: "alice@example.com" });
  const policy = (name: string) =>
    fake.addPolicy({ name, steps: [{ targets: [{ type: "users", id: alice }] }] });
  const id = fake.addTeam({ handle: "payments" });
  const [low, high] = [policy("low"), policy("high")];
  const team = await teams.get("payments");
  return { ...organization, id, team, low, high };
}

/** What is sent for rules. */
async function sentFor(rules: readonly RoutingRule[]) {
  const { id, team, teams, low, high, sent } = await routedTeam();
  await teams.route(team, [], rules);
  const body = sent("SetOnCallTeamRoutingRules") as {
    data: { id: string; type: string; attributes: { rules: readonly object[] } };
  };
  expect(body.data).toMatchObject({ id, type: "team_routing_rules" });
  return { rules: body.data.attributes.rules, low, high, back: await teams.routing(team) };
}

const LAST: RoutingRule = { policy: "low", urgency: "low" };

// Bodies as Datadog's own client is recorded to send them.
describe("routing rules, sent to Datadog and read back", () => {
  it("hold a policy and its urgency as an action", async () => {
    const { rules, low, back } = await sentFor([LAST]);
    expect(rules).toEqual([
      { actions: [{ policy_id: low, type: "escalation_policy", urgency: "low" }], query: "" },
    ]);
    expect(back).toEqual([LAST]);
  });

  it("hold hours", async () => {
    const rule: RoutingRule = {
      query: "tags.service:time_restrictions",
      hours: OFFICE,
      urgency: "low",
      policy: "low",
    };
    const { rules, low, back } = await sentFor([rule, LAST]);
    expect(rules[0]).toEqual({
      actions: [{ policy_id: low, type: "escalation_policy", urgency: "low" }],
      query: "tags.service:time_restrictions",
      time_restriction: OFFICE_SENT,
    });
    expect(back).toEqual([rule, LAST]);
  });

  it("hold what else is said of how a policy is called", async () => {
    const support = { ...OFFICE_SENT, restrictions: [restriction("wednesday")] };
    const rule: RoutingRule = {
      query: "tags.service:support_hours",
      urgency: "low",
      policy: "low",
      actions: [{ type: "escalation_policy", ack_timeout_minutes: 30, support_hours: support }],
    };
    const { rules, low, back } = await sentFor([rule, LAST]);
    expect(rules[0]).toEqual({
      actions: [
        {
          ack_timeout_minutes: 30,
          policy_id: low,
          support_hours: support,
          type: "escalation_policy",
          urgency: "low",
        },
      ],
      query: "tags.service:support_hours",
    });
    expect(back).toEqual([rule, LAST]);
  });

  it("hold messages without a policy, with an urgency of their own", async () => {
    const rule: RoutingRule = {
      query: "tags.service:test",
      hours: OFFICE,
      urgency: "high",
      actions: [SLACK],
    };
    const { rules, back } = await sentFor([rule, LAST]);
    expect(rules[0]).toEqual({
      actions: [SLACK],
      query: "tags.service:test",
      time_restriction: OFFICE_SENT,
      urgency: "high",
    });
    expect(back).toEqual([rule, LAST]);
  });

  it("hold messages beside a policy, which comes first", async () => {
    const rule: RoutingRule = { query: "a", urgency: "dynamic", policy: "high", actions: [SLACK] };
    const { rules, high, back } = await sentFor([rule, LAST]);
    expect(rules[0]).toEqual({
      actions: [{ type: "escalation_policy", policy_id: high, urgency: "dynamic" }, SLACK],
      query: "a",
    });
    expect(back).toEqual([rule, LAST]);
  });

  it("hold hours over days, around the week's end, and none at all", async () => {
    const windows = [
      { start: 9 * HOUR, length: 4 * DAY + 8 * HOUR },
      { start: 5 * DAY + 9 * HOUR, length: 2 * DAY + 8 * HOUR },
    ];
    const long: RoutingRule = { query: "a", hours: { timeZone: "UTC", windows }, policy: "high" };
    const never: RoutingRule = {
      query: "b",
      hours: { timeZone: "UTC", windows: [] },
      policy: "high",
    };
    const { rules, back } = await sentFor([long, never, LAST]);
    expect(rules[0]).toMatchObject({
      time_restriction: {
        time_zone: "UTC",
        restrictions: [restriction("monday", "friday"), restriction("saturday", "monday")],
      },
    });
    // A stretch that ends where it starts covers nothing.
    const midnight = { start_day: "monday", start_time: "00:00:00" };
    expect(rules[1]).toMatchObject({
      time_restriction: {
        restrictions: [{ ...midnight, end_day: "monday", end_time: "00:00:00" }],
      },
    });
    expect(back).toEqual([long, never, LAST]);
  });

  it("are cleared by none", async () => {
    const { fake, id, team, teams, low, sent } = await routedTeam();
    fake.addRoute(id, low);
    const before = await teams.routing(team);
    expect(before).toEqual([{ urgency: "high", policy: "low" }]);
    await teams.route(team, before, []);
    expect(sent("SetOnCallTeamRoutingRules")).toEqual({
      data: { id, type: "team_routing_rules", attributes: { rules: [] } },
    });
    expect(await teams.routing(team)).toEqual([]);
  });
});

describe("routing rules that Datadog has", () => {
  /** Reads one rule as it stands in `included`. */
  async function reading(ruleOf: (low: string) => { attributes: object; policy?: string }) {
    const { fake, team, teams, low } = await routedTeam();
    const { attributes, policy } = ruleOf(low);
    const type = "team_routing_rules";
    const data = policy === undefined ? null : { id: policy, type: "policies" };
    const body = {
      data: { id: team.id, type, relationships: { rules: { data: [{ id: "rule-0", type }] } } },
      included: [{ id: "rule-0", type, attributes, relationships: { policy: { data } } }],
    };
    fake.faults = {
      before: (request) =>
        only("GetOnCallTeamRoutingRules")(request) ? { status: 200, body } : undefined,
    };
    return teams.routing(team);
  }

  it("may have their policy beside the actions", async () => {
    const attributes = { actions: [], query: "", urgency: "low" };
    expect(await reading((policy) => ({ attributes, policy }))).toEqual([
      { urgency: "low", policy: "low" },
    ]);
  });

  it("have a policy that is gone by its id", async () => {
    const policy = "00000000-0000-4000-8000-000000000001";
    expect(await reading(() => ({ attributes: { urgency: "low" }, policy }))).toEqual([
      { urgency: "low", policy },
    ]);
  });

  it("may have no policy", async () => {
    const attributes = { actions: [SLACK], query: "tags.service:test", time_restriction: null };
    expect(await reading(() => ({ attributes }))).toEqual([
      { query: "tags.service:test", actions: [SLACK] },
    ]);
  });

  it("keep actions and urgencies as they are that nobody knows yet", async () => {
    const actions = [{ type: "ring_a_bell", how: { loud: [1, 2] } }];
    const attributes = { actions, urgency: "screaming" };
    expect(await reading(() => ({ attributes }))).toEqual([{ urgency: "screaming", actions }]);
  });

  it("keep another policy and another urgency of an action", async () => {
    const type = "escalation_policy";
    const other = { type, policy_id: "00000000-0000-4000-8000-000000000001", urgency: "low" };
    const rule = (actions: readonly object[], policy: string) => ({
      attributes: { urgency: "low", actions },
      policy,
    });
    expect(await reading((low) => rule([other], low))).toEqual([
      { urgency: "low", policy: "low", actions: [other] },
    ]);
    const urgent = (policy_id: string) => ({ type, policy_id, urgency: "high" });
    expect(await reading((low) => rule([urgent(low)], low))).toEqual([
      { urgency: "low", policy: "low", actions: [{ type, urgency: "high" }] },
    ]);
  });
});

describe("routing rules that are replaced", () => {
  it("are left alone where somebody has changed them since", async () => {
    const { fake, id, team, teams, low, asked } = await routedTeam();
    fake.addRoute(id, low);
    const { code, message } = await failureOf(teams.route(team, [], [LAST]));
    expect([code, message]).toEqual([
      "conflict",
      "the routing rules of team payments have changed since they were read",
    ]);
    expect(asked()).not.toContain("SetOnCallTeamRoutingRules");
  });

  it.each<[string, RoutingRule]>([
    ["a query", { query: "tags.service:test", policy: "low" }],
    ["hours", { hours: OFFICE, policy: "low" }],
    ["no policy", { actions: [SLACK] }],
  ])("are refused where the last one has %s", async (_, rule) => {
    const { team, teams, asked } = await routedTeam();
    asked();
    const refused = await failureOf(teams.route(team, [], [LAST, rule]));
    expect([refused.exitCode, refused.message]).toEqual([
      2,
      "rules[1]: the last rule takes what no other did: it has a policy, and no query and no hours",
    ]);
    expect(asked()).toEqual([]);
  });

  it("name policies that are there", async () => {
    const { team, teams, asked } = await routedTeam();
    const refused = await failureOf(teams.route(team, [], [{ policy: "lou" }]));
    expect([refused.code, refused.hint]).toEqual(["not-found", "did you mean low?"]);
    expect(asked()).not.toContain("SetOnCallTeamRoutingRules");
  });
});
