import type { Incident, Page, TimelineEvent } from "../../model/incident.js";
import { type Instant, readIsoTime } from "../../model/time.js";
import { type Entry, readEntry } from "./incident-entry.js";
import { tell } from "./incident-timeline.js";
import { readJournal } from "./journal.js";

/** What a journal tells of incidents and pages, each in the order in which they were made. */
export interface IncidentLog {
  readonly incidents: ReadonlyMap<string, Incident>;
  readonly timelines: ReadonlyMap<string, readonly TimelineEvent[]>;
  readonly pages: ReadonlyMap<string, PageRecord>;
  /** The ids of what was made, by the kind of the entry and the token: `page.created 7f1b523e`. */
  readonly made: ReadonlyMap<string, string>;
}

export interface PageRecord {
  readonly page: Page;
  /** How often the steps of the policy have been gone through before. */
  readonly round: number;
}

/**
 * Reads the state that a journal leads to; entries that tell of something else are passed over. A
 * journal grows, and what was read before is not read again: an answer is good until the next one.
 */
export function incidentReader(journal: () => string): () => IncidentLog {
  let log = emptyLog();
  let folded = "";
  return () => {
    const text = journal();
    // What was dropped again by a failed change, or read half written, is read anew.
    if (!text.startsWith(folded) || !folded.endsWith("\n")) {
      log = emptyLog();
      folded = "";
    }
    addEntries(log, readJournal(text.slice(folded.length)).entries);
    folded = text;
    return log;
  };
}

/** `inc-3` after `inc-1` and `inc-2`. */
export function nextId(prefix: string, ids: Iterable<string>): string {
  let last = 0;
  for (const id of ids) last = Math.max(last, Number(id.slice(prefix.length + 1)) || 0);
  return `${prefix}-${last + 1}`;
}

interface Draft extends IncidentLog {
  readonly incidents: Map<string, Incident>;
  readonly timelines: Map<string, TimelineEvent[]>;
  readonly pages: Map<string, PageRecord>;
  readonly made: Map<string, string>;
}

function emptyLog(): Draft {
  return { incidents: new Map(), timelines: new Map(), pages: new Map(), made: new Map() };
}

function addEntries(log: Draft, entries: readonly unknown[]): void {
  for (const value of entries) {
    const entry = readEntry(value);
    if (entry === undefined) continue;
    const at = readIsoTime(entry.at) as Instant;
    apply(log, entry, at);
    note(log, entry, at);
  }
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
    case "incident.resolved":
      changeIncident(log, id, (before) => ({ ...before, status: "resolved", resolvedAt: at }));
      for (const [name, { page }] of log.pages) {
        if (page.incident === id) changePage(log, name, () => ({ status: "resolved" }));
      }
      break;
    case "incident.reopened":
      changeIncident(log, id, (before) => ({ ...before, status: "open", resolvedAt: undefined }));
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
          called: [...new Set([...before.called, ...called])],
        }),
        round,
      );
    }
  }
}

/** Of an incident that the journal does not tell of, there is nothing to change. */
function changeIncident(log: Draft, id: string, change: (before: Incident) => Incident): void {
  const before = log.incidents.get(id);
  if (before !== undefined) log.incidents.set(id, change(before));
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
  const incident = page === undefined ? entry.id : page.incident;
  const timeline = log.timelines.get(incident ?? "");
  if (timeline === undefined) return;
  const id = `${incident}.${timeline.length + 1}`;
  timeline.push({ id, at, ...tell(entry, page) });
  if (entry.kind === "incident.noted") log.made.set(`${entry.kind} ${entry.token}`, id);
}
