import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { CONTACT, contacts, incidents, people, rotation, WEEKLY } from "./aws/ask.js";
import { type FakeAws, type FakeAwsOptions, startFakeAws } from "./aws/server.js";

let fake: FakeAws;
beforeEach(() => start());
afterEach(() => fake.close());

async function start(options: FakeAwsOptions = {}): Promise<void> {
  await fake?.close();
  fake = await startFakeAws({ now: () => Date.parse("2026-01-07T12:00:00Z"), ...options });
}

describe("a wrong request", () => {
  const window = { StartTime: 10, EndTime: 20 };
  const rotationInput = {
    Name: "primary",
    ContactIds: [`${CONTACT}alice`],
    TimeZoneId: "UTC",
    Recurrence: WEEKLY,
  };

  it.each([
    ["CreateContact", { Alias: "Alice", Type: "PERSONAL", Plan: {} }, "Alias"],
    ["CreateContact", { Alias: "alice", Type: "PERSON", Plan: {} }, "Type"],
    ["CreateContact", { Alias: "alice", Type: "PERSONAL" }, "Plan"],
    ["CreateContact", { Alias: "alice", Type: "PERSONAL", Plan: {}, alias: 1 }, "alias"],
    ["CreateRotation", { ...rotationInput, ContactIds: [] }, "ContactIds"],
    ["CreateRotation", { ...rotationInput, StartTime: "2026-01-05T09:00:00Z" }, "StartTime"],
    [
      "CreateRotation",
      { ...rotationInput, Recurrence: { NumberOfOnCalls: 1, RecurrenceMultiplier: 1 } },
      "Recurrence",
    ],
    [
      "CreateRotation",
      { ...rotationInput, Recurrence: { ...WEEKLY, DailySettings: [] } },
      "Recurrence",
    ],
    [
      "CreateRotation",
      { ...rotationInput, Recurrence: { ...WEEKLY, RecurrenceMultiplier: 101 } },
      "Recurrence.RecurrenceMultiplier",
    ],
    [
      "CreateRotation",
      { ...rotationInput, Recurrence: { ...WEEKLY, ShiftCoverages: { MONDAY: [] } } },
      "Recurrence.ShiftCoverages key",
    ],
    ["ListRotationOverrides", { RotationId: `${CONTACT}x`, StartTime: 20, EndTime: 20 }, ""],
    ["ListRotationShifts", { RotationId: "primary", ...window }, "RotationId"],
    ["ListContacts", { MaxResults: 1025 }, "MaxResults"],
  ])("of %s is refused, its member named (%#)", async (operation, input, member) => {
    people(fake, "alice");
    const { status, body } = await contacts(fake, operation, input);
    expect([status, body.__type, body.Reason]).toEqual([
      400,
      "ValidationException",
      "FIELD_VALIDATION_FAILED",
    ]);
    expect(body.Fields.map(({ Name }: { Name: string }) => Name)).toEqual([member]);
    expect(fake.requests.at(-1)).toMatchObject({ operation, status: 400, input });
  });

  it("names in a rotation somebody who is no person, or nobody", async () => {
    people(fake, "alice");
    const schedule = { Alias: "payments", Type: "ONCALL_SCHEDULE", Plan: {} };
    fake.perform("ssm-contacts", "CreateContact", schedule);
    const asking = (alias: string) =>
      contacts(fake, "CreateRotation", { ...rotationInput, ContactIds: [`${CONTACT}${alias}`] });
    expect((await asking("payments")).body.__type).toBe("ValidationException");
    expect((await asking("nobody")).body).toMatchObject({
      __type: "ResourceNotFoundException",
      ResourceId: `${CONTACT}nobody`,
      ResourceType: "CONTACT",
    });
  });

  it("has two of a union, or a plan of another type of contact", async () => {
    const [alice] = people(fake, "alice");
    const ContactTargetInfo = { ContactId: alice, IsEssential: true };
    const plan = (target: object) => ({
      Plan: { Stages: [{ DurationInMinutes: 5, Targets: [target] }] },
    });
    const both = { ContactTargetInfo, ChannelTargetInfo: { ContactChannelId: alice } };
    const two = { Alias: "x", Type: "ESCALATION", ...plan(both) };
    const personal = { Alias: "x", Type: "PERSONAL", ...plan({ ContactTargetInfo }) };
    expect((await contacts(fake, "CreateContact", two)).body.__type).toBe("ValidationException");
    expect((await contacts(fake, "CreateContact", personal)).body.__type).toBe(
      "ValidationException",
    );
  });

  it("of ssm-incidents has its members in the message alone", async () => {
    const { status, headers, body } = await incidents(fake, "POST", "/startIncident", {});
    expect([status, headers.get("x-amzn-errortype")]).toEqual([400, "ValidationException"]);
    expect(body).toEqual({ message: "Invalid value provided - responsePlanArn is required" });
  });

  it("is not signed, or for the other service", async () => {
    const unsigned = await contacts(fake, "ListContacts", {}, { authorization: "Bearer x" });
    expect(unsigned.body.__type).toBe("InvalidSignatureException");
    const scope = "20260107/us-east-1/ssm-contacts/aws4_request";
    const other = await incidents(
      fake,
      "POST",
      "/listResponsePlans",
      {},
      {
        authorization: `AWS4-HMAC-SHA256 Credential=AKIA/${scope}, SignedHeaders=host, Signature=0a`,
      },
    );
    expect(other.status).toBe(403);
    expect(other.headers.get("x-amzn-errortype")).toBe("InvalidSignatureException");
  });

  it("is of another content type, or of an operation that is not there", async () => {
    const plain = await contacts(fake, "ListContacts", {}, { "content-type": "application/json" });
    expect(plain.body.__type).toBe("SerializationException");
    const unknown = await contacts(fake, "ListThings", {});
    expect(unknown.body.__type).toBe("UnknownOperationException");
    const path = await incidents(fake, "POST", "/getIncidentRecord", {});
    expect(path.status).toBe(404);
  });
});

