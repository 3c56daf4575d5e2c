import type { PageTarget } from "../../../src/model/incident.js";
import type { Person } from "../../../src/model/person.js";
import type { Policy } from "../../../src/model/policy.js";
import type { Rotation, Schedule } from "../../../src/model/rotation.js";
import type { Provider } from "../../../src/providers/provider.js";

/** A provider that is open, and how to go about it. */
export interface Opened {
  readonly provider: Provider;
  /** Opens the same place once more, as the next command would. */
  reopen?(): Promise<Provider>;
  /** Lets a second or more pass on the provider's clock; absent: it really passes. */
  later?(): void | Promise<void>;
  /** Three people who are there, where none can be made. */
  readonly people?: readonly [string, string, string];
  /** What calls one person and then another, where policies cannot be paged: a team of theirs. */
  pageTarget?(first: string, second: string): PageTarget;
  close?(): Promise<void>;
}

/** What the object of a provider does not say of it. */
export interface Expectations {
  /** What it has no place for: tests of that are skipped. */
  readonly lacks?: readonly Trait[];
  /** Contacts as it can hold them; absent: with all that a person has, and with nothing of it. */
  persons?(key: string): readonly Person[];
  /** How a rotation is called that belongs to one schedule alone; absent: by its own name. */
  rotationName?(schedule: string, rotation: string): string;
  /** What it says of people by itself: that is not compared. */
  readonly adds?: readonly (keyof Person)[];
}

export type Trait =
  /** Without them times are compared as instants. */
  | "wall-clock times"
  | "effective dates"
  | "turns of no one"
  | "several hand-offs a period"
  | "several on call"
  | "people twice in a rotation"
  | "coverage of no time"
  | "zones of schedules"
  /** Without them what goes together is several schedules there. */
  | "several on call in a schedule"
  /** Without them one that says the same is the same. */
  | "overrides that say the same"
  | "overrides with nobody"
  | "round-robin steps"
  | "neighbouring turns in steps"
  | "policies that resolve"
  /** Without them a create that is repeated, though it went well, makes another one. */
  | "tokens of creates"
  | "pages to schedules"
  | "pages to people"
  | "pages that stop"
  | "pages that tell whom they call"
  | "pages that tell who acknowledged"
  /** Without it only who was called can acknowledge. */
  | "acknowledging for others"
  | "notes that change"
  | "related items"
  | "incidents that are deleted";

/** The sections of named things, and what they hold. */
export interface Held {
  contacts: Person;
  rotations: Rotation;
  schedules: Schedule;
  policies: Policy;
}
