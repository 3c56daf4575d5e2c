import type { Instant } from "../../model/time.js";
import type { Answer, Request } from "./transport.js";

/** The first try included. */
const MOST_ATTEMPTS = 5;
/** Of a host that does not take connections each costs seconds. */
const MOST_UNREACHED = 3;
const SHORTEST_MS = 200;
const LONGEST_MS = 8000;
/** Who is told to come back later than that is told so. */
const LONGEST_RESET_MS = 20_000;

/** Whether what failed may have been done: nobody may send it again unlooked. */
export type Outcome =
  | { readonly kind: "answer"; readonly answer: Answer }
  | { readonly kind: "broken"; readonly error: Error };

/** How often what is sent again, and when. */
export interface Patience {
  /** Waits for as long as an operation was told to. */
  before(operation: string, signal: AbortSignal | undefined): Promise<void>;
  /** Notes what an operation was told of its limits. */
  note(operation: string, answer: Answer): void;
  /** Waits, where it is worth another attempt; false where it is not. */
  again(request: Request, outcome: Outcome, attempt: number): Promise<boolean>;
}

/**
 * Tries again what was limited, as soon as Datadog says, and what can be repeated without doing
 * anything twice, after a random wait of up to twice as long each time ("full jitter").
 * @param sleep what waits; a test does not
 * @param random from 0 up to 1
 */
export function patience(sleep: Sleep, now: () => Instant, random = Math.random): Patience {
  /** Until when an operation has used up what it may. */
  const closed = new Map<string, Instant>();
  return {
    async before(operation, signal) {
      const wait = (closed.get(operation) ?? 0) - now();
      if (wait > 0 && wait <= LONGEST_RESET_MS) await sleep(wait, signal);
    },
    note(operation, { headers }) {
      const reset = resetMs(headers);
      if (headers["x-ratelimit-remaining"] !== "0" || reset === undefined) return;
      closed.set(operation, now() + reset);
    },
    async again(request, outcome, attempt) {
      const wait = waitFor(request, outcome, attempt, random);
      if (wait === undefined) return false;
      await sleep(wait, request.signal);
      return true;
    },
  };
}

/** Until so many milliseconds have passed, or somebody gives up. */
export type Sleep = (ms: number, signal?: AbortSignal) => Promise<void>;

/** How long to wait before the next attempt, milliseconds; undefined: there is none. */
function waitFor(
  request: Request,
  outcome: Outcome,
  attempt: number,
  random: () => number,
): number | undefined {
  const backoff = random() * Math.min(SHORTEST_MS * 2 ** attempt, LONGEST_MS);
  if (outcome.kind === "answer" && outcome.answer.status === 429) {
    const reset = resetMs(outcome.answer.headers) ?? 0;
    return attempt < MOST_ATTEMPTS && reset <= LONGEST_RESET_MS
      ? Math.max(reset, backoff)
      : undefined;
  }
  if (outcome.kind === "answer" && outcome.answer.status < 500) return undefined;
  if (!wasSent(outcome)) return attempt < MOST_UNREACHED ? backoff : undefined;
  return isRepeatable(request) && attempt < MOST_ATTEMPTS - 1 ? backoff : undefined;
}

/** Datadog tells seconds; the last of them may just have begun. */
function resetMs(headers: Answer["headers"]): number | undefined {
  const text = headers["x-ratelimit-reset"] ?? headers["retry-after"];
  const seconds = text === undefined ? Number.NaN : Number(text);
  return Number.isFinite(seconds) && seconds >= 0 ? seconds * 1000 : undefined;
}

/** Whether the second time changes nothing: PUT and PATCH here set, and never add. */
export function isRepeatable({ method }: Request): boolean {
  return method !== "POST";
}

/** Whether what failed may have reached Datadog. */
export function wasSent(outcome: Outcome): boolean {
  if (outcome.kind === "answer") return true;
  const { code = "" } = outcome.error as { code?: string };
  return !/^(ECONNREFUSED|ECONNECTTIMEOUT|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|ERR_|CERT_|DEPTH_|SELF_|UNABLE_|EPROTO)/.test(
    code,
  );
}
