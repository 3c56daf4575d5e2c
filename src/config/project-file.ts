import { existsSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { badRequest } from "../errors.js";
import type { OncallFile } from "../model/file/read.js";

export const FILE_NAME = "oncall.yaml";

/**
 * Reads the file that was named, else the nearest oncall.yaml from the folder upward.
 * @throws OncallError (exit 2) when there is none, it cannot be read, or it has problems
 */
export async function loadProjectFile(cwd: string, named: string | undefined): Promise<OncallFile> {
  const path = named === undefined ? findUpward(cwd) : resolve(cwd, named);
  if (path === undefined) {
    throw badRequest(
      `there is no ${FILE_NAME} in ${cwd} or above it`,
      "name one with -f, or see `oncall schema` for what it holds",
    );
  }
  const text = readText(path, named);
  const { readOncallFile } = await import("../model/file/read.js");
  return readOncallFile(text, showPath(cwd, path));
}

function readText(path: string, named: string | undefined): string {
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    const why = code === "ENOENT" ? "there is no such file" : `cannot be read (${code})`;
    throw badRequest(`${named ?? path}: ${why}`);
  }
}

function findUpward(cwd: string): string | undefined {
  for (let folder = resolve(cwd); ; folder = dirname(folder)) {
    const path = join(folder, FILE_NAME);
    if (existsSync(path)) return path;
    if (folder === dirname(folder)) return undefined;
  }
}

function showPath(cwd: string, path: string): string {
  const near = relative(cwd, path);
  return near.startsWith("..") ? path : near;
}
