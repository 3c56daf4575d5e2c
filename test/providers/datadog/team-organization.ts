import { onTestFinished } from "vitest";
import { isOncallError, type OncallError } from "../../../src/errors.js";
import { datadogProvider } from "../../../src/providers/datadog/datadog.js";
import { openSession } from "../../../src/providers/datadog/session.js";
import { openUsers } from "../../../src/providers/datadog/users.js";
import { type FakeDatadogOptions, startFakeDatadog } from "../../fakes/datadog/server.js";

/** An organization of its own, with what knows its users and teams. Nobody waits. */
export async function openOrganization(options: FakeDatadogOptions = {}) {
  const fake = await startFakeDatadog(options);
  onTestFinished(() => fake.close());
  const session = openSession(
    {
      env: { DD_HOST: fake.url, DD_API_KEY: "api", DD_APP_KEY: "application" },
      profile: undefined,
      now: () => Date.parse("2026-01-05T14:00:00Z"),
      file: () => {
        throw new Error("there is no file");
      },
    },
    async () => {},
  );
  const { contacts, teams } = datadogProvider(session);
  if (contacts === undefined || teams === undefined) throw new Error("there are people and teams");
  let told = 0;
  return {
    fake,
    session,
    users: openUsers(session),
    contacts,
    teams,
    /** The operations since the last time somebody wanted to know. */
    asked(): string[] {
      const fresh = fake.requests.slice(told);
      told = fake.requests.length;
      return fresh.map(({ operation }) => operation);
    },
    /** The body of the last request of an operation. */
    sent(operation: string): unknown {
      return fake.requests.findLast((each) => each.operation === operation)?.body;
    },
  };
}

export const call = () => ({ token: crypto.randomUUID() });

export async function listed<T>(items: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const item of items) all.push(item);
  return all;
}

/** What somebody threw who was to throw an OncallError. */
export async function failureOf(work: Promise<unknown>): Promise<OncallError> {
  try {
    await work;
  } catch (error) {
    if (isOncallError(error)) return error;
    throw error;
  }
  throw new Error("nothing was thrown");
}
