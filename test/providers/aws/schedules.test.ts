import { describe, expect, it } from "vitest";
import type { Schedule } from "../../../src/model/rotation.js";
import { people } from "../../fakes/aws/ask.js";
import {
  ACCOUNT,
  failureOf,
  fillAccount,
  listed,
  makeContact,
  makeRotation,
  openAccount,
} from "./account.js";

const call = () => ({ token: crypto.randomUUID() });
const TOKEN = expect.stringMatching(/^[0-9a-f]{64}$/);

/** Two teams, each with a schedule of a rotation that is called primary. */
async function twoTeams() {
  const account = await openAccount();
  const { fake } = account;
  const [alice = "", bob = "", carol = ""] = people(fake, "alice", "bob", "carol");
  const ours = makeRotation(fake, "primary", [alice]);
  const theirs = makeRotation(fake, "primary", [bob]);
  makeContact(fake, "ours", "ONCALL_SCHEDULE", { RotationIds: [ours] });
  makeContact(fake, "theirs", "ONCALL_SCHEDULE", { RotationIds: [theirs] });
  return { ...account, carol, ours, theirs };
}

describe("a schedule at AWS", () => {
  it("is a contact of type ONCALL_SCHEDULE whose plan names rotations", async () => {
    const { fake, schedules, rotations, asked } = await openAccount();
    const { primary, bob } = fillAccount(fake);
    const nights = makeRotation(fake, "nights", [bob]);
    const draft: Schedule = {
      name: "checkout",
      timeZone: "America/New_York",
      combine: "together",
      rotations: [await rotations.get("nights"), await rotations.get("primary")],
    };
    await schedules.create(draft, call());
    const RotationIds = [nights, primary];
    expect(asked().filter(([operation]) => operation === "CreateContact")).toEqual([
      [
        "CreateContact",
        {
          Alias: "checkout",
          Type: "ONCALL_SCHEDULE",
          Plan: { RotationIds },
          IdempotencyToken: TOKEN,
        },
      ],
    ]);
    expect(await schedules.get("checkout")).toEqual(draft);
    expect(await schedules.get(`${ACCOUNT}contact/checkout`)).toEqual(draft);
    await schedules.update(draft, { ...draft, rotations: draft.rotations.slice(1) });
    expect(asked().at(-1)).toEqual([
      "UpdateContact",
      { ContactId: `${ACCOUNT}contact/checkout`, Plan: { RotationIds: [primary] } },
    ]);
  });

  it("has the zone of its first rotation, and with none UTC", async () => {
    const { fake, schedules } = await openAccount();
    fillAccount(fake);
    makeContact(fake, "empty", "ONCALL_SCHEDULE", { RotationIds: [] });
    const zones = (await listed(schedules.list())).map(({ name, timeZone }) => [name, timeZone]);
    expect(zones).toEqual([
      ["payments", "America/New_York"],
      ["empty", "UTC"],
    ]);
  });

  it("is deleted, and its rotations stay", async () => {
    const { fake, schedules, rotations } = await openAccount();
    fillAccount(fake);
    fake.state.contacts.delete(`${ACCOUNT}contact/payments-policy`);
    await schedules.delete(await schedules.get("payments"));
    expect(await listed(schedules.list())).toEqual([]);
    expect(await listed(rotations.list())).toHaveLength(1);
  });

  it("that a policy pages is not deleted, and the policy is named", async () => {
    const { fake, schedules } = await openAccount();
    const { policy } = fillAccount(fake);
    const payments = await schedules.get("payments");
    expect(await failureOf(schedules.delete(payments))).toMatchObject({
      message: expect.stringContaining(`in use by ${policy}`),
      code: "conflict",
    });
  });

  it("that others have changed meanwhile is not changed", async () => {
    const { fake, schedules } = await openAccount();
    const { payments, bob } = fillAccount(fake);
    const before = await schedules.get("payments");
    const RotationIds = [makeRotation(fake, "nights", [bob])];
    fake.perform("ssm-contacts", "UpdateContact", { ContactId: payments, Plan: { RotationIds } });
    const update = schedules.update(before, { ...before, rotations: [] });
    expect(await failureOf(update)).toMatchObject({ code: "conflict", exitCode: 1 });
  });
});

describe("schedules whose rotations bear the same name", () => {
  it("each have their own", async () => {
    const { schedules } = await twoTeams();
    const members = async (name: string) =>
      (await schedules.get(name)).rotations.flatMap((rotation) => rotation.members);
    expect(await members("ours")).toEqual(["alice"]);
    expect(await members("theirs")).toEqual(["bob"]);
  });

  it("can be deleted", async () => {
    const { schedules } = await twoTeams();
    const [ours, theirs] = [await schedules.get("ours"), await schedules.get("theirs")];
    await schedules.delete(ours);
    await schedules.delete(theirs);
    expect(await listed(schedules.list())).toEqual([]);
  });

  it("get no override that is meant for the other", async () => {
    const { fake, schedules, overrides, ours } = await twoTeams();
    const { rotations } = await schedules.get("ours");
    // As a command does that looks at what else changes.
    await listed(schedules.list());
    await schedules.get("theirs");
    const on = { kind: "rotation", name: rotations[0]?.name ?? "" } as const;
    const span = { from: Date.parse("2026-03-08T00:00Z"), to: Date.parse("2026-03-09T00:00Z") };
    await overrides.create([{ on, ...span, members: ["carol"] }], call());
    const laid = [...fake.state.overrides.values()];
    expect(laid.map(({ RotationArn }) => RotationArn)).toEqual([ours]);
  });
});

describe("what AWS cannot hold of a schedule", () => {
  const rotation = {
    name: "primary",
    timeZone: "America/New_York",
    start: 0,
    members: ["alice"],
    recurrence: { kind: "daily", every: 1, at: [0] },
  } as const;
  const payments: Schedule = {
    name: "payments",
    timeZone: "America/New_York",
    combine: "together",
    rotations: [rotation, { ...rotation, name: "nights" }],
  };
  const override = { from: 0, to: 1, members: [] };
  const cases: readonly [string, Schedule, string, string][] = [
    [
      "a stack",
      { ...payments, combine: "stack" },
      "schedule payments: AWS pages everyone who is on call in any of its rotations, and stacks none over another",
      "give --combine together, or make a schedule of each rotation and a policy over them",
    ],
    [
      "a zone of its own",
      { ...payments, timeZone: "UTC" },
      "schedule payments: AWS has no zone of schedules beside those of their rotations",
      "leave it out: it is America/New_York, that of primary",
    ],
    [
      "overrides of its own",
      { ...payments, overrides: [override] },
      "schedule payments: AWS has no overrides of schedules",
      "lay them over its rotations",
    ],
    [
      "capital letters",
      { ...payments, name: "Payments.EU" },
      '"Payments.EU" cannot be a name at AWS: it takes a-z, 0-9, "_" and "-"',
      "call it payments-eu",
    ],
  ];

  it.each(cases)("%s: is refused before anything is asked", async (_, schedule, message, hint) => {
    const { schedules, asked } = await openAccount();
    for (const write of [
      () => schedules.create(schedule, call()),
      () => schedules.update(payments, schedule),
    ]) {
      expect(await failureOf(write())).toMatchObject({ message, hint, exitCode: 2 });
    }
    expect(asked()).toEqual([]);
  });

  it("is no stack of one rotation", async () => {
    const { schedules } = await openAccount();
    expect(schedules.refusals?.({ ...payments, combine: "stack", rotations: [rotation] })).toEqual(
      [],
    );
  });
});
