import type * as z from "zod/mini";
import { badInput, type Problem } from "../errors.js";
import type { Finding, Path } from "./finding.js";
import { findings } from "./schema.js";

/** A parsed document that knows where each part of it stands. */
export interface Source {
  readonly value: unknown;
  /** Adds file, line and column: of the value at `path`, or with `key` of that key in it. */
  place(path: Path, problem: Problem, key?: string): Problem;
}

/**
 * A document in the shape of a schema.
 * @param check finds what the schema cannot say; sees the raw value, so that it finds it also where
 * the schema has found something else
 * @throws OncallError (exit 2) with every problem and its place, in the order in which they stand
 */
export function readDocument<Schema extends z.core.$ZodType>(
  source: Source,
  schema: Schema,
  check: (value: unknown) => Finding[],
): z.infer<Schema> {
  const found = [...findings(schema, source.value), ...check(source.value)];
  if (found.length === 0) return source.value as z.infer<Schema>;
  const problems = found.map(({ path, key, problem }) => source.place(path, problem, key));
  throw badInput(problems.sort(byPlace));
}

function byPlace(a: Problem, b: Problem): number {
  return (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0);
}
