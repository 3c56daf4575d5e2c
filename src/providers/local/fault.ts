import { EXIT, OncallError } from "../../errors.js";

/**
 * What the file system refused, for people: `oncall.yaml: there is no space left on the disk`. Exit
 * code 1. Anything else that was thrown is thrown on as it is.
 */
export function fsFault(path: string, error: unknown): OncallError {
  const code = errorCode(error);
  if (code === undefined) throw error;
  const reason = REASONS[code] ?? `cannot be read or written (${code})`;
  return new OncallError(`${path}: ${reason}`, { code: "failed", exitCode: EXIT.failed });
}

/** The code of an error of Node's: `ENOENT`; undefined for anything else. */
export function errorCode(error: unknown): string | undefined {
  if (!(error instanceof Error) || !("syscall" in error)) return undefined;
  return (error as NodeJS.ErrnoException).code;
}

/** Does what is good to have but no reason to fail; undefined when the file system refuses. */
export function attempt<T>(run: () => T): T | undefined {
  try {
    return run();
  } catch (error) {
    if (errorCode(error) === undefined) throw error;
    return undefined;
  }
}

const REASONS: Readonly<Record<string, string>> = {
  EACCES: "you lack the right to read or write it, or its folder",
  EDQUOT: "your share of the disk is used up",
  EISDIR: "is a folder, not a file",
  ELOOP: "is a link that leads in a circle",
  EMFILE: "too many files are open",
  ENAMETOOLONG: "the name is too long",
  ENFILE: "too many files are open",
  ENOENT: "there is no such file or folder",
  ENOSPC: "there is no space left on the disk",
  ENOTDIR: "lies in something that is not a folder",
  EPERM: "you lack the right to read or write it, or its folder",
  EROFS: "is on a disk that can only be read",
};
