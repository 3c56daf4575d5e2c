import { isOncallError } from "../../../src/errors.js";
import type { Person } from "../../../src/model/person.js";
import type { Policy } from "../../../src/model/policy.js";
import type { Recurrence, Rotation, Schedule } from "../../../src/model/rotation.js";
import type { CreateCall, Items, NewIncident, Provider } from "../../../src/providers/provider.js";
import { atomically } from "../../../src/service/apply.js";
import type { Expectations, Held, Opened } from "./opened.js";
import { asInstant, asItIs, type MomentTerms, rotationTerms, scheduleTerms } from "./terms.js";
import { HOUR_SECONDS, wall } from "./times.js";

/** One test's place: it makes what the test needs under names of its own, and takes it away again. */
export class Bench {
  readonly provider: Provider;
  readonly #keepsWall: boolean;
  readonly #adds: readonly (keyof Person)[];
  readonly #opened: Opened;
  readonly #rotationName: Expectations["rotationName"];
  #people: Promise<readonly [string, string, string]> | undefined;
  readonly #made: { readonly section: keyof Held; readonly name: string }[] = [];
  readonly #incidents: string[] = [];

  constructor(opened: Opened, { lacks = [], adds = [], rotationName }: Expectations) {
    this.#rotationName = rotationName;
    this.#opened = opened;
    this.provider = opened.provider;
    this.#adds = adds;
    this.#keepsWall = !lacks.includes("wall-clock times");
  }

  /** The provider as the next command sees it. */
  async next(): Promise<Provider> {
    return (await this.#opened.reopen?.()) ?? this.provider;
  }

  /** Lets a second or more pass. */
  async later(): Promise<void> {
    const { later } = this.#opened;
    if (later !== undefined) await later();
    else await new Promise((resolve) => setTimeout(resolve, 1100));
  }

  /** What something says, so that two that say the same are equal. */
  terms<Name extends keyof Held>(section: Name, item: Held[Name]): unknown {
    if (section === "rotations") return rotationTerms(item as Rotation, this.momentTerms);
    if (section === "schedules") return scheduleTerms(item as Schedule, this.momentTerms);
    if (section !== "contacts") return item;
    const said = Object.entries(item as Person).filter(
      ([key]) => !this.#adds.includes(key as keyof Person),
    );
    return Object.fromEntries(said);
  }

  get momentTerms(): MomentTerms {
    return this.#keepsWall ? asItIs : asInstant;
  }

  /** Makes something that is gone after the test. */
  create<Name extends keyof Held>(
    section: Name,
    item: Held[Name],
    call: CreateCall = sent(),
  ): Promise<Held[Name]> {
    this.deleteLater(section, nameOf(item));
    return itemsOf(this.provider, section).create(item, call);
  }

  /** Has something deleted after the test, if it is there. */
  deleteLater(section: keyof Held, name: string): void {
    this.#made.push({ section, name });
  }

  /** What calls one person and then another, if it is no policy. */
  pageTarget(first: string, second: string) {
    return this.#opened.pageTarget?.(first, second);
  }

  /** Makes an incident that is resolved after the test. */
  async createIncident(incident: Partial<NewIncident> = {}, call: CreateCall = sent()) {
    const { incidents } = this.provider;
    if (incidents === undefined) throw new Error("the test has to say that it needs incidents");
    const made = await incidents.create({ title: unique("cards"), impact: 3, ...incident }, call);
    this.#incidents.push(made.id);
    return made;
  }

  /** Three people who are there, always the same. */
  people(): Promise<readonly [string, string, string]> {
    this.#people ??= this.#makePeople();
    return this.#people;
  }

  async #makePeople(): Promise<readonly [string, string, string]> {
    const { people } = this.#opened;
    if (people !== undefined) return people;
    const keys = [unique("ann"), unique("bob"), unique("cleo")] as const;
    const make = async () => {
      for (const key of keys) await this.create("contacts", { key, name: `Mx ${key}` });
    };
    await atomically(this.provider, make, {});
    return keys;
  }

  /** A rotation that is still to be made, of people who are there. */
  async rotationDraft(): Promise<Rotation> {
    const name = unique("rotation");
    return {
      name: this.#rotationName?.(unique("schedule"), name) ?? name,
      timeZone: "America/New_York",
      start: wall("2025-01-06T09:00"),
      members: await this.people(),
      recurrence: SIMPLEST[this.provider.limits.recurrences[0] ?? "weekly"],
    };
  }

  /** A rotation that is there; where rotations belong to schedules, in one of its own. */
  async rotation(): Promise<Rotation> {
    return this.create("rotations", await this.rotationDraft());
  }

  /** A rotation for a schedule that is still to be made: there already, unless it comes with that. */
  async rotationFor(schedule: string): Promise<Rotation> {
    if (this.#rotationName === undefined) return this.rotation();
    const draft = await this.rotationDraft();
    return { ...draft, name: this.#rotationName(schedule, unique("rotation")) };
  }

  /** A schedule that is still to be made, with as many rotations as it is given or told. */
  async scheduleDraft(rotations: readonly Rotation[] | number): Promise<Schedule> {
    const [combine = "stack"] = this.provider.limits.combines;
    const name = unique("schedule");
    const held: Rotation[] = typeof rotations === "number" ? [] : [...rotations];
    while (typeof rotations === "number" && held.length < rotations) {
      held.push(await this.rotationFor(name));
    }
    return { name, timeZone: "America/New_York", combine, rotations: held };
  }

  /** A policy that is still to be made, with a step for each person. */
  policyDraft(people: readonly string[]): Policy {
    return {
      name: unique("policy"),
      steps: people.map((name) => ({
        notify: [{ kind: "person", name }],
        waitSeconds: 300,
        assignment: "all",
      })),
      repeats: 0,
      resolveWhenDone: false,
    };
  }

  /** Takes away what is left, the last first: what holds something goes before it. */
  async clear(): Promise<void> {
    const provider = await this.next();
    const clear = async () => {
      for (const { section, name } of this.#made.toReversed()) {
        const items = itemsOf(provider, section);
        const item = await ifThere(items.get(name));
        if (item !== undefined) await items.delete(item);
      }
    };
    await atomically(provider, clear, {});
    for (const id of this.#incidents) {
      await provider.incidents?.update(id, { status: "resolved" }, sent());
    }
  }
}

export function itemsOf<Name extends keyof Held>(
  provider: Provider,
  section: Name,
): Items<Held[Name]> {
  return provider[section] as unknown as Items<Held[Name]>;
}

export function nameOf(item: Held[keyof Held]): string {
  return "key" in item ? item.key : item.name;
}

/** `rotation-4f9e2a1b`: nobody else's, and near no other. */
export function unique(noun: string): string {
  return `${noun}-${crypto.randomUUID().slice(0, 8)}`;
}

/** A create that has not been sent before. */
export function sent(): CreateCall {
  return { token: crypto.randomUUID() };
}

const NINE = 9 * HOUR_SECONDS;

const SIMPLEST: Readonly<Record<Recurrence["kind"], Recurrence>> = {
  daily: { kind: "daily", every: 1, at: [NINE] },
  weekly: { kind: "weekly", every: 1, on: [{ weekday: 0, at: NINE }] },
  monthly: { kind: "monthly", every: 1, on: [{ day: 1, at: NINE }] },
  elapsed: { kind: "elapsed", days: 7, seconds: 0 },
};

async function ifThere<T>(asked: Promise<T>): Promise<T | undefined> {
  try {
    return await asked;
  } catch (error) {
    if (isOncallError(error) && error.code === "not-found") return undefined;
    throw error;
  }
}
