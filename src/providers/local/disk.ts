import { readFileSync } from "node:fs";
import { basename, dirname, extname, join } from "node:path";
import { badRequest } from "../../errors.js";
import { followLinks, writeAtomically } from "./atomic-write.js";
import { errorCode, fsFault } from "./fault.js";
import { appendJournal } from "./journal.js";
import { withLock } from "./lock.js";
import type { Store } from "./store.js";

/** The text of the local provider in files: the one of that path, and its journal beside it. */
export function diskStore(path: string, place: string): Store {
  const journal = journalPath(path);
  return {
    place,
    read() {
      const text = readIfThere(path);
      if (text?.includes("\0")) throw badRequest(`${place}: is not a text file`);
      return text;
    },
    write: (text) => writeAtomically(path, text),
    readJournal: () => readIfThere(journal) ?? "",
    appendJournal: (entries) => appendJournal(journal, entries),
    exclusively: (run, call) => withLock(path, run, { signal: call?.signal }),
  };
}

/** `oncall.journal.jsonl` beside `oncall.yaml`, or beside what a link of that name leads to. */
export function journalPath(path: string): string {
  const file = followLinks(path);
  return join(dirname(file), `${basename(file, extname(file))}.journal.jsonl`);
}

function readIfThere(path: string): string | undefined {
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    if (errorCode(error) === "ENOENT") return undefined;
    throw fsFault(path, error);
  }
}
