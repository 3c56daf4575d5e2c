import { describe, expect, it } from "vitest";
import { afterwards, nth, only } from "../fakes/datadog/faults.js";
import { datadogCommands } from "./datadog.js";
import { begins, fill, isOfLines, restOf, tableOf } from "./operation-tables.js";

// docs/providers.md says which command reaches which operation of Datadog. Every command that it names
// is run here, on an organization of its own, and the operation must have been asked for and answered.
// The fake knows operations by method and path, and takes what Datadog's API reference takes.

/**
 * A command line for every command of an operation. What stands in braces is the id of something in
 * the organization.
 */
const LINES: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  "on-call": {
    ListOnCallSchedules: ["schedule list", "rotation list"],
    GetOnCallSchedule: [
      "schedule show {payments}",
      "rotation show payments/primary",
      "rotation shifts payments/primary",
    ],
    CreateOnCallSchedule: [
      "schedule create web --rotations payments/primary",
      "rotation create web/primary --members alice,bob --daily 09:00 --start 2026-03-09T09:00 --tz UTC --yes",
    ],
    UpdateOnCallSchedule: [
      "schedule update unused --rotations unused/second,unused/first --yes",
      "rotation create payments/nights --members alice,bob --daily 21:00 --start 2026-03-09T21:00 --tz UTC --yes",
      "rotation update payments/primary --remove carol --yes",
      "rotation delete unused/second --yes",
      "override create --as-layer payments --from 2026-03-10T18:00 --to +12h --member dave --yes",
    ],
    DeleteOnCallSchedule: ["schedule delete unused --yes"],
    GetScheduleOnCallResponders: [
      "schedule who payments",
      "schedule verify payments --from 2026-03-07 --to +1w",
    ],
    CreateScheduleOverrides: [
      "override create payments --from 2026-03-20T09:00 --to +12h --member bob --yes",
      "override swap alice bob --from 2026-03-10 --to +2d --on payments --yes",
    ],
    ListScheduleOverrides: [
      "override list",
      "override show {payments}/{override}",
      "schedule preview payments",
    ],
    DeleteScheduleOverride: ["override delete {payments}/{override} --yes"],
    CreateOnCallEscalationPolicy: ['policy create web --step "alice 5m"'],
    ListOnCallEscalationPolicies: ["policy list"],
    GetOnCallEscalationPolicy: ["policy show {checkout}", "policy simulate checkout"],
    UpdateOnCallEscalationPolicy: ['policy update checkout --step "alice 10m"'],
    DeleteOnCallEscalationPolicy: ["policy delete idle --yes"],
    GetOnCallTeamRoutingRules: ["team show payments", "team routing payments"],
    SetOnCallTeamRoutingRules: ["team routing --set - payments --yes"],
    GetTeamOnCallUsers: ["team who payments"],
    ListOnCallPages: ["incident pages", "incident show {incident}"],
    GetOnCallPage: ["incident ack {page}"],
    ListUserNotificationChannels: ["contact show alice"],
  },
  paging: {
    AcknowledgeOnCallPage: ["incident ack {page}"],
    EscalateOnCallPage: ["incident escalate {page}"],
    ResolveOnCallPage: ["incident stop {page}"],
    CreateOnCallPage: ['incident page --title "Please join" team:payments'],
  },
  incidents: {
    CreateIncident: ['incident create "Cards are declined"'],
    SearchIncidents: ["incident list"],
    ListIncidents: ['incident create "Cards are declined"'],
    GetIncident: ["incident show {incident}"],
    UpdateIncident: ["incident update {incident} --impact critical", "incident resolve {incident}"],
    DeleteIncident: ["incident delete {incident} --yes"],
    CreateIncidentTodo: ['incident note {incident} "Rolled back"'],
    ListIncidentTodos: ["incident timeline {incident}"],
    GetIncidentTodo: ['incident note --edit {todo} {incident} "Rolled back 4.2"'],
    UpdateIncidentTodo: ['incident note --edit {todo} {incident} "Rolled back 4.2"'],
    DeleteIncidentTodo: ["incident note --delete {todo} {incident} --yes"],
    CreateOnCallPageFromIncident: [
      "incident page {incident} team:payments",
      'incident create --page team:payments "Cards are declined"',
    ],
  },
  users: {
    ListUsers: ["contact list"],
    GetUser: ["contact show {carol}", 'contact update alice --name "Alice Ng-Ito"'],
    CreateUser: ["contact create erin@example.com"],
    UpdateUser: ['contact update alice --name "Alice Ng-Ito"'],
    DisableUser: ["contact delete dave --yes"],
  },
  teams: {
    ListTeams: ["team list"],
    GetTeam: ["team show {team}"],
  },
};

