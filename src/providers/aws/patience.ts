import type { RetryErrorInfo, RetryStrategyV2, RetryToken } from "@smithy/types";

/** The first try included. */
const MOST_ATTEMPTS = 5;
/** Of an endpoint that does not answer each takes a second and a half. */
const MOST_TRANSIENT_ATTEMPTS = 4;
const SHORTEST_MS = { THROTTLING: 500, TRANSIENT: 100, SERVER_ERROR: 100, CLIENT_ERROR: 0 };
const LONGEST_MS = 8000;
/** Who is told to come back later than that is told so. */
const LONGEST_HINT_MS = 20_000;

/**
 * Tries again what was throttled and what may have failed by chance, each time after a random wait
 * of up to twice as long ("full jitter"), and not before AWS says. Every create bears a token, so
 * nothing is made twice.
 * @param random from 0 up to 1
 */
export function patience(random = Math.random, now = Date.now): RetryStrategyV2 {
  return {
    acquireInitialRetryToken: async () => tokenOf(0, 0),
    async refreshRetryTokenForRetry(token, { errorType, retryAfterHint }: RetryErrorInfo) {
      const tried = token.getRetryCount() + 1;
      const most = errorType === "THROTTLING" ? MOST_ATTEMPTS : MOST_TRANSIENT_ATTEMPTS;
      if (errorType === "CLIENT_ERROR" || tried >= most) throw new Error("no more attempts");
      const hintMs = retryAfterHint === undefined ? 0 : waitUntil(retryAfterHint, now());
      if (hintMs > LONGEST_HINT_MS) throw new Error("too long to wait");
      const longest = Math.min(SHORTEST_MS[errorType] * 2 ** tried, LONGEST_MS);
      return tokenOf(tried, Math.max(hintMs, random() * longest));
    },
    recordSuccess() {},
  };
}

/**
 * How long to wait, milliseconds. Of a Retry-After in seconds the client makes as many seconds after
 * 1970, of a date that date.
 */
function waitUntil(hint: Date, now: number): number {
  const time = hint.getTime();
  return time < YEAR_MS ? time : time - now;
}

const YEAR_MS = 366 * 24 * 3600 * 1000;

function tokenOf(count: number, delayMs: number): RetryToken {
  return { getRetryCount: () => count, getRetryDelay: () => delayMs };
}
