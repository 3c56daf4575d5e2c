import type {
  Impact,
  Incident,
  IncidentStatus,
  Page,
  PageCall,
  PageTarget,
  RelatedItem,
  ResponsePlan,
  TimelineEvent,
} from "../model/incident.js";
import type { Instant } from "../model/time.js";
import type { Call, CreateCall } from "./call.js";

// The sections of a provider that are about incidents and the pages that they send.

export interface NewIncident {
  readonly title: string;
  /** Absent: that of the plan; medium where there are no plans. */
  readonly impact?: Impact | undefined;
  readonly summary?: string | undefined;
  /** The response plan that it starts from, by its name or the provider's id. */
  readonly plan?: string | undefined;
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

/** Their ids can be long: `standsFor` says what stands for one. */
export interface Incidents {
  /** The newest first. */
  list(filter: IncidentFilter, call?: Call): AsyncIterable<Incident>;
  get(id: string, call?: Call): Promise<Incident>;
  create(incident: NewIncident, call: CreateCall): Promise<Incident>;
  /**
   * The incident that a text stands for which is no id; undefined for an id: then nothing is asked.
   * Absent: there are ids only. @throws OncallError `not-found`
   */
  named?(text: string, call?: Call): Promise<Incident | undefined>;
  /** In one request, where the provider has one. */
  update(id: string, change: IncidentChange, call: CreateCall): Promise<void>;
  /** With its timeline. */
  delete?(id: string, call?: Call): Promise<void>;
  /** In the order in which it happened. */
  timeline(id: string, call?: Call): AsyncIterable<TimelineEvent>;
  note(id: string, text: string, call: CreateCall): Promise<TimelineEvent>;
  readonly notes?: Notes;
  readonly related?: Related;
  readonly plans?: Plans;
}

/** Notes that are there already. */
export interface Notes {
  update(id: string, event: string, text: string, call: CreateCall): Promise<void>;
  delete(id: string, event: string, call?: Call): Promise<void>;
}

/** What belongs to an incident: dashboards, tickets, other incidents. */
export interface Related {
  list(id: string, call?: Call): AsyncIterable<RelatedItem>;
  add(id: string, item: RelatedItem, call: CreateCall): Promise<void>;
  remove(id: string, item: RelatedItem, call: CreateCall): Promise<void>;
}

/** What incidents start from. */
export interface Plans {
  list(call?: Call): AsyncIterable<ResponsePlan>;
  get(name: string, call?: Call): Promise<ResponsePlan>;
}

export interface NewPage {
  readonly incident?: string | undefined;
  readonly title: string;
  readonly target: PageTarget;
}

/** How a page is acknowledged. */
export interface Acknowledging {
  /** Who does. */
  readonly by?: string | undefined;
  /** What the page told the person, to prove that it came. */
  readonly code?: string | undefined;
  readonly note?: string | undefined;
}

export interface Pages {
  /** As whom it acknowledges, whoever is named. Absent: as whoever is named. */
  readonly acknowledgesAs?: string;
  /** What whoever pages should know: that nobody is really notified. */
  readonly notice?: string;
  /** The newest first; of one incident, or all. */
  list(incident: string | undefined, call?: Call): AsyncIterable<Page>;
  get(id: string, call?: Call): Promise<Page>;
  create(page: NewPage, call: CreateCall): Promise<Page>;
  acknowledge(id: string, how: Acknowledging, call?: Call): Promise<Page>;
  /** On to the next step of the policy. */
  escalate?(id: string, call?: Call): Promise<Page>;
  /** Calls nobody any more. */
  stop?(id: string, reason: string | undefined, call?: Call): Promise<Page>;
  /** Each call that a page made: to whom, along which path, and what became of it. */
  calls?(id: string, call?: Call): AsyncIterable<PageCall>;
  /** The calls that a person got, the newest first. */
  callsTo?(person: string, call?: Call): AsyncIterable<PageCall>;
}
