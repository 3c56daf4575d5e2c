import { existsSync, statSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { badRequest } from "../errors.js";

const FILE_NAME = "oncall.yaml";
const JOURNAL_NAME = "oncall.journal.jsonl";

/** An oncall.yaml, whether it is there or not. */
export interface ProjectFile {
  /** Absolute. */
  readonly path: string;
  /** For people. */
  readonly place: string;
}

/**
 * The file that was named, else the nearest oncall.yaml from the folder upward.
 * @param options.create take the folder's own where there is none
 * @param options.journal the same where a journal of incidents is in the folder
 * @throws OncallError (exit 2) when there is none
 */
export function findProjectFile(
  cwd: string,
  named: string | undefined,
  { create = false, journal = false }: { create?: boolean; journal?: boolean } = {},
): ProjectFile {
  const path = named === undefined ? findUpward(cwd) : resolve(cwd, named);
  const begins = create || (journal && isFile(join(cwd, JOURNAL_NAME)));
  if (path === undefined && begins) return { path: join(cwd, FILE_NAME), place: FILE_NAME };
  if (path === undefined) {
    throw badRequest(
      `there is no ${FILE_NAME} in ${cwd} or above it`,
      'name one with -f, or begin one: oncall contact create alice --name "Alice Ng"',
    );
  }
  const place = showPath(cwd, path);
  if (!begins && !existsSync(path)) {
    throw badRequest(`${place}: there is no such file`);
  }
  return { path, place };
}

function findUpward(cwd: string): string | undefined {
  for (let folder = resolve(cwd); ; folder = dirname(folder)) {
    const path = join(folder, FILE_NAME);
    if (isFile(path)) return path;
    if (folder === dirname(folder)) return undefined;
  }
}

/** A folder that may not be searched holds none. */
function isFile(path: string): boolean {
  return existsSync(path) && statSync(path).isFile();
}

function showPath(cwd: string, path: string): string {
  const near = relative(cwd, path);
  return near.startsWith("..") ? path : near;
}
