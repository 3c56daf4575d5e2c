import { writeSync } from "node:fs";
import { logger } from "@datadog/datadog-api-client/dist/logger.js";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Interaction, type Recording, readRecordings } from "./datadog-material.js";
import { INSTEAD, type Instead, OUT_OF_REACH } from "./datadog-replay/beyond.js";
import { DECISIONS, decisionOn } from "./datadog-replay/decisions.js";
import { Memory } from "./datadog-replay/memory.js";
import type { Operation } from "./datadog-replay/operation.js";
import { ORACLES } from "./datadog-replay/oracle.js";
import { OPERATIONS, openAt, operationOf, replay, wrongIn } from "./datadog-replay/replay.js";
import { type StandIn, startStandIn } from "./datadog-replay/stand-in.js";
import { Tally } from "./datadog-replay/tally.js";

// What was really sent to Datadog once, and what it answered: our adapter is given the same intent,
// sends the same, and understands the answer. Nothing of the recordings is kept here.

const NAMES = ["on-call", "on-call-history", "users-teams", "incidents"];
const isThere = Boolean(process.env.ONCALL_RECORDINGS);
const tally = new Tally();
/** Of our decisions and of the operations out of reach, what was met. */
const met = new Set<unknown>();

describe.skipIf(!isThere)("what was recorded of Datadog", () => {
  let standIn: StandIn;
  beforeAll(async () => {
    // Built for users the client says nothing; here it is the one that is installed.
    logger.setLevel("silent");
    standIn = await startStandIn();
  });
  afterAll(() => standIn.close());

  test.each(NAMES)("in %s is sent by our adapter, too, and understood", async (name) => {
    const problems: string[] = [];
    for (const recording of readRecordings(name)) {
      for (const problem of await replayAll(recording, standIn)) {
        problems.push(`${recording.scenario}: ${problem}`);
      }
    }
    expect(problems).toEqual([]);
  });

  test("has every operation that our adapter does, and each of our decisions", () => {
    const unmet = [
      ...OPERATIONS.filter((operation) => !met.has(operation)).map(({ name }) => name),
      ...[...DECISIONS, ...INSTEAD].filter((one) => !met.has(one)).map(({ why }) => why),
      ...Object.keys(OUT_OF_REACH).filter((name) => !met.has(name)),
      ...ORACLES.filter((oracle) => !met.has(oracle)).map(({ name }) => name),
    ];
    expect(unmet).toEqual([]);
  });

  test("is counted, all of it", () => {
    const recordings = NAMES.flatMap(readRecordings);
    const count = recordings.reduce((sum, { interactions }) => sum + interactions.length, 0);
    expect(tally.interactions).toBe(count);
  });
});

async function replayAll({ interactions }: Recording, standIn: StandIn): Promise<string[]> {
  const memory = new Memory();
  const problems: string[] = [];
  for (const interaction of interactions) {
    const operation = operationOf(interaction);
    const found =
      operation === undefined
        ? leaveOut(interaction)
        : await replayOne(operation, interaction, memory, standIn);
    const { method, path, status } = interaction;
    problems.push(...found.map((problem) => `${method} ${path} (${status}): ${problem}`));
    memory.learn(interaction);
    problems.push(...(await compareOnCall(interaction, memory, standIn)));
  }
  return problems;
}

/** An operation out of reach has to be known as one. */
function leaveOut({ method, path }: Interaction): string[] {
  const kinds = Object.entries(OUT_OF_REACH).filter(([, pattern]) =>
    pattern.test(`${method} ${path}`),
  );
  for (const [kind] of kinds) met.add(kind);
  tally.leaveOut(kinds[0]?.[0] ?? "");
  return kinds.length === 1 ? [] : [`is ${kinds.length} of the operations out of reach`];
}

async function replayOne(
  operation: Operation,
  interaction: Interaction,
  memory: Memory,
  standIn: StandIn,
): Promise<string[]> {
  met.add(operation);
  const { name } = operation;
  const instead = INSTEAD.find((one) => one.operation === name && one.applies(interaction));
  if (instead !== undefined) {
    return replayInstead(instead, operation, interaction, memory, standIn);
  }
  const before = memory.known(interaction.path.split("/").at(-1) ?? "");
  const { request, answer, error, strange } = await replay(operation, interaction, memory, standIn);
  const decided = (request ?? []).map((one) => decisionOn(name, one, interaction, before));
  for (const decision of decided) met.add(decision);
  const meant = (request ?? []).filter((_, i) => decided[i] === undefined).map(say);
  const problems = [
    ...(request === undefined ? ["no request like it"] : []),
    ...meant,
    ...strange.map((one) => `besides, ${one}`),
  ];
  if (problems.length === 0) tally.countRequest(name, decided.length > 0);
  const understood =
    interaction.status >= 400
      ? [wrongIn(error, interaction)].filter((wrong) => wrong !== undefined)
      : [...answer.map(say), ...(error === undefined ? [] : [String(error)])];
  if (understood.length === 0) tally.countAnswer(name, interaction.status >= 400);
  return [...problems, ...understood.map((one) => `the answer: ${one}`)];
}

async function replayInstead(
  instead: Instead,
  operation: Operation,
  interaction: Interaction,
  memory: Memory,
  standIn: StandIn,
): Promise<string[]> {
  met.add(instead);
  tally.countInstead(operation.name);
  const outcome = await replay(operation, interaction, memory, standIn);
  return instead.holds(outcome) ? [] : [`not so: ${instead.why}`];
}

/** Whom the engine has on call, where the recording says who was. */
async function compareOnCall(
  interaction: Interaction,
  memory: Memory,
  standIn: StandIn,
): Promise<string[]> {
  const { method, path } = interaction;
  const oracle = ORACLES.find((one) => method === "GET" && one.path.test(path));
  if (oracle === undefined) return [];
  met.add(oracle);
  standIn.expect(interaction, memory);
  const { provider } = openAt(standIn.url);
  const id = oracle.path.exec(path)?.[1] ?? "";
  const different = await oracle.compare({ provider, interaction, memory }, id);
  if (different.length === 0) tally.countOracle(oracle.name);
  return different.map((one) => `${oracle.name}: ${say(one)}`);
}

function say({ place, recorded, ours }: { place: string; recorded: unknown; ours: unknown }) {
  return `${place} is ${JSON.stringify(recorded)} and with us ${JSON.stringify(ours)}`;
}

function print(lines: readonly string[]): void {
  for (const line of lines) writeSync(1, `${line}\n`);
}

if (isThere) afterAll(() => print(tally.lines()));
else print(["ONCALL_RECORDINGS names no folder: nothing of Datadog is replayed"]);
