import { onTestFinished, vi } from "vitest";
import { type FakeAws, type FakeAwsOptions, startFakeAws } from "../fakes/aws/server.js";
import { fillAccount } from "../providers/aws/account.js";
import { environmentOf } from "../providers/aws/incident-account.js";
import { CLOCK, type Invocation, oncall, words } from "./cli.js";

/** The environment of a command that works on this account. */
export function awsWorld(fake: FakeAws): Record<string, string> {
  return { ...environmentOf(fake.url), ONCALL_PROVIDER: "aws", HOME: "/nonexistent" };
}

/**
 * Commands on an account of their own, prepared as fillAccount does. A request that is tried again
 * goes at once.
 */
export async function awsCommands(options: FakeAwsOptions = {}) {
  const fake = await startFakeAws({ now: () => Date.parse(CLOCK), ...options });
  const random = vi.spyOn(Math, "random").mockReturnValue(0);
  onTestFinished(async () => {
    random.mockRestore();
    await fake.close();
  });
  const arns = fillAccount(fake);
  let told = 0;
  return {
    fake,
    ...arns,
    /** `oncall` and what stands behind it. */
    run: (line: string, at: Invocation = {}) =>
      oncall(words(line), { ...at, env: { ...awsWorld(fake), ...at.env } }),
    /** The operations since the last time somebody wanted to know. */
    asked(): string[] {
      const fresh = fake.requests.slice(told);
      told = fake.requests.length;
      return fresh.map(({ operation }) => operation);
    },
  };
}

export type AwsCommands = Awaited<ReturnType<typeof awsCommands>>;
