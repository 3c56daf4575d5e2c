import { badRequest, type OncallError } from "../errors.js";
import type { Instant } from "../model/time.js";

/**
 * Consecutive turns: turn `index + i` runs from `bounds[i]` to `bounds[i + 1]`. A turn may be empty:
 * a gap can put the beginning and the end of an interval on one instant.
 */
export interface Turns {
  readonly index: number;
  readonly bounds: readonly Instant[];
}

/** More turns than this in one window are refused: nobody reads them, and they fill the memory. */
export const TURN_LIMIT = 1_000_000;

export function tooManyTurns(): OncallError {
  return badRequest(
    `the window holds more than ${TURN_LIMIT.toLocaleString("en-US")} shifts`,
    "ask for a shorter window",
  );
}
