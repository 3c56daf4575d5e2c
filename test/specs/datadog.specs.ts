import { readdirSync, readFileSync, writeSync } from "node:fs";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import type { LoggedRequest } from "../fakes/datadog/request-log.js";
import { folderOf, readDocuments } from "./datadog-material.js";
import { checkAnswer, checkRequest, type Found, findOperation } from "./datadog-openapi.js";

// The requests that the tests have made by the real client, against Datadog's own documents.

/** What the program must have done at least once, and been answered. */
const EXERCISED: readonly string[] = [
  ...["ListOnCallSchedules", "GetOnCallSchedule"],
  ...["CreateOnCallSchedule", "UpdateOnCallSchedule", "DeleteOnCallSchedule"],
  "GetScheduleOnCallResponders",
  ...["CreateScheduleOverrides", "ListScheduleOverrides", "DeleteScheduleOverride"],
  ...["ListOnCallEscalationPolicies", "GetOnCallEscalationPolicy"],
  ...["CreateOnCallEscalationPolicy", "UpdateOnCallEscalationPolicy"],
  "DeleteOnCallEscalationPolicy",
  ...["GetOnCallTeamRoutingRules", "SetOnCallTeamRoutingRules", "GetTeamOnCallUsers"],
  "ListUserNotificationChannels",
  ...["CreateOnCallPage", "ListOnCallPages", "GetOnCallPage"],
  ...["AcknowledgeOnCallPage", "EscalateOnCallPage", "ResolveOnCallPage"],
  ...["CreateIncident", "GetIncident", "UpdateIncident", "DeleteIncident"],
  ...["ListIncidentTodos", "CreateIncidentTodo"],
  ...["ListUsers", "ListTeams"],
];

/** Refused for what it is: tests of that send such requests on purpose. */
const WRONG_ON_PURPOSE = 400;

/** Where the real service does not keep to its documents, and so the fake does not either. */
const KNOWN: readonly RegExp[] = [
  // The incidents that were found, once more.
  /^GET \/api\/v2\/incidents\/search included\[/,
  // A rule without a policy.
  /routing-rules included\[\d+\](: fits none|\.relationships\.policy\.data: not an object)/,
  // Nobody is on call: no answer is recorded, and the documents do not say.
  /^GET \S+\/on-call data: not an object$/,
  // Organizations can name severities of their own.
  /\/incidents\S* data.*\.attributes\.severity: not in the enum/,
];

/** What is sent though no document has it, and why. */
const SENT: readonly RegExp[] = [
  // Answers have tags, and may lose them where they are not sent back.
  /^PUT \/api\/v2\/on-call\/(schedules|escalation-policies)\/\S+ body data\.attributes\.tags: not declared$/,
];

const documents = readDocuments();
const requests = readRequests(folderOf("ONCALL_DATADOG_REQUESTS"));
const meant = requests.filter(({ status }) => status !== WRONG_ON_PURPOSE);
const answered = meant.filter(({ status }) => status >= 200 && status < 300);
const counts: string[] = [];

describe("what the client sent", () => {
  test("is an operation of Datadog's documents, and fits it", () => {
    expect(meant.length).toBeGreaterThan(0);
    const problems = meant.flatMap((request) => {
      const found = find(request);
      if (found === undefined) return [`${request.method} ${request.path} is no operation`];
      return checkRequest(found, request)
        .map((problem) => `${found.place} ${problem}`)
        .filter((problem) => !SENT.some((sent) => sent.test(problem)));
    });
    expect([...new Set(problems)]).toEqual([]);
  });

  test("was answered by the fake as the documents say", () => {
    expect(answered.length).toBeGreaterThan(0);
    const problems = answered.flatMap((request) => {
      const found = find(request);
      if (found === undefined || request.isFault === true) return [];
      return checkAnswer(found, request.status, request.answer)
        .map((problem) => `${found.place} ${problem}`)
        .filter((problem) => !KNOWN.some((known) => known.test(problem)));
    });
    expect([...new Set(problems)]).toEqual([]);
  });

  test("is every operation that the program has a command for", () => {
    const done = new Set(answered.map((request) => find(request)?.operation.operationId));
    const missing = EXERCISED.filter((name) => !done.has(name));
    counts.push(
      `datadog: ${meant.length} requests and ${answered.length} answers checked, ` +
        `${EXERCISED.length - missing.length} of ${EXERCISED.length} operations done ` +
        `(${done.size} in all), ` +
        `${requests.length - meant.length} requests left out (refused as wrong, on purpose)`,
    );
    expect(missing).toEqual([]);
  });
});

function find({ method, path }: LoggedRequest): Found | undefined {
  return findOperation(documents, method, path);
}

function readRequests(folder: string): readonly LoggedRequest[] {
  const files = readdirSync(folder).filter((name) => name.endsWith(".jsonl"));
  const lines = files.flatMap((name) => readFileSync(join(folder, name), "utf8").split("\n"));
  return lines.filter((line) => line !== "").map((line) => JSON.parse(line) as LoggedRequest);
}

afterAll(() => {
  for (const line of counts) writeSync(1, `${line}\n`);
});
