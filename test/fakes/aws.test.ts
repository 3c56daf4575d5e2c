import { mkdtempSync, readdirSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { contacts, incidents, rotation } from "./aws/ask.js";
import { dropAfterEvery, only, throttleEvery, together } from "./aws/faults.js";
import { type FakeAws, type FakeAwsOptions, startFakeAws } from "./aws/server.js";

let fake: FakeAws;
beforeEach(() => start());
afterEach(() => fake.close());

async function start(options: FakeAwsOptions = {}): Promise<void> {
  await fake?.close();
  fake = await startFakeAws({ now: () => Date.parse("2026-01-07T12:00:00Z"), ...options });
}

describe("faults", () => {
  it("throttle before anything is done, and drop after it", async () => {
    const RotationId = rotation(fake);
    fake.faults = together(
      throttleEvery(3, only("CreateRotationOverride")),
      dropAfterEvery(2, only("CreateRotationOverride")),
    );
    const input = { RotationId, NewContactIds: [], StartTime: 1, EndTime: 2 };
    const create = () => contacts(fake, "CreateRotationOverride", input);
    await contacts(fake, "ListContacts", {});
    await create();
    await expect(create()).rejects.toThrow("fetch failed");
    expect((await create()).body.__type).toBe("ThrottlingException");
    expect(fake.state.overrides.size).toBe(2);
    expect(fake.requests.map(({ status }) => status)).toEqual([200, 200, 200, 400]);
  });

  it("answer with any error, as each service has it", async () => {
    fake.faults = {
      before: ({ operation }, n) =>
        n > 1 ? { type: "InternalServerException", message: `${operation} ${n}` } : undefined,
    };
    expect((await contacts(fake, "ListContacts", {})).status).toBe(200);
    expect(await contacts(fake, "ListContacts", {})).toMatchObject({
      status: 500,
      body: { __type: "InternalServerException", Message: "ListContacts 2" },
    });
    expect(await incidents(fake, "POST", "/listResponsePlans", {})).toMatchObject({
      status: 500,
      body: { message: "ListResponsePlans 3" },
    });
  });

  it("keep silent", async () => {
    fake.faults = { before: () => "hang" };
    const signal = AbortSignal.timeout(100);
    await expect(fetch(fake.url, { signal })).rejects.toThrow("timeout");
  });
});

it("an account that is not onboarded is refused by both services", async () => {
  await start({ isOnboarded: false });
  const rotations = await contacts(fake, "ListRotations", {});
  expect(rotations.body).toMatchObject({
    __type: "ValidationException",
    Message: "Invalid value provided - Account not found for the request",
  });
  const plans = await incidents(fake, "POST", "/listResponsePlans", {});
  expect(plans.body.resourceType).toBe("REPLICATION_SET");
  const sets = await incidents(fake, "POST", "/listReplicationSets", {});
  expect(sets.body.replicationSetArns).toEqual([]);
});

it("notes in a folder what the SDK asks for, and nothing else", async () => {
  const folder = mkdtempSync(join(tmpdir(), "aws-requests-"));
  vi.stubEnv("ONCALL_AWS_REQUEST_LOG", folder);
  await start();
  vi.unstubAllEnvs();
  await contacts(fake, "ListContacts", {});
  await contacts(fake, "ListContacts", { MaxResults: 1 }, { "user-agent": "aws-sdk-js/3.523.0" });
  const lines = readdirSync(folder).flatMap((name) =>
    readFileSync(join(folder, name), "utf8").trim().split("\n"),
  );
  expect(lines.map((line) => JSON.parse(line))).toEqual([
    {
      service: "ssm-contacts",
      operation: "ListContacts",
      input: { MaxResults: 1 },
      status: 200,
      output: { Contacts: [] },
    },
  ]);
});
