import { expect, onTestFinished, vi } from "vitest";
import { awsProvider } from "../../../src/providers/aws/aws.js";
import type { Sleep } from "../../../src/providers/aws/pacer.js";
import { openSession } from "../../../src/providers/aws/session.js";
import type { Opening } from "../../../src/providers/opening.js";
import type { Provider } from "../../../src/providers/provider.js";
import { at, people, WEEKLY } from "../../fakes/aws/ask.js";
import { type FakeAws, type FakeAwsOptions, startFakeAws } from "../../fakes/aws/server.js";
import { environmentOf } from "./incident-account.js";

export const ACCOUNT = "arn:aws:ssm-contacts:us-east-1:111122223333:";

/** Saturday afternoon in New York. */
export const NOW = Date.parse("2026-03-07T20:00:00Z");

interface AccountOptions extends FakeAwsOptions, Partial<Pick<Opening, "log" | "progress">> {
  readonly env?: Opening["env"];
  readonly profile?: string;
  readonly sleep?: Sleep;
}

/** The provider on an account of its own, and nobody waits: not for a turn, not before a retry. */
export async function openAccount({
  env,
  profile,
  sleep = async () => {},
  log,
  progress,
  ...options
}: AccountOptions = {}) {
  const fake = await startFakeAws({ now: () => NOW, ...options });
  const random = vi.spyOn(Math, "random").mockReturnValue(0);
  onTestFinished(async () => {
    random.mockRestore();
    await fake.close();
  });
  const opening = {
    env: { ...environmentOf(fake.url), ...env },
    profile,
    now: () => NOW,
    log,
    progress,
    file() {
      throw new Error("AWS needs no file");
    },
  };
  const open = async () => allSections(awsProvider(await openSession(opening, sleep)));
  /** What was asked since the last time somebody wanted to know. */
  let told = 0;
  const asked = () => {
    const fresh = fake.requests.slice(told);
    told = fake.requests.length;
    return fresh.map(({ operation, input }) => [operation, input] as const);
  };
  return { fake, open, asked, ...(await open()) };
}

/**
 * alice, bob and carol; primary, a week each from Monday 5 January 2026 09:00 in New York; the
 * schedule payments of it, and payments-policy, which pages the schedule. Its ARNs.
 */
export function fillAccount(fake: FakeAws) {
  const [alice = "", bob = "", carol = ""] = people(fake, "alice", "bob", "carol");
  const primary = makeRotation(fake, "primary", [alice, bob, carol]);
  const payments = makeContact(fake, "payments", "ONCALL_SCHEDULE", { RotationIds: [primary] });
  const ContactTargetInfo = { ContactId: payments, IsEssential: true };
  const stage = { DurationInMinutes: 5, Targets: [{ ContactTargetInfo }] };
  const policy = makeContact(fake, "payments-policy", "ESCALATION", { Stages: [stage] });
  return { alice, bob, carol, primary, payments, policy };
}

/** From Monday 5 January 2026 09:00 in New York. */
export function makeRotation(
  fake: FakeAws,
  Name: string,
  ContactIds: readonly string[],
  Recurrence: object = WEEKLY,
): string {
  const input = {
    Name,
    ContactIds,
    Recurrence,
    StartTime: at("2026-01-05T14:00:00Z"),
    TimeZoneId: "America/New_York",
  };
  return fake.perform<{ RotationArn: string }>("ssm-contacts", "CreateRotation", input).RotationArn;
}

export function makeContact(fake: FakeAws, Alias: string, Type: string, Plan: object): string {
  const input = { Alias, Type, Plan };
  return fake.perform<{ ContactArn: string }>("ssm-contacts", "CreateContact", input).ContactArn;
}

/** What a promise is rejected with. */
export async function failureOf(asked: Promise<unknown>): Promise<unknown> {
  return asked.then(
    () => expect.unreachable("it did not fail"),
    (error: unknown) => error,
  );
}

/** All of a list. */
export async function listed<T>(items: AsyncIterable<T>): Promise<T[]> {
  const list: T[] = [];
  for await (const item of items) list.push(item);
  return list;
}

/** The provider, which has them all. */
function allSections(provider: Provider) {
  const { contacts, rotations, overrides, policies, tags, native, api } = provider;
  if (!contacts?.channels || !rotations || !overrides || !policies || !tags || !native || !api) {
    throw new Error("a section is missing");
  }
  return {
    provider,
    contacts: { ...contacts, channels: contacts.channels },
    rotations,
    schedules: provider.schedules,
    overrides,
    policies,
    tags,
    native,
    api,
  };
}
