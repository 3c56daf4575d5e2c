import type * as z from "zod/mini";
import { type Definition, toDefinition } from "../model/file/definition.js";
import type { Finding } from "../model/finding.js";
import type { Context } from "./context.js";
import { readRequest } from "./files.js";

/**
 * Reads one thing in the words of oncall.yaml, YAML or JSON, from a file or standard input.
 * @param path - is standard input
 * @param check finds what the schema cannot say; sees the raw shape
 * @throws OncallError (exit 2) with every problem and its line and column
 */
export async function readDefinition<Schema extends z.core.$ZodObject>(
  context: Context,
  path: string,
  schema: Schema,
  check: (shape: unknown) => Finding[],
): Promise<Definition<z.infer<Schema>>> {
  return readRequest(context, path, (source) => toDefinition(source, schema, check));
}
