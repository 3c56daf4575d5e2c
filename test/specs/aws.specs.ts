import { readdirSync, readFileSync, writeSync } from "node:fs";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import type { LoggedRequest } from "../fakes/aws/request-log.js";
import { checkInput, checkOutput, type ServiceModel } from "./aws-model.js";

// The requests that the tests have made by the real SDK, against AWS's official service models.

/** What the program must have done at least once, and been answered. */
const EXERCISED: Readonly<Record<string, readonly string[]>> = {
  "ssm-contacts": [
    ...["ListRotations", "GetRotation", "CreateRotation", "UpdateRotation", "DeleteRotation"],
    ...["ListRotationShifts", "ListPreviewRotationShifts"],
    ...["ListRotationOverrides", "GetRotationOverride"],
    ...["CreateRotationOverride", "DeleteRotationOverride"],
    ...["CreateContact", "GetContact", "ListContacts", "UpdateContact", "DeleteContact"],
    "ListContactChannels",
    ...["StartEngagement", "StopEngagement", "DescribeEngagement", "ListEngagements"],
    ...["ListPagesByContact", "ListPagesByEngagement", "DescribePage"],
    ...["ListPageReceipts", "AcceptPage", "ListPageResolutions"],
    ...["TagResource", "UntagResource", "ListTagsForResource"],
  ],
  "ssm-incidents": [
    ...["StartIncident", "GetIncidentRecord", "ListIncidentRecords"],
    ...["UpdateIncidentRecord", "DeleteIncidentRecord"],
    ...["CreateTimelineEvent", "GetTimelineEvent", "ListTimelineEvents"],
    ...["UpdateTimelineEvent", "DeleteTimelineEvent"],
    ...["ListRelatedItems", "UpdateRelatedItems"],
    ...["ListResponsePlans", "GetResponsePlan"],
    ...["TagResource", "UntagResource", "ListTagsForResource"],
  ],
};

/** A request that was refused for what it is: tests of that send them on purpose. */
const WRONG_ON_PURPOSE = ["ValidationException", "SerializationException"];

const requests = readRequests(folderOf("ONCALL_AWS_REQUESTS"));
const counts: string[] = [];

describe.each(Object.entries(EXERCISED))("%s", (service, operations) => {
  const model = readModel(service);
  const ofService = requests.filter((request) => request.service === service);
  const meant = ofService.filter(({ error = "" }) => !WRONG_ON_PURPOSE.includes(error));
  const answered = ofService.filter(({ output }) => output !== undefined);

  test("every request fits the official model", () => {
    expect(meant.length).toBeGreaterThan(0);
    const problems = meant.flatMap(({ operation, input }) =>
      checkInput(model, operation, input).map((problem) => `${operation} ${problem}`),
    );
    expect([...new Set(problems)]).toEqual([]);
  });

  test("every answer of the fake fits the official model", () => {
    expect(answered.length).toBeGreaterThan(0);
    const problems = answered.flatMap(({ operation, output }) =>
      checkOutput(model, operation, output).map((problem) => `${operation} ${problem}`),
    );
    expect([...new Set(problems)]).toEqual([]);
  });

  test("every operation that the program has a command for was done", () => {
    const done = new Set(answered.map(({ operation }) => operation));
    const missing = operations.filter((operation) => !done.has(operation));
    counts.push(
      `${service}: ${meant.length} requests and ${answered.length} answers checked, ` +
        `${operations.length - missing.length} of ${operations.length} operations done, ` +
        `${ofService.length - meant.length} requests left out (refused as wrong, on purpose)`,
    );
    expect(missing).toEqual([]);
  });
});

function readModel(service: string): ServiceModel {
  const file = join(folderOf("ONCALL_SPECS"), "aws", `${service}.service-2.json`);
  return JSON.parse(readFileSync(file, "utf8")) as ServiceModel;
}

function readRequests(folder: string): readonly LoggedRequest[] {
  const files = readdirSync(folder).filter((name) => name.endsWith(".jsonl"));
  const lines = files.flatMap((name) => readFileSync(join(folder, name), "utf8").split("\n"));
  return lines.filter((line) => line !== "").map((line) => JSON.parse(line) as LoggedRequest);
}

function folderOf(variable: string): string {
  const folder = process.env[variable];
  if (folder === undefined || folder === "") throw new Error(`set ${variable} to a folder`);
  return folder;
}

afterAll(() => {
  for (const line of counts) writeSync(1, `${line}\n`);
});
