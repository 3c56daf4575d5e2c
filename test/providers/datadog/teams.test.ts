import { describe, expect, it } from "vitest";
import { only } from "../../fakes/datadog/faults.js";
import { failureOf, listed, openOrganization } from "./team-organization.js";

const NOWHERE = "00000000-0000-4000-8000-00000000abcd";

async function twoTeams() {
  const organization = await openOrganization();
  const payments = organization.fake.addTeam({ handle: "payments", name: "Payments Team" });
  const checkout = organization.fake.addTeam({ handle: "checkout", name: "Checkout" });
  return { ...organization, payments, checkout };
}

describe("a team of Datadog", () => {
  it("is listed page by page, by words of its name where some are given", async () => {
    const { fake, teams, payments } = await twoTeams();
    for (let i = 100; i < 200; i++) fake.addTeam({ handle: `t${i}` });
    expect(await listed(teams.list("pay"))).toEqual([
      { id: payments, handle: "payments", name: "Payments Team" },
    ]);
    const all = await listed(teams.list(undefined));
    expect(all).toHaveLength(102);
    expect(fake.requests.map(({ query }) => query)).toEqual([
      { "page[size]": "100", "page[number]": "0", "filter[keyword]": "pay" },
      { "page[size]": "100", "page[number]": "0" },
      { "page[size]": "100", "page[number]": "1" },
    ]);
  });

  it("is found by handle, name and id, and remembered", async () => {
    const { teams, payments, asked } = await twoTeams();
    const team = { id: payments, handle: "payments", name: "Payments Team" };
    expect(await teams.get("payments team")).toEqual(team);
    expect(await teams.get("Payments")).toEqual(team);
    asked();
    expect(await teams.get("payments")).toEqual(team);
    expect(await teams.get(payments)).toEqual(team);
    expect(asked()).toEqual([]);
  });

  it("is found by id alone where nothing is known of it yet", async () => {
    const { teams, checkout, asked } = await twoTeams();
    expect((await teams.get(checkout)).handle).toBe("checkout");
    expect(asked()).toEqual(["GetTeam"]);
  });

  it("is preferred by its handle over others of the name", async () => {
    const { fake, teams, payments } = await twoTeams();
    fake.addTeam({ handle: "aaa", name: "payments" });
    expect((await teams.get("payments")).id).toBe(payments);
  });

  it("is not guessed where several have the name", async () => {
    const { fake, teams } = await twoTeams();
    fake.addTeam({ handle: "orders-eu", name: "Orders" });
    fake.addTeam({ handle: "orders-us", name: "Orders" });
    const { exitCode, message, hint } = await failureOf(teams.get("orders"));
    expect([exitCode, message, hint]).toEqual([
      2,
      '2 teams are called "orders"',
      "write orders-eu or orders-us",
    ]);
  });

  it("is not there, and those are told that are", async () => {
    const { teams } = await twoTeams();
    const near = await failureOf(teams.get("paymets"));
    expect([near.code, near.message, near.hint]).toEqual([
      "not-found",
      'no team is called "paymets"',
      "did you mean payments?",
    ]);
    const far = await failureOf(teams.get(NOWHERE));
    expect([far.code, far.hint]).toEqual(["not-found", "there are: checkout, payments"]);
  });
});

describe("whom a team calls", () => {
  it("is whom its policy calls, step by step", async () => {
    const { fake, teams, payments } = await twoTeams();
    const alice = fake.addUser({ email: "alice@example.com" });
    const bob = fake.addUser({ email: "bob@example.com" });
    const user = (id: string) => ({ targets: [{ type: "users" as const, id }] });
    const policy = fake.addPolicy({ name: "payments", steps: [user(alice), user(bob)] });
    fake.addRoute(payments, policy);
    expect(await teams.onCall(await teams.get("payments"))).toEqual({
      responders: ["alice@example.com"],
      escalations: [["bob@example.com"]],
    });
    expect(fake.requests.at(-1)?.query).toEqual({
      include: "responders,escalations,escalations.responders",
    });
  });

  it("is looked up where the answer leaves out who it is", async () => {
    const { fake, teams, payments } = await twoTeams();
    const alice = fake.addUser({ email: "alice@example.com" });
    const references = (type: string, id: string) => ({ data: [{ id, type }] });
    const body = {
      data: {
        id: `${payments}-1`,
        type: "team_oncall_responders",
        relationships: { responders: references("users", alice), escalations: { data: [] } },
      },
    };
    fake.faults = {
      before: (request) =>
        only("GetTeamOnCallUsers")(request) ? { status: 200, body } : undefined,
    };
    expect(await teams.onCall(await teams.get("payments"))).toEqual({
      responders: ["alice@example.com"],
      escalations: [],
    });
  });

  it("is nobody where On-Call does not know the team", async () => {
    const { fake, teams } = await twoTeams();
    const team = await teams.get("payments");
    const gone = { status: 404, body: { errors: [{ title: "Not Found" }] } };
    fake.faults = { before: () => gone };
    expect(await teams.onCall(team)).toEqual({ responders: [], escalations: [] });
    expect(await teams.routing(team)).toEqual([]);
  });
});
