import type {
  Impact,
  Incident,
  IncidentStatus,
  Page,
  PageTarget,
  TimelineEvent,
} from "../model/incident.js";
import type { Person } from "../model/person.js";
import type { Policy } from "../model/policy.js";
import type {
  Combine,
  OverrideRecord,
  OverrideTarget,
  Recurrence,
  Rotation,
  Schedule,
} from "../model/rotation.js";
import type { Instant } from "../model/time.js";

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
  readonly contacts?: Items<Person>;
  readonly rotations?: Items<Rotation>;
  readonly schedules: Items<Schedule>;
  readonly overrides?: Overrides;
  readonly policies?: Items<Policy>;
  readonly incidents?: Incidents;
  readonly pages?: Pages;
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

/** What every operation takes: a way to give up. */
export interface Call {
  readonly signal?: AbortSignal | undefined;
}

/** What a create takes besides: the same token creates once, however often it is sent. */
export interface CreateCall extends Call {
  readonly token: string;
}

/** Named things, in the order in which the provider keeps them. */
export interface Items<T> {
  /** One after the other, fetched as they are asked for. */
  list(call?: Call): AsyncIterable<T>;
  /** By its name, or the provider's id. @throws OncallError `not-found` */
  get(name: string, call?: Call): Promise<T>;
  /** @throws OncallError `conflict` when there is one of this name that says something else */
  create(item: T, call: CreateCall): Promise<T>;
  /** @throws OncallError `conflict` when it is no longer as `before` says */
  update(before: T, after: T, call?: Call): Promise<T>;
  /** With what cannot be without it: a rotation leaves its schedules, overrides go along. */
  delete(item: T, call?: Call): Promise<void>;
}

/** An override that is still to be made. */
export type NewOverride = Omit<OverrideRecord, "id">;

export interface Overrides {
  /** In order of creation: of two that overlap, the later one wins. */
  list(on: OverrideTarget | undefined, call?: Call): AsyncIterable<OverrideRecord>;
  get(id: string, call?: Call): Promise<OverrideRecord>;
  create(overrides: readonly NewOverride[], call: CreateCall): Promise<readonly OverrideRecord[]>;
  delete(overrides: readonly OverrideRecord[], call?: Call): Promise<void>;
}

export interface NewIncident {
  readonly title: string;
  readonly impact: Impact;
  readonly summary?: string | undefined;
}

export interface IncidentChange {
  readonly title?: string | undefined;
  readonly impact?: Impact | undefined;
  readonly summary?: string | undefined;
  readonly status?: IncidentStatus | undefined;
}

export interface IncidentFilter {
  readonly status?: IncidentStatus | undefined;
  /** This impact or a graver one. */
  readonly impact?: Impact | undefined;
  readonly since?: Instant | undefined;
}

export interface Incidents {
  /** The newest first. */
  list(filter: IncidentFilter, call?: Call): AsyncIterable<Incident>;
  get(id: string, call?: Call): Promise<Incident>;
  create(incident: NewIncident, call: CreateCall): Promise<Incident>;
  update(id: string, change: IncidentChange, call?: Call): Promise<Incident>;
  /** In the order in which it happened. */
  timeline(id: string, call?: Call): AsyncIterable<TimelineEvent>;
  note(id: string, text: string, call: CreateCall): Promise<TimelineEvent>;
}

export interface NewPage {
  readonly incident?: string | undefined;
  readonly title: string;
  readonly target: PageTarget;
}

export interface Pages {
  /** What whoever pages should know: that nobody is really notified. */
  readonly notice?: string;
  /** The newest first; of one incident, or all. */
  list(incident: string | undefined, call?: Call): AsyncIterable<Page>;
  get(id: string, call?: Call): Promise<Page>;
  create(page: NewPage, call: CreateCall): Promise<Page>;
  acknowledge(id: string, by: string | undefined, call?: Call): Promise<Page>;
  /** On to the next step of the policy. */
  escalate?(id: string, call?: Call): Promise<Page>;
}
