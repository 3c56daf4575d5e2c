import { toInstant, zoneOf } from "../engine/zone.js";
import type {
  Override,
  OverrideRecord,
  OverrideTarget,
  Rotation,
  Schedule,
} from "../model/rotation.js";
import type { Window } from "../model/time.js";
import type { Call, NewOverride, Provider } from "../providers/provider.js";
import { type Effect, effectOf, type Rendered } from "./effect.js";
import { type Subject, subjectNamed } from "./target.js";

/** The overrides that rotations and schedules are to have, by `schedule:payments`. */
export type OverridesByTarget = ReadonlyMap<string, readonly Override[]>;

export function targetKey({ kind, name }: OverrideTarget): string {
  return `${kind}:${name}`;
}

/** A rotation or schedule with the overrides that it and its rotations are to have. */
export function withOverrides<Source extends Rendered>(
  source: Source,
  overrides: OverridesByTarget,
): Source {
  const kind = "rotations" in source ? "schedule" : "rotation";
  const own = overrides.get(targetKey({ kind, name: source.name })) ?? source.overrides;
  if (!("rotations" in source)) return { ...source, overrides: own };
  const rotations = source.rotations.map((rotation) => withOverrides(rotation, overrides));
  return { ...source, overrides: own, rotations };
}

/** How shifts move: of the subject, and of every other schedule or rotation where they do. */
export async function overrideEffects(
  provider: Provider,
  subject: Subject,
  overrides: OverridesByTarget,
  window: Window,
  call: Call,
): Promise<Effect[]> {
  const others = await affected(provider, subject, overrides, call);
  const compare = (source: Rendered) =>
    effectOf(source, withOverrides(source, overrides), window.from, window);
  const elsewhere = others.map(compare).filter(({ differences }) => differences.length > 0);
  return [compare(subject.source), ...elsewhere];
}

/** Schedules with what changes in them, and rotations that change and are in none. */
async function affected(
  provider: Provider,
  { on }: Subject,
  overrides: OverridesByTarget,
  call: Call,
): Promise<Rendered[]> {
  const found: (Rotation | Schedule)[] = [];
  const isInSchedule = new Set<string>();
  for await (const schedule of provider.schedules.list(call)) {
    const parts = schedule.rotations.map(({ name }) => targetKey({ kind: "rotation", name }));
    for (const part of parts) isInSchedule.add(part);
    const key = targetKey({ kind: "schedule", name: schedule.name });
    const isAffected = [key, ...parts].some((each) => overrides.has(each));
    if (isAffected && key !== targetKey(on)) found.push(schedule);
  }
  for (const key of overrides.keys()) {
    if (key.startsWith("schedule:") || isInSchedule.has(key) || key === targetKey(on)) continue;
    found.push((await subjectNamed(provider, key, call)).source);
  }
  return found;
}

/** What meets the new overrides: of two at one place, the later one wins; one of a schedule on top. */
export async function overlapWarnings(
  provider: Provider,
  created: readonly NewOverride[],
  call: Call,
): Promise<string[]> {
  const holders = new Map<string, Set<string>>();
  const zones = new Map<string, string>();
  for await (const { name, timeZone, rotations } of provider.schedules.list(call)) {
    holders.set(name, new Set(rotations.map((rotation) => rotation.name)));
    zones.set(`schedule:${name}`, timeZone);
  }
  for await (const { name, timeZone } of provider.rotations?.list(call) ?? []) {
    zones.set(`rotation:${name}`, timeZone);
  }
  const spanIn = (override: NewOverride) => spanOf(override, zones.get(targetKey(override.on)));
  const warnings: string[] = [];
  for await (const record of provider.overrides?.list(undefined, call) ?? []) {
    const { from, to } = spanIn(record);
    const met = created.filter((each) => spanIn(each).from < to && spanIn(each).to > from);
    if (met.some(({ on }) => isUnder(record.on, on, holders))) {
      warnings.push(`the new override wins over ${describe(record)} where they overlap`);
    } else if (met.some(({ on }) => isUnder(on, record.on, holders))) {
      warnings.push(`${describe(record)} lies over the new override where they overlap`);
    }
  }
  return warnings;
}

/** Whether an override of `lower` that is there already gives way to a new one of `upper`. */
function isUnder(
  lower: OverrideTarget,
  upper: OverrideTarget,
  holders: ReadonlyMap<string, ReadonlySet<string>>,
): boolean {
  if (targetKey(lower) === targetKey(upper)) return true;
  if (lower.kind !== "rotation" || upper.kind !== "schedule") return false;
  return holders.get(upper.name)?.has(lower.name) ?? false;
}

function describe({ id, on, members }: OverrideRecord): string {
  const who = members.length === 0 ? "nobody" : members.join(", ");
  return `${id} of ${on.kind} ${on.name} (${who})`;
}

/** From when to when an override lies; wall-clock times are read in `timeZone`. */
export function spanOf({ from, to }: Override, timeZone = "UTC"): Window {
  const zone = zoneOf(timeZone);
  return { from: toInstant(from, zone), to: toInstant(to, zone) };
}
