import { onTestFinished, vi } from "vitest";
import {
  type FakeDatadog,
  type FakeDatadogOptions,
  startFakeDatadog,
} from "../fakes/datadog/server.js";
import { environmentOf } from "../providers/datadog/incident-account.js";
import { CLOCK, type Invocation, oncall, words } from "./cli.js";

const PEOPLE = { alice: "Alice Ng", bob: "Bob Ito", carol: "Carol Diaz", dave: "Dave Oz" };

/** The environment of a command that works on this organization. */
export function datadogWorld(url: string): Record<string, string> {
  return { ...environmentOf(url), ONCALL_PROVIDER: "datadog", HOME: "/nonexistent" };
}

/**
 * alice, bob and carol take turns by the week in payments/primary, from Monday 5 January 09:00 in New
 * York; dave is there, too. The policy payments calls the schedule, then carol; what comes in for the
 * team payments goes along it.
 */
export function fillOrganization(fake: FakeDatadog) {
  const [alice = "", bob = "", carol = "", dave = ""] = Object.entries(PEOPLE).map(([key, name]) =>
    fake.addUser({ email: `${key}@example.com`, name }),
  );
  const schedule = fake.addSchedule({
    name: "payments",
    timeZone: "America/New_York",
    layers: [
      {
        name: "primary",
        days: 7,
        rotationStart: "2026-01-05T09:00:00-05:00",
        members: [alice, bob, carol],
      },
    ],
  });
  const policy = fake.addPolicy({
    name: "payments",
    steps: [
      { targets: [{ type: "schedules", id: schedule }] },
      { targets: [{ type: "users", id: carol }], escalateAfterSeconds: 900 },
    ],
  });
  const team = fake.addTeam({ handle: "payments", name: "Payments", members: [alice, bob, carol] });
  fake.addRoute(team, policy);
  return { alice, bob, carol, dave, schedule, policy, team };
}

/**
 * Commands on an organization of their own, prepared as fillOrganization does. A request that is tried
 * again goes at once.
 */
export async function datadogCommands(options: FakeDatadogOptions = {}) {
  const fake = await startFakeDatadog({ now: () => Date.parse(CLOCK), ...options });
  const random = vi.spyOn(Math, "random").mockReturnValue(0);
  onTestFinished(async () => {
    random.mockRestore();
    await fake.close();
  });
  return {
    fake,
    ids: fillOrganization(fake),
    /** `oncall` and what stands behind it. */
    run: (line: string, at: Invocation = {}) =>
      oncall(words(line), { cwd: "/", ...at, env: { ...datadogWorld(fake.url), ...at.env } }),
  };
}

export type DatadogCommands = Awaited<ReturnType<typeof datadogCommands>>;
