import type { Problem } from "../../../errors.js";
import type { Schedule } from "../../../model/rotation.js";
import { expandSchedule } from "./expand-schedule.js";
import { makeLayers } from "./make-layers.js";
import { layerRefusals } from "./refusals.js";

/** Whom a step of a policy can call, so that a schedule becomes no more schedules than that. */
const MOST_TARGETS = 10;

/** What of a schedule no schedules of Datadog can say, once it is expanded. */
export function scheduleRefusals(schedule: Schedule): Problem[] {
  const { name, rotations, overrides = [] } = schedule;
  const { schedules } = expandSchedule(schedule);
  const problems = rotations.flatMap((each) => layerRefusals({ ...each, onCalls: 1 }));
  const refuse = (message: string, hint: string) =>
    problems.push({ message: `schedule ${name}: ${message}`, hint });

  if (schedules.length > MOST_TARGETS) {
    refuse(
      `has up to ${schedules.length} on call at once, and a step of a policy of Datadog calls ${MOST_TARGETS} schedules at the most`,
      "have fewer on call at once",
    );
  }
  const crowded = overrides.find(({ members }) => members.length > schedules.length);
  if (crowded !== undefined) {
    refuse(
      `has an override with ${crowded.members.length} on call, and without it ${schedules.length} at the most`,
      "take out some of its members",
    );
  }
  const twice = schedules.flatMap(layerNamedTwice)[0];
  if (twice !== undefined) {
    refuse(`would have two layers called ${twice}`, "give one of its rotations another name");
  }
  return problems;
}

function layerNamedTwice({ rotations, timeZone }: Schedule): string[] {
  const names = rotations.flatMap((each) =>
    makeLayers(each, timeZone, each.name).map((layer) => layer.name),
  );
  return names.filter((each, i) => names.indexOf(each) !== i);
}
