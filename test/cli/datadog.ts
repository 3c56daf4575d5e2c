import { onTestFinished, vi } from "vitest";
import {
  type FakeDatadog,
  type FakeDatadogOptions,
  startFakeDatadog,
} from "../fakes/datadog/server.js";
import { fillAccount } from "../providers/datadog/account.js";
import { environmentOf } from "../providers/datadog/incident-account.js";
import { CLOCK, type Invocation, oncall, words } from "./cli.js";

/** The environment of a command that works on this organization. */
export function datadogWorld(fake: FakeDatadog): Record<string, string> {
  return { ...environmentOf(fake.url), ONCALL_PROVIDER: "datadog", HOME: "/nonexistent" };
}

/**
 * Commands on an organization of their own, prepared as fillAccount does. A request that is tried
 * again goes at once, unless Datadog says when.
 */
export async function datadogCommands(options: FakeDatadogOptions = {}) {
  const fake = await startFakeDatadog({ now: () => Date.parse(CLOCK), ...options });
  const random = vi.spyOn(Math, "random").mockReturnValue(0);
  onTestFinished(async () => {
    random.mockRestore();
    await fake.close();
  });
  const ids = fillAccount(fake);
  let told = 0;
  const run = (line: string, at: Invocation = {}) =>
    oncall(words(line), { cwd: "/", ...at, env: { ...datadogWorld(fake), ...at.env } });
  return {
    fake,
    ...ids,
    /** `oncall` and what stands behind it. */
    run,
    /** A command that must go well, for what it prints. */
    async done(line: string, at: Invocation = {}): Promise<string> {
      const { code, stdout, stderr } = await run(line, at);
      if (code !== 0) throw new Error(`oncall ${line}: exit code ${code}: ${stderr}`);
      return stdout.trimEnd();
    },
    /** The requests since the last time somebody wanted to know. */
    asked() {
      const fresh = fake.requests.slice(told);
      told = fake.requests.length;
      return fresh;
    },
  };
}

export type DatadogCommands = Awaited<ReturnType<typeof datadogCommands>>;
