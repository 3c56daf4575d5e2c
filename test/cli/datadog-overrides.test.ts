import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import {
  afterwards,
  always,
  broken,
  every,
  limited,
  only,
  together,
  unknownOperation,
} from "../fakes/datadog/faults.js";
import { awsCommands } from "./aws.js";
import { oncall, words } from "./cli.js";
import { type DatadogCommands, datadogCommands } from "./datadog.js";

const SPAN = "--from 2026-03-10T09:00 --to 2026-03-11T09:00";
const CREATE = `override create payments ${SPAN} --member carol`;
const UUID = "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}";

/** Who is on call from Monday, 9 March, for a week: start, end, members. */
async function shiftsOf({ done }: DatadogCommands): Promise<unknown[]> {
  const window = "--from 2026-03-09T09:00 --to 2026-03-16T09:00";
  const { shifts } = JSON.parse(await done(`schedule preview payments ${window} --json`));
  return shifts.map(({ start, end, members }: Record<string, unknown>) => [start, end, members]);
}

/** The week is alice's, and carol has taken the 10th over. */
const TAKEN_OVER = [
  ["2026-03-09T13:00:00Z", "2026-03-10T13:00:00Z", ["alice@example.com"]],
  ["2026-03-10T13:00:00Z", "2026-03-11T13:00:00Z", ["carol@example.com"]],
  ["2026-03-11T13:00:00Z", "2026-03-16T13:00:00Z", ["alice@example.com"]],
];

describe("an override at Datadog", () => {
  it("is created, listed and deleted by Datadog's own requests", async () => {
    const commands = await datadogCommands();
    const { done, asked, payments, carol, run } = commands;
    const created = await run(`${CREATE} --provider datadog`);
    expect(created).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(new RegExp(`^create\toverride\t${payments}/${UUID}\n$`)),
    });
    const id = created.stdout.trimEnd().split("\t")[2] ?? "";
    const own = id.slice(id.indexOf("/") + 1);
    const path = `/api/v2/on-call/schedules/${payments}/overrides`;
    const changes = () => asked().filter(({ method }) => method !== "GET");
    expect(changes()).toMatchObject([
      {
        method: "POST",
        path,
        query: {},
        body: {
          data: [
            {
              type: "overrides",
              attributes: { start: "2026-03-10T13:00:00Z", end: "2026-03-11T13:00:00Z" },
              relationships: { user: { data: { id: carol, type: "users" } } },
            },
          ],
        },
      },
    ]);
    expect(await shiftsOf(commands)).toEqual(TAKEN_OVER);
    expect(await done("override list")).toBe(
      `${id}\tschedule payments\t2026-03-10T09:00:00-04:00\t2026-03-11T09:00:00-04:00\tcarol@example.com`,
    );
    expect(changes()).toEqual([]);
    expect(await done(`override delete payments/${own.slice(0, 13)} --yes -q`)).toBe(id);
    expect(changes()).toMatchObject([{ method: "DELETE", path: `${path}/${own}`, status: 204 }]);
    expect(await done("override list")).toBe("");
  });

  it.each([
    [
      `override create payments ${SPAN} --member alice,bob`,
      "error: schedule payments: an override of Datadog has one person, not 2\n",
    ],
    [
      `override create rotation:payments/primary ${SPAN} --member carol`,
      "error: rotation payments/primary: Datadog has no overrides of layers\nhint: lay it over the schedule: payments\n",
    ],
    [
      `override create payments ${SPAN} --member carlo`,
      'error: no person is called "carlo"\nhint: did you mean carol@example.com?\n',
    ],
  ])("is refused, and nothing is made: %s", async (line, told) => {
    const { run, fake } = await datadogCommands();
    const { code, stdout, stderr } = await run(line);
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toContain(told);
    expect(fake.requests.filter(({ method }) => method !== "GET")).toEqual([]);
  });

  it("that is asked for twice is there once", async () => {
    const { done, fake } = await datadogCommands();
    const ids = [await done(`${CREATE} -q`), await done(`${CREATE} -q`)];
    expect(ids[1]).toBe(ids[0]);
    expect(fake.state.overrides.size).toBe(1);
  });
});

