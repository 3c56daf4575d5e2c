import { badInput, type Problem } from "../errors.js";

/** @throws OncallError (exit 2) where there are problems */
export function refuse(problems: readonly Problem[]): void {
  if (problems.length > 0) throw badInput(problems);
}
