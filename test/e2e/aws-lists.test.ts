import { afterAll, describe, expect, it } from "vitest";
import { people } from "../fakes/aws/ask.js";
import { type FakeAws, startFakeAws } from "../fakes/aws/server.js";
import { makeRotation } from "../providers/aws/account.js";
import { environmentOf } from "../providers/aws/incident-account.js";
import { onAws, shellOnAws, startOnAws } from "./aws.js";

// 137 rotations in pages of 5: 27 full ones, and one of 2.

const PAGES = 28;
const NAMES = Array.from({ length: 137 }, (_, i) => `rotation-${i + 1}`);

const fakes: FakeAws[] = [];
afterAll(() => Promise.all(fakes.map((fake) => fake.close())));

async function longAccount(delayMs: number) {
  const fake = await startFakeAws({ pageSize: 5, delayMs });
  fakes.push(fake);
  const members = people(fake, "alice", "bob");
  for (const name of NAMES) makeRotation(fake, name, members);
  return { fake, env: environmentOf(fake.url) };
}

describe.concurrent("a long list", () => {
  it("is whole and in order", async () => {
    const { fake, env } = await longAccount(0);
    const list = (...options: string[]) => onAws(["rotation", "list", ...options], { env });
    const [names, json] = await Promise.all([list("-q"), list("--json")]);
    expect(names).toMatchObject({ code: 0, stderr: "" });
    expect(names.stdout.trimEnd().split("\n")).toEqual(NAMES);
    const { rotations } = JSON.parse(json.stdout);
    expect(rotations.map(({ name }: { name: string }) => name)).toEqual(NAMES);
    expect(fake.requests.map(({ operation }) => operation)).toEqual(
      Array(2 * PAGES).fill("ListRotations"),
    );
  });

  it("shows its first lines before its last page is asked for", async () => {
    const { fake, env } = await longAccount(30);
    const child = startOnAws(["rotation", "list"], { env });
    const first = await new Promise<string>((resolve) => {
      child.stdout.once("data", (data) => resolve(String(data)));
    });
    const asked = fake.requests.length;
    child.kill();
    expect(first).toMatch(/^rotation-1\talice,bob\t/);
    expect(asked).toBeLessThan(PAGES / 2);
  });

  it("is not asked for any further when nobody reads on", async () => {
    const { fake, env } = await longAccount(30);
    const line = `$oncall rotation list | head -3 | cut -f1; echo "\${PIPESTATUS[0]}"`;
    const { stdout, stderr } = await shellOnAws(line, { env });
    expect({ stdout, stderr }).toEqual({
      stdout: "rotation-1\nrotation-2\nrotation-3\n0\n",
      stderr: "",
    });
    expect(fake.requests.length).toBeLessThan(10);
  });
});
