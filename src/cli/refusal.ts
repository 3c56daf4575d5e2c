import { badInput, OncallError, type Problem } from "../errors.js";

/** An input with problems, and as its hint what to do about the first that says so. Exit code 2. */
export function refusal(problems: readonly Problem[]): OncallError {
  const { message, code, exitCode } = badInput(problems);
  const hint = problems.find((problem) => problem.hint !== undefined)?.hint;
  return new OncallError(message, { code, exitCode, hint, problems });
}
