import { describe, expect, it } from "vitest";
import { afterwards, broken, nth, only } from "../../fakes/datadog/faults.js";
import { call, failureOf, listed, openOrganization } from "./team-organization.js";

const ALICE = { key: "alice@example.com", name: "Alice Ng" };

describe("a person at Datadog", () => {
  it("is a user, who goes by the e-mail address", async () => {
    const { contacts, sent } = await openOrganization();
    const made = await contacts.create(ALICE, call());
    expect(made).toEqual({
      ...ALICE,
      email: "alice@example.com",
      datadog: expect.stringMatching(/^[0-9a-f-]{36}$/),
    });
    expect(sent("CreateUser")).toEqual({
      data: { type: "users", attributes: { email: "alice@example.com", name: "Alice Ng" } },
    });
    expect(await listed(contacts.list())).toEqual([made]);
    expect(await contacts.get("alice")).toEqual(made);
  });

  it("is made once, when the answer is lost", async () => {
    const { fake, contacts, asked } = await openOrganization();
    fake.faults = afterwards(nth(1, broken, only("CreateUser")));
    const made = await contacts.create(ALICE, call());
    expect(made.datadog).toBe([...fake.state.users.keys()][0]);
    expect(asked().filter((operation) => operation === "CreateUser")).toHaveLength(1);
  });

  it("is made again where nothing came of it", async () => {
    const { fake, contacts, asked } = await openOrganization();
    fake.faults = nth(1, broken, only("CreateUser"));
    await contacts.create(ALICE, call());
    expect(asked().filter((operation) => operation === "CreateUser")).toHaveLength(2);
    expect(fake.state.users.size).toBe(1);
  });

  it("can be made twice where both say the same, and is a conflict where not", async () => {
    const { fake, contacts } = await openOrganization();
    const made = await contacts.create(ALICE, call());
    expect(await contacts.create(ALICE, call())).toEqual(made);
    expect(fake.state.users.size).toBe(1);
    const other = await failureOf(contacts.create({ ...ALICE, name: "Alma" }, call()));
    expect([other.code, other.message]).toEqual([
      "conflict",
      "there is a person called alice@example.com already",
    ]);
  });

  it("is renamed and nothing else", async () => {
    const { contacts, sent, asked } = await openOrganization();
    const made = await contacts.create(ALICE, call());
    const renamed = await contacts.update(made, { ...made, name: "Alice Ito" });
    expect(renamed).toEqual({ ...made, name: "Alice Ito" });
    expect(sent("UpdateUser")).toEqual({
      data: { id: made.datadog, type: "users", attributes: { name: "Alice Ito" } },
    });
    expect(await contacts.get("alice@example.com")).toEqual(renamed);
    const { name: _, ...nameless } = renamed;
    expect(await contacts.update(renamed, nameless)).toEqual(nameless);
    expect(asked().filter((operation) => operation === "UpdateUser")).toHaveLength(2);
  });

  it("is left alone where somebody else has renamed it since", async () => {
    const { fake, contacts } = await openOrganization();
    const made = await contacts.create(ALICE, call());
    const { datadog: id = "" } = made;
    const body = { data: { id, type: "users", attributes: { name: "Alma" } } };
    fake.perform("UpdateUser", { path: { user_id: id }, body });
    const late = await failureOf(contacts.update(made, { ...made, name: "Alice Ito" }));
    expect([late.code, late.message]).toEqual([
      "conflict",
      "person alice@example.com has changed since it was read",
    ]);
    expect((await failureOf(contacts.delete(made))).code).toBe("conflict");
    expect(fake.state.users.get(id)).toMatchObject({ name: "Alma", isDisabled: false });
  });

  it("is disabled when it is deleted, and then not there by name", async () => {
    const { fake, contacts } = await openOrganization();
    const made = await contacts.create(ALICE, call());
    await contacts.delete(made);
    expect(fake.state.users.get(made.datadog ?? "")?.isDisabled).toBe(true);
    for (const work of [
      contacts.get("alice@example.com"),
      contacts.update(made, { ...made, name: "Alma" }),
      contacts.delete(made),
    ]) {
      expect((await failureOf(work)).code).toBe("not-found");
    }
    expect(await listed(contacts.list())).toEqual([]);
  });

  it("is enabled again when it is made once more", async () => {
    const { fake, contacts, sent } = await openOrganization();
    const made = await contacts.create(ALICE, call());
    await contacts.delete(made);
    const again = await contacts.create({ ...ALICE, name: "Alice Ito" }, call());
    expect(again).toEqual({ ...made, name: "Alice Ito" });
    expect(sent("UpdateUser")).toEqual({
      data: {
        id: made.datadog,
        type: "users",
        attributes: { name: "Alice Ito", disabled: false },
      },
    });
    expect(fake.state.users.size).toBe(1);
    expect(await listed(contacts.list())).toEqual([again]);
  });

  it.each([
    [
      { key: "alice" },
      "person alice: at Datadog people go by their e-mail addresses",
      "write the address: oncall contact create alice@example.com",
    ],
    [
      { key: "alice", email: "ali@example.com" },
      "person alice: at Datadog people go by their e-mail addresses",
      "write the address: oncall contact create ali@example.com",
    ],
    [
      { ...ALICE, email: "ali@example.com" },
      "person alice@example.com: the address is what they go by, not ali@example.com",
      "leave --email out",
    ],
    [
      { ...ALICE, timeZone: "Europe/Berlin" },
      "person alice@example.com: Datadog has no place for a person's time zone",
      "leave it out",
    ],
    [
      { ...ALICE, aws: "arn:aws:ssm-contacts:us-east-1:111122223333:contact/alice" },
      "person alice@example.com: Datadog has no place for an ARN of AWS",
      "leave it out",
    ],
  ])("is refused before anything is asked: %o", async (person, message, hint) => {
    const { contacts, asked } = await openOrganization();
    expect(contacts.refusals?.(person)).toEqual([{ message, hint }]);
    const refused = await failureOf(contacts.create(person, call()));
    expect([refused.message, refused.hint]).toEqual([message, hint]);
    expect(asked()).toEqual([]);
  });

  it("gets its id from Datadog alone", async () => {
    const { contacts, fake } = await openOrganization();
    const id = "00000000-0000-4000-8000-000000000001";
    const refused = await failureOf(contacts.create({ ...ALICE, datadog: id }, call()));
    expect(refused.message).toBe(
      "person alice@example.com: Datadog has no place for an id of one's own choice",
    );
    expect(fake.state.users.size).toBe(0);
  });

  it("can be reached by e-mail, telephone and texts, each where it is confirmed", async () => {
    const { fake, contacts } = await openOrganization();
    const { datadog: id = "" } = await contacts.create(ALICE, call());
    const phone = { type: "phone", number: "+4930123456", region: "DE" };
    fake.addChannel(id, { type: "email", address: "alice@example.com", formats: ["html"] });
    fake.addChannel(id, { ...phone, formatted_number: "+49 30 123456", verified: false });
    fake.addChannel(id, {
      ...phone,
      formatted_number: "+49 30 123457",
      verified: true,
      sms_subscribed_at: "2026-01-05T14:00:00Z",
    });
    fake.addChannel(id, { type: "push", device_name: "Pixel", application_name: "Datadog" });
    expect(await listed(contacts.channels?.("alice") ?? (async function* () {})())).toEqual([
      { kind: "email", name: "email", address: "alice@example.com", isActive: true },
      { kind: "voice", name: "phone", address: "+49 30 123456", isActive: false },
      { kind: "voice", name: "phone", address: "+49 30 123457", isActive: true },
      { kind: "sms", name: "phone", address: "+49 30 123457", isActive: true },
    ]);
  });
});
