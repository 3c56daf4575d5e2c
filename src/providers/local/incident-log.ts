import type { Incident, Page, RelatedItem, TimelineEvent } from "../../model/incident.js";
import { type Draft, emptyDraft, foldEntry } from "./incident-draft.js";
import { readEntry } from "./incident-entry.js";
import { readJournal } from "./journal.js";

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

/**
 * Reads the state that a journal leads to; entries that tell of something else are passed over. A
 * journal grows, and what was read before is not read again: an answer is good until the next one.
 */
export function incidentReader(journal: () => string): () => IncidentLog {
  let log = emptyDraft();
  let folded = "";
  return () => {
    const text = journal();
    // What was dropped again by a failed change, or read half written, is read anew.
    if (!text.startsWith(folded) || !folded.endsWith("\n")) {
      log = emptyDraft();
      folded = "";
    }
    foldEntries(log, readJournal(text.slice(folded.length)).entries);
    folded = text;
    return log;
  };
}

/** `inc-3` after `inc-1` and `inc-2`, of which some may be deleted. */
export function nextId(
  prefix: string,
  kind: "incident.created" | "page.created",
  { made }: IncidentLog,
): string {
  let last = 0;
  for (const [key, id] of made) {
    if (key.startsWith(`${kind} `)) last = Math.max(last, Number(id.slice(prefix.length + 1)) || 0);
  }
  return `${prefix}-${last + 1}`;
}

function foldEntries(log: Draft, entries: readonly unknown[]): void {
  for (const value of entries) {
    const entry = readEntry(value);
    if (entry !== undefined) foldEntry(log, entry);
  }
}
