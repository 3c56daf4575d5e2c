import { describe, expect, it } from "vitest";
import type { Rotation } from "../../../src/model/rotation.js";
import { people } from "../../fakes/aws/ask.js";
import { ACCOUNT, failureOf, fillAccount, listed, makeRotation, openAccount } from "./account.js";

const call = () => ({ token: crypto.randomUUID() });
const TOKEN = expect.stringMatching(/^[0-9a-f]{64}$/);
const HOUR = 3600;

/** A wall-clock time, in milliseconds as if it were in UTC. */
const wall = (time: string) => ({ wall: Date.parse(`${time}Z`) });

const WEEKENDS: Rotation = {
  name: "weekends",
  timeZone: "America/New_York",
  start: wall("2026-03-06T18:00:00"),
  members: ["bob", "alice"],
  recurrence: { kind: "weekly", every: 2, on: [{ weekday: 4, at: 18 * HOUR }] },
  onCalls: 2,
  // Monday 09:00 to 17:00
  coverage: [{ start: 9 * HOUR, length: 8 * HOUR }],
};

describe("a rotation at AWS", () => {
  it("is created with all that it says, and a token", async () => {
    const { fake, rotations, asked } = await openAccount();
    people(fake, "alice", "bob");
    await rotations.create(WEEKENDS, call());
    expect(asked().filter(([operation]) => operation === "CreateRotation")).toEqual([
      [
        "CreateRotation",
        {
          Name: "weekends",
          ContactIds: [`${ACCOUNT}contact/bob`, `${ACCOUNT}contact/alice`],
          // 18:00 EST
          StartTime: Date.parse("2026-03-06T23:00:00Z") / 1000,
          TimeZoneId: "America/New_York",
          Recurrence: {
            WeeklySettings: [{ DayOfWeek: "FRI", HandOffTime: { HourOfDay: 18, MinuteOfHour: 0 } }],
            NumberOfOnCalls: 2,
            RecurrenceMultiplier: 2,
            ShiftCoverages: {
              MON: [
                {
                  Start: { HourOfDay: 9, MinuteOfHour: 0 },
                  End: { HourOfDay: 17, MinuteOfHour: 0 },
                },
              ],
            },
          },
          IdempotencyToken: TOKEN,
        },
      ],
    ]);
  });

  it("is updated whole, by its ARN, with nothing of its name", async () => {
    const { fake, rotations, asked } = await openAccount();
    const { primary, carol, alice } = fillAccount(fake);
    const before = await rotations.get("primary");
    await rotations.update(before, { ...before, members: ["carol", "alice"] });
    expect(asked().filter(([operation]) => operation === "UpdateRotation")).toEqual([
      [
        "UpdateRotation",
        {
          RotationId: primary,
          ContactIds: [carol, alice],
          StartTime: Date.parse("2026-01-05T14:00:00Z") / 1000,
          TimeZoneId: "America/New_York",
          Recurrence: {
            WeeklySettings: [{ DayOfWeek: "MON", HandOffTime: { HourOfDay: 9, MinuteOfHour: 0 } }],
            NumberOfOnCalls: 1,
            RecurrenceMultiplier: 1,
          },
        },
      ],
    ]);
  });

  it("is read with its times on the wall clock of its zone", async () => {
    const { fake, rotations } = await openAccount();
    fillAccount(fake);
    expect(await rotations.get("primary")).toEqual({
      name: "primary",
      timeZone: "America/New_York",
      start: wall("2026-01-05T09:00:00"),
      members: ["alice", "bob", "carol"],
      recurrence: { kind: "weekly", every: 1, on: [{ weekday: 0, at: 9 * HOUR }] },
    });
  });

  it("is found by its ARN as by its name", async () => {
    const { fake, rotations } = await openAccount();
    const { primary } = fillAccount(fake);
    expect(await rotations.get(primary)).toEqual(await rotations.get("primary"));
  });

  it("may have a name with spaces, which others have given it", async () => {
    const { fake, rotations } = await openAccount();
    makeRotation(fake, "Primary on call", people(fake, "alice"));
    expect(await rotations.get("Primary on call")).toMatchObject({ name: "Primary on call" });
  });

  it("of a name that two bear has to be told by its ARN", async () => {
    const { fake, rotations, asked } = await openAccount();
    const [one, two] = [people(fake, "alice"), people(fake, "bob")].map((members) =>
      makeRotation(fake, "primary", members),
    ) as [string, string];
    makeRotation(fake, "primary-2", people(fake, "carol"));
    expect(await failureOf(rotations.get("primary"))).toMatchObject({
      message: 'AWS has 2 rotations called "primary"',
      exitCode: 2,
      hint: `say which one by its ARN: ${one}, ${two}`,
    });
    asked();
    expect(await rotations.get(two)).toMatchObject({ members: ["bob"] });
    expect(asked()[0]).toEqual(["GetRotation", { RotationId: two }]);
  });

  it("that is not there is told with the nearest, by name and by ARN", async () => {
    const { fake, rotations } = await openAccount();
    fillAccount(fake);
    expect(await failureOf(rotations.get("primray"))).toMatchObject({
      message: 'no rotation is called "primray"',
      code: "not-found",
      exitCode: 2,
      hint: "did you mean primary?",
    });
    const ghost = `${ACCOUNT}rotation/00000000-0000-0000-0000-000000000000`;
    expect(await failureOf(rotations.get(ghost))).toMatchObject({
      message: expect.stringContaining(`AWS has no rotation ${ghost}`),
      code: "not-found",
      exitCode: 2,
    });
  });

  it("is not made anew where one that says the same is there", async () => {
    const { fake, rotations, asked } = await openAccount();
    fillAccount(fake);
    const primary = await rotations.get("primary");
    asked();
    await rotations.create(primary, call());
    expect(asked().map(([operation]) => operation)).not.toContain("CreateRotation");
  });

  it("that others have changed meanwhile is neither changed nor deleted", async () => {
    const { fake, rotations, asked } = await openAccount();
    const { primary, bob } = fillAccount(fake);
    const before = await rotations.get("primary");
    const { Recurrence } = fake.state.rotations.get(primary) ?? {};
    const change = { RotationId: primary, ContactIds: [bob], Recurrence };
    fake.perform("ssm-contacts", "UpdateRotation", change);
    asked();
    for (const write of [
      () => rotations.update(before, { ...before, onCalls: 2 }),
      () => rotations.delete(before),
    ]) {
      expect(await failureOf(write())).toMatchObject({ code: "conflict", exitCode: 1 });
    }
    expect(new Set(asked().map(([operation]) => operation))).toEqual(new Set(["GetRotation"]));
  });

  it("is one whose coverage is cut at midnights as before", async () => {
    const { fake, rotations } = await openAccount();
    people(fake, "alice", "bob");
    // Friday 18:00 to Monday 09:00: AWS has it in four windows.
    const weekends = { ...WEEKENDS, coverage: [{ start: 114 * HOUR, length: 63 * HOUR }] };
    const made = await rotations.create(weekends, call());
    await rotations.update(made, { ...made, onCalls: 1 });
    expect((await rotations.get("weekends")).coverage).toHaveLength(4);
  });

  it("goes by its ARN, and leaves the schedule", async () => {
    const { fake, rotations, schedules, asked } = await openAccount();
    const { primary } = fillAccount(fake);
    const before = await rotations.get("primary");
    asked();
    await rotations.delete(before);
    expect(asked().at(-1)).toEqual(["DeleteRotation", { RotationId: primary }]);
    expect((await schedules.get("payments")).rotations).toEqual([]);
  });
});

