import type { Store } from "../../src/providers/local/store.js";

/** A store in memory: what the local provider would keep in files. */
export interface MemoryStore extends Store {
  /** What the journal holds. */
  entries(): { readonly kind: string; readonly [key: string]: unknown }[];
}

/** @param text of oncall.yaml; absent: there is none yet */
export function memoryStore(text?: string, journal = ""): MemoryStore {
  let last: Promise<unknown> = Promise.resolve();
  return {
    place: "oncall.yaml",
    read: () => text,
    write(next) {
      text = next;
    },
    readJournal: () => journal,
    appendJournal(entries) {
      if (journal !== "" && !journal.endsWith("\n")) journal += "\n";
      journal += entries.map((entry) => `${JSON.stringify(entry)}\n`).join("");
    },
    exclusively(run) {
      const mine = last.then(run);
      last = mine.catch(() => {});
      return mine;
    },
    entries: () =>
      journal
        .split("\n")
        .filter((line) => line !== "")
        .map((line) => JSON.parse(line)),
  };
}
