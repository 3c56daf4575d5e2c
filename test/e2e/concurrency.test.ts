import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, describe, expect, it } from "vitest";
import { readOncallFile } from "../../src/model/file/read.js";
import { fromMoment } from "../../src/model/file/write.js";
import { withLock } from "../../src/providers/local/lock.js";
import { PROGRAM } from "./program.js";

// Processes that write one oncall.yaml at the same time, are killed and are interrupted.

/** Without settings; what is kept between runs goes there. */
const HOME = mkdtempSync(join(tmpdir(), "oncall-home-"));
const FILE = `# Who is on call for payments.
version: 1

people:
  alice: { name: Alice Ng }
  bob:   { name: "Bob Ito" }
  carol: { name: Carol Diaz } # stands in

rotations:
  # Around the clock, a week each.
  primary:
    timeZone: UTC
    start: 2026-01-05T09:00
    members: [alice, bob]
    weekly: [{ on: mon, at: "09:00" }]

schedules:
  payments: { timeZone: UTC, combine: stack, rotations: [primary] }

overrides:
  # Christmas.
  - { schedule: payments, from: 2026-12-24T09:00, to: 2026-12-26T09:00, members: [carol] }
`;

const folders: string[] = [];
const started: ChildProcess[] = [];
afterAll(() => {
  for (const child of started) child.kill("SIGKILL");
  for (const folder of folders) rmSync(folder, { recursive: true });
});

describe("two hundred processes that write one file at once", () => {
  it("lose nothing: each has written its override, or says who was in its way", async () => {
    const folder = makeFolder();
    const outcomes = await Promise.all(range(200).map((n) => create(folder, n).outcome));

    const made = new Map<string, string>();
    outcomes.forEach(({ code, stdout, stderr }, n) => {
      if (code === 0) {
        expect({ stdout, stderr }).toEqual({ stdout: expect.stringMatching(ID), stderr: "" });
        made.set(stdout.trim(), hour(n));
      } else {
        const busy = { code: 1, stdout: "", stderr: expect.stringMatching(busyIn(folder)) };
        expect({ code, stdout, stderr }).toEqual(busy);
      }
    });
    expect(made.size).toBeGreaterThan(0);
    expect(made.size).toBe(outcomes.filter(({ code }) => code === 0).length);
    expect(addedTo(folder)).toEqual([...made].sort());
    expect(readdirSync(folder)).toEqual(["oncall.yaml"]);
  }, 180_000);
});

describe("kill -9", () => {
  it("at random moments of 200 writes leaves a file that can be read, with all that was said to be in it", async () => {
    const folder = makeFolder();
    const acknowledged = new Map<string, string>();
    let killed = 0;
    let next = 0;
    const work = async () => {
      while (next < 200) {
        const n = next++;
        const writer = create(folder, n);
        const isSpared = n % 4 === 0;
        if (!isSpared) void killSoon(folder, writer, n % 2 === 0);
        const { code, signal, stdout, stderr } = await writer.outcome;
        if (isSpared) expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
        if (signal === "SIGKILL") killed += 1;
        // Whoever was killed right before its end has said it all the same.
        if (stdout !== "") acknowledged.set(stdout.trim(), hour(n));

        const added = addedTo(folder);
        expect(added).toEqual(expect.arrayContaining([...acknowledged]));
        expect(new Set(added.map(([, from]) => from)).size).toBe(added.length);
      }
    };
    await Promise.all(range(8).map(work));
    expect(killed).toBeGreaterThan(0);

    expect(await create(folder, 200).outcome).toMatchObject({ code: 0, stderr: "" });
    expect(withoutDrafts(folder)).toEqual(["oncall.yaml"]);
  }, 180_000);

  it("of a process that writes keeps nobody waiting", async () => {
    const folder = makeFolder();
    while (!existsSync(lockOf(folder))) {
      const writer = create(folder, 0);
      await untilItWrites(folder, writer);
      writer.kill("SIGKILL");
      await writer.outcome;
    }
    // A lock whose holder cannot be looked for counts for longer than anyone waits: that this one is
    // gone was seen.
    expect(await create(folder, 1).outcome).toEqual({
      code: 0,
      signal: null,
      stdout: expect.stringMatching(ID),
      stderr: "",
    });
    expect(withoutDrafts(folder)).toEqual(["oncall.yaml"]);
  });
});

