import type { Call } from "../provider.js";

/** Where the local provider keeps its text: files, or a test's memory. */
export interface Store {
  /** For people: `oncall.yaml`. */
  readonly place: string;
  /** The text of oncall.yaml; undefined where there is none yet. */
  read(): string | undefined;
  /** All or nothing. */
  write(text: string): void;
  readJournal(): string;
  appendJournal(entries: readonly object[]): void;
  /** Runs while no other process runs this. @throws OncallError `busy` */
  exclusively<T>(run: () => Promise<T>, call?: Call): Promise<T>;
}
