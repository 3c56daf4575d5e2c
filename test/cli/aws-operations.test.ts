import { describe, expect, it } from "vitest";
import { at } from "../fakes/aws/ask.js";
import type { FakeAws } from "../fakes/aws/server.js";
import { makeContact, makeRotation } from "../providers/aws/account.js";
import { awsCommands } from "./aws.js";
import { CLOCK } from "./cli.js";
import { begins, fill, isOfLines, restOf, tableOf } from "./operation-tables.js";

// docs/providers.md says which command reaches which operation of AWS. Every command that it names
// is run here, on an account of its own, and the operation must have been asked for and answered.

/**
 * A command line for every command of an operation. What stands in braces is the ARN of something in
 * the account.
 */
const LINES: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  "ssm-contacts": {
    ListRotations: ["rotation list"],
    GetRotation: ["rotation show primary"],
    CreateRotation: [
      "rotation create nights --members alice,bob --daily 21:00 --start 2026-03-09T21:00 --tz UTC --yes",
    ],
    UpdateRotation: ["rotation update primary --remove carol --yes"],
    DeleteRotation: ["rotation delete idle --yes"],
    ListRotationShifts: [
      "rotation shifts primary",
      "rotation verify primary --from 2026-03-01 --to +4w",
      "schedule verify payments --from 2026-03-01 --to +4w",
    ],
    ListPreviewRotationShifts: [
      "rotation verify --members alice,bob --daily 09:00 --start 2026-03-01T09:00 --tz UTC --from 2026-03-01 --to +1w",
      "rotation create nights --verify --members alice,bob --daily 21:00 --start 2026-03-09T21:00 --tz UTC --yes",
      "rotation update primary --verify --remove carol --yes",
    ],
    ListRotationOverrides: ["override list"],
    GetRotationOverride: ["override show primary/{override}"],
    CreateRotationOverride: [
      "override create rotation:primary --from 2026-03-20T09:00 --to +12h --member bob --yes",
      "override swap alice bob --from 2026-03-10 --to +2d --yes",
    ],
    DeleteRotationOverride: ["override delete primary/{override} --yes"],
    CreateContact: [
      "contact create erin",
      "schedule create web --rotations spare",
      'policy create web --step "alice 5m"',
    ],
    GetContact: ["schedule show payments", "policy show payments-policy"],
    ListContacts: ["contact list", "schedule list", "policy list"],
    UpdateContact: [
      'contact update alice --name "Alice Ng"',
      "schedule update payments --add spare --yes",
      'policy update payments-policy --step "alice 10m"',
    ],
    DeleteContact: [
      "contact delete dave --yes",
      "schedule delete unused --yes",
      "policy delete payments-policy --yes",
    ],
    ListContactChannels: ["contact show alice"],
    StartEngagement: ["incident page {incident} policy:payments-policy"],
    StopEngagement: ["incident stop {engagement}"],
    DescribeEngagement: ["incident pages"],
    ListEngagements: ["incident pages {incident}"],
    ListPagesByContact: ["incident pages --to carol"],
    ListPagesByEngagement: ["incident calls {engagement}"],
    DescribePage: ["incident calls {page}"],
    ListPageReceipts: ["incident calls {engagement}"],
    ListPageResolutions: ["incident calls {engagement}"],
    AcceptPage: ["incident ack {engagement}"],
    TagResource: ["tag rotation:primary tier=1"],
    UntagResource: ["tag rotation:primary --remove team"],
    ListTagsForResource: ["tag rotation:primary"],
  },
  "ssm-incidents": {
    StartIncident: ['incident create "Cards are declined"'],
    GetIncidentRecord: ["incident show {incident}"],
    ListIncidentRecords: ["incident list"],
    UpdateIncidentRecord: [
      "incident update {incident} --impact critical",
      "incident resolve {incident}",
    ],
    DeleteIncidentRecord: ["incident delete {incident} --yes"],
    CreateTimelineEvent: ['incident note {incident} "Rolled back"'],
    GetTimelineEvent: ["incident timeline {incident}"],
    ListTimelineEvents: ["incident timeline {incident}"],
    UpdateTimelineEvent: ['incident note --edit {note} {incident} "Rolled back 4.2"'],
    DeleteTimelineEvent: ["incident note --delete {note} {incident} --yes"],
    ListRelatedItems: ["incident related {incident}"],
    UpdateRelatedItems: [
      "incident related --add https://example.com/d/cards {incident}",
      "incident related --remove https://example.com/runbook {incident}",
    ],
    ListResponsePlans: ["incident plans"],
    GetResponsePlan: ["incident plans checkout"],
    TagResource: ["tag incident:{incident} tier=1"],
    UntagResource: ["tag plan:checkout --remove team"],
    ListTagsForResource: ["tag plan:checkout"],
  },
};

