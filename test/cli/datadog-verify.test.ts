import { describe, expect, it, onTestFinished } from "vitest";
import type { Reading } from "../fakes/datadog/on-call/reading.js";
import type { LayerInput } from "../fakes/datadog/seeds.js";
import { startFakeDatadog } from "../fakes/datadog/server.js";
import { environmentOf } from "../providers/datadog/incident-account.js";
import { CLOCK, type Invocation, oncall, words } from "./cli.js";

// It is Saturday 7 March 2026, 15:00 in New York; clocks change in the night.

const NEW_YORK = "America/New_York";

/** The schedule payments of alice, bob and carol at a Datadog that may read layers otherwise. */
async function payments(
  layersOf: (alice: string, bob: string, carol: string) => readonly LayerInput[],
  reading: Reading = {},
) {
  const fake = await startFakeDatadog({ now: () => Date.parse(CLOCK), reading });
  onTestFinished(() => fake.close());
  const [alice = "", bob = "", carol = ""] = ["alice", "bob", "carol"].map((name) =>
    fake.addUser({ email: `${name}@example.com`, name }),
  );
  const id = fake.addSchedule({
    name: "payments",
    timeZone: NEW_YORK,
    layers: layersOf(alice, bob, carol),
  });
  const env = { ...environmentOf(fake.url), ONCALL_PROVIDER: "datadog" };
  const run = (line: string, at: Invocation = {}) => oncall(words(line), { env, cwd: "/", ...at });
  return { fake, id, alice, bob, carol, run };
}

/** A week each from Monday 5 January 09:00 in New York. */
const weekly = (...members: (string | null)[]) => ({
  name: "primary",
  days: 7,
  rotationStart: "2026-01-05T14:00:00Z",
  members,
});

const daily = (...members: (string | null)[]) => ({ ...weekly(...members), days: 1 });

describe("schedule verify at a Datadog that has our rules", () => {
  it("finds the same people at every moment", async () => {
    const { run, fake, id, carol } = await payments((alice, bob) => [weekly(alice, bob)]);
    fake.addOverride(id, "2026-03-12T00:00:00Z", "2026-03-13T00:00:00Z", carol);
    const { code, stdout, stderr } = await run("schedule verify payments --to +2w", {
      terminal: 80,
    });
    // Now; before and at two Mondays, and where the override begins and ends; and amid the five
    // stretches that these make, all of them longer than half a day.
    expect({ code, stderr, stdout }).toEqual({
      code: 0,
      stderr: "",
      stdout: `payments: Datadog names whom oncall does at all 14 moments that it was asked
  about, Sat 07 Mar 2026 15:00 EST to Sat 21 Mar 2026 15:00 EDT.
`,
    });
    const asked = fake.requests.filter((each) => each.operation === "GetScheduleOnCallResponders");
    expect(asked.length).toBe(14);
  });

  it("finds nobody where nobody is on call", async () => {
    const office = [
      { start_day: "monday", start_time: "09:00:00", end_day: "friday", end_time: "17:00:00" },
    ] as const;
    const { run } = await payments((alice, bob) => [
      { ...weekly(alice, bob), restrictions: office },
    ]);
    expect(await run("schedule verify payments")).toMatchObject({ code: 0, stderr: "" });
  });
});

describe("schedule verify at a Datadog that reads layers otherwise", () => {
  it.each<[string, Reading, (alice: string, bob: string) => readonly LayerInput[]]>([
    ["8 days-elapsed", { daysElapsed: true }, (alice, bob) => [daily(alice, bob)]],
    [
      "8 from-effective-date",
      { fromEffectiveDate: true },
      (alice, bob) => [{ ...daily(alice, bob), effectiveDate: "2026-03-03T20:00:00Z" }],
    ],
    [
      "10 first-on-top",
      { firstLayerWins: true },
      (alice, bob) => [weekly(alice), { ...daily(bob), name: "above" }],
    ],
    [
      "10 no-one-hides",
      { nobodyHides: true },
      (alice, bob) => [weekly(alice), { ...daily(bob, null), name: "above" }],
    ],
  ])("names rule %s, with exit code 3", async (rule, reading, layersOf) => {
    const { run } = await payments(layersOf, reading);
    const { code, stdout, stderr } = await run("schedule verify payments");
    expect({ code, stderr, rule: stdout.trimEnd().split("\t").at(-1) }).toEqual({
      code: 3,
      stderr: "",
      rule,
    });
  });

  it("shows the moments, and who is on call then", async () => {
    const { run } = await payments(
      (alice, bob) => [weekly(alice), { ...daily(bob), name: "above" }],
      { firstLayerWins: true },
    );
    const { code, stdout } = await run("schedule verify payments --to +1d --no-color", {
      terminal: 80,
    });
    expect(code).toBe(3);
    // The hand-off of the 8th is 17 hours away: 8.5 hours from now is the middle.
    expect(stdout).toContain(`
At                       oncall           Datadog
Sat 07 Mar 15:00 EST     bob@example.com  alice@example.com
Sat 07 Mar 23:30 EST     bob@example.com  alice@example.com
Sun 08 Mar 08:59:59 EDT  bob@example.com  alice@example.com
Sun 08 Mar 09:00 EDT     bob@example.com  alice@example.com

In question is rule 10 (stacking, "first-on-top"): the first rotation that has
`);
  });
});

describe("schedule who", () => {
  it("names whom Datadog does, and warns where our rules name somebody else", async () => {
    const { run } = await payments(
      (alice, bob) => [weekly(alice), { ...daily(bob), name: "above" }],
      { firstLayerWins: true },
    );
    const warning =
      "warning: Datadog names alice@example.com, and the rules of oncall bob@example.com: oncall schedule verify payments\n";
    expect(await run("schedule who payments -q")).toEqual({
      code: 0,
      stdout: "alice@example.com\n",
      stderr: warning,
    });
    expect(await run("schedule who payments --json")).toMatchObject({ code: 0, stderr: warning });
  });

  it("asks for overrides and for who is on call once where both agree", async () => {
    const { run, fake } = await payments((alice, bob) => [weekly(alice, bob)]);
    // Monday 2 March began the ninth week: the turn of alice.
    expect(await run("schedule who payments", { terminal: 80 })).toEqual({
      code: 0,
      stderr: "",
      stdout: `payments at Sat 07 Mar 2026 15:00 EST
  on call  alice@example.com, until Mon 09 Mar 2026 09:00 EDT
  next     bob@example.com, from Mon 09 Mar 2026 09:00 EDT
`,
    });
    expect(fake.requests.map(({ operation }) => operation).sort()).toEqual([
      "GetOnCallSchedule",
      "GetScheduleOnCallResponders",
      "ListOnCallSchedules",
      "ListScheduleOverrides",
    ]);
  });
});
