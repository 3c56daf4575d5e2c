import { onCallAt } from "../../engine/render.js";
import type { Schedule } from "../../model/rotation.js";
import type { Instant } from "../../model/time.js";

/** Who is on call by our rules, each once and in order. */
export function peopleAt(schedule: Schedule, at: Instant): string[] {
  return eachOnce(onCallAt(schedule, at).flatMap(({ members }) => members));
}

export function eachOnce(names: readonly string[]): string[] {
  return [...new Set(names)].sort();
}

/** Whether two lists have the same in the same order. */
export function isSameList(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((name, i) => name === other[i]);
}
