import { onTestFinished, vi } from "vitest";
import { datadogProvider } from "../../../src/providers/datadog/datadog.js";
import type { Sleep } from "../../../src/providers/datadog/patience.js";
import { openSession } from "../../../src/providers/datadog/session.js";
import type { Opening } from "../../../src/providers/opening.js";
import type { Provider } from "../../../src/providers/provider.js";
import {
  type FakeDatadog,
  type FakeDatadogOptions,
  startFakeDatadog,
} from "../../fakes/datadog/server.js";

/** Saturday afternoon in New York. */
export const NOW = Date.parse("2026-03-07T20:00:00Z");

interface AccountOptions extends FakeDatadogOptions, Partial<Pick<Opening, "log">> {
  readonly sleep?: Sleep;
}

/** The provider on an organization of its own, and nobody waits before a retry. */
export async function openAccount({
  sleep = async () => {},
  log,
  ...options
}: AccountOptions = {}) {
  const fake = await startFakeDatadog({ now: () => NOW, ...options });
  const random = vi.spyOn(Math, "random").mockReturnValue(0);
  onTestFinished(async () => {
    random.mockRestore();
    await fake.close();
  });
  const opening = openingAt(fake.url, { log });
  const session = openSession(opening, sleep);
  let told = 0;
  return {
    fake,
    session,
    /** The same organization for somebody who has seen nothing of it yet. */
    open: () => allSections(datadogProvider(openSession(opening, sleep))),
    /** The operations, and what was sent, since the last time somebody wanted to know. */
    asked() {
      const fresh = fake.requests.slice(told);
      told = fake.requests.length;
      return fresh.map(({ operation, query, body }) => ({ operation, query, body }));
    },
    ...allSections(datadogProvider(session)),
  };
}

export function openingAt(url: string, more: Partial<Opening> = {}): Opening {
  return {
    env: { DD_HOST: url, DD_API_KEY: "an-api-key", DD_APP_KEY: "an-application-key" },
    profile: undefined,
    now: () => NOW,
    file() {
      throw new Error("Datadog needs no file");
    },
    ...more,
  };
}

/** A week each from Monday 5 January 2026 09:00 in New York. */
export const WEEKLY = { days: 7, rotationStart: "2026-01-05T14:00:00Z" };

/**
 * alice, bob and carol; the schedule payments in New York, whose one layer, primary, they share
 * weekly; and the policy checkout, which calls the schedule. Their ids.
 */
export function fillAccount(fake: FakeDatadog) {
  const [alice, bob, carol] = ["alice", "bob", "carol"].map((name) =>
    fake.addUser({ email: `${name}@example.com`, name: `${name} of payments` }),
  ) as [string, string, string];
  const payments = fake.addSchedule({
    name: "payments",
    timeZone: "America/New_York",
    layers: [{ name: "primary", ...WEEKLY, members: [alice, bob, carol] }],
  });
  const checkout = fake.addPolicy({
    name: "checkout",
    steps: [{ targets: [{ type: "schedules", id: payments }] }],
  });
  const primary = fake.state.schedules.get(payments)?.layers[0]?.id ?? "";
  return { alice, bob, carol, payments, primary, checkout };
}

export const call = () => ({ token: crypto.randomUUID() });

/** All of a list. */
export async function listed<T>(items: AsyncIterable<T>): Promise<T[]> {
  const list: T[] = [];
  for await (const item of items) list.push(item);
  return list;
}

/** What a promise is rejected with. */
export async function failureOf(asked: Promise<unknown>): Promise<unknown> {
  return asked.then(
    () => {
      throw new Error("it did not fail");
    },
    (error: unknown) => error,
  );
}

/** The provider, which has them all. */
function allSections(provider: Provider) {
  const { rotations, overrides, policies, teams, api } = provider;
  if (!rotations || !overrides || !policies || !teams || !api) {
    throw new Error("a section is missing");
  }
  return { provider, rotations, schedules: provider.schedules, overrides, policies, teams, api };
}
