import { describe, expect, test } from "vitest";
import type { RoutingRule, Team } from "../../src/model/team.js";
import type { Provider, Teams } from "../../src/providers/provider.js";
import { isSettled, planRouting } from "../../src/service/teams.js";

const TEAM: Team = { id: "t-1", handle: "payments", name: "Payments" };
const LAST: RoutingRule = { policy: "nights" };

/** A provider with a team of these rules and one policy, "office", whose id is p-1. */
function providerOf(before: readonly RoutingRule[]) {
  const asked: string[] = [];
  const teams = { get: async () => TEAM, routing: async () => before } as unknown as Teams;
  const get = async (name: string) => {
    asked.push(name);
    return { name: "office" };
  };
  return { asked, provider: { teams, policies: { get } } as unknown as Provider };
}

describe("other rules for a team", () => {
  test("name policies as the provider does; those that it names already are not looked up", async () => {
    const { asked, provider } = providerOf([LAST]);
    const plan = await planRouting(provider, "payments", [{ query: "a", policy: "p-1" }, LAST], {});
    expect(plan).toEqual({
      team: TEAM,
      before: [LAST],
      after: [{ query: "a", policy: "office" }, LAST],
    });
    expect(asked).toEqual(["p-1"]);
    expect(isSettled(plan)).toBe(false);
  });

  test("may have rules that no policy takes", async () => {
    const { asked, provider } = providerOf([LAST]);
    const quiet = { query: "a", actions: [{ type: "send_slack_message" }] };
    const { after } = await planRouting(provider, "payments", [quiet, LAST], {});
    expect(after).toEqual([quiet, LAST]);
    expect(asked).toEqual([]);
  });

  test("are the same where only windows of the same hours have been put together", async () => {
    const hour = 3600;
    const on = (day: number, from: number, hours: number) => ({
      start: (day * 24 + from) * hour,
      length: hours * hour,
    });
    const rule = (...windows: { start: number; length: number }[]) => ({
      hours: { timeZone: "UTC", windows },
      policy: "nights",
    });
    const before = [rule(on(0, 9, 8), on(5, 10, 2), on(1, 9, 8)), LAST];
    const after = [rule(on(0, 9, 8), on(1, 9, 8), on(5, 10, 2)), LAST];
    expect(isSettled({ team: TEAM, before, after })).toBe(true);
    const shorter = [rule(on(0, 9, 8), on(1, 9, 7), on(5, 10, 2)), LAST];
    expect(isSettled({ team: TEAM, before, after: shorter })).toBe(false);
  });
});
