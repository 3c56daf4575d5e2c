import { describe, expect, it } from "vitest";
import { people } from "../../fakes/aws/ask.js";
import { ACCOUNT, failureOf, listed, openAccount } from "./account.js";

const call = () => ({ token: crypto.randomUUID() });
const TOKEN = expect.stringMatching(/^[0-9a-f]{64}$/);
const ALICE = `${ACCOUNT}contact/alice`;

describe("a person at AWS", () => {
  it("is a contact of type PERSONAL, whose plan is empty", async () => {
    const { contacts, asked } = await openAccount();
    const made = await contacts.create({ key: "alice", name: "Alice Ng" }, call());
    expect(made).toEqual({ key: "alice", name: "Alice Ng", aws: ALICE });
    expect(asked()).toContainEqual([
      "CreateContact",
      {
        Alias: "alice",
        DisplayName: "Alice Ng",
        Type: "PERSONAL",
        Plan: { Stages: [] },
        IdempotencyToken: TOKEN,
      },
    ]);
  });

  it("is renamed and nothing else", async () => {
    const { contacts, asked } = await openAccount();
    const made = await contacts.create({ key: "alice", name: "Alice" }, call());
    await contacts.update(made, { ...made, name: "Alice Ng" });
    await contacts.update({ ...made, name: "Alice Ng" }, { key: "alice" });
    expect(asked().filter(([operation]) => operation === "UpdateContact")).toEqual([
      ["UpdateContact", { ContactId: ALICE, DisplayName: "Alice Ng" }],
      ["UpdateContact", { ContactId: ALICE, DisplayName: "" }],
    ]);
    expect(await listed(contacts.list())).toEqual([{ key: "alice", aws: ALICE }]);
  });

  it("is listed page by page, as somebody wants them", async () => {
    const { fake, contacts } = await openAccount({ pageSize: 2 });
    people(fake, "ann", "bob", "cleo", "dora", "emil");
    const seen: string[] = [];
    for await (const { key } of contacts.list()) {
      seen.push(key);
      if (seen.length === 3) break;
    }
    expect(seen).toEqual(["ann", "bob", "cleo"]);
    expect(fake.requests).toHaveLength(2);
  });

  it("has channels, which may not be activated", async () => {
    const { fake, contacts } = await openAccount({ pageSize: 1 });
    const [ContactId] = people(fake, "alice");
    const channel = (Name: string, Type: string, SimpleAddress: string) =>
      fake.perform("ssm-contacts", "CreateContactChannel", {
        ContactId,
        Name,
        Type,
        DeliveryAddress: { SimpleAddress },
      });
    channel("work", "EMAIL", "alice@example.com");
    channel("phone", "SMS", "+15005550199");
    channel("phone", "VOICE", "+15005550199");
    const [first] = fake.state.channels.keys();
    const work = fake.state.channels.get(first ?? "");
    if (work === undefined) throw new Error("there is no channel");
    fake.state.channels.set(first ?? "", { ...work, ActivationStatus: "ACTIVATED" });
    expect(await listed(contacts.channels("alice"))).toEqual([
      { kind: "email", name: "work", address: "alice@example.com", isActive: true },
      { kind: "sms", name: "phone", address: "+15005550199", isActive: false },
      { kind: "voice", name: "phone", address: "+15005550199", isActive: false },
    ]);
  });

  it("that others have renamed meanwhile is not changed", async () => {
    const { fake, contacts, asked } = await openAccount();
    const made = await contacts.create({ key: "alice", name: "Alice" }, call());
    const rename = { ContactId: ALICE, DisplayName: "Alicia" };
    fake.perform("ssm-contacts", "UpdateContact", rename);
    asked();
    const update = contacts.update(made, { ...made, name: "Alice Ng" });
    expect(await failureOf(update)).toMatchObject({ code: "conflict", exitCode: 1 });
    expect(asked().map(([operation]) => operation)).not.toContain("UpdateContact");
  });
});

describe("what AWS cannot hold of a person", () => {
  it.each([
    [{ key: "Alice" }, '"Alice" cannot be a name at AWS', "call it alice"],
    [{ key: "a.ng" }, '"a.ng" cannot be a name at AWS', "call it a-ng"],
    [{ key: "a", name: "O'Neill" }, "person a: AWS takes letters, digits", "leave the other"],
    [{ key: "a", name: "n".repeat(256) }, "at most 255", "leave"],
    [
      { key: "a", email: "a@example.com" },
      "person a: AWS has no place for an e-mail",
      "docs/providers.md",
    ],
    [{ key: "a", timeZone: "UTC" }, "person a: AWS has no place for a person's time zone", "leave"],
    [{ key: "a", datadog: "7f1b523e" }, "person a: AWS has no place for an id at Datadog", "leave"],
    [
      { key: "a", aws: ALICE },
      "person a: AWS has no place for an ARN of one's own",
      "leave it out",
    ],
  ])("is refused before anything is asked: %j", async (person, message, hint) => {
    const { contacts, asked } = await openAccount();
    expect(await failureOf(contacts.create(person, call()))).toMatchObject({
      message: expect.stringContaining(message),
      hint: expect.stringContaining(hint),
      exitCode: 2,
    });
    expect(asked()).toEqual([]);
  });

  it("is nothing of letters of any script, spaces, and the ARN that AWS gave", async () => {
    const { contacts } = await openAccount();
    const alice = { key: "alice", name: "Ålice Ñg 伊藤 2.", aws: ALICE };
    expect(contacts.refusals?.(alice)).toEqual([]);
  });
});
