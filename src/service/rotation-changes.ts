import { renderSchedule } from "../engine/render.js";
import { type Rollout, rollOut } from "../engine/rollout.js";
import { clip, type Span, uncovered } from "../engine/spans.js";
import { toInstant, toMoment, zoneOf } from "../engine/zone.js";
import { badRequest } from "../errors.js";
import { fromMoment, fromRotation } from "../model/file/write.js";
import type { Override, OverrideTarget, Rotation, Schedule } from "../model/rotation.js";
import type { Instant } from "../model/time.js";
import type { Call, NewOverride, Provider } from "../providers/provider.js";
import { sectionOf } from "./apply.js";
import { type Effect, effectOf } from "./effect.js";
import { checkRefusals, checkRotationLimits } from "./limits.js";
import { spanOf } from "./override-effects.js";
import type { Change, Plan } from "./plan.js";
import { REZONED, rezoneOverrides } from "./rezone.js";
import { withPeople } from "./target.js";

/**
 * A rotation changed so that nobody is moved before the time that `rollout` says.
 * @param asked as it is asked for, with the start of the old one unless it is to begin anew
 * @throws OncallError (exit 2) for people that are not known, and what the provider cannot hold
 */
export async function planRotationUpdate(
  provider: Provider,
  before: Rotation,
  asked: Rotation,
  { rollout, now }: { rollout: Rollout; now: Instant },
  call: Call,
): Promise<Plan> {
  checkRefusals(sectionOf(provider, "rotations"), asked, before);
  checkRotationLimits(provider, asked);
  const wanted = await withPeople(provider, asked, newcomers(before, asked), call);
  if (JSON.stringify(fromRotation(before)) === JSON.stringify(fromRotation(wanted))) {
    return { changes: [], effects: [], warnings: [] };
  }
  const { rotation, keep } = rollOut(before, wanted, now, rollout);
  const { name } = before;
  const on: OverrideTarget = { kind: "rotation", name };
  const rezoned = await rezoneOverrides(provider, on, before.timeZone, wanted.timeZone, call);
  const kept = besideOverrides(keep, before, wanted.timeZone);
  const standing = rezoned?.overrides ?? before.overrides ?? [];
  const after = { ...rotation, overrides: [...standing, ...kept] };
  const liesOverRotations = provider.limits.overrides.includes("rotation");
  const overrides = liesOverRotations
    ? kept.map((override) => ({ on, ...override }))
    : await overSchedules(provider, before, kept, wanted.timeZone, call);
  const keeping = overrides.map(
    (override): Change => ({ noun: "override", action: "create", after: override }),
  );
  return {
    // What keeps a shift is there before the shift would go.
    changes: [
      ...(rezoned?.changes ?? []),
      ...keeping,
      { noun: "rotation", action: "update", before, after: rotation },
    ],
    effects: await effectsOf(provider, before, after, now, call),
    warnings: [
      ...(sectionOf(provider, "rotations").makes?.(rotation)?.notes ?? []),
      ...(rezoned === undefined ? [] : [REZONED]),
      ...startWarnings(before, rotation),
      ...doubleWarnings(before, rotation),
    ],
  };
}

/** @throws OncallError (exit 2) when a schedule would be left with nothing */
export async function planRotationDelete(
  provider: Provider,
  name: string,
  now: Instant,
  call: Call,
): Promise<Plan> {
  const before = await sectionOf(provider, "rotations").get(name, call);
  const holders = await schedulesWith(provider, name, call);
  const emptied = holders.filter(({ rotations }) => rotations.every((each) => each.name === name));
  if (emptied.length > 0) {
    const names = emptied.map((schedule) => schedule.name);
    const what = names.length === 1 ? "schedule" : "each of the schedules";
    throw badRequest(
      `${name} cannot be deleted: it is all that ${what} ${names.join(", ")} has`,
      `oncall schedule delete ${names[0]}`,
    );
  }
  const effects = holders.map((schedule) =>
    effectOf(schedule, { ...schedule, rotations: without(schedule, name) }, now),
  );
  const overrides = before.overrides?.length ?? 0;
  return {
    changes: [{ noun: "rotation", action: "delete", before }],
    effects: effects.length > 0 ? effects : [effectOf(before, undefined, now)],
    warnings: [
      ...(provider.rotations?.schedulesOf === undefined
        ? holders.map((schedule) => `${name} is taken out of schedule ${schedule.name}`)
        : []),
      ...(overrides > 0
        ? [`its ${overrides} override${overrides === 1 ? " goes" : "s go"} along`]
        : []),
    ],
  };
}

