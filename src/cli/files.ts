import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { badRequest } from "../errors.js";
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
