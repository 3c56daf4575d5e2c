import type { Problem } from "../errors.js";
import type { Channel, Person } from "../model/person.js";
import type { Policy, Position } from "../model/policy.js";
import type {
  Combine,
  OverrideRecord,
  OverrideTarget,
  Recurrence,
  Rotation,
  Schedule,
  Shift,
} from "../model/rotation.js";
import type { RoutingRule, Team, TeamOnCall } from "../model/team.js";
import type { Instant, Window } from "../model/time.js";
import type { Call, CreateCall } from "./call.js";
import type { Incidents, Pages } from "./incident-sections.js";

export type * from "./call.js";
export type * from "./incident-sections.js";

export const PROVIDER_NAMES = ["local", "aws", "datadog"] as const;
export type ProviderName = (typeof PROVIDER_NAMES)[number];

/**
 * Where rotations, schedules, policies and incidents live. What a provider cannot do, it does not
 * have: a section that is absent. Every operation throws OncallErrors only: `not-found` (exit 2),
 * `conflict`, `busy`, `limited` and `failed` (exit 1), `signed-out` (exit 4).
 */
export interface Provider {
  readonly name: ProviderName;
  /** Where that is, for people: `oncall.yaml`. */
  readonly place: string;
  readonly limits: Limits;
  readonly contacts?: Contacts;
  readonly rotations?: Rotations;
  readonly schedules: Items<Schedule>;
  readonly overrides?: Overrides;
  readonly policies?: Items<Policy>;
  readonly incidents?: Incidents;
  readonly pages?: Pages;
  readonly tags?: Tags;
  readonly native?: Native;
  readonly responders?: Responders;
  readonly teams?: Teams;
  readonly api?: Api;
  /**
   * Runs operations of which either all happen or none, with nobody else's between them.
   * @throws OncallError `conflict` when what was read before has changed since, `busy` when others
   * do not let go
   */
  atomically?<T>(run: () => Promise<T>, call?: Call): Promise<T>;
}

/** What a provider takes; absent: no limit of its own. */
export interface Limits {
  readonly recurrences: readonly Recurrence["kind"][];
  readonly combines: readonly Combine[];
  /** What overrides can lie over. */
  readonly overrides: readonly OverrideTarget["kind"][];
  readonly membersPerRotation?: number;
  readonly rotationsPerSchedule?: number;
  readonly policySteps?: number;
  readonly policyRepeats?: number;
  /** Characters. */
  readonly incidentTitle?: number;
}

/** Things that stand for one that the provider does not have. */
export interface Made {
  readonly things: readonly MadeThing[];
  /** What whoever makes it should know: sentences. */
  readonly notes: readonly string[];
}

export interface MadeThing {
  readonly noun: "rotation" | "schedule" | "policy";
  readonly name: string;
}

/** Named things, in the order in which the provider keeps them. */
export interface Items<T> {
  /**
   * What of it the provider cannot hold, and what to do instead. Absent: it holds everything.
   * @param before what it is to take the place of; absent: it is new
   */
  refusals?(item: T, before?: T): readonly Problem[];
  /** What the provider makes of it; undefined, or absent: the same thing. */
  makes?(item: T): Made | undefined;
  /**
   * One after the other, fetched as they are asked for. What has to be asked for each of them may be
   * left out: the overrides of rotations, the addresses of people.
   */
  list(call?: Call): AsyncIterable<T>;
  /** Those that fit words, by the provider's own search. Absent: it has none. */
  search?(query: string, call?: Call): AsyncIterable<T>;
  /** By its name, or the provider's id; whole. @throws OncallError `not-found` */
  get(name: string, call?: Call): Promise<T>;
  /** @throws OncallError `conflict` when there is one of this name that says something else */
  create(item: T, call: CreateCall): Promise<T>;
  /** @throws OncallError `conflict` when it is no longer as `before` says */
  update(before: T, after: T, call?: Call): Promise<T>;
  /** With what cannot be without it: a rotation leaves its schedules, overrides go along. */
  delete(item: T, call?: Call): Promise<void>;
}

