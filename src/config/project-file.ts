import { statSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { badRequest } from "../errors.js";
import type { OncallFile } from "../model/file/read.js";
import { readTextFile } from "./text-file.js";

const FILE_NAME = "oncall.yaml";

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
  const text = readTextFile(cwd, named ?? path);
  const { readOncallFile } = await import("../model/file/read.js");
  return readOncallFile(text, showPath(cwd, path));
}

function findUpward(cwd: string): string | undefined {
  for (let folder = resolve(cwd); ; folder = dirname(folder)) {
    const path = join(folder, FILE_NAME);
    if (statSync(path, { throwIfNoEntry: false })?.isFile()) return path;
    if (folder === dirname(folder)) return undefined;
  }
}

function showPath(cwd: string, path: string): string {
  const near = relative(cwd, path);
  return near.startsWith("..") ? path : near;
}
