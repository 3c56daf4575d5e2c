import { describe, expect, it } from "vitest";
import { WEEKLY } from "../providers/datadog/account.js";
import { datadogCommands } from "./datadog.js";

describe("a schedule at Datadog", () => {
  it("puts its layers in another order, each the same as before", async () => {
    const { done, fake, payments, primary, carol } = await datadogCommands();
    await done(
      "rotation create payments/nights --members carol --daily 20:00 --start 2026-03-09T20:00 --tz America/New_York",
    );
    const before = fake.state.schedules.get(payments)?.layers ?? [];
    expect(before.map(({ id, members }) => [id === primary, members.length])).toEqual([
      [true, 3],
      [false, 1],
    ]);
    await done("schedule update payments --rotations payments/nights,payments/primary --yes");
    expect(fake.state.schedules.get(payments)?.layers).toEqual(before.toReversed());
    expect(before[1]?.members).toEqual([carol]);
  });

  it("is not left without a layer: then it is deleted itself", async () => {
    const { run, done, fake, asked } = await datadogCommands();
    asked();
    expect(await run("rotation delete payments/primary --yes")).toEqual({
      code: 2,
      stdout: "",
      stderr: `error: payments/primary cannot be deleted: it is all that schedule payments has
hint: oncall schedule delete payments
`,
    });
    expect(asked().filter(({ method }) => method !== "GET")).toEqual([]);
    await done("policy delete checkout --yes");
    await done("schedule delete payments --yes");
    expect(fake.state.schedules.size).toBe(0);
  });

  it("of a name that another one bears is asked for by its id", async () => {
    const { run, done, fake, payments, bob } = await datadogCommands();
    const layers = [{ name: "primary", ...WEEKLY, members: [bob] }];
    const other = fake.addSchedule({ name: "payments", timeZone: "UTC", layers });
    for (const line of ["schedule show payments", "rotation show payments/primary"]) {
      expect(await run(line)).toMatchObject({
        code: 2,
        stdout: "",
        stderr: expect.stringMatching(
          /^error: Datadog has 2 of the name "payments": schedules .*\nhint: say which one by its id\n$/,
        ),
      });
    }
    expect(JSON.parse(await done(`schedule show ${other} --json`))).toMatchObject({
      timeZone: "UTC",
    });
    await done(`override create ${other} --from 2026-03-10 --to 2026-03-11 --member carol`);
    expect([...fake.state.overrides.values()].map(({ schedule }) => schedule)).toEqual([other]);
    await done(
      `rotation update ${payments}/primary --members alice,carol --start 2026-03-09T09:00 --yes`,
    );
    expect(fake.state.schedules.get(payments)?.layers[0]?.members).toHaveLength(2);
    expect(fake.state.schedules.get(other)?.layers[0]?.members).toEqual([bob]);
  });

  it("is one of 137 in a list that is whole and in order", async () => {
    const { done, fake, alice } = await datadogCommands();
    const names = Array.from({ length: 136 }, (_, i) => `s${String(i + 1).padStart(3, "0")}`);
    const layers = [{ name: "primary", ...WEEKLY, members: [alice] }];
    for (const name of names) fake.addSchedule({ name, layers });
    expect((await done("schedule list -q")).split("\n")).toEqual(["payments", ...names]);
    const { schedules } = JSON.parse(await done("schedule list --json"));
    expect(schedules).toHaveLength(137);
  });
});

describe("oncall api", () => {
  it("reaches Datadog in its own words, both ways", async () => {
    const { done, asked, payments } = await datadogCommands();
    asked();
    const input = JSON.stringify({ schedule_id: payments, include: "layers" });
    for (const name of ["GetOnCallSchedule", "get-on-call-schedule"]) {
      const answer = JSON.parse(await done(`api on-call ${name} --input '${input}'`));
      expect(answer).toMatchObject({
        data: { id: payments, attributes: { name: "payments", time_zone: "America/New_York" } },
        included: [{ attributes: { rotation_start: "2026-01-05T14:00:00Z" } }],
      });
    }
    expect(asked().map(({ method, path, query }) => [method, path, query])).toEqual(
      Array(2).fill(["GET", `/api/v2/on-call/schedules/${payments}`, { include: "layers" }]),
    );
  });

  it("says what is missing", async () => {
    const { run, asked } = await datadogCommands();
    asked();
    expect(await run("api on-call ListScheduleOverrides")).toMatchObject({
      code: 2,
      stderr: 'error: "schedule_id" is missing\nhint: --input \'{"schedule_id": ...}\'\n',
    });
    expect(asked()).toEqual([]);
  });
});