const TABLES = Object.keys(LINES).map((service) => [service, tableOf(service)] as const);

describe.each(TABLES)("the table of the operations of %s", (service, table) => {
  isOfLines(table, LINES[service] ?? {});

  it.each(
    table.flatMap(({ operation, commands }) => commands.map((command) => ({ operation, command }))),
  )("is right that $command reaches $operation", async ({ operation, command }) => {
    const lines = LINES[service]?.[operation] ?? [];
    const line = lines.find((each) => begins(each)(command));
    const { fake, run, arns } = await account();
    const { code, stderr } = await run(fill(line ?? `no line begins with ${command}`, arns));
    expect(code, stderr).toBe(0);
    const answered = fake.requests.filter(
      (each) => each.service === service && each.operation === operation && each.status < 400,
    );
    expect(answered.length).toBeGreaterThan(0);
  });

  it("leaves the rest to oncall api, by name", async () => {
    const { run } = await awsCommands();
    const { stdout } = await run(`api ${service}`);
    const all = stdout
      .trimEnd()
      .split("\n")
      .map((row) => row.split("\t")[1]);
    expect(all.length).toBeGreaterThan(30);
    const told = table.map(({ operation }) => operation);
    expect([...told, ...restOf(service)].sort()).toEqual(all.sort());
  });
});

describe("oncall api", () => {
  it("reaches an operation that has no command", async () => {
    const { fake, run } = await awsCommands();
    const { code, stdout } = await run("api ssm-incidents ListReplicationSets");
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toEqual({
      replicationSetArns: [expect.stringContaining(":replication-set/")],
    });
    expect(fake.requests).toMatchObject([{ operation: "ListReplicationSets", status: 200 }]);
  });
});

/**
 * An account with one of each: a rotation, a person and a schedule that nothing needs, an override,
 * tags, a response plan, and an incident of it with a note, a related item and a page to carol.
 */
async function account() {
  const commands = await awsCommands();
  const { fake, primary, bob, policy } = commands;
  const { contacts, incidents } = byService(fake);
  const spare = makeRotation(fake, "spare", [bob]);
  makeRotation(fake, "idle", [bob]);
  makeContact(fake, "dave", "PERSONAL", {});
  makeContact(fake, "unused", "ONCALL_SCHEDULE", { RotationIds: [spare] });
  const { RotationOverrideId: override } = contacts("CreateRotationOverride", {
    RotationId: primary,
    NewContactIds: [bob],
    StartTime: at("2026-03-10T00:00:00Z"),
    EndTime: at("2026-03-11T00:00:00Z"),
  });
  contacts("TagResource", { ResourceARN: primary, Tags: [{ Key: "team", Value: "payments" }] });
  const incidentTemplate = { title: "Checkout is slow", impact: 3 };
  const { arn: plan } = incidents("CreateResponsePlan", { name: "checkout", incidentTemplate });
  incidents("TagResource", { resourceArn: plan, tags: { team: "payments" } });
  const { incidentRecordArn: incident } = incidents("StartIncident", { responsePlanArn: plan });
  const { eventId: note } = incidents("CreateTimelineEvent", {
    incidentRecordArn: incident,
    eventTime: at(CLOCK),
    eventType: "Note",
    eventData: '"Rolled back"',
  });
  incidents("UpdateRelatedItems", {
    incidentRecordArn: incident,
    relatedItemsUpdate: {
      itemToAdd: { identifier: { type: "OTHER", value: { url: "https://example.com/runbook" } } },
    },
  });
  const { EngagementArn: engagement } = contacts("StartEngagement", {
    ContactId: policy,
    IncidentId: incident,
    Sender: "oncall",
    Subject: "Checkout is slow",
    Content: "Checkout is slow",
  });
  const [page = ""] = fake.state.pages.keys();
  return { ...commands, arns: { override, incident, note, engagement, page } as Arns };
}

type Arns = Readonly<Record<string, string>>;

function byService(fake: FakeAws) {
  const perform = (service: "ssm-contacts" | "ssm-incidents") => (name: string, input: object) =>
    fake.perform<Record<string, string>>(service, name, input);
  return { contacts: perform("ssm-contacts"), incidents: perform("ssm-incidents") };
}
