import { afterAll } from "vitest";
import { awsProvider } from "../../src/providers/aws/aws.js";
import { openSession } from "../../src/providers/aws/session.js";
import { startFakeAws } from "../fakes/aws/server.js";
import { providerContract } from "./contract.js";

const fake = await startFakeAws();
afterAll(() => fake.close());
// Incidents start from response plans: from the only one, where none is named.
fake.perform("ssm-incidents", "CreateResponsePlan", {
  name: "checkout",
  incidentTemplate: { title: "Checkout is down", impact: 3 },
});

/** Through the real client, with nobody waiting for a turn. */
async function open() {
  const opening = {
    env: {
      AWS_ENDPOINT_URL: fake.url,
      AWS_REGION: "us-east-1",
      AWS_ACCESS_KEY_ID: "AKIAFAKE",
      AWS_SECRET_ACCESS_KEY: "fake",
    },
    profile: undefined,
    now: Date.now,
    file: () => {
      throw new Error("AWS needs no file");
    },
  };
  return awsProvider(await openSession(opening, async () => {}));
}

providerContract("AWS", async () => ({ provider: await open(), reopen: open }), {
  lacks: [
    "wall-clock times",
    "effective dates",
    "turns of no one",
    "coverage of no time",
    "zones of schedules",
    "round-robin steps",
    "neighbouring turns in steps",
    "policies that resolve",
    "acknowledging for others",
  ],
  persons: (key) => [{ key, name: "Dora Diaz" }, { key }],
  adds: ["aws"],
});
