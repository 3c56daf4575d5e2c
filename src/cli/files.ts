import { readTextFile } from "../config/text-file.js";
import { isOncallError } from "../errors.js";
import type { Source } from "../model/document.js";
import type { Context } from "./context.js";

/**
 * Reads a request, JSON or YAML, from a file or standard input.
 * @throws OncallError (exit 2) with every problem and its line and column
 */
export async function readRequest<T>(
  context: Context,
  path: string,
  read: (source: Source) => T,
): Promise<T> {
  const isStdin = path === "-";
  const text = isStdin ? await context.world.readStdin() : readTextFile(context.world.cwd, path);
  const value = parseJson(text);
  try {
    // Nearly always there is nothing to place, and no need of the parser that knows places.
    if (value !== undefined) return read({ value, place: (_, problem) => problem });
  } catch (error) {
    if (!isOncallError(error)) throw error;
  }
  const { parseSource } = await import("../model/source.js");
  return read(parseSource(text, isStdin ? "standard input" : path));
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
