import { afterAll, describe, expect, it } from "vitest";
import {
  afterwards,
  always,
  broken,
  every,
  type Faults,
  limited,
  malformed,
  only,
  together,
} from "../fakes/datadog/faults.js";
import { type FakeDatadog, startFakeDatadog } from "../fakes/datadog/server.js";
import { fillAccount } from "../providers/datadog/account.js";
import { environmentOf } from "../providers/datadog/incident-account.js";
import { finished, onDatadog, startOnDatadog } from "./datadog.js";

// A network that fails, on the built program. All but one name of a host is on this machine.

const KEYS = { DD_API_KEY: "5ec7e70fab1", DD_APP_KEY: "5ec7e70fab2" };

const fakes: FakeDatadog[] = [];
afterAll(() => Promise.all(fakes.map((fake) => fake.close())));

async function organization(faults: Faults = {}) {
  const fake = await startFakeDatadog({ faults });
  fakes.push(fake);
  return { fake, ...fillAccount(fake) };
}

describe.concurrent("a network that fails", () => {
  it.each<[string, Faults, RegExp]>([
    [
      "half a sentence",
      always(malformed),
      /^error: \S+ answered on-call listOnCallSchedules with something else than JSON\nhint: .+\n$/,
    ],
    [
      "errors",
      always(broken),
      /^error: on-call listOnCallSchedules failed at Datadog: Internal server error \(500\)\nhint: .+\n$/,
    ],
    [
      "no answer",
      always("drop"),
      /^error: \S+ broke off on-call listOnCallSchedules \(ECONNRESET\)\nhint: .+\n$/,
    ],
    [
      "a wait that nobody sits out",
      always(limited(45)),
      /^error: Datadog lets no more .+ through\nhint: try again in 45 seconds\n$/,
    ],
  ])("is told in one clear line: %s", async (_, faults, told) => {
    const { fake } = await organization(faults);
    const { code, stdout, stderr } = await onDatadog(["schedule", "list"], fake.url);
    expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
    expect(stderr).toMatch(told);
  });

  it.each([
    [
      { ...KEYS, DD_HOST: "http://127.0.0.1:9" },
      /^error: 127\.0\.0\.1:9 cannot be reached \(ECONNREFUSED\)\n/,
    ],
    [
      { ...KEYS, DD_HOST: "https://api.datadoghq.invalid" },
      /^error: no address is known for api\.datadoghq\.invalid \((ENOTFOUND|EAI_AGAIN)\)\n/,
    ],
  ])("is told where nobody can be reached: %j", async (env, told) => {
    const { code, stdout, stderr, tookMs } = await onDatadog(["schedule", "list", "-v"], env);
    const lines = stderr.split("\n").filter((line) => !/ in \d+ ms$/.test(line));
    expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
    expect(lines.join("\n")).toMatch(told);
    expect(lines).toHaveLength(3);
    expect(stderr).not.toContain("5ec7e70fab");
    expect(tookMs).toBeLessThan(10_000);
  });

  it("is no reason for the client to say anything of its own", async () => {
    const { fake } = await organization();
    fake.addIncident({ title: "Cards are declined" });
    const env = environmentOf(fake.url);
    const quiet = await onDatadog(["incident", "list"], { ...env, DEBUG: "*" });
    expect(quiet).toMatchObject({ code: 0, stderr: "" });
    expect(quiet.stdout).toContain("Cards are declined");
  });

  it.each<[string, Faults]>([
    ["no answer comes", always("hang")],
    ["Datadog says to wait", always(limited(20))],
  ])("is given up at once with Ctrl-C while %s", async (_, faults) => {
    const { fake } = await organization(faults);
    const child = startOnDatadog(["schedule", "list"], fake.url);
    const result = finished(child);
    while (fake.requests.length === 0) await new Promise((resolve) => setTimeout(resolve, 20));
    // The answer has to be there, too.
    await new Promise((resolve) => setTimeout(resolve, 200));
    const begun = performance.now();
    child.kill("SIGINT");
    expect(await result).toMatchObject({ code: 130, stdout: "" });
    expect(performance.now() - begun).toBeLessThan(5000);
  });
});

const COUNT = 30;
const LANES = 6;

describe("30 commands", () => {
  it("make 30 overrides, whatever is limited, fails and is lost meanwhile", async () => {
    const { fake, payments, carol } = await organization(perKey(faultsOfOne));
    const numbers = Array.from({ length: COUNT }, (_, i) => i);
    const lanes = Array.from({ length: LANES }, async (_, lane) => {
      const env = { ...environmentOf(fake.url), DD_API_KEY: `lane-${lane}` };
      for (const i of numbers.filter((each) => each % LANES === lane)) {
        // An hour of each day from 8 March on, ending with the 6th of April.
        const day = new Date(Date.UTC(2026, 2, 8 + i)).toISOString().slice(0, 10);
        const span = ["--from", `${day}T20:00Z`, "--to", "+1h", "--at", "2026-03-07T20:00Z"];
        const words = ["override", "create", "payments", ...span, "--member", "carol", "-q"];
        const { code, stdout, stderr } = await onDatadog(words, env);
        expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
        expect(stdout).toMatch(new RegExp(`^${payments}/[0-9a-f-]{36}\n$`));
      }
    });
    await Promise.all(lanes);
    const there = [...fake.state.overrides.values()];
    expect(there.map(({ start }) => start).toSorted()).toEqual(
      numbers.map((i) => new Date(Date.UTC(2026, 2, 8 + i, 20)).toISOString().replace(".000", "")),
    );
    expect(new Set(there.map(({ user, schedule }) => `${user} ${schedule}`))).toEqual(
      new Set([`${carol} ${payments}`]),
    );
    // Some were sent again: limited, failed or lost.
    const creates = fake.requests.filter(only("CreateScheduleOverrides"));
    expect(creates.length).toBeGreaterThan(COUNT);
    const statuses = new Set(fake.requests.map(({ status }) => status));
    expect([200, 201, 429, 500].filter((status) => !statuses.has(status))).toEqual([]);
  });
});

/** Every third request is limited, every fifth fails, and of those that are done every fifth is lost. */
function faultsOfOne(): Faults {
  return together(every(3, limited(0)), every(5, broken), afterwards(every(5, "drop")));
}

/** Faults for each key by itself: commands that run side by side do not mix up the count. */
function perKey(make: () => Faults): Faults {
  const made = new Map<string, Faults>();
  const faultsFor = (key: unknown) => {
    const faults = made.get(`${key}`) ?? make();
    made.set(`${key}`, faults);
    return faults;
  };
  return {
    before: (request, n) => faultsFor(request.headers["dd-api-key"]).before?.(request, n),
    after: (request, n) => faultsFor(request.headers["dd-api-key"]).after?.(request, n),
  };
}
