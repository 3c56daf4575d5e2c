import { isOncallError } from "../../../src/errors.js";
import type { Interaction } from "../datadog-material.js";
import type { Outcome } from "./replay.js";
import { attributesOf, type ScheduleRequest } from "./requests.js";

// What was recorded and is not done by our adapter, or not so.

/** What our adapter does instead of the recorded request, or not at all. */
export interface Instead {
  readonly operation: string;
  readonly why: string;
  applies(interaction: Interaction): boolean;
  /** Whether it did that. */
  holds(outcome: Outcome): boolean;
}

export const INSTEAD: readonly Instead[] = [
  {
    operation: "updateSchedule",
    why: "turns of less than an hour, which were taken until July 2025, are refused",
    applies: ({ requestBody }) =>
      attributesOf<ScheduleRequest>(requestBody).layers.some(
        ({ interval: { days = 0, seconds = 0 } }) => days === 0 && seconds < 3600,
      ),
    holds: ({ error, request }) =>
      isOncallError(error) && error.exitCode === 2 && request === undefined,
  },
  {
    operation: "updateIncident",
    why: "who commands an incident can be neither seen nor said",
    applies: ({ requestBody }) => attributesOf<object | undefined>(requestBody) === undefined,
    holds: ({ answer, error, request }) =>
      answer.length === 0 && error === undefined && request === undefined,
  },
  {
    operation: "getTeam",
    why: "what is no id is looked for among the handles and names",
    applies: ({ path }) => !/[0-9a-f-]{36}$/.test(path),
    holds: ({ error, request }) =>
      isOncallError(error) && error.code === "not-found" && request === undefined,
  },
];

/** Operations that our adapter has no use for: what it is that they do, and where. */
export const OUT_OF_REACH: Readonly<Record<string, RegExp>> = {
  "making and deleting teams": /^(POST \/api\/v2\/teams?|DELETE \/api\/v2\/teams?\/[^/]+)$/,
  "what teams have": /\/team\/[^/]+\/(links|memberships)(\/[^/]+)?$|\/users\/[^/]+\/memberships$/,
  "how teams belong together": /\/team-hierarchy-links(\/[^/]+)?$|\/team\/connections$/,
  "notification rules": /\/on-call\/users\/[^/]+\/notification-rules(\/[^/]+)?$/,
  "single notification channels":
    /^POST .*\/notification-channels$|\/notification-channels\/[^/]+(\/[^/]+)?$/,
  "the one on call, deprecated": /^GET \/api\/v2\/on-call\/schedules\/[^/]+\/on-call$/,
  "settings of incidents": /\/incidents\/config\//,
  "imported incidents": /^POST \/api\/v2\/incidents\/import$/,
  "what incidents have besides todos":
    /\/incidents\/[^/]+\/(attachments|impacts|relationships\/integrations)(\/[^/]+)?$/,
};
