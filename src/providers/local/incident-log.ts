import { type Draft, emptyDraft, foldEntry, type IncidentLog } from "./incident-draft.js";
import { readEntry } from "./incident-entry.js";
import { readJournal } from "./journal.js";

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
