import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { OpenApi } from "./datadog-openapi.js";

/** A request that was really made once, and what Datadog answered. */
export interface Interaction {
  readonly method: string;
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  readonly requestBody: unknown;
  readonly status: number;
  readonly responseBody: unknown;
}

/** Requests that belong together, in order. */
export interface Recording {
  readonly scenario: string;
  /** When it was, where that is known. */
  readonly frozen_time: string | null;
  readonly interactions: readonly Interaction[];
}

export function readDocuments(): readonly OpenApi[] {
  const folder = join(folderOf("ONCALL_SPECS"), "datadog");
  const files = readdirSync(folder).filter((name) => name.endsWith(".openapi.json"));
  return files.map((name) => JSON.parse(readFileSync(join(folder, name), "utf8")) as OpenApi);
}

/** @param name `on-call` */
export function readRecordings(name: string): readonly Recording[] {
  const file = join(folderOf("ONCALL_RECORDINGS"), `datadog.${name}.json`);
  return JSON.parse(readFileSync(file, "utf8")) as readonly Recording[];
}

/** The folder that an environment variable names. */
export function folderOf(variable: string): string {
  const folder = process.env[variable];
  if (folder === undefined || folder === "") throw new Error(`set ${variable} to a folder`);
  return folder;
}
