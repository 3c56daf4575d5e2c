import type { Call } from "./requests.js";

/** An error instead of the answer, a connection that breaks off, or one that stays silent. */
export type Fault = ErrorFault | "drop" | "hang";

export interface ErrorFault {
  readonly type: string;
  readonly message?: string;
  /** As AWS has it for the type when absent. */
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** Members beside the message. */
  readonly members?: Readonly<Record<string, unknown>>;
}

/** What goes wrong. `n` counts all requests, from 1. */
export interface Faults {
  /** Before anything is done: a fault, and nothing happens. */
  readonly before?: (request: Call, n: number) => Fault | undefined;
  /** After it took effect: a fault, and only the answer is lost. */
  readonly after?: (request: Call, n: number) => Fault | undefined;
}

/** Which requests count. All of them when absent. */
export type Which = (request: Call) => boolean;

/** Refuses every n-th of the matching requests as too many. */
export function throttleEvery(every: number, which?: Which): Faults {
  return { before: each(every, throttled, which) };
}

/** Does what every n-th of the matching requests asks for, and breaks off without an answer. */
export function dropAfterEvery(every: number, which?: Which): Faults {
  return { after: each(every, "drop", which) };
}

/** The same for every matching request, or the first few of them. */
export function always(
  fault: Fault,
  which: Which = () => true,
  times = Number.MAX_SAFE_INTEGER,
): Faults {
  let left = times;
  return {
    before(request) {
      if (!which(request) || left === 0) return undefined;
      left--;
      return fault;
    },
  };
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

export const throttled: ErrorFault = { type: "ThrottlingException", message: "Rate exceeded" };

function each(every: number, fault: Fault, which: Which = () => true) {
  let count = 0;
  return (request: Call): Fault | undefined => {
    if (!which(request)) return undefined;
    count++;
    return count % every === 0 ? fault : undefined;
  };
}

function first(faults: readonly (Fault | undefined)[]): Fault | undefined {
  return faults.find((fault) => fault !== undefined);
}
