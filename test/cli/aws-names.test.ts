import { describe, expect, it } from "vitest";
import { people } from "../fakes/aws/ask.js";
import { makeContact, makeRotation } from "../providers/aws/account.js";
import { awsCommands } from "./aws.js";

// It is Saturday 7 March 2026, 15:00 in New York; carol is on call until Monday.

describe("an ARN stands for a name", () => {
  it.each([
    ["rotation show", "primary"],
    ["rotation verify", "primary"],
    ["schedule show", "payments"],
    ["schedule verify", "payments"],
    ["override list", "primary"],
    ["policy show", "payments-policy"],
    ["policy simulate", "payments-policy"],
    ["contact show", "alice"],
    ["rotation update --remove bob --dry-run", "primary"],
    ["contact update --name Al --dry-run", "alice"],
    ["override create --from mon --to tue --member carol --dry-run", "payments"],
    ["override create --from mon --to tue --member carol --dry-run", "primary"],
    ["override create payments --from mon --to tue --dry-run --member", "carol"],
    ["override create payments --from mon --to +2w --member carol --dry-run --for", "alice"],
    ["tag", "rotation:primary"],
    ["tag", "person:alice"],
  ])("oncall %s %s", async (command, name) => {
    const { run, primary, payments, policy, alice, carol } = await awsCommands();
    const arns = { primary, payments, "payments-policy": policy, alice, carol };
    const arn = name.replace(/[^:]*$/, (word) => arns[word as keyof typeof arns]);
    const lines = [`${command} ${name}`, `${command} ${arn}`];
    const [named, meant] = await Promise.all(lines.map((line) => run(line)));
    // Checks and verifications may find something.
    expect([0, 3]).toContain(named?.code);
    expect(meant).toEqual(named);
  });

  it("of what is deleted", async () => {
    const { run, fake, primary, payments, policy } = await awsCommands();
    for (const line of [
      `policy delete ${policy}`,
      `schedule delete ${payments}`,
      `rotation delete ${primary}`,
    ]) {
      expect(await run(`${line} --yes`)).toMatchObject({ code: 0 });
    }
    expect([...fake.state.rotations.keys()]).toEqual([]);
    const aliases = [...fake.state.contacts.values()].map(({ Alias }) => Alias);
    expect(aliases).toEqual(["alice", "bob", "carol"]);
  });

  it("of members", async () => {
    const { run, fake, alice, bob } = await awsCommands();
    const line = `rotation create nights --members ${bob},${alice} --weekly fri@18:00`;
    const { code } = await run(`${line} --start 2026-03-13T18:00 --time-zone UTC`);
    expect(code).toBe(0);
    const rotations = [...fake.state.rotations.values()];
    expect(rotations.at(-1)).toMatchObject({ Name: "nights", ContactIds: [bob, alice] });
  });

  it("of the rotations of a schedule, and of those who stand in", async () => {
    const { run, fake, primary, payments, bob } = await awsCommands();
    for (const line of [
      `schedule create both --rotations ${primary}`,
      `override create rotation:${primary} --from mon --to tue --member ${bob}`,
    ]) {
      expect(await run(line)).toMatchObject({ code: 0 });
    }
    const both = fake.state.contacts.get(payments.replace(/payments$/, "both"));
    expect(both?.Plan).toEqual({ RotationIds: [primary] });
    const [override] = fake.state.overrides.values();
    expect(override).toMatchObject({ RotationArn: primary, NewContactIds: [bob] });
  });

  it("of one kind, and is not asked for as another", async () => {
    const { run, fake, primary, payments } = await awsCommands();
    for (const arn of [primary, payments]) {
      await run(`override create ${arn} --from mon --to tue --member carol --dry-run`);
    }
    const asked = fake.requests.map(({ operation, input }) => {
      const { ContactId = "", RotationId = "" } = input as Record<string, string>;
      return [operation, ContactId, RotationId];
    });
    for (const [, contact, rotation] of asked) {
      expect(contact).not.toContain(":rotation/");
      expect(rotation).not.toContain(":contact/");
    }
  });
});

describe("the id of an override", () => {
  it("stands for itself without its rotation, and with its ARN", async () => {
    const { run, fake, primary } = await awsCommands();
    for (const day of ["mon", "tue"]) {
      await run(`override create rotation:primary --from ${day} --to +12h --member bob`);
    }
    const ids = [...fake.state.overrides.keys()];
    const line = (prefix: string) =>
      `override delete ${ids.map((id) => `${prefix}${id}`).join(" ")} --dry-run`;
    const named = await run(line("primary/"));
    expect(named.code).toBe(0);
    expect(await run(line(""))).toEqual(named);
    expect(await run(line(`${primary}/`))).toEqual(named);
  });

  it("is one override, however often and however it is written", async () => {
    const { run, fake } = await awsCommands();
    await run("override create rotation:primary --from mon --to tue --member bob");
    const [id = ""] = fake.state.overrides.keys();
    const line = `override delete primary/${id} ${id} primary/${id} --yes`;
    expect(await run(line)).toMatchObject({
      code: 0,
      stdout: `delete\toverride\tprimary/${id}\n`,
    });
    expect(fake.state.overrides.size).toBe(0);
  });
});

describe("a name that two rotations bear", () => {
  async function twoPrimaries() {
    const commands = await awsCommands();
    const [dora = ""] = people(commands.fake, "dora");
    const other = makeRotation(commands.fake, "primary", [dora]);
    makeContact(commands.fake, "other-team", "ONCALL_SCHEDULE", { RotationIds: [other] });
    return { ...commands, other };
  }

  it.each([
    "rotation show primary",
    "rotation update primary --remove bob --yes",
    "rotation delete primary --yes",
    "override list rotation:primary",
    "override create rotation:primary --from mon --to tue --member carol",
    "tag rotation:primary team=payments",
    "schedule create both --rotations primary",
  ])("is not enough for oncall %s", async (line) => {
    const { run, asked, primary, other } = await twoPrimaries();
    const { code, stdout, stderr } = await run(line);
    expect({ code, stdout, stderr }).toEqual({
      code: 2,
      stdout: "",
      stderr: `error: AWS has 2 rotations called "primary"
hint: say which one by its ARN: ${primary}, ${other}
`,
    });
    expect(asked().filter((operation) => !/^(Get|List)/.test(operation))).toEqual([]);
  });

  it("does not keep a schedule from its own", async () => {
    const { run, fake, primary, other } = await twoPrimaries();
    expect(await run("schedule who other-team -q")).toMatchObject({ code: 0, stdout: "dora\n" });
    for (const schedule of ["payments", "other-team"]) {
      const line = `override create ${schedule} --from mon --to tue --member bob`;
      expect(await run(line)).toMatchObject({ code: 0 });
    }
    const overrides = [...fake.state.overrides.values()];
    expect(overrides.map(({ RotationArn }) => RotationArn)).toEqual([primary, other]);
  });

  it("does not keep a schedule from being deleted", async () => {
    const { run } = await twoPrimaries();
    expect(await run("schedule delete other-team --yes")).toMatchObject({ code: 0 });
  });
});
