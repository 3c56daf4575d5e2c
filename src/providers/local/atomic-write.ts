import {
  accessSync,
  closeSync,
  constants,
  fchmodSync,
  fchownSync,
  fsyncSync,
  openSync,
  readlinkSync,
  renameSync,
  rmSync,
  type Stats,
  statSync,
  writeFileSync,
} from "node:fs";
import { basename, dirname, isAbsolute, join } from "node:path";
import { EXIT, OncallError } from "../../errors.js";
import { attempt, fsFault } from "./fault.js";

/**
 * Replaces what a file holds, or makes it: whoever reads, and whatever is killed, there is the old
 * text or the new one, whole. The mode of the file stays, its owner and group where that is
 * allowed; a link stays a link and what it leads to is written.
 *
 * Only whoever holds the file's lock may write: the temporary file always has the same name.
 * @throws OncallError (exit 1) when it cannot be written; the file is then as it was
 */
export function writeAtomically(path: string, text: string): void {
  const target = followLinks(path);
  const draft = join(dirname(target), `.${basename(target)}.tmp`);
  try {
    const before = statSync(target, { throwIfNoEntry: false });
    if (before !== undefined) checkReplaceable(path, before);
    writeDraft(draft, text, before);
    renameSync(draft, target);
  } catch (error) {
    attempt(() => rmSync(draft, { force: true }));
    throw fsFault(path, error);
  }
  syncFolder(dirname(target));
}

/** Where a path leads when it is a link, and the path itself when it is none. */
export function followLinks(path: string, hops = 40): string {
  const link = hops > 0 ? attempt(() => readlinkSync(path)) : undefined;
  if (link === undefined) return path;
  // Put together as text: `..` is seen from where the folder really is.
  return followLinks(isAbsolute(link) ? link : `${dirname(path)}/${link}`, hops - 1);
}

/** Makes sure that a crash cannot take away what was made or renamed in a folder. */
export function syncFolder(path: string): void {
  attempt(() => {
    const folder = openSync(path, "r");
    try {
      fsyncSync(folder);
    } finally {
      closeSync(folder);
    }
  });
}

/** To replace takes no right to write: a file that was made read-only, or a device, would be gone. */
function checkReplaceable(path: string, before: Stats): void {
  accessSync(path, constants.W_OK);
  // A folder refuses by itself.
  if (before.isFile() || before.isDirectory()) return;
  throw new OncallError(`${path}: is not a file`, { code: "failed", exitCode: EXIT.failed });
}

function writeDraft(draft: string, text: string, before: Stats | undefined): void {
  // What a crash left behind can have any owner and mode.
  rmSync(draft, { force: true });
  const file = openSync(draft, "wx", before === undefined ? 0o666 : 0o600);
  try {
    if (before !== undefined) keepOwnerAndMode(file, before);
    writeFileSync(file, text);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

/** The group alone can be kept by someone who shares it. */
function keepOwnerAndMode(file: number, { uid, gid, mode }: Stats): void {
  attempt(() => fchownSync(file, -1, gid));
  attempt(() => fchownSync(file, uid, -1));
  fchmodSync(file, mode & 0o7777);
}
