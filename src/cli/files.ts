import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { badRequest, isOncallError } from "../errors.js";
import type { Source } from "../model/document.js";
import type { Context } from "./context.js";

/**
 * The text of a file, or of standard input for `-`, and what to call it in errors.
 * @throws OncallError (exit 2) when it cannot be read
 */
export async function readInput(
  { world }: Context,
  path: string,
): Promise<{ name: string; text: string }> {
  if (path === "-") return { name: "standard input", text: await world.readStdin() };
  try {
    return { name: path, text: readFileSync(resolve(world.cwd, path), "utf8") };
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw badRequest(
      `${path}: ${code === "ENOENT" ? "there is no such file" : `cannot be read (${code})`}`,
    );
  }
}

/**
 * Reads a request, JSON or YAML, from a file or standard input.
 * @throws OncallError (exit 2) with every problem and its line and column
 */
export async function readRequest<T>(
  context: Context,
  path: string,
  read: (source: Source) => T,
): Promise<T> {
  const { name, text } = await readInput(context, path);
  const value = parseJson(text);
  try {
    // Nearly always there is nothing to place, and no need of the parser that knows places.
    if (value !== undefined) return read({ value, place: (_, problem) => problem });
  } catch (error) {
    if (!isOncallError(error)) throw error;
  }
  const { parseSource } = await import("../model/source.js");
  return read(parseSource(text, name));
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
