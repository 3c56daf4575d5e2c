import { diffShifts } from "../engine/diff.js";
import { toMoment, zoneOf } from "../engine/zone.js";
import { badInput, badRequest } from "../errors.js";
import { DAY_MS } from "../model/civil.js";
import type { Override, OverrideRecord, OverrideTarget, Schedule } from "../model/rotation.js";
import type { Instant, Moment, Window } from "../model/time.js";
import type { Call, NewOverride, Provider } from "../providers/provider.js";
import { sectionOf } from "./apply.js";
import { type Effect, render } from "./effect.js";
import {
  type OverridesByTarget,
  overlapWarnings,
  overrideEffects,
  spanOf,
  targetKey,
  withOverrides,
} from "./override-effects.js";
import type { Plan } from "./plan.js";
import { pairNamed, peopleKnown, type Subject, subjectNamed } from "./target.js";

/** Who stands in: these people for everyone, or for one person wherever that one is on call. */
export interface StandIn {
  /** Empty: nobody is on call. */
  readonly members: readonly string[];
  readonly insteadOf?: string | undefined;
}

/** @throws OncallError (exit 2) for people that are not known, or who are not on call in the span */
export async function planOverrideCreate(
  provider: Provider,
  subject: Subject,
  span: Window,
  standIn: StandIn,
  call: Call,
): Promise<Plan> {
  const members = await peopleKnown(provider, standIn.members, call);
  const { insteadOf: named } = standIn;
  const [insteadOf] = await peopleKnown(provider, named === undefined ? [] : [named], call);
  if (insteadOf === undefined) {
    const created = placesOf(provider, subject).map(({ on, timeZone }) => {
      const zone = zoneOf(timeZone);
      return { on, from: toMoment(span.from, zone), to: toMoment(span.to, zone), members };
    });
    return planCreate(provider, subject, span, created, call);
  }
  if (members.includes(insteadOf)) {
    throw badRequest(
      `${insteadOf} cannot stand in for ${insteadOf}`,
      "name somebody else: --member",
    );
  }
  const created = await replaceWherever(provider, subject, span, (onCall) =>
    onCall.flatMap((person) => (person === insteadOf ? members : [person])),
  );
  if (created.length === 0) throw nobodyToReplace(`${insteadOf} is not on call`, subject);
  return planCreate(provider, subject, span, created, call);
}

/** Where an override of all goes: over the subject, or over each of its rotations where that cannot be. */
function placesOf({ limits }: Provider, { on, source }: Subject): readonly Place[] {
  if (!("rotations" in source) || limits.overrides.includes("schedule")) {
    return [{ on, timeZone: source.timeZone }];
  }
  return source.rotations.map(({ name, timeZone }) => ({
    on: { kind: "rotation", name },
    timeZone,
  }));
}

interface Place {
  readonly on: OverrideTarget;
  readonly timeZone: string;
}

/**
 * Two people take each other's place wherever one of them is on call in the span.
 * @throws OncallError (exit 2) when neither is
 */
export async function planOverrideSwap(
  provider: Provider,
  subject: Subject,
  span: Window,
  names: readonly [string, string],
  call: Call,
): Promise<Plan> {
  const [one, other] = await pairNamed(provider, names, call);
  const partner = new Map([
    [one, other],
    [other, one],
  ]);
  const created = await replaceWherever(provider, subject, span, (onCall) =>
    onCall.map((person) => partner.get(person) ?? person),
  );
  if (created.length === 0) {
    throw nobodyToReplace(`neither ${one} nor ${other} is on call without the other`, subject);
  }
  const plan = await planCreate(provider, subject, span, created, call);
  return { ...plan, warnings: [...oneSided(subject, span, [one, other]), ...plan.warnings] };
}

/** A swap in which one of them has no turn to give. */
function oneSided({ source }: Subject, span: Window, [one, other]: readonly [string, string]) {
  const onCall = new Set(
    diffShifts(render(source, span), [], span).flatMap(({ before }) => before),
  );
  const warn = (absent: string, giver: string) => [
    `${absent} is not on call in that span: ${giver} gives turns, and gets none back`,
  ];
  if (!onCall.has(one)) return warn(one, other);
  return onCall.has(other) ? [] : warn(other, one);
}

function nobodyToReplace(what: string, { on: { kind, name } }: Subject) {
  return badRequest(
    `${what} in ${kind} ${name} in that span`,
    `see who is: oncall ${kind} preview ${name}`,
  );
}

/** @throws OncallError (exit 2) when there is no such override */
export async function planOverrideDelete(
  provider: Provider,
  ids: readonly string[],
  now: Instant,
  call: Call,
): Promise<Plan> {
  const overrides = sectionOf(provider, "overrides");
  // One can be named in several ways.
  const gone = new Map<string, OverrideRecord>();
  for (const id of new Set(ids)) {
    const record = await overrides.get(id, call);
    gone.set(record.id, record);
  }
  const deleted = [...gone.values()];
  const subjects = new Map<string, Subject>();
  const near = { ...call, window: around(deleted) };
  for (const { on } of deleted) {
    const key = targetKey(on);
    if (!subjects.has(key)) subjects.set(key, await subjectNamed(provider, key, near));
  }
  const spans = deleted.map((each) =>
    spanOf(each, subjects.get(targetKey(each.on))?.source.timeZone),
  );
  const window = {
    from: Math.max(now, Math.min(...spans.map((span) => span.from))),
    to: Math.max(...spans.map((span) => span.to)),
  };
  const [first] = subjects.values();
  // What is past does not change any more.
  const isPast = first === undefined || window.to <= window.from;
  return {
    changes: deleted.map((before) => ({ noun: "override", action: "delete", before })),
    effects: isPast ? [] : await effectsWithout(provider, first, subjects, gone, window, call),
    warnings: [],
  };
}

