import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { type Account, type AccountOptions, newId, openAccount } from "./account.js";
import { ServiceError } from "./errors.js";
import type { Fault, Faults } from "./faults.js";
import {
  checkEnvelope,
  decode,
  encode,
  encodeError,
  type HttpAnswer,
  type HttpRequest,
} from "./protocol.js";
import { openRequestLog } from "./request-log.js";
import type { Call, FakeRequest } from "./requests.js";
import { perform, type ServiceName } from "./services.js";
import type { AwsState } from "./state.js";

/** Incident Manager on this machine: both services on one port, for the SDK's clients. */
export interface FakeAws {
  /** For `AWS_ENDPOINT_URL`. */
  readonly url: string;
  readonly account: Account;
  /** Every request that came, in order, refused ones too. */
  readonly requests: readonly FakeRequest[];
  /** What is there; tests may look at it and change it. */
  readonly state: AwsState;
  /** What goes wrong from now on. */
  faults: Faults;
  /** Does something by the service's own rules without a request, to prepare a test. */
  perform<T = Record<string, unknown>>(service: ServiceName, operation: string, input: object): T;
  /** Breaks off what is still open, too. */
  close(): Promise<void>;
}

export interface FakeAwsOptions extends AccountOptions {
  readonly faults?: Faults;
  /** Before each answer. */
  readonly delayMs?: number;
}

export async function startFakeAws(options: FakeAwsOptions = {}): Promise<FakeAws> {
  const account = openAccount(options);
  const requests: FakeRequest[] = [];
  const log = openRequestLog();

  const server = createServer((message, response) => {
    void readRequest(message).then(answer.bind(undefined, response), () => response.destroy());
  });

  async function answer(response: ServerResponse, request: HttpRequest): Promise<void> {
    const call = decode(request);
    const outcome = handle(call, request, fake.faults, requests.length + 1, account);
    const note = { ...call, ...outcome.note, at: Date.now() };
    requests.push(note);
    log(note);
    if (options.delayMs !== undefined) await sleep(options.delayMs);
    if (outcome.answer === "hang") return;
    if (outcome.answer === "drop") response.destroy();
    else send(response, outcome.answer);
  }

  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const fake: FakeAws = {
    url: `http://127.0.0.1:${port}`,
    account,
    requests,
    state: account.state,
    faults: options.faults ?? {},
    perform: <T>(service: ServiceName, operation: string, input: object) =>
      perform(service, operation, input, account) as T,
    close() {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
  return fake;
}

interface Outcome {
  readonly answer: HttpAnswer | "drop" | "hang";
  readonly note: Pick<FakeRequest, "status" | "error" | "output">;
}

function handle(
  call: Call,
  request: HttpRequest,
  faults: Faults,
  n: number,
  account: Account,
): Outcome {
  const { service, operation, input } = call;
  const before = faults.before?.(call, n);
  if (before !== undefined) return faulty(service, before);
  try {
    checkEnvelope(call, request, account.region);
    const output = perform(service, operation, input, account);
    const answer = encode(service, operation, output);
    const after = faults.after?.(call, n);
    const note = { status: answer.status, output };
    if (after === undefined) return { answer, note };
    return { ...faulty(service, after), note };
  } catch (error) {
    if (!(error instanceof ServiceError)) throw error;
    return refused(encodeError(service, error), error.type);
  }
}

function faulty(service: ServiceName, fault: Fault): Outcome {
  if (fault === "drop" || fault === "hang") return { answer: fault, note: { status: 0 } };
  const { type, message = "", members, status, headers } = fault;
  const answer = encodeError(service, new ServiceError(type, message, members));
  return refused(
    { ...answer, status: status ?? answer.status, headers: { ...answer.headers, ...headers } },
    type,
  );
}

function refused(answer: HttpAnswer, error: string): Outcome {
  return { answer, note: { status: answer.status, error } };
}

async function readRequest(message: IncomingMessage): Promise<HttpRequest> {
  const chunks: Buffer[] = [];
  for await (const chunk of message) chunks.push(chunk as Buffer);
  const { method = "", url = "", headers } = message;
  return { method, url, headers, body: Buffer.concat(chunks).toString() };
}

function send(response: ServerResponse, { status, headers, body }: HttpAnswer): void {
  response.writeHead(status, { ...headers, "x-amzn-requestid": newId() });
  response.end(body);
}
