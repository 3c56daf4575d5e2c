import type { Problem } from "../../errors.js";
import type { Policy } from "../../model/policy.js";

// OpenAPI, EscalationPolicyCreateRequest.
const MOST_TARGETS = 10;
const SHORTEST_WAIT_SECONDS = 60;
const LONGEST_WAIT_SECONDS = 36_000;

/** What of a policy Datadog cannot hold. */
export function refusePolicy({ name, steps }: Policy): Problem[] {
  const problems: Problem[] = [];
  const refuseAt = (i: number, message: string, hint: string) =>
    problems.push({ path: `policy ${name}, step ${i + 1}`, message, hint });
  for (const [i, { notify, waitSeconds }] of steps.entries()) {
    if (notify.some(({ informed }) => informed)) {
      refuseAt(i, "Datadog calls everyone alike, and nobody only to inform", 'leave out "fyi:"');
    }
    if (notify.length > MOST_TARGETS) {
      refuseAt(
        i,
        `Datadog calls up to ${MOST_TARGETS} targets in a step`,
        "name a team or schedule",
      );
    }
    if (waitSeconds < SHORTEST_WAIT_SECONDS || waitSeconds > LONGEST_WAIT_SECONDS) {
      refuseAt(i, "Datadog waits a minute at the least, and ten hours at the most", "wait 5m");
    }
  }
  return problems;
}
