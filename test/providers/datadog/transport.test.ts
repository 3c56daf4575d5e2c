import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { describe, expect, it, onTestFinished } from "vitest";
import { exchange } from "../../../src/providers/datadog/transport.js";
import { failureOf } from "./account.js";

const TIMEOUTS = { connectMs: 1000, silenceMs: 1000 };

/** The address of a server of its own. */
async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
}

const get = (url: string) => ({ method: "GET", url, headers: {} });

describe("an exchange", () => {
  it("sends a body with its length in bytes, and gives the whole answer", async () => {
    const seen: unknown[] = [];
    const url = await serve((incoming, response) => {
      const chunks: Buffer[] = [];
      incoming.on("data", (chunk) => chunks.push(chunk));
      incoming.on("end", () => {
        const { method, headers } = incoming;
        const { "content-length": length, "transfer-encoding": encoding } = headers;
        seen.push([method, headers["x-key"], length, encoding, Buffer.concat(chunks).toString()]);
        response.writeHead(418, { "X-Some-Thing": "here" });
        response.write("te");
        response.end("ä");
      });
    });
    const request = { method: "POST", url, headers: { "x-key": "k" }, body: '{"name":"Zoë"}' };
    const { status, headers, text } = await exchange(request, TIMEOUTS);
    // Zoë is 4 bytes, and the rest of the body 11.
    expect(seen).toEqual([["POST", "k", "15", undefined, '{"name":"Zoë"}']]);
    expect({ status, thing: headers["x-some-thing"], text }).toEqual({
      status: 418,
      thing: "here",
      text: "teä",
    });
  });

  it("fails as the system says where nobody listens", async () => {
    expect(await failureOf(exchange(get("http://127.0.0.1:9/"), TIMEOUTS))).toMatchObject({
      code: "ECONNREFUSED",
    });
  });

  it("fails where no answer comes in time", async () => {
    const url = await serve(() => {});
    const failure = failureOf(exchange(get(url), { connectMs: 1000, silenceMs: 40 }));
    expect(await failure).toMatchObject({
      name: "TimeoutError",
      code: "ETIMEDOUT",
      message: "no answer within 40 ms",
    });
  });

  it.each(["breaks off", "stays silent"])(
    "fails where an answer %s in its middle",
    async (what) => {
      const url = await serve((_, response) => {
        response.writeHead(200, { "content-length": "100" });
        response.write('{"data": [');
        if (what === "breaks off") setTimeout(() => response.destroy(), 20);
      });
      const failure = failureOf(exchange(get(url), { connectMs: 1000, silenceMs: 100 }));
      expect(await failure).toMatchObject({
        code: what === "breaks off" ? "ECONNRESET" : "ETIMEDOUT",
      });
    },
  );

  it("ends when somebody gives up, before the answer and in it", async () => {
    for (const begins of [false, true]) {
      const url = await serve((_, response) => {
        if (begins) response.write("{");
      });
      const giveUp = new AbortController();
      setTimeout(() => giveUp.abort(), 30);
      const failure = failureOf(exchange({ ...get(url), signal: giveUp.signal }, TIMEOUTS));
      expect(await failure).toMatchObject({ name: "AbortError" });
    }
  });
});
