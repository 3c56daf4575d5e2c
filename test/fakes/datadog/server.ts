import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { answerTo, checkBody } from "./answers.js";
import type { AnswerFault, Fault, Faults } from "./faults.js";
import type { Keys } from "./keys.js";
import { findRoute, operations } from "./operations.js";
import { type Organization, type OrganizationOptions, openOrganization } from "./organization.js";
import { openRequestLog } from "./request-log.js";
import type { Call, FakeRequest } from "./requests.js";
import { type Seeds, seedsOf } from "./seeds.js";
import type { State } from "./state.js";

/** Datadog on this machine: its API and its paging hosts on one port. */
export interface FakeDatadog extends Seeds {
  /** For `DD_HOST`. */
  readonly url: string;
  /** Every request that came, in order, refused ones too. */
  readonly requests: readonly FakeRequest[];
  /** What is there; tests may look at it and change it. */
  readonly state: State;
  /** What goes wrong from now on. */
  faults: Faults;
  /** Does something by the API's own rules without a request, to prepare a test. */
  perform<T = Record<string, unknown>>(operation: string, asked: Performed): T;
  /** Breaks off what is still open, too. */
  close(): Promise<void>;
}

export interface Performed {
  /** By the names of the pattern: `{ schedule_id }`. */
  readonly path?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

export interface FakeDatadogOptions extends OrganizationOptions {
  readonly faults?: Faults;
  /** Who may ask; absent: whoever has keys at all. */
  readonly keys?: Keys;
  /** Before each answer. */
  readonly delayMs?: number;
}

export async function startFakeDatadog(options: FakeDatadogOptions = {}): Promise<FakeDatadog> {
  const organization = openOrganization(options);
  const requests: FakeRequest[] = [];
  const log = openRequestLog();

  const server = createServer((message, response) => {
    void readRequest(message).then(answer.bind(undefined, response), () => response.destroy());
  });

  async function answer(response: ServerResponse, call: Call): Promise<void> {
    const at = Date.now();
    const n = requests.length + 1;
    // Its place is kept, however long the answer takes.
    requests.push({ ...call, at, status: 0 });
    const before = fake.faults.before?.(call, n);
    await sleep((options.delayMs ?? 0) + delayOf(before));
    const outcome = handle(call, before, n);
    const note = { ...call, at, ...outcome.note };
    requests[n - 1] = note;
    log(note);
    await sleep(outcome.delayMs);
    if (outcome.sent === "hang") return;
    if (outcome.sent === "drop") response.destroy();
    else send(response, outcome.sent, organization);
  }

  function handle(call: Call, before: Fault | undefined, n: number): Outcome {
    if (before !== undefined && !isDelay(before)) return faulty(before, { status: 0 });
    const done = answerTo(call, organization, options.keys);
    const note = { status: done.status, ...(done.body !== undefined && { answer: done.body }) };
    const after = fake.faults.after?.(call, n);
    if (after === undefined || isDelay(after)) return { sent: done, note, delayMs: delayOf(after) };
    return { ...faulty(after, note), note };
  }

  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const fake: FakeDatadog = {
    ...seedsOf(organization),
    url: `http://127.0.0.1:${port}`,
    requests,
    state: organization.state,
    faults: options.faults ?? {},
    perform<T>(name: string, { path = {}, query = {}, body }: Performed): T {
      const operation = operations.find((one) => one.name === name);
      if (operation === undefined) throw new Error(`the fake does not have ${name}`);
      const problems = [...operation.query.check(query, ""), ...checkBody(operation, body)];
      if (problems.length > 0) throw new Error(`${name}: ${JSON.stringify(problems)}`);
      return operation.perform({ path, query, body }, organization).body as T;
    },
    close() {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
  return fake;
}

interface Outcome {
  readonly sent: AnswerFault | "drop" | "hang";
  readonly note: Pick<FakeRequest, "status" | "answer" | "isFault">;
  readonly delayMs: number;
}

function faulty(fault: Exclude<Fault, { delayMs: number }>, lost: Outcome["note"]): Outcome {
  if (fault === "drop" || fault === "hang") return { sent: fault, note: lost, delayMs: 0 };
  const note = { status: fault.status, answer: fault.body, isFault: true } as const;
  return { sent: fault, note, delayMs: 0 };
}

function isDelay(fault: Fault): fault is { readonly delayMs: number } {
  return typeof fault === "object" && "delayMs" in fault;
}

function delayOf(fault: Fault | undefined): number {
  return fault !== undefined && isDelay(fault) ? fault.delayMs : 0;
}

async function readRequest(message: IncomingMessage): Promise<Call> {
  const chunks: Buffer[] = [];
  for await (const chunk of message) chunks.push(chunk as Buffer);
  const { method = "", headers } = message;
  const url = new URL(message.url ?? "/", "http://localhost");
  const body = Buffer.concat(chunks).toString();
  return {
    operation: findRoute(method, url.pathname)?.operation.name ?? "",
    method,
    host: headers.host ?? "",
    path: url.pathname,
    query: Object.fromEntries(url.searchParams),
    headers,
    body: body === "" ? undefined : parse(body),
  };
}

function parse(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return body;
  }
}

/** The server's clock is the organization's. */
function send(response: ServerResponse, sent: AnswerFault, { now, newId }: Organization): void {
  const { status, headers, body = "" } = sent;
  response.writeHead(status, {
    date: new Date(now()).toUTCString(),
    "x-request-id": newId(),
    ...(body !== "" && { "content-type": "application/json" }),
    ...headers,
  });
  response.end(typeof body === "string" ? body : JSON.stringify(body));
}
