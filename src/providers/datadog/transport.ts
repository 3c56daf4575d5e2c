import type { ClientRequest, IncomingMessage, RequestOptions } from "node:http";

// HTTP as little as it takes: the client's own transport costs twice as much as starting Node.

export interface Request {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | undefined;
  readonly signal?: AbortSignal | undefined;
}

export interface Answer {
  readonly status: number;
  /** By their names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
}

export interface Timeouts {
  /** Until a connection stands, milliseconds. */
  readonly connectMs: number;
  /** Without a byte from the other side, milliseconds. */
  readonly silenceMs: number;
}

/** Says that nothing came in time. Its `code` says of what. */
class TimeoutError extends Error {
  override readonly name = "TimeoutError";
  readonly code: string;

  constructor(code: "ECONNECTTIMEOUT" | "ETIMEDOUT", ms: number) {
    super(`no answer within ${ms} ms`);
    this.code = code;
  }
}

/**
 * Sends one request, once.
 * @throws Error with a `code` of the operating system, of TLS, or ECONNECTTIMEOUT or ETIMEDOUT
 */
export async function exchange(request: Request, timeouts: Timeouts): Promise<Answer> {
  const isSecure = request.url.startsWith("https:");
  const { request: open } = await (isSecure ? import("node:https") : import("node:http"));
  return new Promise((resolve, reject) => {
    const { method, url, headers, body, signal } = request;
    const options: RequestOptions = { method, headers: { ...headers, ...lengthOf(body) } };
    const sent = open(url, options, (incoming) => {
      readAnswer(incoming).then(resolve, reject);
    });
    const { connectMs, silenceMs } = timeouts;
    sent.on("error", reject);
    if (signal !== undefined) destroyOn(signal, sent);
    sent.on("socket", (socket) => {
      if (!socket.connecting) return;
      const fail = () => sent.destroy(new TimeoutError("ECONNECTTIMEOUT", connectMs));
      const timer = setTimeout(fail, connectMs);
      socket.once(isSecure ? "secureConnect" : "connect", () => clearTimeout(timer));
      socket.once("close", () => clearTimeout(timer));
    });
    sent.setTimeout(silenceMs, () => sent.destroy(new TimeoutError("ETIMEDOUT", silenceMs)));
    sent.end(body);
  });
}

/** What a signal breaks off. One listener for all: Node warns of more than ten. */
const underway = new WeakMap<AbortSignal, Set<ClientRequest>>();

function destroyOn(signal: AbortSignal, request: ClientRequest): void {
  let requests = underway.get(signal);
  if (requests === undefined) {
    requests = new Set();
    underway.set(signal, requests);
    const all = requests;
    signal.addEventListener("abort", () => {
      for (const each of all) each.destroy(new AbortedError());
    });
  }
  if (signal.aborted) request.destroy(new AbortedError());
  requests.add(request);
  request.on("close", () => requests.delete(request));
}

class AbortedError extends Error {
  override readonly name = "AbortError";
  readonly code = "ABORT_ERR";
}

function lengthOf(body: string | undefined): Record<string, string> {
  return body === undefined ? {} : { "content-length": String(Buffer.byteLength(body)) };
}

async function readAnswer(incoming: IncomingMessage): Promise<Answer> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Buffer);
  const headers = Object.entries(incoming.headers).map(([name, value]) => [name, String(value)]);
  return {
    status: incoming.statusCode ?? 0,
    headers: Object.fromEntries(headers),
    text: Buffer.concat(chunks).toString("utf8"),
  };
}