it("a token that was seen makes nothing, and gets the first answer again", async () => {
  const RotationId = rotation(fake);
  const input = { RotationId, NewContactIds: [], StartTime: 1, EndTime: 2 };
  const first = await contacts(fake, "CreateRotationOverride", { ...input, IdempotencyToken: "a" });
  const again = await contacts(fake, "CreateRotationOverride", { ...input, IdempotencyToken: "a" });
  const other = await contacts(fake, "CreateRotationOverride", { ...input, IdempotencyToken: "b" });
  expect(again.body).toEqual(first.body);
  expect(other.body).not.toEqual(first.body);
  expect(fake.state.overrides.size).toBe(2);
  // Another operation may use the same token.
  const contact = { Alias: "carol", Type: "PERSONAL", Plan: {}, IdempotencyToken: "a" };
  const carol = await contacts(fake, "CreateContact", contact);
  expect(carol.body).toEqual({ ContactArn: `${CONTACT}carol` });
});

describe("lists", () => {
  it("come in pages, by tokens that are good for one request", async () => {
    await start({ pageSize: 2 });
    people(fake, "a", "b", "c");
    const first = await contacts(fake, "ListContacts", { MaxResults: 50 });
    expect(first.body.Contacts).toHaveLength(2);
    const { NextToken } = first.body;
    const second = await contacts(fake, "ListContacts", { MaxResults: 50, NextToken });
    expect(second.body).toEqual({
      Contacts: [{ Alias: "c", ContactArn: `${CONTACT}c`, Type: "PERSONAL" }],
    });
    const elsewhere = await contacts(fake, "ListRotations", { NextToken });
    expect(elsewhere.body.__type).toBe("ValidationException");
  });

  it("are as long as is asked for, where nothing else is set", async () => {
    people(fake, "a", "b", "c");
    expect((await contacts(fake, "ListContacts", { MaxResults: 2 })).body.Contacts).toHaveLength(2);
    expect((await contacts(fake, "ListContacts", { MaxResults: 0 })).body.Contacts).toHaveLength(3);
  });
});