/** Operations that are asked for only when the answer to another one is lost. */
const AFTER_A_LOSS: Readonly<Record<string, string>> = { ListIncidents: "CreateIncident" };

const TABLES = Object.keys(LINES).map((service) => [service, tableOf(service)] as const);

describe.each(TABLES)("the table of the operations of %s", (service, table) => {
  isOfLines(table, LINES[service] ?? {});

  it.each(
    table.flatMap(({ operation, commands }) => commands.map((command) => ({ operation, command }))),
  )("is right that $command reaches $operation", async ({ operation, command }) => {
    const lines = LINES[service]?.[operation] ?? [];
    const line = lines.find((each) => begins(each)(command));
    const { fake, run, ids } = await organization();
    const lost = AFTER_A_LOSS[operation];
    if (lost !== undefined) fake.faults = afterwards(nth(1, "drop", only(lost)));
    const { code, stderr } = await run(fill(line ?? `no line begins with ${command}`, ids), {
      stdin: RULES,
    });
    expect(code, stderr).toBe(0);
    const answered = fake.requests.filter(
      (each) => each.operation === operation && each.status >= 200 && each.status < 300,
    );
    expect(answered.length).toBeGreaterThan(0);
  });

  it("leaves the rest to oncall api, by name", async () => {
    const { run } = await datadogCommands();
    const { stdout } = await run(`api ${service}`);
    const all = stdout
      .trimEnd()
      .split("\n")
      .map((row) => row.split("\t")[1] ?? "");
    expect(all.length).toBeGreaterThan(3);
    const names = [...table.map(({ operation }) => operation), ...restOf(service)];
    // Each of them once, and no name for nothing.
    const told = all.map((each) => [each, names.filter(meaning(each)).length]);
    expect(told.filter(([, times]) => times !== 1)).toEqual([]);
    expect(names.filter((name) => !all.some((each) => meaning(each)(name)))).toEqual([]);
  });
});

describe("oncall api", () => {
  it("reaches an operation that has no command", async () => {
    const { fake, run } = await datadogCommands();
    const id = fake.addTeam({ handle: "payments" });
    const attributes = { name: "Payments", handle: "cards" };
    const input = JSON.stringify({ body: { data: { type: "team", attributes } } });
    const { code, stdout } = await run(`api teams CreateTeam --input '${input}'`);
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ data: { type: "team", attributes } });
    expect([...fake.state.teams.values()]).toMatchObject([{ id }, { handle: "cards" }]);
    expect(fake.requests).toMatchObject([{ operation: "CreateTeam", status: 201 }]);
  });
});

/** `*Postmortem*` means every operation that has it in its name. */
function meaning(operation: string) {
  return (name: string) => new RegExp(`^${name.replaceAll("*", ".*")}$`).test(operation);
}

/** Other rules than those that the team has. */
const RULES = "- urgency: low\n  policy: checkout\n";

/**
 * An organization with one of each: besides what it is prepared with dave, who is nowhere on call, a
 * schedule with two layers and a policy, which nothing needs, and the team payments, which pages along
 * checkout; an override of payments, and an incident with a note and a page to the team.
 */
async function organization() {
  const commands = await datadogCommands();
  const { fake, alice, bob, carol, payments, checkout } = commands;
  fake.addUser({ email: "dave@example.com" });
  const rotationStart = "2026-01-05T09:00:00Z";
  fake.addSchedule({
    name: "unused",
    layers: [
      { name: "first", rotationStart, members: [bob] },
      { name: "second", rotationStart, members: [alice] },
    ],
  });
  fake.addPolicy({ name: "idle", steps: [{ targets: [{ type: "users", id: bob }] }] });
  const team = fake.addTeam({ handle: "payments" });
  fake.addRoute(team, checkout);
  const override = fake.addOverride(
    payments,
    "2026-03-10T00:00:00Z",
    "2026-03-11T00:00:00Z",
    carol,
  );
  const incident = fake.addIncident({ title: "Checkout is slow" });
  const attributes = { content: "Rolled back", assignees: [] };
  const { data: todo } = fake.perform<{ data: { id: string } }>("CreateIncidentTodo", {
    path: { incident_id: incident },
    body: { data: { type: "incident_todos", attributes } },
  });
  const target = { type: "team_id", identifier: team } as const;
  const page = fake.addPage({ title: "Checkout is slow", target });
  const ids = { carol, payments, checkout, team, override, incident, todo: todo.id, page };
  return { ...commands, ids };
}
