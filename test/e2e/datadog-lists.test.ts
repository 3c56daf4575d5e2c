import { afterAll, describe, expect, it } from "vitest";
import { type FakeDatadog, startFakeDatadog } from "../fakes/datadog/server.js";
import { WEEKLY } from "../providers/datadog/account.js";
import { onDatadog, shellOnDatadog, startOnDatadog } from "./datadog.js";

// 137 schedules in pages of 100: a full one, and one of 37. Each is read by itself.

const NAMES = Array.from({ length: 137 }, (_, i) => `s${String(i + 1).padStart(3, "0")}`);

const fakes: FakeDatadog[] = [];
afterAll(() => Promise.all(fakes.map((fake) => fake.close())));

async function longOrganization(delayMs: number) {
  const fake = await startFakeDatadog({ delayMs });
  fakes.push(fake);
  const alice = fake.addUser({ email: "alice@example.com" });
  const layers = [{ name: "primary", ...WEEKLY, members: [alice] }];
  for (const name of NAMES) fake.addSchedule({ name, layers });
  return fake;
}

const countOf = ({ requests }: FakeDatadog, name: string) =>
  requests.filter(({ operation }) => operation === name).length;

describe.concurrent("a long list", () => {
  it("is whole and in order", async () => {
    const fake = await longOrganization(0);
    const list = (...options: string[]) => onDatadog(["schedule", "list", ...options], fake.url);
    const [names, json] = await Promise.all([list("-q"), list("--json")]);
    expect(names).toMatchObject({ code: 0, stderr: "" });
    expect(names.stdout.trimEnd().split("\n")).toEqual(NAMES);
    const { schedules } = JSON.parse(json.stdout);
    expect(schedules.map(({ name }: { name: string }) => name)).toEqual(NAMES);
    expect(countOf(fake, "ListOnCallSchedules")).toBe(2 * 2);
  });

  it("shows its first lines before all of it is there", async () => {
    const fake = await longOrganization(30);
    const child = startOnDatadog(["schedule", "list"], fake.url);
    const first = await new Promise<string>((resolve) => {
      child.stdout.once("data", (data) => resolve(String(data)));
    });
    const asked = fake.requests.length;
    child.kill();
    expect(first).toMatch(/^s001\t/);
    expect(asked).toBeLessThan(NAMES.length / 2);
  });

  it("is not asked for any further when nobody reads on", async () => {
    const fake = await longOrganization(30);
    const line = `$oncall schedule list | head -3 | cut -f1; echo "\${PIPESTATUS[0]}"`;
    const { stdout, stderr } = await shellOnDatadog(line, fake.url);
    expect({ stdout, stderr }).toEqual({ stdout: "s001\ns002\ns003\n0\n", stderr: "" });
    expect(countOf(fake, "ListOnCallSchedules")).toBe(1);
    expect(fake.requests.length).toBeLessThan(30);
  });
});
