import { diffShifts } from "../engine/diff.js";
import { toInstant, toMoment, zoneOf } from "../engine/zone.js";
import { badRequest } from "../errors.js";
import type {
  Override,
  OverrideRecord,
  OverrideTarget,
  Rotation,
  Schedule,
} from "../model/rotation.js";
import type { Instant, Window } from "../model/time.js";
import type { Call, NewOverride, Provider } from "../providers/provider.js";
import { sectionOf } from "./apply.js";
import { effectOf, render } from "./effect.js";
import type { Change, Plan } from "./plan.js";
import { checkPeople, type Subject, subjectNamed } from "./target.js";

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
  { members, insteadOf }: StandIn,
  call: Call,
): Promise<Plan> {
  await checkPeople(provider, insteadOf === undefined ? members : [...members, insteadOf], call);
  if (insteadOf === undefined) {
    const zone = zoneOf(subject.source.timeZone);
    const from = toMoment(span.from, zone);
    const to = toMoment(span.to, zone);
    return planOverrides(provider, subject, span, [{ on: subject.on, from, to, members }], call);
  }
  const created = replaceWherever(provider, subject, span, (onCall) =>
    onCall.flatMap((person) => (person === insteadOf ? members : [person])),
  );
  if (created.length === 0) {
    throw badRequest(
      `${insteadOf} is not on call in ${subject.on.kind} ${subject.on.name} in that span`,
      `see oncall ${subject.on.kind} preview ${subject.on.name}`,
    );
  }
  return planOverrides(provider, subject, span, created, call);
}

/**
 * Two people take each other's place wherever one of them is on call in the span.
 * @throws OncallError (exit 2) when neither is
 */
export async function planOverrideSwap(
  provider: Provider,
  subject: Subject,
  span: Window,
  [one, other]: readonly [string, string],
  call: Call,
): Promise<Plan> {
  await checkPeople(provider, [one, other], call);
  const partner = new Map([
    [one, other],
    [other, one],
  ]);
  const created = replaceWherever(provider, subject, span, (onCall) =>
    onCall.map((person) => partner.get(person) ?? person),
  );
  if (created.length === 0) {
    throw badRequest(
      `neither ${one} nor ${other} is on call in ${subject.on.kind} ${subject.on.name} in that span, or both are at once`,
      `see oncall ${subject.on.kind} preview ${subject.on.name}`,
    );
  }
  return planOverrides(provider, subject, span, created, call);
}

/** @throws OncallError (exit 2) when there is no such override */
export async function planOverrideDelete(
  provider: Provider,
  ids: readonly string[],
  now: Instant,
  call: Call,
): Promise<Plan> {
  const overrides = sectionOf(provider, "overrides");
  const changes: Change[] = [];
  const effects = [];
  for (const id of new Set(ids)) {
    const before = await overrides.get(id, call);
    changes.push({ noun: "override", action: "delete", before });
    const subject = await subjectNamed(provider, `${before.on.kind}:${before.on.name}`, call);
    const rest = [];
    for await (const each of overrides.list(before.on, call)) if (each.id !== id) rest.push(each);
    const span = spanOf(before, subject);
    // What is past does not change any more.
    if (span.to > now) {
      const window = { from: Math.max(span.from, now), to: span.to };
      effects.push(effectOf(subject.source, { ...subject.source, overrides: rest }, now, window));
    }
  }
  return { changes, effects, warnings: [] };
}

type Replace = (onCall: readonly string[]) => readonly string[];

/**
 * Overrides that put others on call wherever `replace` says so. In a schedule they lie over its
 * rotations, where a whole turn is one override; what overrides of the schedule itself put on call
 * is replaced over those.
 */
function replaceWherever(
  provider: Provider,
  { on, source }: Subject,
  span: Window,
  replace: Replace,
): NewOverride[] {
  if (!("rotations" in source) || !provider.limits.overrides.includes("rotation")) {
    return replaceIn({ on, source }, span, replace);
  }
  const inRotations = source.rotations.flatMap((rotation) =>
    replaceIn({ on: { kind: "rotation", name: rotation.name }, source: rotation }, span, replace),
  );
  const ownOverrides = { ...source, rotations: [] };
  return [...inRotations, ...replaceIn({ on, source: ownOverrides }, span, replace)];
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

async function planOverrides(
  provider: Provider,
  { on, source }: Subject,
  span: Window,
  created: readonly NewOverride[],
  call: Call,
): Promise<Plan> {
  const effect = effectOf(source, withOverrides(source, on, created), span.from, span);
  return {
    changes: created.map((override) => ({ noun: "override", action: "create", after: override })),
    effects: [{ ...effect, first: effect.differences[0] }],
    warnings: await overlapping(provider, created, call),
  };
}

/** A rotation or schedule with overrides of its own and, of a schedule, of its rotations. */
function withOverrides(
  source: Rotation | Schedule,
  on: OverrideTarget,
  created: readonly NewOverride[],
): Rotation | Schedule {
  const own = created.filter((each) => each.on.kind === on.kind && each.on.name === on.name);
  const overridden = { ...source, overrides: [...(source.overrides ?? []), ...own] };
  if (!("rotations" in overridden)) return overridden;
  const rotations = overridden.rotations.map(
    (rotation) =>
      withOverrides(rotation, { kind: "rotation", name: rotation.name }, created) as Rotation,
  );
  return { ...overridden, rotations };
}

/** Of two overrides that overlap, the later one wins. */
async function overlapping(
  provider: Provider,
  created: readonly NewOverride[],
  call: Call,
): Promise<string[]> {
  const warnings: string[] = [];
  for await (const record of sectionOf(provider, "overrides").list(undefined, call)) {
    const { on, members } = record;
    const { source } = await subjectNamed(provider, `${on.kind}:${on.name}`, call);
    const { from, to } = spanOf(record, { source });
    const isOverlapped = created.some((each) => {
      if (each.on.kind !== on.kind || each.on.name !== on.name) return false;
      const span = spanOf(each, { source });
      return span.from < to && span.to > from;
    });
    if (!isOverlapped) continue;
    const who = members.length === 0 ? "nobody" : members.join(", ");
    warnings.push(`lies over override ${record.id} (${who}), and wins where they overlap`);
  }
  return warnings;
}

/** From when to when an override lies. */
export function spanOf(override: Override, { source }: Pick<Subject, "source">): Window {
  const zone = zoneOf(source.timeZone);
  return { from: toInstant(override.from, zone), to: toInstant(override.to, zone) };
}

/** An override with what it takes to show it. */
export interface ListedOverride {
  readonly record: OverrideRecord;
  readonly span: Window;
  readonly timeZone: string;
}

/**
 * The overrides that end after `since`, of one rotation or schedule or of all, the first to begin
 * first; those that begin together in order of creation.
 */
export async function listOverrides(
  provider: Provider,
  name: string | undefined,
  since: Instant,
  call: Call,
): Promise<ListedOverride[]> {
  const on = name === undefined ? undefined : (await subjectNamed(provider, name, call)).on;
  const listed: ListedOverride[] = [];
  for await (const record of sectionOf(provider, "overrides").list(on, call)) {
    const { source } = await subjectNamed(provider, `${record.on.kind}:${record.on.name}`, call);
    const span = spanOf(record, { source });
    if (span.to > since) listed.push({ record, span, timeZone: source.timeZone });
  }
  return listed.sort((a, b) => a.span.from - b.span.from);
}
