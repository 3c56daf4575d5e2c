import { describe, expect, it } from "vitest";
import { patience } from "../../../src/providers/aws/patience.js";

type ErrorType = "THROTTLING" | "TRANSIENT" | "SERVER_ERROR" | "CLIENT_ERROR";

const NOW = Date.parse("2026-03-07T20:00:00Z");
const inSeconds = (seconds: number) => new Date(NOW + seconds * 1000);

/** The waits before each further attempt at something that always fails, with the longest jitter. */
async function waitsOf(
  errorType: ErrorType,
  { random = 1, hint }: { random?: number; hint?: Date } = {},
): Promise<number[]> {
  const strategy = patience(
    () => random,
    () => NOW,
  );
  const info = { errorType, ...(hint !== undefined && { retryAfterHint: hint }) };
  const waits: number[] = [];
  let token = await strategy.acquireInitialRetryToken("scope");
  for (;;) {
    try {
      token = await strategy.refreshRetryTokenForRetry(token, info);
    } catch {
      return waits;
    }
    waits.push(token.getRetryDelay());
  }
}

describe("what fails", () => {
  it("is tried five times where it is throttled, each time after up to twice as long", async () => {
    expect(await waitsOf("THROTTLING")).toEqual([1000, 2000, 4000, 8000]);
  });

  it.each(["TRANSIENT", "SERVER_ERROR"] as const)("is tried four times for %s", async (type) => {
    expect(await waitsOf(type)).toEqual([200, 400, 800]);
  });

  it("is tried once where the request is wrong", async () => {
    expect(await waitsOf("CLIENT_ERROR")).toEqual([]);
  });

  it("is tried after a random part of the wait, none of it too", async () => {
    expect(await waitsOf("THROTTLING", { random: 0.25 })).toEqual([250, 500, 1000, 2000]);
    expect(await waitsOf("THROTTLING", { random: 0 })).toEqual([0, 0, 0, 0]);
  });

  it("is not tried before AWS says", async () => {
    expect(await waitsOf("THROTTLING", { hint: inSeconds(3) })).toEqual([3000, 3000, 4000, 8000]);
  });

  it("is not tried before the seconds of a Retry-After, which the client counts from 1970", async () => {
    const waits = await waitsOf("THROTTLING", { hint: new Date(3000) });
    expect(waits).toEqual([3000, 3000, 4000, 8000]);
    expect(await waitsOf("THROTTLING", { hint: new Date(3_600_000) })).toEqual([]);
  });

  it("is not tried again where AWS says to come back in more than 20 seconds", async () => {
    expect(await waitsOf("THROTTLING", { hint: inSeconds(20) })).toHaveLength(4);
    expect(await waitsOf("THROTTLING", { hint: inSeconds(21) })).toEqual([]);
  });
});
