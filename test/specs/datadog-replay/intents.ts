import type { Policy, Target } from "../../../src/model/policy.js";
import type { Rotation, Schedule, WeeklyWindow } from "../../../src/model/rotation.js";
import type { RoutingRule, Urgency } from "../../../src/model/team.js";
import type { Memory } from "./memory.js";
import type {
  LayerRequest,
  PolicyRequest,
  RestrictionRequest,
  RuleRequest,
  ScheduleRequest,
  TargetRequest,
} from "./requests.js";

// What a recorded request is for, in the words of our model. Read here once more, and not by the
// program's own reading, which could be wrong in the same way as its writing.

export function toSchedule(request: ScheduleRequest, memory: Memory): Schedule {
  const { name, time_zone: timeZone, layers } = request;
  const rotations = layers.map((layer) => toRotation(layer, request, memory));
  return { name, timeZone, combine: "stack", rotations };
}

function toRotation(
  layer: LayerRequest,
  { name, time_zone: timeZone }: ScheduleRequest,
  memory: Memory,
): Rotation {
  const { interval, members, restrictions } = layer;
  return {
    name: `${name}/${layer.name}`,
    timeZone,
    start: instantOf(layer.rotation_start),
    members: members.map(({ user }) => memory.keyOf(user.id, "users")),
    recurrence: { kind: "elapsed", days: interval.days ?? 0, seconds: interval.seconds ?? 0 },
    coverage: restrictions.map(toWindow),
    effective: { from: instantOf(layer.effective_date), until: instantOf(layer.end_date) },
  };
}

/** Milliseconds, of whole seconds. */
export function instantOf(text: string): number {
  return Math.floor(Date.parse(text) / 1000) * 1000;
}

const DAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
const WEEK_SECONDS = 7 * 24 * 3600;

export function toWindow(restriction: RestrictionRequest): WeeklyWindow {
  const start = secondOfWeek(restriction.start_day, restriction.start_time);
  const end = secondOfWeek(restriction.end_day, restriction.end_time);
  return { start, length: (end - start + WEEK_SECONDS) % WEEK_SECONDS };
}

function secondOfWeek(day: string, time: string): number {
  return DAYS.indexOf(day) * 24 * 3600 + secondOfDay(time);
}

/** Seconds since midnight of `09:00:00`. */
export function secondOfDay(time: string): number {
  const [hours = 0, minutes = 0, seconds = 0] = time.split(":").map(Number);
  return hours * 3600 + minutes * 60 + seconds;
}

export function toPolicy(request: PolicyRequest, memory: Memory): Policy {
  return {
    name: request.name,
    repeats: request.retries,
    resolveWhenDone: request.resolve_page_on_policy_end,
    steps: request.steps.map(({ assignment, escalate_after_seconds: waitSeconds, targets }) => ({
      assignment: assignment === "round-robin" ? assignment : "all",
      waitSeconds,
      notify: targets.map((target) => toTarget(target, memory)),
    })),
  };
}

function toTarget({ id, type, config }: TargetRequest, memory: Memory): Target {
  const name = memory.keyOf(id, type);
  if (type === "users") return { kind: "person", name };
  if (type === "teams") return { kind: "team", name };
  return { kind: "schedule", name, position: config?.schedule.position ?? "current" };
}

/** A policy is called by an action, or, as it was at first, by the rule itself. */
export function toRule(request: RuleRequest, memory: Memory): RoutingRule {
  const { query, time_restriction: hours, actions = [] } = request;
  const escalation = actions.find(({ type }) => type === "escalation_policy");
  const policy = request.policy_id ?? escalation?.policy_id;
  const urgency = request.urgency ?? escalation?.urgency;
  const others = actions.flatMap(({ policy_id: _, urgency: __, ...more }) =>
    more.type === "escalation_policy" && Object.keys(more).length === 1 ? [] : [more],
  );
  return {
    ...(query !== "" && { query }),
    ...(hours && {
      hours: { timeZone: hours.time_zone, windows: hours.restrictions.map(toWindow) },
    }),
    ...(urgency !== undefined && { urgency: urgency as Urgency }),
    ...(policy !== undefined && { policy: memory.keyOf(policy, "policies") }),
    ...(others.length > 0 && { actions: others }),
  };
}
