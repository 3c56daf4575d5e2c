import { badRequest } from "../../errors.js";

/**
 * @param example what could be said: `--add dave`
 * @throws OncallError (exit 2) when no flag says what to change
 */
export function checkSomethingChanges(flags: object, example: string): void {
  if (Object.keys(flags).length > 0) return;
  throw badRequest("nothing is said to change", `name what changes, like ${example}; see --help`);
}
