import { badRequest, isOncallError, type OncallError } from "../errors.js";
import type { OverrideTarget, Rotation, Schedule } from "../model/rotation.js";
import { isName } from "../model/words.js";
import { notFound } from "../providers/errors.js";
import { orNone } from "../providers/found.js";
import type { Call, Contacts, Provider } from "../providers/provider.js";

/** A rotation or schedule, and what it is to an override. */
export interface Subject {
  readonly on: OverrideTarget;
  readonly source: Rotation | Schedule;
}

/**
 * What `payments`, `schedule:payments` or `rotation:primary` names.
 * @throws OncallError (exit 2) when nothing bears the name, or both a rotation and a schedule do
 */
export async function subjectNamed(provider: Provider, text: string, call: Call): Promise<Subject> {
  const [, kind, name = text] = /^(schedule|rotation):(.*)$/.exec(text) ?? [];
  const items = { schedule: provider.schedules, rotation: provider.rotations };
  const found: Subject[] = [];
  for (const each of ["schedule", "rotation"] as const) {
    if (kind !== undefined && kind !== each) continue;
    const asked: Promise<Rotation | Schedule> | undefined = items[each]?.get(name, call);
    const source = asked && (await orNone(asked));
    if (source !== undefined) found.push({ on: { kind: each, name: source.name }, source });
  }
  const [subject, another] = found;
  if (subject === undefined) {
    const known = await namesOf(provider, kind, call);
    throw notFound(kind ?? "schedule or rotation", name, known);
  }
  if (another !== undefined) {
    throw badRequest(
      `both a schedule and a rotation are called "${name}"`,
      `write schedule:${name} or rotation:${name}`,
    );
  }
  return subject;
}

/** Each once: a schedule and a rotation may share one. */
async function namesOf(provider: Provider, kind: string | undefined, call: Call) {
  const names = new Set<string>();
  if (kind !== "rotation") {
    for await (const { name } of provider.schedules.list(call)) names.add(name);
  }
  if (kind !== "schedule") {
    for await (const { name } of provider.rotations?.list(call) ?? []) names.add(name);
  }
  return [...names];
}

/**
 * The one schedule in which both people are members, or the one rotation where no schedule has them.
 * @throws OncallError (exit 2) when there is none, or more than one
 */
export async function subjectOfBoth(
  provider: Provider,
  names: readonly [string, string],
  call: Call,
): Promise<Subject> {
  const [one, other] = await pairNamed(provider, names, call);
  const has = ({ members }: Rotation, person: string) => members.includes(person);
  const schedules: Subject[] = [];
  const rotations: Subject[] = [];
  for await (const source of provider.schedules.list(call)) {
    const isIn = (person: string) => source.rotations.some((rotation) => has(rotation, person));
    if (!isIn(one) || !isIn(other)) continue;
    schedules.push({ on: { kind: "schedule", name: source.name }, source });
  }
  for await (const source of provider.rotations?.list(call) ?? []) {
    if (!has(source, one) || !has(source, other)) continue;
    rotations.push({ on: { kind: "rotation", name: source.name }, source });
  }
  const found = schedules.length > 0 ? schedules : rotations;
  const [subject, another] = found;
  if (subject === undefined) {
    throw badRequest(
      `no schedule has both ${one} and ${other} as members`,
      "name one: --on payments",
    );
  }
  if (another !== undefined) {
    const names = found.map(({ on }) => on.name);
    throw badRequest(
      `${one} and ${other} meet in ${names.join(", ")}`,
      `name one: --on ${names[0]}`,
    );
  }
  return subjectNamed(provider, `${subject.on.kind}:${subject.on.name}`, call);
}

/**
 * Both by the names they are on call by.
 * @throws OncallError (exit 2) when they are one, or nobody that the provider knows
 */
export async function pairNamed(
  provider: Provider,
  names: readonly [string, string],
  call: Call,
): Promise<readonly [string, string]> {
  const [one = "", other = ""] = await peopleKnown(provider, names, call);
  if (one === other) throw badRequest(`${one} cannot swap with ${one}`);
  return [one, other];
}

/**
 * The names that people are on call by, for names or ids of the provider.
 * @throws OncallError (exit 2) when one of them is nobody that the provider knows
 */
export async function peopleKnown(
  provider: Provider,
  people: readonly string[],
  call: Call,
): Promise<string[]> {
  const { contacts } = provider;
  if (contacts === undefined) return [...people];
  const keys = new Map<string, string>();
  for (const person of new Set(people)) {
    try {
      keys.set(person, (await contacts.get(person, call)).key);
    } catch (error) {
      const isUnknown = isOncallError(error) && error.code === "not-found";
      throw isUnknown ? nobodyCalled(contacts, person, error) : error;
    }
  }
  return people.map((person) => keys.get(person) ?? person);
}

/**
 * A rotation with those of its members who are looked up by the names they are on call by.
 * @throws OncallError (exit 2) as peopleKnown
 */
export async function withPeople(
  provider: Provider,
  rotation: Rotation,
  members: Rotation["members"],
  call: Call,
): Promise<Rotation> {
  const names = members.filter((member) => member !== null);
  const known = await peopleKnown(provider, names, call);
  const keys = new Map(names.map((name, i) => [name, known[i] ?? name]));
  const toKey = (member: string | null) => member && (keys.get(member) ?? member);
  return { ...rotation, members: rotation.members.map(toKey) };
}

function nobodyCalled(contacts: Contacts, person: string, { message, hint = "" }: OncallError) {
  const end = hint.endsWith("?") ? "" : ".";
  const canBeAdded = isName(person) && (contacts.refusals?.({ key: person }) ?? []).length === 0;
  const more = canBeAdded ? `${end} Or add them: oncall contact create ${person}` : "";
  return badRequest(message, `${hint}${more}`);
}
