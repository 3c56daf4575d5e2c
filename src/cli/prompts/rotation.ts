import { badRequest } from "../../errors.js";
import type { Person } from "../../model/person.js";
import type { Recurrence } from "../../model/rotation.js";
import type { Instant } from "../../model/time.js";
import { Reading } from "../flags/reading.js";
import { KINDS, readRecurrence } from "../flags/recurrence.js";
import type { RotationFlags } from "../flags/rotation.js";
import type { Terminal } from "../world.js";
import { askCoverage } from "./coverage.js";
import { askMembers } from "./members.js";
import { askRecurrence } from "./recurrence.js";
import { askStart } from "./start.js";
import { askZone } from "./zone.js";

/** Where a rotation is asked for. */
export interface Surroundings {
  readonly now: Instant;
  /** Who can be a member; somebody is. */
  readonly people: readonly Person[];
  /** How turns can end. */
  readonly recurrences: readonly Recurrence["kind"][];
  /** Why a rotation cannot be called so; undefined: it can. */
  refuseName(name: string): string | undefined;
  /** Zones to suggest, the likeliest first. */
  readonly zones: readonly string[];
}

/**
 * Asks for what the flags leave out of a rotation; what they say is sound.
 * @returns its name, and flags that describe all of it
 * @throws OncallError (exit 2) when it cannot be called so, (exit 130) when the user gives up
 */
export async function askRotation(
  terminal: Terminal,
  name: string | undefined,
  flags: RotationFlags,
  { now, people, recurrences, refuseName, zones }: Surroundings,
): Promise<{ readonly name: string; readonly flags: RotationFlags }> {
  const refusal = name === undefined ? undefined : refuseName(name);
  if (refusal !== undefined) throw badRequest(refusal, "choose another name");
  const called = name ?? (await askName(terminal, refuseName));
  const members = flags.members?.split(",") ?? (await askMembers(terminal, people, flags.onCalls));
  const near = people.flatMap(({ key, timeZone = [] }) => (members.includes(key) ? timeZone : []));
  const timeZone = flags.timeZone ?? (await askZone(terminal, [...zones, ...near], now));
  const isTimed = KINDS.some((kind) => flags[kind] !== undefined);
  const timed = isTimed ? {} : await askRecurrence(terminal, flags.every, recurrences);
  const recurrence = readRecurrence({ ...flags, ...timed }, new Reading()) as Recurrence;
  const start = flags.start ?? (await askStart(terminal, recurrence, timeZone, now));
  const coverage = flags.coverage ?? (await askCoverage(terminal));
  const asked = { ...timed, members: members.join(","), timeZone, start };
  return { name: called, flags: { ...flags, ...asked, ...(coverage && { coverage }) } };
}

async function askName(
  terminal: Terminal,
  refuseName: Surroundings["refuseName"],
): Promise<string> {
  const { askText } = await import("./ask.js");
  return askText(terminal, "What is the rotation called?", {
    validate: (text) => refuseName(text) ?? true,
  });
}
