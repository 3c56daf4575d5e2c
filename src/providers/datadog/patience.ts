import type { Instant } from "../../model/time.js";
import type { Answer, Request } from "./transport.js";

/** How often a request ends like that before it is given up. */
const MOST = {
  limited: 8,
  failed: 8,
  /** No connection, no word in time, or the words of somebody else: more of it seldom helps. */
  unanswered: 3,
  refused: 1,
} as const;
const SHORTEST_MS = 200;
const LONGEST_MS = 2000;
/** Who is told to come back later than that is told so. */
const LONGEST_RESET_MS = 20_000;

/** What became of an attempt. */
export type Outcome =
  | { readonly kind: "answer"; readonly answer: Answer }
  | { readonly kind: "broken"; readonly error: Error };

/** How often what is sent again, and when. */
export interface Patience {
  /** Waits for as long as an operation was told to. */
  before(operation: string, signal: AbortSignal | undefined): Promise<void>;
  /** Notes what an operation was told of its limits. */
  note(operation: string, answer: Answer): void;
  /**
   * Waits, where it is worth another attempt; false where it is not.
   * @param outcomes of the attempts so far
   */
  again(request: Request, outcomes: readonly Outcome[]): Promise<boolean>;
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
    async again(request, outcomes) {
      const wait = waitFor(request, outcomes, random);
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
  outcomes: readonly Outcome[],
  random: () => number,
): number | undefined {
  const ends = outcomes.map((outcome) => endOf(request, outcome));
  const last = ends.at(-1) ?? "refused";
  const times = ends.filter((end) => end === last).length;
  if (times >= MOST[last]) return undefined;
  const backoff = random() * Math.min(SHORTEST_MS * 2 ** times, LONGEST_MS);
  if (last !== "limited") return backoff;
  const outcome = outcomes.at(-1);
  const reset = (outcome?.kind === "answer" && resetMs(outcome.answer.headers)) || 0;
  return reset <= LONGEST_RESET_MS ? Math.max(reset, backoff) : undefined;
}

/** How an attempt ended, as far as another one goes. */
function endOf(request: Request, outcome: Outcome): keyof typeof MOST {
  if (!wasSent(outcome)) return "unanswered";
  if (outcome.kind === "answer" && outcome.answer.status === 429) return "limited";
  if (!mayBeDone(outcome) || !isRepeatable(request)) return "refused";
  const isNoAnswer =
    outcome.kind === "broken" && /^(ETIMEDOUT|NO_JSON)$/.test(codeOf(outcome.error));
  return isNoAnswer ? "unanswered" : "failed";
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

/** Whether what failed may have been done all the same. */
export function mayBeDone(outcome: Outcome): boolean {
  return wasSent(outcome) && (outcome.kind === "broken" || outcome.answer.status >= 500);
}

/** Whether what failed may have reached Datadog. */
function wasSent(outcome: Outcome): boolean {
  if (outcome.kind === "answer") return true;
  return !/^(ECONNREFUSED|ECONNECTTIMEOUT|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|ERR_|CERT_|DEPTH_|SELF_|UNABLE_|EPROTO)/.test(
    codeOf(outcome.error),
  );
}

function codeOf(error: Error): string {
  return (error as { code?: string }).code ?? "";
}