describe("rotations", () => {
  it("are asked for page by page, as somebody wants them", async () => {
    const { fake, rotations } = await openAccount({ pageSize: 5 });
    const members = people(fake, "alice");
    for (let i = 1; i <= 12; i++) makeRotation(fake, `r${i}`, members);
    const seen: string[] = [];
    for await (const { name } of rotations.list()) {
      seen.push(name);
      if (name === "r6") break;
    }
    expect(seen).toEqual(["r1", "r2", "r3", "r4", "r5", "r6"]);
    expect(fake.requests).toHaveLength(2);
    expect(await listed(rotations.list())).toHaveLength(12);
    expect(fake.requests).toHaveLength(5);
  });
});

describe("what AWS cannot hold of a rotation", () => {
  const cases: readonly [string, Partial<Rotation>, string, string][] = [
    [
      "elapsed time",
      { recurrence: { kind: "elapsed", days: 7, seconds: 0 } },
      "no elapsed time",
      "--daily 09:00 --every 7",
    ],
    ["turns of no one", { members: ["alice", null] }, "no turns that no one takes", "coverage"],
    ["effective dates", { effective: { from: WEEKENDS.start } }, "no dates from", "--start"],
    [
      "hand-offs between minutes",
      { recurrence: { kind: "daily", every: 1, at: [30] } },
      "whole minutes",
      "seconds",
    ],
    ["coverage between minutes", { coverage: [{ start: 30, length: 60 }] }, "whole minutes", "sec"],
    ["coverage of no time", { coverage: [] }, "cannot cover nothing", "leave the rotation out"],
    [
      "more than 100 periods",
      { recurrence: { kind: "daily", every: 101, at: [0] } },
      "at most 100 periods, not 101",
      "take less",
    ],
    ["a zone's abbreviation", { timeZone: "EST" }, "such as EST", "America/New_York"],
  ];

  it.each(cases)("%s: is refused before anything is asked", async (_, change, message, hint) => {
    const { rotations, asked } = await openAccount();
    const rotation = { ...WEEKENDS, ...change };
    for (const write of [
      () => rotations.create(rotation, call()),
      () => rotations.update(WEEKENDS, rotation),
    ]) {
      expect(await failureOf(write())).toMatchObject({
        message: expect.stringContaining(message),
        hint: expect.stringContaining(hint),
        exitCode: 2,
      });
    }
    expect(asked()).toEqual([]);
  });

  it("is told all at once", async () => {
    const { rotations } = await openAccount();
    const refusals = rotations.refusals?.({ ...WEEKENDS, members: [null], coverage: [] });
    expect(refusals?.map(({ path }) => path)).toEqual([
      "rotation weekends, members",
      "rotation weekends, coverage",
    ]);
  });
});
