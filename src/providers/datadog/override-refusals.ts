import { EXIT, isOncallError, OncallError, type Problem } from "../../errors.js";
import type { NewOverride } from "../provider.js";

/** What of an override Datadog cannot hold. */
export function refuseOverride({ on, members }: NewOverride): Problem[] {
  const problems: Problem[] = [];
  if (on.kind === "rotation") {
    problems.push({
      message: `rotation ${on.name}: Datadog has no overrides of layers`,
      hint: `lay it over the schedule: ${on.name.slice(0, Math.max(0, on.name.lastIndexOf("/")))}`,
    });
  }
  if (members.length !== 1) {
    problems.push({
      message: `schedule ${on.name}: an override of Datadog has one person, not ${members.length === 0 ? "nobody" : members.length}`,
      hint: "name one person, or make an override for each in a schedule of their own",
    });
  }
  return problems;
}

/** Whether an account does not have the operation: of things that are gone Datadog names the id. */
export function isMissing(error: unknown): boolean {
  return (
    isOncallError(error) &&
    error.code === "not-found" &&
    !/\[[^\]]*\] not found/.test(error.message)
  );
}

/** What whoever makes one there is told. */
export function withoutOverrides(schedule: string): OncallError {
  return new OncallError(`this account of Datadog takes no overrides of schedule ${schedule}`, {
    code: "unsupported",
    exitCode: EXIT.badRequest,
    hint: "--as-layer puts a temporary layer on top of the schedule instead",
  });
}
