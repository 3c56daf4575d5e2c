import { badRequest } from "../../errors.js";
import type { Person } from "../../model/person.js";
import type { Recurrence } from "../../model/rotation.js";
import type { Instant } from "../../model/time.js";
import { isName, notAName } from "../../model/words.js";
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
  /** The names of the rotations that are there. */
  readonly taken: readonly string[];
  /** Zones to suggest, the likeliest first. */
  readonly zones: readonly string[];
}

/**
 * Asks for what the flags leave out of a rotation; what they say is sound.
 * @returns its name, and flags that describe all of it
 * @throws OncallError (exit 2) when the name is taken, (exit 130) when the user gives up
 */
export async function askRotation(
  terminal: Terminal,
  name: string | undefined,
  flags: RotationFlags,
  { now, people, taken, zones }: Surroundings,
): Promise<{ readonly name: string; readonly flags: RotationFlags }> {
  if (name !== undefined && taken.includes(name)) {
    throw badRequest(isTaken(name), "choose another name");
  }
  const called = name ?? (await askName(terminal, taken));
  const members = flags.members?.split(",") ?? (await askMembers(terminal, people, flags.onCalls));
  const near = people.flatMap(({ key, timeZone = [] }) => (members.includes(key) ? timeZone : []));
  const timeZone = flags.timeZone ?? (await askZone(terminal, [...zones, ...near], now));
  const isTimed = KINDS.some((kind) => flags[kind] !== undefined);
  const timed = isTimed ? {} : await askRecurrence(terminal, flags.every);
  const recurrence = readRecurrence({ ...flags, ...timed }, new Reading()) as Recurrence;
  const start = flags.start ?? (await askStart(terminal, recurrence, timeZone, now));
  const coverage = flags.coverage ?? (await askCoverage(terminal));
  const asked = { ...timed, members: members.join(","), timeZone, start };
  return { name: called, flags: { ...flags, ...asked, ...(coverage && { coverage }) } };
}

async function askName(terminal: Terminal, taken: readonly string[]): Promise<string> {
  const { askText } = await import("./ask.js");
  return askText(terminal, "What is the rotation called?", {
    validate(text) {
      if (!isName(text)) return notAName(text);
      return taken.includes(text) ? isTaken(text) : true;
    },
  });
}

function isTaken(name: string): string {
  return `there is a rotation called ${name} already`;
}
