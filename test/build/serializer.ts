import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { compileFunction } from "node:vm";

const require = createRequire(import.meta.url);

const V2 = join(
  require.resolve("@datadog/datadog-api-client/package.json"),
  "../dist/packages/datadog-api-client-v2",
);
/** Where Datadog's client has its serializer. */
export const SERIALIZER = join(V2, "models/ObjectSerializer.js");

export function apiPath(api: string): string {
  return join(V2, "apis", `${api}.js`);
}

/** What Datadog's client makes objects of answers with, and requests of objects. */
export interface Serializer {
  serialize(data: unknown, type: string, format: string): unknown;
  deserialize(data: unknown, type: string, format?: string): unknown;
}

/** What the serializer keeps to itself. */
export interface Tables {
  readonly enumsMap: Readonly<Record<string, readonly unknown[]>>;
  readonly typeMap: Readonly<Record<string, Model>>;
  readonly oneOfMap: Readonly<Record<string, readonly string[]>>;
}

interface Model {
  getAttributeTypeMap(): Readonly<Record<string, Member>>;
}

export interface Member {
  /** What it is called in a request or an answer. */
  readonly baseName: string;
  readonly type: string;
  readonly required?: boolean;
  readonly format?: string;
}

/** Runs a source of the serializer where its models are, all of them the client's own. */
export function load(source: string): Serializer & Tables {
  const exports: { ObjectSerializer?: Serializer; tables?: Tables } = {};
  const tables = "exports.tables = { enumsMap, typeMap, oneOfMap };";
  const run = compileFunction(`${source}\n${tables}`, ["exports", "require"]);
  run(exports, createRequire(SERIALIZER));
  return Object.assign(exports.ObjectSerializer ?? {}, exports.tables) as Serializer & Tables;
}

/** The serializer as the client has it. */
export function loadWhole(): Serializer & Tables {
  return load(readFileSync(SERIALIZER, "utf8"));
}
