import type { SentRequest } from "../providers/opening.js";
import type { Context } from "./context.js";
import type { Output } from "./world.js";

// What is said on stderr while requests go to a vendor.

/** A line for each: `ssm-contacts ListRotations: 200 in 84 ms, request 6f9e…`. Never what was in it. */
export function logTo(stderr: Output) {
  return ({ operation, outcome, tookMs, id }: SentRequest): void => {
    const request = id === undefined ? "" : `, request ${id}`;
    stderr.write(`${operation}: ${outcome} in ${Math.round(tookMs)} ms${request}\n`);
  };
}

/** `12 of 30`, written over itself, and gone at the end: only for somebody who looks on. */
export function progressOn({ world: { stderr }, options }: Context) {
  const isSilent = options.quiet === true || options.verbose === true;
  return (done: number, total: number, why?: string): void => {
    if (isSilent || !stderr.isTerminal) return;
    const reason = why === undefined ? "" : `; ${why}`;
    const text = done === total ? "" : `${done} of ${total} done${reason}`;
    stderr.write(`\r\u001b[K${text}`);
  };
}
