import { isDeepStrictEqual } from "node:util";
import { isOncallError } from "../../../src/errors.js";
import { datadogProvider } from "../../../src/providers/datadog/datadog.js";
import { openSession } from "../../../src/providers/datadog/session.js";
import type { Provider } from "../../../src/providers/provider.js";
import type { Interaction } from "../datadog-material.js";
import { type Difference, differences, queryDifferences } from "./equivalent.js";
import { INCIDENT_OPERATIONS } from "./incident-operations.js";
import type { Memory } from "./memory.js";
import type { Operation } from "./operation.js";
import { OVERRIDE_OPERATIONS } from "./override-operations.js";
import { PEOPLE_OPERATIONS } from "./people-operations.js";
import { POLICY_OPERATIONS } from "./policy-operations.js";
import { ROUTING_OPERATIONS } from "./routing-operations.js";
import { SCHEDULE_OPERATIONS } from "./schedule-operations.js";
import type { StandIn } from "./stand-in.js";
import { TODO_OPERATIONS } from "./todo-operations.js";

export const OPERATIONS: readonly Operation[] = [
  ...SCHEDULE_OPERATIONS,
  ...OVERRIDE_OPERATIONS,
  ...POLICY_OPERATIONS,
  ...ROUTING_OPERATIONS,
  ...PEOPLE_OPERATIONS,
  ...INCIDENT_OPERATIONS,
  ...TODO_OPERATIONS,
];

/** What became of a recorded interaction when our adapter did the same. */
export interface Outcome {
  /** Where our request is not the recorded one; undefined: there was none like it. */
  readonly request: readonly Difference[] | undefined;
  /** Where our model does not have what was answered. */
  readonly answer: readonly Difference[];
  /** What was thrown. */
  readonly error?: unknown;
  /** Requests that nobody expected. */
  readonly strange: readonly string[];
}

export function operationOf({ method, path }: Interaction): Operation | undefined {
  return OPERATIONS.find((one) => one.method === method && one.path.test(path));
}

/** Does what a recorded request was for, through the real client. */
export async function replay(
  operation: Operation,
  interaction: Interaction,
  memory: Memory,
  standIn: StandIn,
): Promise<Outcome> {
  standIn.expect(interaction, memory, operation.follows);
  const { session, provider } = openAt(standIn.url);
  const ids = operation.path.exec(interaction.path)?.slice(1) ?? [];
  let answer: readonly Difference[] = [];
  let error: unknown;
  try {
    const stage = { provider, session, interaction, memory };
    const { ours, recorded } = await operation.perform(stage, ...ids);
    answer = isDeepStrictEqual(ours, recorded) ? [] : told(recorded, ours);
  } catch (thrown) {
    error = thrown;
  }
  const strange = standIn.strange.map(({ method, path }) => `${method} ${path}`);
  return { request: requestOf(operation, interaction, standIn), answer, error, strange };
}

function told(recorded: unknown, ours: unknown): readonly Difference[] {
  const found = differences(recorded, ours);
  return found.length > 0 ? found : [{ place: "", recorded, ours }];
}

function requestOf(
  { today = (body) => body }: Operation,
  { query, requestBody }: Interaction,
  { asked }: StandIn,
): readonly Difference[] | undefined {
  if (asked === undefined) return undefined;
  return [...queryDifferences(query, asked.query), ...differences(today(requestBody), asked.body)];
}

/** Our adapter and the real client; nobody waits between two attempts. */
export function openAt(url: string) {
  const opening = {
    env: { DD_HOST: url, DD_API_KEY: "an-api-key", DD_APP_KEY: "an-application-key" },
    profile: undefined,
    now: Date.now,
    file: () => {
      throw new Error("Datadog needs no file");
    },
  };
  const session = openSession(opening, async () => {});
  return { session, provider: datadogProvider(session) as Required<Provider> };
}

/** What is wrong with how an error answer was told; undefined: nothing. */
export function wrongIn(error: unknown, { status, responseBody }: Interaction): string | undefined {
  if (!isOncallError(error)) return `no error of ours: ${error}`;
  const [code, exitCode] = ERRORS[status] ?? [];
  if (error.code !== code || error.exitCode !== exitCode) {
    return `${error.code} (exit ${error.exitCode}): ${error.message}`;
  }
  const missing = reasonsIn(responseBody).filter((reason) => !error.message.includes(reason));
  return missing.length === 0 ? undefined : `"${error.message}" does not say ${missing.join(", ")}`;
}

const ERRORS: Readonly<Record<number, readonly [string, number]>> = {
  400: ["bad-request", 2],
  404: ["not-found", 2],
  409: ["conflict", 1],
  422: ["bad-request", 2],
};

function reasonsIn(body: unknown): string[] {
  const { errors } = body as { errors: readonly (string | { readonly detail: string })[] };
  return errors.map((error) => (typeof error === "string" ? error : error.detail));
}
