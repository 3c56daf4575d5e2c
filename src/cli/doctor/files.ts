import { accessSync, constants, existsSync, readFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import type { ProjectFile } from "../../config/project-file.js";
import { readTextFile } from "../../config/text-file.js";
import { readUserFile, userFilePath } from "../../config/user-file.js";
import { isOncallError } from "../../errors.js";
import { readOncallFile } from "../../model/file/read.js";
import { journalPath } from "../../providers/local/disk.js";
import { fsFault } from "../../providers/local/fault.js";
import { readJournal } from "../../providers/local/journal.js";
import type { Reading } from "../../service/doctor/check.js";
import type { JournalFacts, ProjectFileFacts, UserFileFacts } from "../../service/doctor/files.js";
import { shortPath } from "../origin.js";
import type { World } from "../world.js";
import { lockFacts } from "./lock.js";

export async function userFileFacts(world: World): Promise<UserFileFacts> {
  const path = userFilePath(world.env);
  const keys = existsSync(path)
    ? await reading(async () => Object.keys(await readUserFile(path)))
    : undefined;
  return { place: shortPath(path, world), keys };
}

/** Of a file that is there. */
export async function projectFileFacts({ path, place }: ProjectFile): Promise<ProjectFileFacts> {
  const beside = (other: string) => join(dirname(place), basename(other));
  return {
    place,
    file: await reading(async () => readOncallFile(readTextFile(dirname(path), path), place)),
    readOnly: [path, dirname(path)].filter(isReadOnly),
    lock: lockFacts(path, beside(`${path}.lock`)),
    journal: await journalFacts(journalPath(path), beside(journalPath(path))),
  };
}

async function journalFacts(path: string, place: string): Promise<JournalFacts> {
  if (!existsSync(path)) return { place, lines: undefined };
  const lines = await reading(async () => {
    const { entries, torn } = readJournal(readText(path, place));
    return { count: entries.length + torn, torn };
  });
  return { place, lines };
}

/** Also of a text with the zeros that a crash can leave. */
function readText(path: string, place: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    throw fsFault(place, error);
  }
}

function isReadOnly(path: string): boolean {
  try {
    accessSync(path, constants.W_OK);
    return false;
  } catch {
    return true;
  }
}

/** What can be read, or why it cannot. */
export async function reading<T>(read: () => Promise<T>): Promise<Reading<T>> {
  try {
    return { kind: "read", value: await read() };
  } catch (error) {
    if (!isOncallError(error)) throw error;
    const { message, hint, problems } = error;
    return {
      kind: "wrong",
      problems: problems.length > 0 ? problems : [{ message, ...(hint && { hint }) }],
    };
  }
}
