import { describe, expect, it } from "vitest";
import { failureOf, listed, openOrganization } from "./team-organization.js";

const NOBODY = "00000000-0000-4000-8000-00000000abcd";

async function threePeople() {
  const organization = await openOrganization();
  const { fake } = organization;
  const alice = fake.addUser({ email: "alice@example.com", name: "Alice Ng" });
  const bob = fake.addUser({ email: "bob@example.com", name: "Bob Ito" });
  const gone = fake.addUser({ email: "gone@example.com", name: "Greta One", isDisabled: true });
  return { ...organization, alice, bob, gone };
}

describe("a user of Datadog", () => {
  it.each(["alice@example.com", "Alice@Example.com", "alice", "Alice Ng", "alice ng"])(
    "is found by %j",
    async (text) => {
      const { users, alice } = await threePeople();
      expect(await users.find(text)).toEqual({
        id: alice,
        key: "alice@example.com",
        name: "Alice Ng",
        email: "alice@example.com",
        handle: "alice@example.com",
        isDisabled: false,
      });
    },
  );

  it("is found by a handle that is no address, and by its id", async () => {
    const { fake, users, bob } = await threePeople();
    const cleo = fake.addUser({ email: "cleo@example.com", handle: "the-boss" });
    expect((await users.find("the-boss")).id).toBe(cleo);
    expect((await users.find(bob)).key).toBe("bob@example.com");
  });

  it("is not found by a part of the name, of which others are told", async () => {
    const { users } = await threePeople();
    const { code, message, hint } = await failureOf(users.find("alic"));
    expect({ code, message, hint }).toEqual({
      code: "not-found",
      message: 'no person is called "alic"',
      hint: "did you mean alice@example.com?",
    });
    expect((await failureOf(users.find("alise@example.com"))).hint).toBe(
      "did you mean alice@example.com?",
    );
    const lost = await failureOf(users.find(NOBODY));
    expect([lost.code, lost.message]).toEqual(["not-found", `no person is called "${NOBODY}"`]);
  });

  it("is preferred by its address over whoever is only called so", async () => {
    const { fake, users, alice } = await threePeople();
    fake.addUser({ email: "x@example.com", name: "alice@example.com" });
    expect((await users.find("alice@example.com")).id).toBe(alice);
  });

  it("is not guessed where several fit", async () => {
    const { fake, users } = await threePeople();
    fake.addUser({ email: "alice@another.com", name: "Alice Zorn" });
    const { exitCode, message, hint } = await failureOf(users.find("alice"));
    expect([exitCode, message, hint]).toEqual([
      2,
      '"alice" can mean alice@example.com, alice@another.com',
      "write alice@example.com",
    ]);
  });

  it("stays findable by id when it is disabled, but not by name", async () => {
    const { users, gone } = await threePeople();
    expect(await users.find(gone)).toMatchObject({ key: "gone@example.com", isDisabled: true });
    const { code, message, hint } = await failureOf(users.find("gone"));
    expect([code, message, hint]).toEqual([
      "not-found",
      "gone@example.com is disabled at Datadog: nobody can call them",
      `enable them in Datadog; their id stands for them all the same: ${gone}`,
    ]);
  });

  it("is asked for once", async () => {
    const { users, asked, alice } = await threePeople();
    await Promise.all([users.find("alice"), users.find("alice")]);
    await users.find("alice");
    expect(asked()).toEqual(["ListUsers"]);
    await users.find("alice@example.com");
    await users.find(alice);
    await users.describe(alice);
    expect(asked()).toEqual([]);
  });

  it("is found soon after it has not been", async () => {
    const { fake, users } = await threePeople();
    await failureOf(users.find("dora"));
    const dora = fake.addUser({ email: "dora@example.com" });
    expect((await users.find("dora")).id).toBe(dora);
  });

  it("goes by its id when it is gone, and is not asked for again", async () => {
    const { users, asked } = await threePeople();
    const gone = {
      id: NOBODY,
      key: NOBODY,
      name: undefined,
      email: undefined,
      handle: undefined,
      isDisabled: true,
    };
    const twice = await Promise.all([users.describe(NOBODY), users.describe(NOBODY)]);
    expect([...twice, await users.describe(NOBODY)]).toEqual([gone, gone, gone]);
    expect(asked()).toEqual(["GetUser"]);
  });

  it("is learnt of from other answers, which leave out the handle", async () => {
    const { users, alice, asked } = await threePeople();
    await users.find(alice);
    asked();
    const attributes = { email: "alice@example.com", name: "", status: "pending" };
    expect(users.remember({ id: alice, attributes })).toEqual({
      id: alice,
      key: "alice@example.com",
      name: undefined,
      email: "alice@example.com",
      handle: "alice@example.com",
      isDisabled: false,
    });
    const off = users.remember({ id: "u-1", attributes: { handle: "cleo", status: "Disabled" } });
    expect([off.key, off.isDisabled]).toEqual(["cleo", true]);
    expect((await users.describe("u-1")).key).toBe("cleo");
    expect(asked()).toEqual([]);
  });

  it("is listed page by page, as somebody wants them, without those that are disabled", async () => {
    const { fake, users } = await openOrganization();
    for (let i = 100; i < 202; i++) {
      fake.addUser({ email: `u${i}@example.com`, name: `U ${i}`, isDisabled: i === 101 });
    }
    const keys: string[] = [];
    for await (const { key } of users.list()) {
      if (keys.push(key) === 3) break;
    }
    expect(keys).toEqual(["u100@example.com", "u102@example.com", "u103@example.com"]);
    expect(fake.requests).toHaveLength(1);
    // 102 without the one that is disabled.
    expect((await listed(users.list())).length).toBe(101);
    expect(fake.requests.map(({ query }) => query["page[number]"])).toEqual(["0", "0", "1"]);
  });
});
