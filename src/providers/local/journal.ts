import {
  closeSync,
  fstatSync,
  fsyncSync,
  ftruncateSync,
  openSync,
  readSync,
  writeFileSync,
} from "node:fs";
import { dirname } from "node:path";
import { syncFolder } from "./atomic-write.js";
import { attempt, fsFault } from "./fault.js";

/** What a journal holds. */
export interface Journal {
  /** JSON objects, the oldest first. */
  readonly entries: unknown[];
  /** Lines that are none: a crash in the middle of writing leaves one. */
  readonly torn: number;
}

/** Reads a journal: one JSON object on each line. */
export function readJournal(text: string): Journal {
  const lines = text.split("\n").filter((line) => line.trim() !== "");
  const entries = lines.map(parseObject).filter((entry) => entry !== undefined);
  return { entries, torn: lines.length - entries.length };
}

/**
 * Adds entries to the end of a journal, which is made when there is none, and returns when they are
 * on the disk. For whoever holds the lock. A crash can leave the first of the entries without the
 * others, and a torn line, which is left alone.
 * @throws OncallError (exit 1) when they cannot be written; the journal is then as it was
 */
export function appendJournal(path: string, entries: readonly object[]): void {
  if (entries.length === 0) return;
  try {
    const file = openSync(path, "a+");
    try {
      append(file, entries.map((entry) => `${JSON.stringify(entry)}\n`).join(""));
    } finally {
      closeSync(file);
    }
  } catch (error) {
    throw fsFault(path, error);
  }
  syncFolder(dirname(path));
}

function parseObject(line: string): object | undefined {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === "object" && value !== null && !Array.isArray(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function append(file: number, lines: string): void {
  const { size } = fstatSync(file);
  try {
    writeFileSync(file, endsInsideLine(file, size) ? `\n${lines}` : lines);
    fsyncSync(file);
  } catch (error) {
    attempt(() => ftruncateSync(file, size));
    throw error;
  }
}

function endsInsideLine(file: number, size: number): boolean {
  const last = Buffer.alloc(1);
  return size > 0 && readSync(file, last, 0, 1, size - 1) === 1 && last.toString() !== "\n";
}
