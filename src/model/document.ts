import type * as z from "zod/mini";
import { badInput } from "../errors.js";
import type { Finding } from "./finding.js";
import { findings } from "./schema.js";

/**
 * Reads a document in a vendor's shape, JSON or YAML.
 * @param file what to call it in errors
 * @param check finds what the schema cannot say; sees the raw document
 * @throws OncallError (exit 2) with every problem and its line and column
 */
export async function readDocument<Schema extends z.core.$ZodType>(
  text: string,
  file: string,
  schema: Schema,
  check: (value: unknown) => Finding[],
): Promise<z.infer<Schema>> {
  const value = parseJson(text);
  const found = value === undefined ? undefined : [...findings(schema, value), ...check(value)];
  if (found?.length === 0) return value as z.infer<Schema>;
  // Only now is a parser needed that knows places. JSON is a part of YAML.
  const { parseSource, placed } = await import("./source.js");
  const source = parseSource(text, file);
  const placedFindings = found ?? [...findings(schema, source.value), ...check(source.value)];
  if (placedFindings.length > 0) throw badInput(placed(placedFindings, source));
  return source.value as z.infer<Schema>;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
