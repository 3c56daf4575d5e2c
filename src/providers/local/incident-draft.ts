import type { Incident, Page, RelatedItem, TimelineEvent } from "../../model/incident.js";
import { type Instant, readIsoTime } from "../../model/time.js";
import type { Entry } from "./incident-entry.js";
import { tell } from "./incident-timeline.js";

/** What a journal tells of incidents and pages, each in the order in which they were made. */
export interface IncidentLog {
  readonly incidents: ReadonlyMap<string, Incident>;
  readonly timelines: ReadonlyMap<string, readonly TimelineEvent[]>;
  readonly related: ReadonlyMap<string, readonly RelatedItem[]>;
  readonly pages: ReadonlyMap<string, PageRecord>;
  /** The ids of what was made, by the kind of the entry and the token: `page.created 7f1b523e`. */
  readonly made: ReadonlyMap<string, string>;
}

export interface PageRecord {
  readonly page: Page;
  /** How often the steps of the policy have been gone through before. */
  readonly round: number;
}

/** A log that is being read. */
export interface Draft extends IncidentLog {
  readonly incidents: Map<string, Incident>;
  readonly timelines: Map<string, TimelineEvent[]>;
  readonly related: Map<string, readonly RelatedItem[]>;
  readonly pages: Map<string, PageRecord>;
  readonly made: Map<string, string>;
  /** How many events an incident has had, notes that are gone included. */
  readonly told: Map<string, number>;
}

export function emptyDraft(): Draft {
  return {
    incidents: new Map(),
    timelines: new Map(),
    related: new Map(),
    pages: new Map(),
    made: new Map(),
    told: new Map(),
  };
}

/** Of an incident or a page that the journal does not tell of, there is nothing to change. */
export function foldEntry(log: Draft, entry: Entry): void {
  const at = readIsoTime(entry.at) as Instant;
  apply(log, entry, at);
  note(log, entry, at);
}

function apply(log: Draft, entry: Entry, at: Instant): void {
  const { id } = entry;
  switch (entry.kind) {
    case "incident.created": {
      const { title, impact, summary } = entry;
      log.incidents.set(id, { id, title, status: "open", impact, summary, createdAt: at });
      log.timelines.set(id, []);
      log.made.set(`${entry.kind} ${entry.token}`, id);
      break;
    }
    case "incident.updated": {
      const { title, impact, summary } = entry;
      changeIncident(log, id, (before) => ({
        ...before,
        title: title ?? before.title,
        impact: impact ?? before.impact,
        summary: (summary ?? before.summary) || undefined,
      }));
      break;
    }
    case "incident.renoted":
      changeEvents(log, id, (event) =>
        event.id === entry.event ? [{ ...event, text: entry.text }] : [event],
      );
      break;
    case "incident.unnoted":
      changeEvents(log, id, (event) => (event.id === entry.event ? [] : [event]));
      break;
    case "incident.related":
      log.related.set(id, [...withoutItem(log, id, entry.item), entry.item]);
      break;
    case "incident.unrelated":
      log.related.set(id, withoutItem(log, id, entry.item));
      break;
    case "incident.resolved":
      changeIncident(log, id, (before) => ({ ...before, status: "resolved", resolvedAt: at }));
      for (const [name, { page }] of log.pages) {
        if (page.incident === id) changePage(log, name, () => ({ status: "resolved" }));
      }
      break;
    case "incident.reopened":
      changeIncident(log, id, (before) => ({ ...before, status: "open", resolvedAt: undefined }));
      break;
    case "incident.deleted":
      for (const part of [log.incidents, log.timelines, log.related]) part.delete(id);
      for (const [name, { page }] of log.pages) {
        if (page.incident === id) log.pages.delete(name);
      }
      break;
    case "page.created": {
      const { incident, title, target, step, round, called, token } = entry;
      const made = { id, incident, title, target, step, called, createdAt: at };
      log.pages.set(id, { page: { ...made, status: "triggered" }, round });
      log.made.set(`${entry.kind} ${token}`, id);
      break;
    }
    case "page.acknowledged": {
      const { by } = entry;
      changePage(log, id, () => ({
        status: "acknowledged",
        acknowledgedAt: at,
        acknowledgedBy: by,
      }));
      break;
    }
    case "page.escalated": {
      const { step, round, called } = entry;
      changePage(
        log,
        id,
        (before) => ({
          status: "triggered",
          acknowledgedAt: undefined,
          acknowledgedBy: undefined,
          step,
          called: [...new Set([...(before.called ?? []), ...called])],
        }),
        round,
      );
      break;
    }
    case "page.stopped":
      changePage(log, id, () => ({ status: "resolved" }));
  }
}

function changeIncident(log: Draft, id: string, change: (before: Incident) => Incident): void {
  const before = log.incidents.get(id);
  if (before !== undefined) log.incidents.set(id, change(before));
}

function changeEvents(
  log: Draft,
  id: string,
  change: (event: TimelineEvent) => TimelineEvent[],
): void {
  const before = log.timelines.get(id);
  if (before !== undefined) log.timelines.set(id, before.flatMap(change));
}

function withoutItem(log: Draft, id: string, { kind, value }: RelatedItem): RelatedItem[] {
  const items = log.related.get(id) ?? [];
  return items.filter((item) => item.kind !== kind || item.value !== value);
}

function changePage(
  log: Draft,
  id: string,
  change: (before: Page) => Partial<Page>,
  round?: number,
): void {
  const before = log.pages.get(id);
  if (before === undefined) return;
  const page = { ...before.page, ...change(before.page) };
  log.pages.set(id, { page, round: round ?? before.round });
}

/** Adds an entry to the timeline of the incident that it belongs to. */
function note(log: Draft, entry: Entry, at: Instant): void {
  const page = log.pages.get(entry.id)?.page;
  const incident = (page === undefined ? entry.id : page.incident) ?? "";
  const timeline = log.timelines.get(incident);
  const said = timeline && tell(entry, page);
  if (timeline === undefined || said === undefined) return;
  const count = (log.told.get(incident) ?? 0) + 1;
  log.told.set(incident, count);
  const id = `${incident}.${count}`;
  timeline.push({ id, at, ...said });
  if (entry.kind === "incident.noted") log.made.set(`${entry.kind} ${entry.token}`, id);
}
