import { connect } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { Worker } from "node:worker_threads";
import { afterAll, describe, expect, it } from "vitest";
import { dropAfterEvery, type Faults, only, throttleEvery, together } from "../fakes/aws/faults.js";
import { startFakeAws } from "../fakes/aws/server.js";
import { fillAccount } from "../providers/aws/account.js";
import { environmentOf } from "../providers/aws/incident-account.js";
import { onAws } from "./aws.js";
import { expectTold, type Told } from "./aws-told.js";

// A network that fails, on the built program. All but one name of a host is on this machine.

const closed = await startFakeAws();
await closed.close();
const hole = await openBlackHole();
afterAll(() => hole.close());

const UNREACHABLE: readonly (readonly [string, Told])[] = [
  [
    "the region is misspelt",
    {
      env: { ...environmentOf(""), AWS_REGION: "us-esat-1" },
      code: 1,
      error:
        /^no address is known for ssm-contacts\.us-esat-1\.amazonaws\.com \((ENOTFOUND|EAI_AGAIN)\)$/,
      hint: /^Incident Manager is not known to be in us-esat-1; did you mean us-east-1\?$/,
    },
  ],
  [
    "nobody listens at the endpoint",
    {
      env: environmentOf(closed.url),
      code: 1,
      error: /^http:\/\/127\.0\.0\.1:\d+ cannot be reached \(ECONNREFUSED\)$/,
      hint: /^is the network there, and the endpoint\?$/,
    },
  ],
  [
    "the endpoint swallows everything",
    {
      env: environmentOf(hole.url),
      code: 1,
      error: /^http:\/\/127\.0\.0\.1:\d+ cannot be reached \(TimeoutError\)$/,
      hint: /^is the network there, and the endpoint\?$/,
    },
  ],
];

const LANES = 10;
const isCreate = only("CreateRotationOverride");
const COUNT = 30;

describe.concurrent("a network that fails", () => {
  it.each(UNREACHABLE)("is told in one clear line where %s", (_, told) => expectTold(told));

  it("30 commands make 30 overrides, whatever is throttled and lost meanwhile", async ({
    onTestFinished,
  }) => {
    const fake = await startFakeAws({ faults: perKey(faultsOfOne) });
    onTestFinished(() => fake.close());
    const { primary } = fillAccount(fake);
    const numbers = Array.from({ length: COUNT }, (_, i) => i);
    const lanes = Array.from({ length: LANES }, async (_, lane) => {
      const env = { ...environmentOf(fake.url), AWS_ACCESS_KEY_ID: `AKIALANE${lane}` };
      for (const i of numbers.filter((each) => each % LANES === lane)) {
        // An hour of each day from 8 March on, ending with the 6th of April.
        const day = new Date(Date.UTC(2026, 2, 8 + i)).toISOString().slice(0, 10);
        const span = ["--from", `${day}T20:00Z`, "--to", "+1h", "--at", "2026-03-07T20:00Z"];
        const words = ["override", "create", "rotation:primary", ...span, "--member", "carol"];
        const { code, stdout, stderr } = await onAws([...words, "-q"], { env });
        expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
        expect(stdout).toMatch(/^primary\/[0-9a-f-]{36}\n$/);
      }
    });
    await Promise.all(lanes);
    const overrides = [...fake.state.overrides.values()];
    expect(overrides).toHaveLength(COUNT);
    expect(new Set(overrides.map(({ StartTime }) => StartTime)).size).toBe(COUNT);
    expect(new Set(overrides.map(({ RotationArn }) => RotationArn))).toEqual(new Set([primary]));
    // A lane's third create is throttled; it is sent again, done as the third, and its answer is lost.
    const creates = fake.requests.filter(isCreate);
    const throttled = creates.filter(({ error }) => error === "ThrottlingException");
    expect(throttled.length).toBeGreaterThanOrEqual(LANES);
    expect(creates.length - throttled.length).toBeGreaterThanOrEqual(COUNT + LANES);
  });
});

/** Every third create is throttled, and of those that are done every third loses its answer. */
function faultsOfOne(): Faults {
  return together(throttleEvery(3, isCreate), dropAfterEvery(3, isCreate));
}

/** Faults for each key by itself: commands that run side by side do not mix up the count. */
function perKey(make: () => Faults): Faults {
  const made = new Map<string, Faults>();
  const faultsFor = (authorization = "") => {
    const [key = ""] = /Credential=\w+/.exec(authorization) ?? [];
    const faults = made.get(key) ?? make();
    made.set(key, faults);
    return faults;
  };
  return {
    before: (request, n) => faultsFor(request.headers.authorization).before?.(request, n),
    after: (request, n) => faultsFor(request.headers.authorization).after?.(request, n),
  };
}

/**
 * A port of this machine that never answers a knock: whoever listens there is asleep, and as many
 * stand before the door already as may.
 */
async function openBlackHole() {
  const sleeper = new Worker(
    `const { createServer } = require("node:net");
    const server = createServer().listen({ port: 0, host: "127.0.0.1", backlog: 1 }, () => {
      require("node:worker_threads").parentPort.postMessage(server.address().port);
      setTimeout(() => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0), 10);
    });`,
    { eval: true },
  );
  const port = await new Promise<number>((resolve) => sleeper.once("message", resolve));
  await sleep(50);
  const waiting = Array.from({ length: 8 }, () => connect(port, "127.0.0.1").on("error", () => {}));
  await sleep(50);
  return {
    url: `http://127.0.0.1:${port}`,
    async close() {
      for (const socket of waiting) socket.destroy();
      await sleeper.terminate();
    },
  };
}