/** A start that moves on takes what was before it along. */
function startWarnings(before: Rotation, after: Rotation): string[] {
  const isLater =
    toInstant(after.start, zoneOf(after.timeZone)) >
    toInstant(before.start, zoneOf(before.timeZone));
  return isLater
    ? [`shifts before ${fromMoment(after.start)}, the new start, are no longer known`]
    : [];
}

function doubleWarnings(before: Rotation, { members }: Rotation): string[] {
  const count = (list: Rotation["members"], member: string | null) =>
    list.filter((each) => each === member).length;
  const twice = new Set(members.filter((member) => member !== null && count(members, member) > 1));
  return [...twice]
    .filter((member) => count(members, member) > count(before.members, member))
    .map((member) => `${member} has several turns in a round now`);
}

function newcomers(before: Rotation, wanted: Rotation): string[] {
  return wanted.members.filter(
    (member) => member !== null && !before.members.includes(member),
  ) as string[];
}

/** Overrides that are there already win: what keeps the old shifts lies beside them. */
function besideOverrides(
  keep: readonly Override[],
  { timeZone, overrides = [] }: Rotation,
  newZone: string,
): Override[] {
  const zone = zoneOf(timeZone);
  const written = zoneOf(newZone);
  const spanOf = ({ from, to }: Override): Span => ({
    start: toInstant(from, zone),
    end: toInstant(to, zone),
  });
  const taken = overrides.map(spanOf).sort((a, b) => a.start - b.start);
  return keep.flatMap((override) => {
    const { start, end } = spanOf(override);
    return uncovered(taken, { from: start, to: end }).map((free) => ({
      from: toMoment(free.start, written),
      to: toMoment(free.end, written),
      members: override.members,
    }));
  });
}

/** The same over the schedules of a rotation, where it is seen and not hidden by others of them. */
async function overSchedules(
  provider: Provider,
  { name }: Rotation,
  kept: readonly Override[],
  timeZone: string,
  call: Call,
): Promise<NewOverride[]> {
  if (kept.length === 0) return [];
  const schedules = await schedulesWith(provider, name, call);
  return schedules.flatMap((schedule) => {
    const zone = zoneOf(schedule.timeZone);
    return kept.flatMap(({ members, ...span }) => {
      const window = spanOf({ ...span, members }, timeZone);
      const seen = clip(renderSchedule(schedule, window), window).filter(
        (shift) => shift.rotation === name,
      );
      return seen.map(({ start, end }) => ({
        on: { kind: "schedule" as const, name: schedule.name },
        from: toMoment(start, zone),
        to: toMoment(end, zone),
        members,
      }));
    });
  });
}

/** Of the rotation, and of each schedule in which it shows otherwise. */
async function effectsOf(
  provider: Provider,
  before: Rotation,
  after: Rotation,
  now: Instant,
  call: Call,
): Promise<Effect[]> {
  const own = effectOf(before, after, now);
  const effects = [own];
  for (const schedule of await schedulesWith(provider, before.name, call)) {
    const rotations = schedule.rotations.map((each) => (each.name === before.name ? after : each));
    const effect = effectOf(schedule, { ...schedule, rotations }, now);
    if (JSON.stringify(effect.differences) !== JSON.stringify(own.differences))
      effects.push(effect);
  }
  return effects;
}

async function schedulesWith(
  provider: Provider,
  rotation: string,
  call: Call,
): Promise<Schedule[]> {
  const found: Schedule[] = [];
  for (const name of await holdersOf(provider, rotation, call)) {
    const schedule = await provider.schedules.get(name, call);
    if (schedule.rotations.some((each) => each.name === rotation)) found.push(schedule);
  }
  return found;
}

/** The names of schedules that may hold a rotation. */
async function holdersOf(provider: Provider, rotation: string, call: Call) {
  const own = provider.rotations?.schedulesOf?.(rotation);
  if (own !== undefined) return own;
  const names: string[] = [];
  for await (const { name, rotations } of provider.schedules.list(call)) {
    if (rotations.some((each) => each.name === rotation)) names.push(name);
  }
  return names;
}

function without({ rotations }: Schedule, name: string): Rotation[] {
  return rotations.filter((each) => each.name !== name);
}
