import { EXIT, OncallError } from "../errors.js";
import { nearest } from "../model/suggest.js";

// What providers throw: each adapter translates its faults to these, once.

/**
 * There is no such thing. Exit code 2.
 * @param options.isId whether it is counted, not named: what looks like it is another one
 * @param options.best what was meant, where that does not show in the names
 */
export function notFound(
  noun: string,
  name: string,
  known: readonly string[],
  options: { readonly isId?: boolean; readonly best?: string | undefined } = {},
): OncallError {
  const best = options.isId ? undefined : (options.best ?? nearest(name, known));
  const shown = known.slice(0, MOST_NAMES).join(", ");
  const list =
    known.length > MOST_NAMES ? `${shown}, and ${known.length - MOST_NAMES} more` : shown;
  const hint = best === undefined ? `there are: ${list}` : `did you mean ${best}?`;
  return new OncallError(`no ${noun} is called "${name}"`, {
    code: "not-found",
    exitCode: EXIT.badRequest,
    hint: known.length === 0 ? `there is no ${noun} yet` : hint,
  });
}

const MOST_NAMES = 20;

/** It is not as it was when the change was made up. Exit code 1. */
export function conflict(message: string, hint: string): OncallError {
  return new OncallError(message, { code: "conflict", exitCode: EXIT.failed, hint });
}

/** The provider cannot do this. Exit code 2. */
export function unsupported(provider: string, what: string, hint?: string): OncallError {
  return new OncallError(`${provider} has no ${what}`, {
    code: "unsupported",
    exitCode: EXIT.badRequest,
    hint,
  });
}

/** The user gave up. Exit code 130. */
export function interrupted(): OncallError {
  return new OncallError("interrupted", { code: "interrupted", exitCode: EXIT.interrupted });
}
