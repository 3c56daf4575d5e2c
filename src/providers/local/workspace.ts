import { AsyncLocalStorage } from "node:async_hooks";
import { type OncallFile, readOncallSource } from "../../model/file/read.js";
import { rewriteYaml } from "../../model/file/rewrite.js";
import type { FileShape } from "../../model/file/schema.js";
import { parseSource } from "../../model/source.js";
import { conflict, interrupted } from "../errors.js";
import type { Call } from "../provider.js";
import type { Store } from "./store.js";

/** A file as it was read. */
interface Read {
  readonly text: string | undefined;
  /** What it says, where somebody has asked: an incident is noted beside a file that is broken. */
  said?: Said;
}

interface Said {
  readonly value: FileShape;
  readonly file: OncallFile;
}

/**
 * An oncall.yaml that is being worked on. What was read once is what everything is decided on: a
 * file that has changed since is a conflict, never overwritten.
 */
export class Workspace {
  readonly #store: Store;
  #read: Read | undefined;
  /** The file as the open transaction has changed it. */
  #draft: FileShape | undefined;
  #entries: object[] = [];
  /** The transaction that a call comes from: what only happens at the same time is not part of it. */
  readonly #transaction = new AsyncLocalStorage<{ isOpen: boolean }>();

  constructor(store: Store) {
    this.#store = store;
  }

  /** What the file says, with the changes of the open transaction. */
  file(): OncallFile {
    if (this.#draft !== undefined) return modelOf(this.#draft);
    return this.#said().file;
  }

  /** Changes the value of the file; what is wrong with it then is told when it is written. */
  edit(change: (draft: FileShape) => void, call?: Call): Promise<void> {
    return this.atomically(async () => {
      this.#draft ??= copy(this.#said().value);
      change(this.#draft);
    }, call);
  }

  /** The text of the journal, with what the open transaction adds to it. */
  journal(): string {
    return (
      this.#store.readJournal() +
      this.#entries.map((entry) => `\n${JSON.stringify(entry)}\n`).join("")
    );
  }

  record(entry: object, call?: Call): Promise<void> {
    return this.atomically(async () => void this.#entries.push(entry), call);
  }

  /** Writes what `run` changes at its end, all of it or nothing. */
  async atomically<T>(run: () => Promise<T>, call?: Call): Promise<T> {
    if (this.#transaction.getStore()?.isOpen) return attempt(run, call);
    return this.#store.exclusively(async () => {
      this.#refresh();
      const transaction = { isOpen: true };
      try {
        const result = await this.#transaction.run(transaction, () => attempt(run, call));
        this.#write();
        return result;
      } finally {
        transaction.isOpen = false;
        this.#draft = undefined;
        this.#entries = [];
      }
    }, call);
  }

  #refresh(): void {
    const text = this.#store.read();
    this.#read ??= { text };
    if (this.#read.text !== text) throw this.#changed();
  }

  #write(): void {
    const read = this.#read as Read;
    if (this.#draft !== undefined) {
      const file = modelOf(this.#draft);
      const text = rewriteYaml(read.text ?? "", this.#draft);
      // Editors know nothing of the lock.
      if (this.#store.read() !== read.text) throw this.#changed();
      if (text !== read.text) this.#store.write(text);
      this.#read = { text, said: { value: this.#draft, file } };
    }
    if (this.#entries.length > 0) this.#store.appendJournal(this.#entries);
  }

  #said(): Said {
    const read = this.#read ?? { text: this.#store.read() };
    // A file that cannot be worked on is read again once it is right.
    this.#read = undefined;
    read.said ??= this.#parse(read.text);
    this.#read = read;
    return read.said;
  }

  #parse(text: string | undefined): Said {
    if (text === undefined) {
      const value: FileShape = { version: 1 };
      return { value, file: modelOf(value) };
    }
    const source = parseSource(text, this.#store.place);
    return { value: source.value as FileShape, file: readOncallSource(source) };
  }

  #changed() {
    return conflict(
      `${this.#store.place} has changed since it was read, so nothing was written`,
      "run the command again to see the change on what is there now",
    );
  }
}

/** Whoever has given up while waiting wants it no more. */
async function attempt<T>(run: () => Promise<T>, call: Call | undefined): Promise<T> {
  if (call?.signal?.aborted) throw interrupted();
  return run();
}

/** @throws OncallError (exit 2) with the path of everything that does not fit together */
function modelOf(value: FileShape): OncallFile {
  return readOncallSource({ value, place: (_, problem) => problem });
}

/** Without the parts that aliases share. */
function copy(value: FileShape): FileShape {
  return JSON.parse(JSON.stringify(value)) as FileShape;
}
