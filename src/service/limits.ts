import { badInput, badRequest } from "../errors.js";
import type { Rotation, Schedule } from "../model/rotation.js";
import type { Items, Provider } from "../providers/provider.js";

/** @throws OncallError (exit 2) for what the provider cannot hold, before anything is asked of it */
export function checkRotationLimits({ name, limits }: Provider, rotation: Rotation): void {
  const { recurrences, membersPerRotation: most = Infinity } = limits;
  const { kind } = rotation.recurrence;
  if (!recurrences.includes(kind)) {
    throw badRequest(
      `${name} has no ${kind} recurrence; it has ${recurrences.join(", ")}`,
      `choose another recurrence for ${rotation.name}`,
    );
  }
  const count = rotation.members.length;
  if (count > most) {
    throw badRequest(`rotation ${rotation.name} has ${count} members; ${name} holds ${most}`);
  }
}

/**
 * @throws OncallError (exit 2) with all that the provider cannot hold of something, before anything
 * is asked of it
 */
export function checkRefusals<T>(items: Items<T>, item: T, before?: T): void {
  const problems = items.refusals?.(item, before) ?? [];
  if (problems.length > 0) throw badInput(problems);
}

/** @throws OncallError (exit 2) as checkRotationLimits */
export function checkScheduleLimits({ name, limits }: Provider, schedule: Schedule): void {
  const { combines, rotationsPerSchedule: most = Infinity } = limits;
  if (!combines.includes(schedule.combine)) {
    throw badRequest(
      `${name} cannot combine rotations by ${schedule.combine}; it has ${combines.join(", ")}`,
    );
  }
  const count = schedule.rotations.length;
  if (count > most) {
    throw badRequest(`schedule ${schedule.name} has ${count} rotations; ${name} holds ${most}`);
  }
}
