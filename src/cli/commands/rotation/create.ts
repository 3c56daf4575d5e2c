import { badRequest, EXIT } from "../../../errors.js";
import type { Person } from "../../../model/person.js";
import type { Rotation } from "../../../model/rotation.js";
import type { Instant } from "../../../model/time.js";
import { isPlainText, notAName } from "../../../model/words.js";
import type { Call, Provider, Rotations } from "../../../providers/provider.js";
import { sectionOf } from "../../../service/apply.js";
import { checkRefusals } from "../../../service/limits.js";
import { planRotationCreate } from "../../../service/rotations.js";
import { forTeam } from "../../../service/team-plan.js";
import { change } from "../../change.js";
import { type Context, nowOf, outputOf } from "../../context.js";
import {
  checkGivenFlags,
  isIncomplete,
  readNewRotation,
  rotationWords,
} from "../../flags/new-rotation.js";
import { describingFlags, type RotationFlags } from "../../flags/rotation.js";
import { terminalOf } from "../../prompts/terminal.js";
import { all, callOf, providerOf } from "../../provider.js";
import { shellLine } from "../../render/shell.js";
import { nextWeeks } from "../../rotation-preview.js";
import { verifyPlanned } from "../../verify-proposed.js";
import { PLAN_FORMATS } from "../../views/plan.js";
import type { Terminal } from "../../world.js";
import { askedZone, displayZone } from "../../zone.js";

interface Options extends RotationFlags {
  readonly definition?: string;
  readonly verify?: boolean;
  readonly team?: string;
}

/** A rotation that is to be made. */
interface Wanted {
  readonly rotation: Rotation;
  readonly now: Instant;
  /** Its name and the flags that say it all; absent: nothing was asked. */
  readonly words?: readonly string[];
}

/** Makes a rotation: of flags, of a definition, or of the answers to questions. */
export async function run(
  context: Context,
  name: string | undefined,
  { definition, verify, team, ...flags }: Options,
): Promise<number> {
  const { quiet = false, dryRun = false } = context.options;
  outputOf(context, PLAN_FORMATS);
  // Who gives a definition on standard input cannot answer there.
  const terminal = definition === "-" ? undefined : terminalOf(context);
  const { rotation, now, words } =
    definition === undefined
      ? await fromFlags(context, name, flags, terminal)
      : await fromDefinition(context, name, flags, definition);
  const shows = !quiet && (terminal !== undefined || dryRun);
  const code = await change(context, {
    creates: true,
    confirm: terminal !== undefined,
    before: async () => (shows ? nextWeeks(context, rotation, now) : ""),
    async plan(provider, call) {
      const made = await planRotationCreate(provider, rotation, call, now);
      const plan = await forTeam(provider, made, team, call);
      if (verify) await verifyPlanned(context, provider, plan, now, call);
      return plan;
    },
  });
  if (words !== undefined && code === EXIT.ok && !quiet) {
    context.world.stderr.write(
      `The same without questions: ${commandOf(context, [...words, ...(team === undefined ? [] : ["--team", team])])}\n`,
    );
  }
  return code;
}

async function fromFlags(
  context: Context,
  name: string | undefined,
  flags: RotationFlags,
  terminal: Terminal | undefined,
): Promise<Wanted> {
  const { tz } = context.options;
  const provider = await providerOf(context, { create: true });
  const now = nowOf(context, flags.timeZone ?? tz ?? "UTC");
  const strangers = { timeZone: tz, now, people: undefined };
  const rotations = sectionOf(provider, "rotations");
  if (!provider.contacts?.areAtHand && !isIncomplete(name, flags, tz)) {
    // What cannot be held is told before anything is asked of the provider.
    checkRefusals(rotations, readNewRotation(name, flags, strangers));
  }
  const isWhole = terminal === undefined || !isIncomplete(name, flags, tz);
  const people = await peopleOf(provider, !isWhole, callOf(context));
  // Those who are not at hand have more names than one: they are looked up when the plan is made.
  const isKnown = provider.contacts?.areAtHand === true;
  const frame = { ...strangers, people: isKnown && people ? namesOf(people) : undefined };
  if (isWhole) return { rotation: readNewRotation(name, flags, frame), now };
  if (people === undefined || people.length === 0) {
    throw badRequest(
      "there is nobody yet to take turns",
      'oncall contact create alice --name "Alice Ng"',
    );
  }
  // Told before anything is asked.
  checkGivenFlags(name, flags, frame);
  const { askRotation } = await import("../../prompts/rotation.js");
  const there = await all(rotations.list(callOf(context)));
  const given = tz === undefined ? flags : { timeZone: tz, ...flags };
  const asked = await askRotation(terminal, name, given, {
    now,
    people,
    refuseName: (text) => refuseName(text, rotations, there),
    recurrences: provider.limits.recurrences,
    zones: await nearZones(context),
  });
  const rotation = readNewRotation(asked.name, asked.flags, frame);
  return { rotation, now, words: [rotation.name, ...rotationWords(asked.flags, rotation)] };
}

/** Why a rotation cannot be called so: because of what it is at the provider, or of others. */
function refuseName(name: string, rotations: Rotations, there: readonly Rotation[]) {
  if (!isPlainText(name)) return notAName(name);
  if (there.some((each) => each.name === name)) return `there is a rotation called ${name} already`;
  return rotations.refusals?.({ ...ANY_ROTATION, name })[0]?.message;
}

const ANY_ROTATION = {
  timeZone: "UTC",
  start: 0,
  members: ["anybody"],
  recurrence: { kind: "daily", every: 1, at: [0] },
} as const;

/** The zone in which times are shown, and that of the machine. */
async function nearZones(context: Context): Promise<string[]> {
  const shown = await askedZone(context);
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  return shown === undefined ? [timeZone] : [shown, timeZone];
}

async function fromDefinition(
  context: Context,
  name: string | undefined,
  flags: RotationFlags,
  path: string,
): Promise<Wanted> {
  const given = describingFlags(flags);
  if (given.length > 0) {
    throw badRequest(`--definition says all of the rotation: leave out ${given.join(", ")}`);
  }
  const { readRotationDefinition } = await import("../../rotation-definition.js");
  const provider = await providerOf(context, { create: true });
  const people = await peopleOf(provider, false, callOf(context));
  const rotation = await readRotationDefinition(context, path, name, people && namesOf(people));
  return { rotation, now: nowOf(context, await displayZone(context, rotation.timeZone)) };
}

/**
 * Who can be a member; undefined where the provider knows nobody by name, or would have to be asked
 * for all of them to check a few: these are looked up when the plan is made.
 * @param isAsked whether somebody chooses among them
 */
async function peopleOf(
  { contacts }: Provider,
  isAsked: boolean,
  call: Call,
): Promise<Person[] | undefined> {
  if (contacts === undefined || !(isAsked || contacts.areAtHand)) return undefined;
  return all(contacts.list(call));
}

/** What people can be called: by their names, and by the provider's id. */
function namesOf(people: readonly Person[]): string[] {
  return people.flatMap(({ key, aws }) => (aws === undefined ? [key] : [key, aws]));
}

/** The command line that does the same without a question. */
function commandOf({ options: { file, provider } }: Context, words: readonly string[]): string {
  return shellLine([
    ...["oncall", "rotation", "create", ...words],
    ...(file === undefined ? [] : ["--file", file]),
    ...(provider === undefined ? [] : ["--provider", provider]),
    "--yes",
  ]);
}
