import { writeSync } from "node:fs";
import { afterAll, expect, test } from "vitest";
import { ask } from "../fakes/datadog/ask.js";
import { findRoute } from "../fakes/datadog/operations.js";
import { type FakeDatadog, startFakeDatadog } from "../fakes/datadog/server.js";
import {
  type Interaction,
  type Recording,
  readDocuments,
  readRecordings,
} from "./datadog-material.js";
import { checkRequest, findOperation } from "./datadog-openapi.js";
import { differences, Replica } from "./datadog-replica.js";
import { Shapes } from "./datadog-shapes.js";

// What was really asked of Datadog once, asked of the fake: it must answer alike.

const NAMES = ["on-call", "on-call-history", "users-teams", "incidents"];

/** Where the fake is not like the recordings, and why. */
const KNOWN: readonly RegExp[] = [
  // Taken in 2025; the documents have asked for an hour since.
  /must be at least 1 hour/,
  // Recorded in 2025; the client has it since.
  /^ListOnCallSchedules: \.meta is in none/,
  // Recorded in 2023; a team that is made today is answered with them.
  /^(GetTeam|ListTeams): .*(avatar|banner|modules|team_links\.data) is in none/,
  // Recorded in 2023 and before; a user that is made today is answered with it.
  /^(GetUser|ListUsers): .*last_login_time is in none/,
  // The fake names a commander by the id alone.
  /^(Create|Update)Incident: data\.attributes\.commander\.data\.attributes is missing/,
  // Until 2025 rules had ids that were made up from their places, and a policy was no action.
  /^SetOnCallTeamRoutingRules: included/,
];

const documents = readDocuments();
/** By operation; also with the status of an error. */
const shapes = new Map<string, { readonly recorded: Shapes; readonly ours: Shapes }>();
const counts: string[] = [];

test.each(NAMES)("what was asked in %s is answered alike by the fake", async (name) => {
  const recordings = readRecordings(name);
  const current = recordings.filter(isCurrent);
  const tally: Tally = { asked: 0, left: 0 };
  const problems: string[] = [];
  for (const recording of current) problems.push(...(await replay(recording, tally)));
  counts.push(
    `${name}: ${tally.asked} recorded requests answered alike by the fake ` +
      `(left out: ${tally.left} of operations that it has no need of, and ` +
      `${recordings.length - current.length} of ${recordings.length} scenarios from before ` +
      "the API was published)",
  );
  expect(withoutKnown(problems)).toEqual([]);
  expect(tally.asked).toBeGreaterThan(0);
});

test("its answers have the shapes of the recorded ones", () => {
  const problems = [...shapes].flatMap(([operation, { recorded, ours }]) =>
    recorded.differences(ours).map((problem) => `${operation}: ${problem}`),
  );
  counts.push(`answers of ${shapes.size} kinds have the shapes of the recorded ones`);
  expect(withoutKnown(problems)).toEqual([]);
});

function withoutKnown(problems: readonly string[]): string[] {
  return [...new Set(problems)].filter((problem) => !KNOWN.some((known) => known.test(problem)));
}

/** Whether today's documents allow what was asked for. */
function isCurrent({ interactions }: Recording): boolean {
  return interactions.every(({ method, path, query, requestBody, status }) => {
    const found = findOperation(documents, method, path);
    if (found === undefined || status >= 400) return true;
    return checkRequest(found, { query, body: requestBody ?? undefined }).length === 0;
  });
}

interface Tally {
  asked: number;
  left: number;
}

async function replay({ frozen_time, interactions }: Recording, tally: Tally): Promise<string[]> {
  const nowMs = Date.parse(frozen_time ?? "2025-06-01T00:00:00Z") + 1000;
  const hasTags = JSON.stringify(interactions).includes('"tags":');
  const fake = await startFakeDatadog({ now: () => nowMs, hasTags });
  const replica = new Replica();
  const problems: string[] = [];
  for (const interaction of interactions) {
    const operation = operationOf(interaction);
    if (operation === undefined || replica.isBeyond(interaction)) {
      replica.leaveOut(interaction.responseBody);
      tally.left++;
      continue;
    }
    tally.asked++;
    const { status, body } = await askAgain(fake, replica, interaction);
    replica.learn(interaction.responseBody, body);
    if (status === interaction.status) {
      note(status < 400 ? operation : `${operation} ${status}`, interaction.responseBody, body);
      const recorded = replica.translate(interaction.responseBody) ?? undefined;
      const different = isOfOnCall(interaction) ? differences(recorded, body) : [];
      problems.push(...different.map((one) => `${operation}: ${one}`));
    } else {
      const text = JSON.stringify(body);
      problems.push(`${operation}: ${status} instead of ${interaction.status}, ${text}`);
    }
  }
  await fake.close();
  return problems;
}

/** One that the documents and the fake have alike. */
function operationOf({ method, path }: Interaction): string | undefined {
  const name = findRoute(method, path)?.operation.name;
  const found = findOperation(documents, method, path);
  return found?.operation.operationId === name ? name : undefined;
}

/** Its lists hold what others made, and are left out. */
function isOfOnCall({ path, method }: Interaction): boolean {
  return path.startsWith("/api/v2/on-call/") && !(method === "GET" && /[a-z]$/.test(path));
}

function note(kind: string, recorded: unknown, ours: unknown): void {
  const both = shapes.get(kind) ?? { recorded: new Shapes(), ours: new Shapes() };
  shapes.set(kind, both);
  both.recorded.add(recorded);
  both.ours.add(ours);
}

function askAgain(fake: FakeDatadog, replica: Replica, recorded: Interaction) {
  addOlder(fake, replica, recorded);
  const { method, path, query, requestBody } = replica.translate(recorded);
  const parameters = new URLSearchParams(query).toString();
  const place = `${path.replace("/api/v2", "")}${parameters === "" ? "" : `?${parameters}`}`;
  return ask(fake, `${method} ${place}`, requestBody ?? undefined);
}

/** A recording may name users and teams that were there before it. */
function addOlder(fake: FakeDatadog, replica: Replica, recorded: Interaction): void {
  if (recorded.status >= 400) return;
  const text = `${recorded.path} ${JSON.stringify(recorded.requestBody)}`;
  const ids = (pattern: RegExp) =>
    [...text.matchAll(pattern)].map(([, id = ""]) => id).filter((id) => !replica.knows(id));
  for (const id of ids(/"user":{"id":"([^"]*)"/g)) {
    if (!fake.state.users.has(id)) fake.addUser({ id, email: `${id}@example.com` });
  }
  for (const id of [...ids(/"id":"([^"]*)","type":"teams"/g), ...ids(/\/team\/([^/ ]*)/g)]) {
    const team = { id, handle: id, name: id, description: null, members: [], createdMs: 0 };
    fake.state.teams.set(id, team);
  }
}

afterAll(() => {
  for (const line of counts) writeSync(1, `${line}\n`);
});