export interface Contacts extends Items<Person> {
  /** Listing them asks nobody, so that names can be checked while they are read. */
  readonly areAtHand?: true;
  /** What whoever adds people should know: what it takes until they can be called. */
  readonly notice?: string;
  /** What becomes of a person who is deleted, where that is less. */
  readonly deleting?: string;
  /** Where a person can be reached. @throws OncallError `not-found` */
  channels?(name: string, call?: Call): AsyncIterable<Channel>;
}

export interface Rotations extends Items<Rotation> {
  /** The schedules that alone can hold it, which its name tells. Absent: any can. */
  schedulesOf?(name: string): readonly string[];
}

/** An override that is still to be made. */
export type NewOverride = Omit<OverrideRecord, "id">;

export interface Overrides {
  /** As of Items. */
  refusals?(override: NewOverride): readonly Problem[];
  /** In order of creation: of two that overlap, the later one wins. */
  list(on: OverrideTarget | undefined, call?: Call): AsyncIterable<OverrideRecord>;
  get(id: string, call?: Call): Promise<OverrideRecord>;
  create(overrides: readonly NewOverride[], call: CreateCall): Promise<readonly OverrideRecord[]>;
  delete(overrides: readonly OverrideRecord[], call?: Call): Promise<void>;
}

/** What can bear tags. */
export interface Tagged {
  readonly kind: "rotation" | "schedule" | "policy" | "person" | "incident" | "plan";
  /** Its name, or the provider's id. */
  readonly name: string;
}

/** Words and values that people hang on things. */
export interface Tags {
  of(thing: Tagged, call?: Call): Promise<Readonly<Record<string, string>>>;
  put(thing: Tagged, tags: Readonly<Record<string, string>>, call?: Call): Promise<void>;
  remove(thing: Tagged, keys: readonly string[], call?: Call): Promise<void>;
}

/** The provider's own rendering, to compare ours with. It changes nothing. */
export interface Native {
  /** The shifts of a rotation that is there, its overrides applied. */
  existing(rotation: Rotation, window: Window, call?: Call): Promise<Shift[]>;
  /**
   * The shifts of a rotation that need not be there; its members can be any texts.
   * @throws OncallError `bad-request` when the provider refuses such a rotation
   */
  proposed(
    rotation: Rotation,
    window: Window,
    options: ProposedOptions,
    call?: Call,
  ): Promise<Shift[]>;
}

export interface ProposedOptions {
  /** Leaves the start to the provider. */
  readonly omitStart?: boolean | undefined;
  /** Shifts asked for at once; absent: as many as the provider gives. */
  readonly pageSize?: number | undefined;
  /** Is told how many shifts each page brings. */
  readonly onPage?: ((shifts: number) => void) | undefined;
}

/** Whom the provider would call: its own answer, to compare ours with. It changes nothing. */
export interface Responders {
  /** Who is on call in a schedule at a moment; in no order. @throws OncallError `not-found` */
  at(schedule: string, moment: Instant, position: Position, call?: Call): Promise<string[]>;
}

/** Groups of people, and which policy takes what comes in for them. */
export interface Teams {
  /** @param query words of their names; absent: all */
  list(query: string | undefined, call?: Call): AsyncIterable<Team>;
  /** By handle, name or the provider's id. @throws OncallError `not-found` */
  get(name: string, call?: Call): Promise<Team>;
  /** Whom pages of a team call now, and whom after them. */
  onCall(team: Team, call?: Call): Promise<TeamOnCall>;
  /** The first rule that fits a page takes it. */
  routing(team: Team, call?: Call): Promise<readonly RoutingRule[]>;
  /** @throws OncallError `conflict` when the rules are no longer as `before` says */
  route(
    team: Team,
    before: readonly RoutingRule[],
    after: readonly RoutingRule[],
    call?: Call,
  ): Promise<void>;
}

/** Every operation of the provider's API, as the vendor documents it. */
export interface Api {
  /** `ssm-contacts` */
  readonly services: readonly string[];
  /** The names of the operations of a service, in order. */
  operations(service: string): Promise<readonly string[]>;
  /** @param input in the vendor's shape; times as ISO 8601 with an offset, or epoch seconds */
  send(service: string, operation: string, input: object, call?: Call): Promise<object>;
}