describe("an account without overrides", () => {
  async function without() {
    const commands = await datadogCommands();
    const isOverrides = ({ path }: { path: string }) => path.includes("/overrides");
    commands.fake.faults = always(unknownOperation, isOverrides);
    return commands;
  }

  it("says what can be done instead", async () => {
    const { run } = await without();
    expect(await run(CREATE)).toMatchObject({
      code: 2,
      stdout: "",
      stderr: `error: this account of Datadog takes no overrides of schedule payments
hint: --as-layer puts a temporary layer on top of the schedule instead
`,
    });
  });

  it("has the same people on call by a layer, and says so", async () => {
    const commands = await without();
    const { run, fake, payments, primary, carol } = commands;
    const { code, stdout, stderr } = await run(`${CREATE} --as-layer`, { terminal: 200 });
    expect({ code, stdout }).toMatchObject({ code: 0 });
    expect(stderr).toContain(
      "it is a layer, not an override: oncall rotation delete payments/override-2026-03-10T0900 takes it away",
    );
    expect(await shiftsOf(commands)).toEqual(TAKEN_OVER);
    const layers = fake.state.schedules.get(payments)?.layers ?? [];
    expect(layers[0]?.id).toBe(primary);
    expect(layers[1]).toMatchObject({
      name: "override-2026-03-10T0900",
      rotationStart: "2026-03-10T13:00:00Z",
      effectiveDate: "2026-03-10T13:00:00Z",
      endDate: "2026-03-11T13:00:00Z",
      members: [carol],
      restrictions: [],
    });
    expect(fake.state.overrides.size).toBe(0);
    await commands.done("rotation delete payments/override-2026-03-10T0900 --yes");
    expect(await shiftsOf(commands)).toEqual([
      ["2026-03-09T13:00:00Z", "2026-03-16T13:00:00Z", ["alice@example.com"]],
    ]);
  });

  it("does not get a layer for several people, or for one in particular", async () => {
    const { run, fake } = await without();
    const several = await run(`override create payments ${SPAN} --member alice,bob --as-layer`);
    expect(several).toMatchObject({
      code: 2,
      stderr:
        "error: a layer puts one person on call, in a schedule\nhint: name one: --member carol\n",
    });
    const forOne = await run(`${CREATE} --for alice --as-layer`);
    expect(forOne).toMatchObject({
      code: 2,
      stderr:
        "error: --as-layer and --for do not go together\nhint: give --from and --to of one turn\n",
    });
    expect(fake.requests.filter(({ method }) => method !== "GET")).toEqual([]);
  });
});

describe("an override as a layer", () => {
  it("is nothing for a provider whose rotations stand alone", async () => {
    const cwd = mkdtempSync(join(tmpdir(), "oncall-"));
    writeFileSync(
      join(cwd, "oncall.yaml"),
      `version: 1
people: { alice: {}, carol: {} }
rotations:
  primary:
    { timeZone: America/New_York, start: 2026-01-05T09:00, members: [alice], daily: ["09:00"] }
schedules:
  payments: { timeZone: America/New_York, rotations: [primary] }
`,
    );
    const line = `override create payments ${SPAN} --member carol --as-layer`;
    expect(await oncall(words(line), { cwd })).toMatchObject({
      code: 2,
      stderr: "error: local has no layers of schedules\nhint: leave out --as-layer\n",
    });
    const aws = await awsCommands();
    expect(await aws.run(line)).toMatchObject({
      code: 2,
      stderr: "error: aws has no layers of schedules\nhint: leave out --as-layer\n",
    });
    expect(aws.fake.state.overrides.size).toBe(0);
  });
});

describe("30 overrides of one command", () => {
  it("are 30, whatever is limited, fails and is lost meanwhile", async () => {
    const { fake, run, alice, bob } = await datadogCommands();
    const layers = [{ name: "days", rotationStart: "2026-01-05T14:00:00Z", members: [alice, bob] }];
    const days = fake.addSchedule({ name: "days", timeZone: "America/New_York", layers });
    fake.faults = together(every(3, limited(0)), every(5, broken), afterwards(every(5, "drop")));
    // Every other day of 60 is alice's: 62 days after the 5th of January begins one, on 8 March.
    const span = "--from 2026-03-08T09:00 --to 2026-05-07T09:00";
    const line = `override create days ${span} --for alice --member carol -q`;
    const { code, stdout, stderr } = await run(line);
    expect({ code, stderr: code === 0 ? "" : stderr }).toEqual({ code: 0, stderr: "" });
    const there = [...fake.state.overrides.values()];
    expect(there.map(({ schedule }) => schedule)).toEqual(Array(30).fill(days));
    // 09:00 in New York is 13:00 UTC from 8 March on.
    expect(there.map(({ start }) => start)).toEqual(
      Array.from({ length: 30 }, (_, i) =>
        new Date(Date.UTC(2026, 2, 8 + 2 * i, 13)).toISOString().replace(".000", ""),
      ),
    );
    expect(stdout.trimEnd().split("\n")).toEqual(there.map(({ id }) => `${days}/${id}`));
    expect(fake.requests.filter(only("CreateScheduleOverrides")).length).toBeGreaterThan(2);
  });
});
