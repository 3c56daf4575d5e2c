import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { badRequest } from "../errors.js";

/**
 * The text of a file.
 * @throws OncallError (exit 2) when it is not there, cannot be read, or is no text
 */
export function readTextFile(cwd: string, path: string): string {
  let text: string;
  try {
    text = readFileSync(resolve(cwd, path), "utf8");
  } catch (error) {
    const { code = "" } = error as NodeJS.ErrnoException;
    throw badRequest(`${path || '""'}: ${REASONS[code] ?? `cannot be read (${code})`}`);
  }
  if (text.includes("\0")) throw badRequest(`${path}: is not a text file`);
  return text;
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: "there is no such file",
  EISDIR: "is a folder, not a file",
  EACCES: "may not be read by you",
};
