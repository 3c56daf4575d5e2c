import { describe, expect, it } from "vitest";
import type { Rotation } from "../../../src/model/rotation.js";
import { at } from "../../fakes/aws/ask.js";
import { failureOf, fillAccount, openAccount } from "./account.js";

/** The clocks go forward on Sunday 8 March; turns change on Mondays at 09:00 New York time. */
const window = { from: Date.parse("2026-03-07T00:00Z"), to: Date.parse("2026-03-17T00:00Z") };

const shift = (start: string, end: string, member: string) => ({
  start: Date.parse(start),
  end: Date.parse(end),
  members: [member],
  type: "REGULAR",
  overridden: undefined,
  rotation: "primary",
});

// Turns 8, 9 and 10 from 5 January: carol, alice, bob.
const SHIFTS = [
  shift("2026-03-02T14:00Z", "2026-03-09T13:00Z", "carol"),
  shift("2026-03-09T13:00Z", "2026-03-16T13:00Z", "alice"),
  shift("2026-03-16T13:00Z", "2026-03-23T13:00Z", "bob"),
];

const PROPOSED: Rotation = {
  name: "primary",
  timeZone: "America/New_York",
  start: Date.parse("2026-01-05T14:00Z"),
  members: ["alice", "bob", "carol"],
  recurrence: { kind: "weekly", every: 1, on: [{ weekday: 0, at: 32_400 }] },
};

const SENT = {
  Members: ["alice", "bob", "carol"],
  RotationStartTime: at("2026-01-05T14:00:00Z"),
  TimeZoneId: "America/New_York",
  Recurrence: {
    WeeklySettings: [{ DayOfWeek: "MON", HandOffTime: { HourOfDay: 9, MinuteOfHour: 0 } }],
    NumberOfOnCalls: 1,
    RecurrenceMultiplier: 1,
  },
  StartTime: at("2026-03-07T00:00:00Z"),
  EndTime: at("2026-03-17T00:00:00Z"),
};

describe("AWS's own shifts", () => {
  it("of a rotation that is there, page by page", async () => {
    const { fake, native, rotations, asked } = await openAccount({ pageSize: 2 });
    const { primary } = fillAccount(fake);
    const rotation = await rotations.get("primary");
    asked();
    expect(await native.existing(rotation, window)).toEqual(SHIFTS);
    const lists = asked().filter(([operation]) => operation === "ListRotationShifts");
    const { StartTime, EndTime } = SENT;
    expect(lists.map(([, input]) => input)).toEqual([
      { RotationId: primary, StartTime, EndTime },
      { RotationId: primary, StartTime, EndTime, NextToken: expect.any(String) },
    ]);
  });

  it("name whom an override replaces", async () => {
    const { fake, native, rotations } = await openAccount();
    const { primary, bob } = fillAccount(fake);
    fake.perform("ssm-contacts", "CreateRotationOverride", {
      RotationId: primary,
      NewContactIds: [bob],
      StartTime: at("2026-03-10T00:00:00Z"),
      EndTime: at("2026-03-11T00:00:00Z"),
    });
    const shifts = await native.existing(await rotations.get("primary"), window);
    expect(shifts.filter(({ type }) => type === "OVERRIDDEN")).toEqual([
      {
        start: Date.parse("2026-03-10T00:00Z"),
        end: Date.parse("2026-03-11T00:00Z"),
        members: ["bob"],
        type: "OVERRIDDEN",
        overridden: ["alice"],
        rotation: "primary",
      },
    ]);
  });

  it("of a rotation that is proposed, with people whom nobody has made", async () => {
    const { native, asked } = await openAccount();
    expect(await native.proposed(PROPOSED, window, {})).toEqual(SHIFTS);
    expect(asked()).toEqual([["ListPreviewRotationShifts", SENT]]);
  });

  it("with the overrides that are proposed", async () => {
    const { native, asked } = await openAccount();
    const override = {
      from: { wall: Date.parse("2026-03-10T12:00Z") },
      to: Date.parse("2026-03-11T00:00Z"),
      members: [],
    };
    const shifts = await native.proposed({ ...PROPOSED, overrides: [override] }, window, {});
    // 12:00 EDT is 16:00 UTC.
    const StartTime = at("2026-03-10T16:00:00Z");
    const Overrides = [{ NewMembers: [], StartTime, EndTime: at("2026-03-11T00:00:00Z") }];
    expect(asked()[0]?.[1]).toEqual({ ...SENT, Overrides });
    expect(shifts.map(({ end }) => end)).toContain(StartTime * 1000);
  });

  it("in pages of any size, and from a start that AWS chooses", async () => {
    const { native, asked } = await openAccount();
    expect(await native.proposed(PROPOSED, window, { pageSize: 1 })).toEqual(SHIFTS);
    const { RotationStartTime: _, ...rest } = SENT;
    expect(asked().map(([, input]) => input)).toEqual([
      { ...SENT, MaxResults: 1 },
      { ...SENT, MaxResults: 1, NextToken: expect.any(String) },
      { ...SENT, MaxResults: 1, NextToken: expect.any(String) },
    ]);
    await native.proposed(PROPOSED, window, { omitStart: true });
    expect(asked().map(([, input]) => input)).toEqual([rest]);
  });

  it("of a rotation that AWS refuses", async () => {
    const { native } = await openAccount();
    const recurrence = { kind: "daily", every: 101, at: [0] } as const;
    expect(await failureOf(native.proposed({ ...PROPOSED, recurrence }, window, {}))).toMatchObject(
      {
        code: "bad-request",
        exitCode: 2,
        message: expect.stringContaining("Recurrence.RecurrenceMultiplier"),
      },
    );
  });
});
