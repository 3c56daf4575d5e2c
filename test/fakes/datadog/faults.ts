import type { Call } from "./requests.js";

/** Another answer, a connection that breaks off, one that stays silent, or a late answer. */
export type Fault = AnswerFault | "drop" | "hang" | Delay;

export interface AnswerFault {
  readonly status: number;
  /** A text is sent as it is. */
  readonly body?: object | string;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface Delay {
  readonly delayMs: number;
}

/** What goes wrong. `n` counts all requests, from 1. */
export interface Faults {
  /** Before anything is done: a fault, and nothing happens; a delay, and it happens later. */
  readonly before?: (request: Call, n: number) => Fault | undefined;
  /** After it took effect: a fault, and only the answer is lost. */
  readonly after?: (request: Call, n: number) => Fault | undefined;
}

/** Which requests count. All of them when absent. */
export type Which = (request: Call) => boolean;

/** The same for every matching request, or the first few of them. */
export function always(
  fault: Fault,
  which: Which = () => true,
  times = Number.MAX_SAFE_INTEGER,
): Faults {
  return { before: counted((count) => count <= times, fault, which) };
}

/** For the n-th of the matching requests alone. */
export function nth(n: number, fault: Fault, which?: Which): Faults {
  return { before: counted((count) => count === n, fault, which) };
}

/** For every n-th of the matching requests. */
export function every(n: number, fault: Fault, which?: Which): Faults {
  return { before: counted((count) => count % n === 0, fault, which) };
}

/** Does what it is asked for, and then has this fault instead of the answer. */
export function afterwards({ before }: Faults): Faults {
  return before === undefined ? {} : { after: before };
}

/** The first fault that one of them has. */
export function together(...all: readonly Faults[]): Faults {
  return {
    before: (request, n) => first(all.map(({ before }) => before?.(request, n))),
    after: (request, n) => first(all.map(({ after }) => after?.(request, n))),
  };
}

/** Requests of these operations. */
export function only(...operations: readonly string[]): Which {
  return ({ operation }) => operations.includes(operation);
}

/** Too many requests, until so many seconds have passed. */
export function limited(resetSeconds = 1, name = "on_call"): AnswerFault {
  return {
    status: 429,
    body: { errors: ["Too many requests"] },
    headers: {
      "x-ratelimit-limit": "10",
      "x-ratelimit-period": "10",
      "x-ratelimit-remaining": "0",
      "x-ratelimit-reset": String(resetSeconds),
      "x-ratelimit-name": name,
    },
  };
}

export const broken: AnswerFault = { status: 500, body: { errors: ["Internal server error"] } };
export const forbidden: AnswerFault = { status: 403, body: { errors: ["Forbidden"] } };

/** As where an organization, or a site, does not have an operation. */
export const unknownOperation: AnswerFault = { status: 404, body: { errors: ["Not Found"] } };

export const malformed: AnswerFault = { status: 200, body: '{"data": [' };

function counted(isHit: (count: number) => boolean, fault: Fault, which: Which = () => true) {
  let count = 0;
  return (request: Call): Fault | undefined => {
    if (!which(request)) return undefined;
    count++;
    return isHit(count) ? fault : undefined;
  };
}

function first(faults: readonly (Fault | undefined)[]): Fault | undefined {
  return faults.find((fault) => fault !== undefined);
}