describe("Ctrl-C", () => {
  it("ends a process that waits for another one, and nothing is written", async () => {
    const folder = makeFolder();
    await withLock(
      join(folder, "oncall.yaml"),
      async () => {
        const marker = join(makeFolder(), "has-looked");
        const waiting = create(folder, 0, { NODE_OPTIONS: `--require ${tellTale(marker)}` });
        await until(() => existsSync(marker) || waiting.hasEnded());
        waiting.kill("SIGINT");
        expect(await waiting.outcome).toEqual({
          code: 130,
          signal: null,
          stdout: "",
          stderr: "error: interrupted\n",
        });
      },
      {},
    );
    expect(addedTo(folder)).toEqual([]);
    expect(readdirSync(folder)).toEqual(["oncall.yaml"]);
  });

  it("lets a process that writes finish: what it says it has written is there", async () => {
    const folder = makeFolder();
    const writer = create(folder, 0);
    await untilItWrites(folder, writer);
    writer.kill("SIGINT");
    const { code, signal, stdout } = await writer.outcome;
    // It may have been through by then.
    expect([0, 130]).toContain(code);
    expect(signal).toBe(null);
    expect(addedTo(folder)).toEqual(stdout === "" ? [] : [[stdout.trim(), hour(0)]]);
    expect(readdirSync(folder)).toEqual(["oncall.yaml"]);
  });
});

const ID = /^ov-[0-9a-z]{8}\n$/;

function busyIn(folder: string): RegExp {
  const who = "(another process|process \\d+ on host \\S+ since \\S+Z)";
  return new RegExp(
    `^error: ${folder}/oncall\\.yaml is being written by ${who}\nhint: if that process is gone, delete ${lockOf(folder)}\n$`,
  );
}

/** A folder with the file in it. */
function makeFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "oncall-"));
  folders.push(folder);
  writeFileSync(join(folder, "oncall.yaml"), FILE);
  return folder;
}

interface Outcome {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Starts a process that creates an override of an hour of its own. */
function create(folder: string, n: number, env: NodeJS.ProcessEnv = {}) {
  const span = ["--from", hour(n), "--to", hour(n + 1)];
  const child = spawn(
    process.execPath,
    [PROGRAM, "override", "create", "payments", ...span, "--member", "carol", "-q"],
    { cwd: folder, env: { HOME, ...env }, stdio: ["ignore", "pipe", "pipe"] },
  );
  started.push(child);
  return {
    pid: child.pid,
    outcome: outcomeOf(child),
    hasEnded: () => child.exitCode !== null || child.signalCode !== null,
    kill: (signal: NodeJS.Signals) => child.kill(signal),
  };
}

type Writer = ReturnType<typeof create>;

async function outcomeOf(child: ChildProcess): Promise<Outcome> {
  const text = { stdout: "", stderr: "" };
  for (const name of ["stdout", "stderr"] as const) {
    child[name]?.setEncoding("utf8").on("data", (chunk) => {
      text[name] += chunk;
    });
  }
  const [code, signal] = await once(child, "close");
  return { code, signal, ...text };
}

/** While it writes, or at any moment of its life. */
async function killSoon(folder: string, writer: Writer, isWriting: boolean): Promise<void> {
  if (isWriting) await untilItWrites(folder, writer);
  await sleep(Math.random() * (isWriting ? 100 : 500));
  writer.kill("SIGKILL");
}

/** @returns when it has the lock, or has ended */
async function untilItWrites(folder: string, writer: Writer): Promise<void> {
  await until(() => writer.hasEnded() || holderOf(lockOf(folder)) === writer.pid);
}

function holderOf(lock: string): number | undefined {
  try {
    return JSON.parse(readFileSync(lock, "utf8")).pid;
  } catch {
    return undefined;
  }
}

async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await sleep(1);
}

/** A module that makes a file as soon as its process has looked whether there is a lock. */
function tellTale(marker: string): string {
  const path = `${marker}.cjs`;
  writeFileSync(
    path,
    `const fs = require("node:fs");
const { readFileSync } = fs;
fs.readFileSync = (path, ...rest) => {
  if (String(path).endsWith("oncall.yaml.lock")) fs.writeFileSync(${JSON.stringify(marker)}, "");
  return readFileSync(path, ...rest);
};`,
  );
  return path;
}

/** The ids of the overrides that were added, with when they begin. The rest of the file is as it was. */
function addedTo(folder: string): [string, string][] {
  const text = readFileSync(join(folder, "oncall.yaml"), "utf8");
  expect(text.slice(0, FILE.length)).toBe(FILE);
  const [, ...added] = readOncallFile(text, "oncall.yaml").overrides;
  return added.map(({ id, from }): [string, string] => [id, fromMoment(from)]).sort();
}

/** What is in a folder; whoever is killed while it takes the lock leaves a draft, in nobody's way. */
function withoutDrafts(folder: string): string[] {
  return readdirSync(folder).filter((name) => !/^\.?oncall\.yaml\.lock\.[0-9a-f]{16}/.test(name));
}

function lockOf(folder: string): string {
  return join(folder, "oncall.yaml.lock");
}

/** `2027-01-02T03:00` is the 28th hour of that year: hour(27). */
function hour(n: number): string {
  return new Date(Date.UTC(2027, 0, 1, n)).toISOString().slice(0, 16);
}

function range(length: number): number[] {
  return Array.from({ length }, (_, n) => n);
}
