import { onTestFinished } from "vitest";
import { Directory } from "../../../src/providers/aws/directory.js";
import { awsIncidents } from "../../../src/providers/aws/incidents.js";
import { awsPages } from "../../../src/providers/aws/pages.js";
import { openSession } from "../../../src/providers/aws/session.js";
import type { FakeRequest } from "../../fakes/aws/requests.js";
import { type FakeAwsOptions, startFakeAws } from "../../fakes/aws/server.js";

/** What the environment of a command says where the account is on this machine. */
export function environmentOf(url: string): Record<string, string> {
  return {
    AWS_ENDPOINT_URL: url,
    AWS_REGION: "us-east-1",
    AWS_ACCESS_KEY_ID: "AKIAIOSFODNN7EXAMPLE",
    AWS_SECRET_ACCESS_KEY: "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY",
  };
}

/** An account with the incidents and pages of the provider, and a clock that is moved by hand. */
export async function incidentAccount(options: FakeAwsOptions = {}) {
  const clock = { now: Date.parse("2026-03-07T20:00:00Z") };
  const fake = await startFakeAws({ now: () => clock.now, ...options });
  onTestFinished(() => fake.close());
  const opening = {
    env: environmentOf(fake.url),
    profile: undefined,
    now: () => clock.now,
    file: () => {
      throw new Error("AWS needs no file");
    },
  };
  const session = await openSession(opening, async () => {});
  const reopen = () => awsPages(session, new Directory(session));

  return {
    fake,
    incidents: awsIncidents(session),
    pages: reopen(),
    /** The pages as the next command sees them. */
    reopen,
    later(seconds: number): void {
      clock.now += seconds * 1000;
    },
    /** The requests since the last time somebody asked. */
    asked: newRequests(fake.requests),
    plan(name: string, engagements: readonly string[] = []): string {
      const incidentTemplate = { title: `Incident of ${name}`, impact: 3 };
      const input = { name, incidentTemplate, engagements };
      return fake.perform<{ arn: string }>("ssm-incidents", "CreateResponsePlan", input).arn;
    },
    person(alias: string): string {
      return contact(alias, "PERSONAL", []);
    },
    /** A policy that tells all of them at once. */
    policy(alias: string, contacts: readonly string[]): string {
      const Targets = contacts.map((ContactId) => ({
        ContactTargetInfo: { ContactId, IsEssential: true },
      }));
      return contact(alias, "ESCALATION", [{ DurationInMinutes: 5, Targets }]);
    },
  };

  function contact(Alias: string, Type: string, Stages: readonly object[]): string {
    const input = { Alias, Type, Plan: { Stages }, IdempotencyToken: Alias };
    return fake.perform<{ ContactArn: string }>("ssm-contacts", "CreateContact", input).ContactArn;
  }
}

function newRequests(requests: readonly FakeRequest[]) {
  let told = 0;
  return (): [string, unknown][] => {
    const fresh = requests.slice(told);
    told = requests.length;
    return fresh.map(({ operation, input }) => [operation, input]);
  };
}
