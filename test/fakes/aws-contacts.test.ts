import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { at, CONTACT, contacts, people, rotation } from "./aws/ask.js";
import { type FakeAws, type FakeAwsOptions, startFakeAws } from "./aws/server.js";

let fake: FakeAws;
beforeEach(() => start());
afterEach(() => fake.close());

async function start(options: FakeAwsOptions = {}): Promise<void> {
  await fake?.close();
  fake = await startFakeAws({ now: () => Date.parse("2026-01-07T12:00:00Z"), ...options });
}

describe("contacts", () => {
  it("have an alias of their own", async () => {
    people(fake, "alice");
    const again = { Alias: "alice", Type: "PERSONAL", Plan: {} };
    const { status, body } = await contacts(fake, "CreateContact", again);
    expect([status, body.__type]).toEqual([400, "ConflictException"]);
  });

  it("cannot be deleted while something depends on them", async () => {
    const RotationArn = rotation(fake);
    const Targets = [{ ContactTargetInfo: { ContactId: `${CONTACT}alice`, IsEssential: true } }];
    const Plan = { Stages: [{ DurationInMinutes: 5, Targets }] };
    await contacts(fake, "CreateContact", { Alias: "escalate", Type: "ESCALATION", Plan });
    const { status, body } = await contacts(fake, "DeleteContact", {
      ContactId: `${CONTACT}alice`,
    });
    expect([status, body.__type]).toEqual([400, "ConflictException"]);
    expect(body.DependentEntities).toEqual([
      { RelationType: "PLAN", DependentResourceIds: [`${CONTACT}escalate`] },
      { RelationType: "ROTATION", DependentResourceIds: [RotationArn] },
    ]);
  });

  it("have channels", async () => {
    const [ContactId] = people(fake, "alice");
    const channel = { Name: "mail", Type: "EMAIL", DeliveryAddress: { SimpleAddress: "a@b.cd" } };
    const made = await contacts(fake, "CreateContactChannel", { ContactId, ...channel });
    const { body } = await contacts(fake, "ListContactChannels", { ContactId });
    expect(body.ContactChannels).toEqual([
      {
        ...channel,
        ContactChannelArn: made.body.ContactChannelArn,
        ContactArn: ContactId,
        ActivationStatus: "NOT_ACTIVATED",
      },
    ]);
  });

  it("have tags, in a list", async () => {
    const [ResourceARN] = people(fake, "alice");
    const tags = [
      { Key: "team", Value: "payments" },
      { Key: "floor", Value: "3" },
    ];
    await contacts(fake, "TagResource", { ResourceARN, Tags: tags });
    await contacts(fake, "UntagResource", { ResourceARN, TagKeys: ["floor"] });
    const { body } = await contacts(fake, "ListTagsForResource", { ResourceARN });
    expect(body).toEqual({ Tags: [{ Key: "team", Value: "payments" }] });
  });
});

describe("engagements", () => {
  /** A plan that tells a schedule; alice is on call. */
  function escalation(): string {
    const Plan = { RotationIds: [rotation(fake)] };
    const schedule = { Alias: "payments", Type: "ONCALL_SCHEDULE", Plan };
    fake.perform("ssm-contacts", "CreateContact", schedule);
    const ContactTargetInfo = { ContactId: `${CONTACT}payments`, IsEssential: false };
    const Stages = [{ DurationInMinutes: 5, Targets: [{ ContactTargetInfo }] }];
    const plan = { Alias: "escalate", Type: "ESCALATION", Plan: { Stages } };
    fake.perform("ssm-contacts", "CreateContact", plan);
    return `${CONTACT}escalate`;
  }
  const message = { Sender: "cli", Subject: "down", Content: "It is down" };

  it("page who is on call, and tell the way there", async () => {
    const ContactId = escalation();
    const started = await contacts(fake, "StartEngagement", { ContactId, ...message });
    const { EngagementArn } = started.body;
    const { body } = await contacts(fake, "ListPagesByEngagement", { EngagementId: EngagementArn });
    const [page] = body.Pages;
    expect(page).toEqual({
      PageArn: expect.stringContaining(":page/alice/"),
      EngagementArn,
      ContactArn: `${CONTACT}alice`,
      Sender: "cli",
      SentTime: at("2026-01-07T12:00:00Z"),
    });
    const way = await contacts(fake, "ListPageResolutions", { PageId: page.PageArn });
    expect(way.body.PageResolutions).toEqual([
      { ContactArn: `${CONTACT}escalate`, Type: "ESCALATION" },
      { ContactArn: `${CONTACT}payments`, Type: "ONCALL_SCHEDULE", StageIndex: 0 },
      { ContactArn: `${CONTACT}alice`, Type: "PERSONAL", StageIndex: 0 },
    ]);
  });

  it("have pages that can be accepted, with the right code where it counts", async () => {
    const [ContactId] = people(fake, "alice");
    await contacts(fake, "StartEngagement", { ContactId, ...message });
    const PageId = [...fake.state.pages.keys()][0];
    const input = { PageId, AcceptType: "READ", AcceptCode: "654321", Note: "on it" };
    const strict = await contacts(fake, "AcceptPage", {
      ...input,
      AcceptCodeValidation: "ENFORCE",
    });
    expect(strict.body.__type).toBe("ValidationException");
    await contacts(fake, "AcceptPage", { ...input, AcceptCodeValidation: "IGNORE" });
    const page = await contacts(fake, "DescribePage", { PageId });
    expect(page.body.ReadTime).toBe(at("2026-01-07T12:00:00Z"));
    const { body } = await contacts(fake, "ListPageReceipts", { PageId });
    expect(body.Receipts).toEqual([
      { ReceiptType: "READ", ReceiptInfo: "on it", ReceiptTime: at("2026-01-07T12:00:00Z") },
    ]);
  });

  it("can be stopped, and are found by their incident", async () => {
    const [ContactId] = people(fake, "alice");
    await contacts(fake, "StartEngagement", { ContactId, ...message });
    const { body } = await contacts(fake, "StartEngagement", {
      ContactId,
      ...message,
      IncidentId: "i",
    });
    await contacts(fake, "StopEngagement", { EngagementId: body.EngagementArn });
    const list = await contacts(fake, "ListEngagements", { IncidentId: "i" });
    expect(list.body.Engagements).toEqual([
      {
        EngagementArn: body.EngagementArn,
        ContactArn: ContactId,
        Sender: "cli",
        IncidentId: "i",
        StartTime: at("2026-01-07T12:00:00Z"),
        StopTime: at("2026-01-07T12:00:00Z"),
      },
    ]);
  });

  it("have pages only after a while, where a test wants that", async () => {
    await start({ latePages: 1 });
    const [ContactId] = people(fake, "alice");
    await contacts(fake, "StartEngagement", { ContactId, ...message });
    expect((await contacts(fake, "ListPagesByContact", { ContactId })).body.Pages).toEqual([]);
    expect((await contacts(fake, "ListPagesByContact", { ContactId })).body.Pages).toHaveLength(1);
  });
});
