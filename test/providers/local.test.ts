import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect } from "vitest";
import { localProvider } from "../../src/providers/local/local.js";
import { openLocal } from "../../src/providers/local/open.js";
import { providerContract } from "./contract.js";
import { memoryStore } from "./memory-store.js";

/** Holds something of everything, the way people write it. */
const FILE = `# Who is on call, and when.
version: 1

people:
  alice: { name: Alice Ng, email: alice@example.com }   # moves in May
  bob: {}

rotations:
  primary:
    timeZone: America/New_York
    start: 2026-01-05T09:00
    members: [alice, bob]
    weekly: [{ on: mon, at: "09:00" }]

schedules:
  payments: { timeZone: America/New_York, rotations: [primary] }

overrides:
  # Bob's wedding.
  - { schedule: payments, from: 2026-12-24T09:00, to: 2026-12-26T09:00, members: [alice] }

policies:
  payments:
    steps:
      - { notify: [schedule:payments], wait: 5m }
`;

/** A clock that stands still until it is told to go on. */
function clock() {
  let now = Date.parse("2026-03-07T20:00:00Z");
  return {
    now: () => now,
    later() {
      now += 60_000;
    },
  };
}

const store = memoryStore(FILE);
const inMemory = clock();
const openInMemory = () => localProvider(store, inMemory.now);

providerContract("the local provider in memory", async () => ({
  provider: openInMemory(),
  reopen: async () => openInMemory(),
  later: inMemory.later,
}));

const folder = mkdtempSync(join(tmpdir(), "oncall-"));
const path = join(folder, "oncall.yaml");
writeFileSync(path, FILE);
const onFile = clock();
const openOnFile = () => openLocal(path, "oncall.yaml", onFile.now);

providerContract("the local provider on a file", async () => ({
  provider: openOnFile(),
  reopen: async () => openOnFile(),
  later: onFile.later,
}));

afterAll(() => {
  try {
    // What was made is taken away, and nothing besides.
    expect(store.read()).toBe(FILE);
    expect(readFileSync(path, "utf8")).toBe(FILE);
    const names = readdirSync(folder).filter((name) => name !== "oncall.journal.jsonl");
    expect(names).toEqual(["oncall.yaml"]);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
