import { interrupted } from "../errors.js";
import type { Call } from "../provider.js";
import { isUnsure } from "./errors.js";

const MOST_ATTEMPTS = 5;
/** What was broken off may still arrive: that long at least is waited before anything is read back. */
const SETTLING_MS = 400;
const LONGEST_SETTLING_MS = 1600;

/**
 * Makes something once. Datadog has no tokens to tell a repetition by: where nobody knows whether the
 * first request was done, what is there is read back before it is sent again.
 * @param find what the request would have made, if it is there
 * @throws OncallError what `send` throws, when it is sure that nothing was made, or at the last attempt
 */
export async function createOnce<T>(
  send: () => Promise<T>,
  find: () => Promise<T | undefined>,
  { signal }: Call = {},
): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await send();
    } catch (error) {
      if (!isUnsure(error)) throw error;
      await pause(Math.min(SETTLING_MS * 2 ** (attempt - 1), LONGEST_SETTLING_MS), signal);
      const there = await find();
      if (there !== undefined) return there;
      if (attempt === MOST_ATTEMPTS) throw error;
    }
  }
}

/** @throws OncallError (exit 130) when the user gives up meanwhile */
function pause(ms: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, ms);
    signal?.addEventListener("abort", () => {
      clearTimeout(timer);
      reject(interrupted());
    });
  });
}
