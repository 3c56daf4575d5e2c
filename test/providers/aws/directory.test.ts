import { describe, expect, it } from "vitest";
import { people } from "../../fakes/aws/ask.js";
import { ACCOUNT, failureOf, fillAccount, openAccount } from "./account.js";

const contact = (alias: string) => `${ACCOUNT}contact/${alias}`;

describe("a contact is found", () => {
  it("by its alias, with one question", async () => {
    const { fake, contacts, asked } = await openAccount();
    people(fake, "al", "alice", "alicia");
    expect(await contacts.get("alice")).toEqual({ key: "alice", aws: contact("alice") });
    expect(asked()).toEqual([["ListContacts", { Type: "PERSONAL", AliasPrefix: "alice" }]]);
  });

  it("by its ARN", async () => {
    const { fake, contacts, asked } = await openAccount();
    people(fake, "alice");
    expect(await contacts.get(contact("alice"))).toEqual({ key: "alice", aws: contact("alice") });
    expect(asked()).toEqual([["GetContact", { ContactId: contact("alice") }]]);
  });

  it("without a list once one of them has been seen", async () => {
    const { fake, contacts, asked } = await openAccount();
    people(fake, "alice", "bob");
    await contacts.get("alice");
    asked();
    await contacts.get("bob");
    expect(asked()).toEqual([["GetContact", { ContactId: contact("bob") }]]);
  });

  it("on a later page", async () => {
    const { fake, contacts } = await openAccount({ pageSize: 1 });
    people(fake, "team-a", "team-b", "team");
    expect(await contacts.get("team")).toMatchObject({ key: "team" });
  });

  it("whole, as it is now, whatever was seen before", async () => {
    const { fake, contacts, policies } = await openAccount();
    fillAccount(fake);
    const before = await policies.get("payments-policy");
    await policies.update(before, { ...before, steps: [] });
    expect((await policies.get("payments-policy")).steps).toEqual([]);
    expect(await contacts.get("alice")).toMatchObject({ key: "alice" });
  });
});

describe("a contact is not found", () => {
  it("and the nearest of its kind is named", async () => {
    const { fake, contacts, schedules } = await openAccount();
    fillAccount(fake);
    expect(await failureOf(contacts.get("alcie"))).toMatchObject({
      message: 'no person is called "alcie"',
      code: "not-found",
      exitCode: 2,
      hint: "did you mean alice?",
    });
    expect(await failureOf(schedules.get("paymnets"))).toMatchObject({
      message: 'no schedule is called "paymnets"',
      hint: "did you mean payments?",
    });
  });

  it.each(["alice", contact("alice")])("as a kind that it is not: schedule %s", async (name) => {
    const { fake, schedules } = await openAccount();
    fillAccount(fake);
    expect(await failureOf(schedules.get(name))).toMatchObject({
      message: `no schedule is called "${name}"`,
      code: "not-found",
    });
  });

  it("by what cannot be an alias: it is not even asked for", async () => {
    const { fake, contacts, asked } = await openAccount();
    people(fake, "alice");
    expect(await failureOf(contacts.get("Alice Ng"))).toMatchObject({ code: "not-found" });
    // The list that the suggestion comes from.
    expect(asked()).toEqual([["ListContacts", { Type: "PERSONAL" }]]);
  });

  it("in an account that has none", async () => {
    const { contacts } = await openAccount();
    expect(await failureOf(contacts.get("alice"))).toMatchObject({
      code: "not-found",
      hint: "there is no person yet",
    });
  });
});
