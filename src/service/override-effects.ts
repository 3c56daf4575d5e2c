import { toInstant, zoneOf } from "../engine/zone.js";
import { shortId } from "../model/incident.js";
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
  schedules: readonly Schedule[],
  call: Call,
): Promise<Effect[]> {
  const others = await affected(provider, subject, overrides, schedules, call);
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
  schedules: readonly Schedule[],
  call: Call,
): Promise<Rendered[]> {
  const found: (Rotation | Schedule)[] = [];
  const isInSchedule = new Set<string>();
  for (const schedule of schedules) {
    const parts = schedule.rotations.map(({ name }) => targetKey({ kind: "rotation", name }));
    for (const part of parts) isInSchedule.add(part);
    const key = targetKey({ kind: "schedule", name: schedule.name });
    const isAffected = [key, ...parts].some((each) => overrides.has(each));
    if (!isAffected || key === targetKey(on)) continue;
    found.push(await provider.schedules.get(schedule.name, call));
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
  schedules: readonly Schedule[],
  call: Call,
): Promise<string[]> {
  const holders = new Map<string, Set<string>>();
  const zones = new Map<string, string>();
  for (const { name, timeZone, rotations } of schedules) {
    holders.set(name, new Set(rotations.map((rotation) => rotation.name)));
    zones.set(`schedule:${name}`, timeZone);
    for (const rotation of rotations) zones.set(`rotation:${rotation.name}`, rotation.timeZone);
  }
  const zoneIn = async (on: OverrideTarget) => {
    const key = targetKey(on);
    const zone = zones.get(key) ?? (await subjectNamed(provider, key, call)).source.timeZone;
    zones.set(key, zone);
    return zone;
  };
  const spans = new Map<NewOverride, Window>();
  for (const each of created) spans.set(each, spanOf(each, await zoneIn(each.on)));
  const warnings: string[] = [];
  for (const on of meeting(created, schedules)) {
    for await (const record of provider.overrides?.list(on, call) ?? []) {
      const { from, to } = spanOf(record, await zoneIn(record.on));
      const met = [...spans].filter(([, span]) => span.from < to && span.to > from);
      const isSaid = met.some(([each, span]) => says(each, span) === says(record, { from, to }));
      if (isSaid) {
        warnings.push(`${describe(record)} says the same already`);
      } else if (met.some(([each]) => isUnder(record.on, each.on, holders))) {
        warnings.push(`the new override wins over ${describe(record)} where they overlap`);
      } else if (met.some(([each]) => isUnder(each.on, record.on, holders))) {
        warnings.push(`${describe(record)} lies over the new override where they overlap`);
      }
    }
  }
  return warnings;
}

function says({ on, members }: NewOverride, { from, to }: Window): string {
  return JSON.stringify([targetKey(on), from, to, members]);
}

/** Where overrides lie that can meet new ones: at the same place, above it and below it. */
function meeting(
  created: readonly NewOverride[],
  schedules: readonly Schedule[],
): Iterable<OverrideTarget> {
  const found = new Map(created.map(({ on }) => [targetKey(on), on]));
  for (const { name, rotations } of schedules) {
    const schedule: OverrideTarget = { kind: "schedule", name };
    const parts = rotations.map((each): OverrideTarget => ({ kind: "rotation", name: each.name }));
    const isOver = created.some(({ on }) => targetKey(on) === targetKey(schedule));
    const isUnder = parts.some((part) =>
      created.some(({ on }) => targetKey(on) === targetKey(part)),
    );
    if (isOver) for (const part of parts) found.set(targetKey(part), part);
    if (isUnder) found.set(targetKey(schedule), schedule);
  }
  return found.values();
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
  return `${shortId(id)} of ${on.kind} ${on.name} (${who})`;
}

/** From when to when an override lies; wall-clock times are read in `timeZone`. */
export function spanOf({ from, to }: Override, timeZone = "UTC"): Window {
  const zone = zoneOf(timeZone);
  return { from: toInstant(from, zone), to: toInstant(to, zone) };
}
