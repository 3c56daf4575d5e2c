import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { at, CONTACT, contacts, people, rotation, UUID, WEEKLY } from "./aws/ask.js";
import { type FakeAws, type FakeAwsOptions, startFakeAws } from "./aws/server.js";

let fake: FakeAws;
beforeEach(() => start());
afterEach(() => fake.close());

async function start(options: FakeAwsOptions = {}): Promise<void> {
  await fake?.close();
  fake = await startFakeAws({ now: () => Date.parse("2026-01-07T12:00:00Z"), ...options });
}

describe("rotations", () => {
  it("are there once they are made, with names that need not differ", async () => {
    const ContactIds = people(fake, "alice");
    const input = { Name: "primary", ContactIds, TimeZoneId: "UTC", Recurrence: WEEKLY };
    const first = await contacts(fake, "CreateRotation", input);
    const second = await contacts(fake, "CreateRotation", { ...input, StartTime: 1_700_000_000 });
    expect(first.headers.get("x-amzn-requestid")).toMatch(UUID);
    expect(second.body.RotationArn).toMatch(
      /^arn:aws:ssm-contacts:us-east-1:111122223333:rotation\//,
    );
    const list = await contacts(fake, "ListRotations", { RotationNamePrefix: "prim" });
    expect(list.body.Rotations).toEqual([
      // Without a start, now.
      { ...input, RotationArn: first.body.RotationArn, StartTime: at("2026-01-07T12:00:00Z") },
      { ...input, RotationArn: second.body.RotationArn, StartTime: 1_700_000_000 },
    ]);
  });

  it("keep what an update does not speak of", async () => {
    const RotationId = rotation(fake);
    const Recurrence = { ...WEEKLY, RecurrenceMultiplier: 2 };
    await contacts(fake, "UpdateRotation", { RotationId, Recurrence });
    const { body } = await contacts(fake, "GetRotation", { RotationId });
    expect(body.Recurrence.RecurrenceMultiplier).toBe(2);
    expect(body.TimeZoneId).toBe("America/New_York");
  });

  it("leave the schedules that hold them when they are deleted", async () => {
    const RotationId = rotation(fake);
    const Plan = { RotationIds: [RotationId] };
    await contacts(fake, "CreateContact", { Alias: "payments", Type: "ONCALL_SCHEDULE", Plan });
    await contacts(fake, "DeleteRotation", { RotationId });
    const { body } = await contacts(fake, "GetContact", { ContactId: `${CONTACT}payments` });
    expect(body.Plan).toEqual({ RotationIds: [] });
  });

  it("have shifts, whole and with their overrides", async () => {
    const RotationId = rotation(fake);
    const [carol] = people(fake, "carol");
    const override = { StartTime: at("2026-01-10T00:00:00Z"), EndTime: at("2026-01-11T00:00:00Z") };
    await contacts(fake, "CreateRotationOverride", {
      RotationId,
      NewContactIds: [carol],
      ...override,
    });
    const window = { StartTime: at("2026-01-06T00:00:00Z"), EndTime: at("2026-01-13T00:00:00Z") };
    const { body } = await contacts(fake, "ListRotationShifts", { RotationId, ...window });
    const [alice, bob] = [`${CONTACT}alice`, `${CONTACT}bob`];
    // 09:00 in New York is 14:00Z in winter.
    expect(body.RotationShifts).toEqual([
      {
        ContactIds: [alice],
        StartTime: at("2026-01-05T14:00:00Z"),
        EndTime: at("2026-01-10T00:00:00Z"),
        Type: "REGULAR",
      },
      {
        ContactIds: [carol],
        ...override,
        Type: "OVERRIDDEN",
        ShiftDetails: { OverriddenContactIds: [alice] },
      },
      {
        ContactIds: [alice],
        StartTime: at("2026-01-11T00:00:00Z"),
        EndTime: at("2026-01-12T14:00:00Z"),
        Type: "REGULAR",
      },
      {
        ContactIds: [bob],
        StartTime: at("2026-01-12T14:00:00Z"),
        EndTime: at("2026-01-19T14:00:00Z"),
        Type: "REGULAR",
      },
    ]);
  });

  it("can be previewed, by the rules that the test sets", async () => {
    await start({
      shifts: ({ members }, { from, to }) => [
        { start: from, end: to, members: [String(members[1])], type: "REGULAR" },
      ],
    });
    const { body } = await contacts(fake, "ListPreviewRotationShifts", {
      Members: ["alice", "bob"],
      TimeZoneId: "UTC",
      RotationStartTime: 0,
      StartTime: 3600,
      EndTime: 7200,
      Recurrence: WEEKLY,
    });
    expect(body.RotationShifts).toEqual([
      { ContactIds: ["bob"], StartTime: 3600, EndTime: 7200, Type: "REGULAR" },
    ]);
  });

  it("begin on the second", async () => {
    const { body } = await contacts(fake, "ListPreviewRotationShifts", {
      Members: ["alice"],
      TimeZoneId: "UTC",
      RotationStartTime: at("2026-01-05T10:20:39Z"),
      EndTime: at("2026-01-06T00:00:00Z"),
      Recurrence: WEEKLY,
    });
    expect(body.RotationShifts).toEqual([
      {
        ContactIds: ["alice"],
        StartTime: at("2026-01-05T10:20:39Z"),
        EndTime: at("2026-01-12T09:00:00Z"),
        Type: "REGULAR",
      },
    ]);
  });

  it("read coverage by the day, past midnight where it ends before it starts", async () => {
    const [ten, two] = [22, 2].map((HourOfDay) => ({ HourOfDay, MinuteOfHour: 0 }));
    const { body } = await contacts(fake, "ListPreviewRotationShifts", {
      Members: ["alice"],
      TimeZoneId: "UTC",
      RotationStartTime: at("2026-01-05T00:00:00Z"),
      EndTime: at("2026-01-12T00:00:00Z"),
      Recurrence: { ...WEEKLY, ShiftCoverages: { TUE: [{ Start: ten, End: two }] } },
    });
    // Tuesday is 6 January.
    expect(body.RotationShifts).toEqual([
      {
        ContactIds: ["alice"],
        StartTime: at("2026-01-06T22:00:00Z"),
        EndTime: at("2026-01-07T02:00:00Z"),
        Type: "REGULAR",
      },
    ]);
  });
});

describe("overrides", () => {
  it("are listed by the window they lie in, and go with their id", async () => {
    const RotationId = rotation(fake);
    const { body } = await contacts(fake, "CreateRotationOverride", {
      RotationId,
      NewContactIds: [],
      StartTime: 1000,
      EndTime: 2000,
    });
    const { RotationOverrideId } = body;
    expect(RotationOverrideId).toMatch(UUID);
    const inside = { RotationId, StartTime: 1999, EndTime: 3000 };
    const list = await contacts(fake, "ListRotationOverrides", inside);
    expect(list.body.RotationOverrides).toEqual([
      {
        RotationOverrideId,
        NewContactIds: [],
        StartTime: 1000,
        EndTime: 2000,
        CreateTime: at("2026-01-07T12:00:00Z"),
      },
    ]);
    const after = await contacts(fake, "ListRotationOverrides", { ...inside, StartTime: 2000 });
    expect(after.body.RotationOverrides).toEqual([]);
    await contacts(fake, "DeleteRotationOverride", { RotationId, RotationOverrideId });
    expect(fake.state.overrides.size).toBe(0);
  });
});
