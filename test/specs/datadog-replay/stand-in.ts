import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { Interaction } from "../datadog-material.js";
import { Memory } from "./memory.js";
import { read } from "./reads.js";

/** What came. */
export interface Asked {
  readonly method: string;
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  readonly body: unknown;
}

/** A Datadog on this machine that answers one request as it was recorded, once. */
export interface StandIn {
  /** For `DD_HOST`. */
  readonly url: string;
  /**
   * What comes next, and what else is known.
   * @param follows the method of a request that comes after it, which the recording has not
   */
  expect(interaction: Interaction, memory: Memory, follows?: string): void;
  /** The request that was answered as recorded; undefined: none came. */
  readonly asked: Asked | undefined;
  /** What came and is neither the one that was expected nor a mere reading. */
  readonly strange: readonly Asked[];
  close(): Promise<void>;
}

export async function startStandIn(): Promise<StandIn> {
  let expected: Interaction | undefined;
  let memory = new Memory();
  let follows: string | undefined;
  let asked: Asked | undefined;
  let strange: Asked[] = [];

  function answerTo(request: Asked): { status: number; body: unknown } {
    const { method, path, query } = request;
    if (expected !== undefined && expected.method === method && expected.path === path) {
      const { status } = expected;
      const body = memory.whole(expected, query.include ?? "");
      expected = undefined;
      asked = request;
      return { status, body };
    }
    const known = method === "GET" ? read(memory, path, query) : undefined;
    if (known !== undefined) return { status: 200, body: known };
    if (asked !== undefined && method === follows) {
      follows = undefined;
      return { status: 200, body: { data: { id: "", type: "incident_todos" } } };
    }
    strange.push(request);
    return { status: 418, body: { errors: [`${method} ${path} is not recorded`] } };
  }

  const server = createServer((message, response) => {
    void readRequest(message).then((request) => {
      const { status, body } = answerTo(request);
      send(response, status, body);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;

  return {
    url: `http://127.0.0.1:${port}`,
    expect(interaction, known, next) {
      expected = interaction;
      memory = known;
      follows = next;
      asked = undefined;
      strange = [];
    },
    get asked() {
      return asked;
    },
    get strange() {
      return strange;
    },
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function readRequest(message: IncomingMessage): Promise<Asked> {
  const chunks: Buffer[] = [];
  for await (const chunk of message) chunks.push(chunk as Buffer);
  const text = Buffer.concat(chunks).toString("utf8");
  const { pathname, searchParams } = new URL(message.url ?? "", "http://127.0.0.1");
  return {
    method: message.method ?? "",
    path: pathname,
    query: Object.fromEntries(searchParams),
    body: text === "" ? undefined : JSON.parse(text),
  };
}

function send(response: ServerResponse, status: number, body: unknown): void {
  const isEmpty = body === null || body === undefined;
  response.writeHead(status, isEmpty ? {} : { "content-type": "application/json" });
  response.end(isEmpty ? undefined : JSON.stringify(body));
}
