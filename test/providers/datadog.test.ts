import { afterAll } from "vitest";
import { readIsoTime } from "../../src/model/time.js";
import { datadogProvider } from "../../src/providers/datadog/datadog.js";
import { openSession } from "../../src/providers/datadog/session.js";
import { startFakeDatadog } from "../fakes/datadog/server.js";
import { providerContract } from "./contract.js";

const fake = await startFakeDatadog();
afterAll(() => fake.close());
const people = ["ann@example.com", "bob@example.com", "cleo@example.com"] as const;
for (const email of people) fake.addUser({ name: `Mx ${email}`, email });

fake.addTeam({ handle: "payments" });

const NOW = readIsoTime("2026-11-21T12:00:00Z") as number;

/** Through the real client, with nobody waiting between two attempts. */
async function open() {
  const opening = {
    env: { DD_HOST: fake.url, DD_API_KEY: "fake-api-key", DD_APP_KEY: "fake-app-key" },
    profile: undefined,
    now: () => NOW,
    file: () => {
      throw new Error("Datadog needs no file");
    },
  };
  return datadogProvider(openSession(opening, async () => {}));
}

const pageTarget = () => ({ kind: "team", name: "payments" }) as const;
const opened = async () => ({ provider: await open(), reopen: open, people, pageTarget });

providerContract("Datadog", opened, {
  lacks: [
    "tokens of creates",
    "pages to schedules",
    "pages that tell whom they call",
    "pages that tell who acknowledged",
    "acknowledging for others",
    "related items",
    "wall-clock times",
    "several hand-offs a period",
    "several on call",
    "several on call in a schedule",
    "overrides with nobody",
    "overrides that say the same",
  ],
  persons(key) {
    const email = key.includes("@") ? key : `${key}@example.com`;
    return [{ key: email, name: "Dora Diaz", email }];
  },
  adds: ["datadog"],
  rotationName: (schedule, rotation) => `${schedule}/${rotation}`,
});