/** The stretch in which overrides lie, in whatever zone they are read. */
function around(overrides: readonly OverrideRecord[]): Window {
  const near = (moment: Moment) => (typeof moment === "number" ? moment : moment.wall);
  return {
    from: Math.min(...overrides.map(({ from }) => near(from))) - DAY_MS,
    to: Math.max(...overrides.map(({ to }) => near(to))) + DAY_MS,
  };
}

/** How shifts move when overrides are gone. */
async function effectsWithout(
  provider: Provider,
  first: Subject,
  subjects: ReadonlyMap<string, Subject>,
  gone: ReadonlyMap<string, OverrideRecord>,
  window: Window,
  call: Call,
): Promise<Effect[]> {
  const near = { ...call, window };
  const rest = new Map<string, OverrideRecord[]>();
  for (const [key, { on }] of subjects) {
    const kept: OverrideRecord[] = [];
    for await (const each of sectionOf(provider, "overrides").list(on, near)) {
      if (!gone.has(each.id)) kept.push(each);
    }
    rest.set(key, kept);
  }
  const targets = [...subjects.values()].map(({ on }) => on);
  const schedules = await schedulesAround(provider, first, targets, call);
  return overrideEffects(provider, first, rest, window, schedules, near);
}

/** What is past has happened: an override only changes what is said of it. */
export function warnOfPast(plan: Plan, span: Window, now: Instant): Plan {
  if (span.from >= now) return plan;
  const what = span.to <= now ? "all of it is past" : "it begins in the past";
  return { ...plan, warnings: [...plan.warnings, `${what}: see whether the date is right`] };
}

type Replace = (onCall: readonly string[]) => readonly string[];

/**
 * Overrides that put others on call wherever `replace` says so. In a schedule they lie over its
 * rotations, where a whole turn is one override; what overrides of the schedule itself put on call
 * is replaced over those, and so is everything where nobody stands in, which in a rotation would let
 * the ones below it show. Those that would not be seen are left out.
 */
async function replaceWherever(
  provider: Provider,
  { on, source }: Subject,
  span: Window,
  replace: Replace,
): Promise<NewOverride[]> {
  if (!("rotations" in source) || !provider.limits.overrides.includes("rotation")) {
    return replaceIn({ on, source }, span, replace);
  }
  const over = source.rotations.flatMap((rotation) =>
    replaceIn({ on: { kind: "rotation", name: rotation.name }, source: rotation }, span, replace),
  );
  const overAll = provider.limits.overrides.includes("schedule");
  if (overAll && over.some(({ members }) => members.length === 0)) {
    return replaceIn({ on, source }, span, replace);
  }
  const zones = new Map(source.rotations.map(({ name, timeZone }) => [name, timeZone]));
  const after = withOverrides(source, addTo({ on, source }, over));
  const moved = diffShifts(render(source, span), render(after, span), span);
  const seen = over.filter((override) => {
    const { from, to } = spanOf(override, zones.get(override.on.name));
    return moved.some(({ start, end }) => start < to && end > from);
  });
  const ownOverrides = { ...source, rotations: [] };
  return [...seen, ...replaceIn({ on, source: ownOverrides }, span, replace)];
}

function replaceIn({ on, source }: Subject, span: Window, replace: Replace): NewOverride[] {
  const zone = zoneOf(source.timeZone);
  return diffShifts(render(source, span), [], span).flatMap(({ start, end, before }) => {
    const members = [...new Set(replace(before))];
    const isSame =
      members.length === before.length && members.every((each) => before.includes(each));
    if (isSame) return [];
    return [{ on, from: toMoment(start, zone), to: toMoment(end, zone), members }];
  });
}

async function planCreate(
  provider: Provider,
  subject: Subject,
  span: Window,
  created: readonly NewOverride[],
  call: Call,
): Promise<Plan> {
  checkOverrides(provider, created);
  const changed = addTo(subject, created);
  const targets = created.map(({ on }) => on);
  const schedules = await schedulesAround(provider, subject, targets, call);
  return {
    changes: created.map((override) => ({ noun: "override", action: "create", after: override })),
    effects: await overrideEffects(provider, subject, changed, span, schedules, call),
    warnings: await overlapWarnings(provider, created, schedules, call),
  };
}

/** @throws OncallError (exit 2) with all that the provider cannot hold of them */
function checkOverrides({ overrides }: Provider, created: readonly NewOverride[]): void {
  const problems = created.flatMap((each) => overrides?.refusals?.(each) ?? []);
  if (problems.length > 0) throw badInput(problems);
}

/** The schedules that overrides can show in: over a schedule in that alone, over a rotation in any. */
async function schedulesAround(
  { schedules }: Provider,
  { source }: Subject,
  targets: readonly OverrideTarget[],
  call: Call,
): Promise<Schedule[]> {
  const isOwn = targets.every(({ kind, name }) => kind === "schedule" && name === source.name);
  if (isOwn && "rotations" in source) return [source];
  const all: Schedule[] = [];
  for await (const schedule of schedules.list(call)) all.push(schedule);
  return all;
}

/** The overrides of the subject and of its rotations, with new ones behind those that are there. */
function addTo({ on, source }: Subject, created: readonly NewOverride[]): OverridesByTarget {
  const there = new Map<string, readonly Override[]>([[targetKey(on), source.overrides ?? []]]);
  for (const { name, overrides = [] } of "rotations" in source ? source.rotations : []) {
    there.set(targetKey({ kind: "rotation", name }), overrides);
  }
  const changed = new Map<string, readonly Override[]>();
  for (const override of created) {
    const key = targetKey(override.on);
    changed.set(key, [...(changed.get(key) ?? there.get(key) ?? []), override]);
  }
  return changed;
}
