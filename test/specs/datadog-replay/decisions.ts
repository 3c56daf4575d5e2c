import type { Interaction } from "../datadog-material.js";
import { type Difference, differences } from "./equivalent.js";
import { attributesOf, type ScheduleRequest } from "./requests.js";
import type { Resource } from "./resources.js";

/** A difference between a recorded request and ours that is meant. */
export interface Decision {
  readonly operations: readonly string[];
  readonly place: RegExp;
  readonly why: string;
  /** What stands there in our request: nothing, what was there before, or what fits. */
  readonly ours: "nothing" | "as before" | ((said: unknown, interaction: Interaction) => boolean);
}

export const DECISIONS: readonly Decision[] = [
  {
    operations: ["createSchedule", "createPolicy"],
    place: /^data\.relationships\.teams\./,
    why: "what is made belongs to no team",
    ours: "nothing",
  },
  {
    operations: ["updateSchedule", "updatePolicy"],
    place: /^data\.relationships\.teams\./,
    why: "what is changed belongs to the teams that it belonged to",
    ours: "as before",
  },
  {
    operations: ["createSchedule"],
    place: /^data\.attributes\.tags\./,
    why: "what is made has no tags",
    ours: "nothing",
  },
  {
    operations: ["createSchedule"],
    place: /^data\.attributes\.layers\.\d+\.effective_date$/,
    why: "nobody is asked for before the first turn: whom Datadog has on call there is not known",
    ours: isRotationStart,
  },
  {
    operations: ["createPolicy", "updatePolicy"],
    place: /^data\.attributes\.description$/,
    why: "policies had descriptions until May 2025",
    ours: "nothing",
  },
  {
    operations: ["updatePolicy"],
    place: /^data\.attributes\.name$/,
    why: "a policy keeps its name",
    ours: "as before",
  },
  {
    operations: ["setRoutingRules"],
    place: /^include$/,
    why: "rules are read when somebody wants them, and not from the answer",
    ours: (said) => said === "",
  },
  {
    operations: ["getResponders"],
    place: /^filter\[at_ts\]$/,
    why: "the moment is always named; the recording is of the moment of asking",
    ours: () => true,
  },
  {
    operations: ["getResponders"],
    place: /^filter\[position\]$/,
    why: "the position is always named; this is the one that is meant without it",
    ours: (said) => said === "current",
  },
  {
    operations: ["createUser"],
    place: /^data\.attributes\.title$/,
    why: "people have no titles here",
    ours: "nothing",
  },
  {
    operations: ["listUsers"],
    place: /^filter\[status\]$/,
    why: "who is disabled is nobody to call",
    ours: (said) => said === "Active,Pending",
  },
  {
    operations: ["createIncident"],
    place: /^data\.attributes\.fields\.severity\.(type|value)$/,
    why: "an incident that nobody rates is medium",
    ours: (said) => said === "dropdown" || said === "SEV-3",
  },
  {
    operations: ["createIncident"],
    place: /^data\.(attributes\.fields\.state|relationships\.commander_user\.data)\./,
    why: "an incident is opened active, and without a commander",
    ours: "nothing",
  },
  {
    operations: ["searchIncidents"],
    place: /^query$/,
    why: "an organization may have a state after resolved",
    ours: (said) => said === "state:(active OR stable OR resolved OR completed)",
  },
  {
    operations: ["searchIncidents"],
    place: /^sort$/,
    why: "the newest come first",
    ours: (said) => said === "-created",
  },
  {
    operations: ["createTodo"],
    place: /^data\.attributes\.assignees\./,
    why: "a note is nobody's task",
    ours: "nothing",
  },
  {
    operations: ["updateTodo"],
    place: /^data\.attributes\.(assignees|completed|due_date)(\.|$)/,
    why: "of a task only the text is ours",
    ours: "as before",
  },
];

/** @param before the thing as it was, where there was one */
export function decisionOn(
  operation: string,
  difference: Difference,
  interaction: Interaction,
  before: Resource | undefined,
): Decision | undefined {
  return DECISIONS.find(({ operations, place, ours }) => {
    if (!operations.includes(operation) || !place.test(difference.place)) return false;
    if (ours === "nothing") return difference.ours === undefined;
    if (ours !== "as before") return ours(difference.ours, interaction);
    const was = at({ data: before }, difference.place);
    return differences(was, difference.ours).length === 0;
  });
}

function isRotationStart(said: unknown, { requestBody }: Interaction): boolean {
  const { layers } = attributesOf<ScheduleRequest>(requestBody);
  return layers.some(({ rotation_start: start }) => differences(start, said).length === 0);
}

function at(value: unknown, place: string): unknown {
  return place
    .split(".")
    .reduce((here: unknown, key) => (here as Record<string, unknown> | undefined)?.[key], value);
}
