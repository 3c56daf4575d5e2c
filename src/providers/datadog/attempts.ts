import { interrupted } from "../errors.js";
import type { Opening } from "../opening.js";
import { notJson, signedOut, translate } from "./errors.js";
import { mayBeDone, type Outcome, patience, type Sleep } from "./patience.js";
import type { Place } from "./place.js";
import { type Answer, exchange, type Request } from "./transport.js";

/** Requests with as many attempts as they are worth, each of them told of. */
export interface Attempts {
  /** How far Datadog's clock is ahead of ours, milliseconds; 0 before its first answer. */
  readonly aheadMs: number;
  /** @throws OncallError for an answer that is an error, and where there is none */
  answerTo(operation: string, request: Request): Promise<Answer>;
}

export function attemptsAt(place: Place, opening: Opening, sleep: Sleep): Attempts {
  const patient = patience(sleep, Date.now);
  let aheadMs = 0;

  /** The answer to a request, after as many attempts as it is worth. */
  async function answerTo(operation: string, request: Request): Promise<Answer> {
    const outcomes: Outcome[] = [];
    for (;;) {
      await patient.before(operation, request.signal);
      if (request.signal?.aborted) throw interrupted();
      const outcome = await attemptOf(operation, request);
      outcomes.push(outcome);
      if (request.signal?.aborted) throw interrupted();
      if (outcome.kind === "answer") {
        noteClock(outcome.answer);
        patient.note(operation, outcome.answer);
        if (outcome.answer.status < 400) return outcome.answer;
        // What an attempt before took away is gone.
        const isGone = outcome.answer.status === 404 && request.method === "DELETE";
        if (isGone && outcomes.some(mayBeDone)) return { ...outcome.answer, status: 204, text: "" };
      }
      if (await patient.again(request, outcomes)) continue;
      throw await explain(outcome, operation, request);
    }
  }

  async function attemptOf(operation: string, request: Request): Promise<Outcome> {
    const begun = clockMs();
    const tell = (outcome: string, id?: string) =>
      opening.log?.({ operation, tookMs: clockMs() - begun, outcome, id });
    try {
      const answer = await exchange(request, TIMEOUTS);
      tell(String(answer.status), answer.headers["x-request-id"]);
      return isReadable(answer) ? { kind: "answer", answer } : { kind: "broken", error: notJson() };
    } catch (error) {
      tell((error as { code?: string }).code ?? (error as Error).name);
      return { kind: "broken", error: error as Error };
    }
  }

  function noteClock({ headers: { date } }: Answer): void {
    const theirs = date === undefined ? Number.NaN : Date.parse(date);
    if (!Number.isNaN(theirs)) aheadMs = theirs - opening.now();
  }

  /** Datadog says 403 of keys that it does not know and of what keys may not do: only asking tells. */
  async function explain(outcome: Outcome, operation: string, request: Request) {
    const error = translate(outcome, { operation, request, place });
    if (error.code !== "denied") return error;
    const url = `${place.api}/api/v2/validate_keys`;
    const { headers, signal } = request;
    const asked = await attemptOf("validate_keys", { method: "GET", url, headers, signal });
    const { status } = asked.kind === "answer" ? asked.answer : { status: 0 };
    return status === 401 || status === 403 ? signedOut(place) : error;
  }

  return {
    get aheadMs() {
      return aheadMs;
    },
    answerTo,
  };
}

/** What an error says need not be JSON. */
function isReadable({ status, text }: Answer): boolean {
  if (status >= 400 || text === "") return true;
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** With three attempts a host that nobody answers for is told within ten seconds. */
const TIMEOUTS = { connectMs: 2500, silenceMs: 10_000 };

/** A clock that only goes forward, milliseconds. `performance` would have to be loaded first. */
function clockMs(): number {
  return Number(process.hrtime.bigint()) / 1e6;
}
