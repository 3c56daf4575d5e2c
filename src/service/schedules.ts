import { badRequest } from "../errors.js";
import { fromSchedule } from "../model/file/write.js";
import type { Combine, OverrideTarget, Rotation, Schedule } from "../model/rotation.js";
import type { Instant } from "../model/time.js";
import type { Call, Provider } from "../providers/provider.js";
import { sectionOf } from "./apply.js";
import { effectOf } from "./effect.js";
import { createPlan } from "./items.js";
import { checkRefusals, checkScheduleLimits } from "./limits.js";
import { checkNew } from "./made.js";
import type { Plan } from "./plan.js";
import { REZONED, rezoneOverrides } from "./rezone.js";
import { usesOfSchedule } from "./uses.js";

/** A schedule whose rotations are named. */
export interface ScheduleDraft {
  readonly name: string;
  /** Absent: that of the first rotation. */
  readonly timeZone?: string | undefined;
  /** Absent: the first way that the provider has. */
  readonly combine?: Combine | undefined;
  readonly rotations: readonly string[];
}

/** @throws OncallError (exit 2) for rotations that are not there, and what the provider cannot hold */
export async function planScheduleCreate(
  provider: Provider,
  draft: ScheduleDraft,
  now: Instant,
  call: Call,
): Promise<Plan> {
  const after = await withRotations(provider, draft, call);
  checkRefusals(provider.schedules, after);
  checkScheduleLimits(provider, after);
  const plan = await createPlan("schedule", provider.schedules, after, draft.name, call);
  await checkNew(provider, provider.schedules.makes?.(after)?.things ?? [], call);
  return { ...plan, effects: [effectOf(undefined, after, now)] };
}

/** @throws OncallError (exit 2) as planScheduleCreate */
export async function planScheduleUpdate(
  provider: Provider,
  before: Schedule,
  draft: ScheduleDraft,
  now: Instant,
  call: Call,
): Promise<Plan> {
  const after = { ...before, ...(await withRotations(provider, draft, call)) };
  checkRefusals(provider.schedules, after, before);
  checkScheduleLimits(provider, after);
  if (JSON.stringify(fromSchedule(before)) === JSON.stringify(fromSchedule(after))) {
    return { changes: [], effects: [], warnings: [] };
  }
  const on: OverrideTarget = { kind: "schedule", name: before.name };
  const rezoned = await rezoneOverrides(provider, on, before.timeZone, after.timeZone, call);
  const overrides = rezoned?.overrides ?? before.overrides;
  return {
    changes: [...(rezoned?.changes ?? []), { noun: "schedule", action: "update", before, after }],
    effects: [effectOf(before, { ...after, overrides }, now)],
    warnings: [
      ...deletedWith(provider, before, after.rotations),
      ...(provider.schedules.makes?.(after)?.notes ?? []),
      ...(rezoned === undefined ? [] : [REZONED]),
    ],
  };
}

/** @throws OncallError (exit 2) when a policy notifies it */
export async function planScheduleDelete(
  provider: Provider,
  name: string,
  now: Instant,
  call: Call,
): Promise<Plan> {
  const before = await provider.schedules.get(name, call);
  const uses = await usesOfSchedule(provider, name, call);
  if (uses.length > 0) {
    throw badRequest(
      `schedule ${name} cannot be deleted: ${uses.map(({ text }) => text).join("; ")}`,
      uses[0]?.hint,
    );
  }
  const overrides = before.overrides?.length ?? 0;
  return {
    changes: [{ noun: "schedule", action: "delete", before }],
    effects: [effectOf(before, undefined, now)],
    warnings: [
      ...deletedWith(provider, before, []),
      ...(overrides > 0
        ? [`its ${overrides} override${overrides === 1 ? " goes" : "s go"} along`]
        : []),
    ],
  };
}

/** Rotations that are taken out of the schedule that they belong to are gone. */
function deletedWith(
  { rotations }: Provider,
  before: Schedule,
  kept: readonly Rotation[],
): string[] {
  const gone = before.rotations.filter(({ name }) => kept.every((each) => each.name !== name));
  if (rotations?.schedulesOf === undefined || gone.length === 0) return [];
  const names = gone.map(({ name }) => name).join(", ");
  return [`deleted with it: rotation${gone.length === 1 ? "" : "s"} ${names}`];
}

async function withRotations(
  provider: Provider,
  { name, timeZone, combine, rotations: names }: ScheduleDraft,
  call: Call,
): Promise<Schedule> {
  const rotations: Rotation[] = [];
  for (const rotation of names) {
    rotations.push(await sectionOf(provider, "rotations").get(rotation, call));
  }
  const [first] = rotations;
  if (first === undefined) {
    throw badRequest(`schedule ${name} would have no rotation`, "name one: --rotations primary");
  }
  const twice = names.find((each, i) => names.indexOf(each) !== i);
  if (twice !== undefined) throw badRequest(`schedule ${name} would have rotation ${twice} twice`);
  return {
    name,
    timeZone: timeZone ?? first.timeZone,
    combine: combineOf(provider, rotations, combine),
    rotations,
  };
}

/** Of one rotation every way makes the same. */
function combineOf(
  { limits: { combines } }: Provider,
  { length }: readonly Rotation[],
  asked: Combine | undefined,
): Combine {
  const [first = "stack"] = combines;
  if (asked === undefined) return first;
  return length === 1 && !combines.includes(asked) ? first : asked;
}
