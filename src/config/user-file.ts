import { existsSync, mkdirSync, realpathSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname, isAbsolute, join } from "node:path";
import { EXIT, OncallError } from "../errors.js";
import { homeOf } from "./home.js";
import type { SettingKey } from "./setting-table.js";
import { readTextFile } from "./text-file.js";
import type { UserSettings } from "./user-file-text.js";

/**
 * Where the user's own settings stand, whether the file is there or not. A relative
 * XDG_CONFIG_HOME does not count (XDG Base Directory Specification).
 */
export function userFilePath(env: Readonly<Record<string, string | undefined>>): string {
  const { XDG_CONFIG_HOME = "" } = env;
  const folder = isAbsolute(XDG_CONFIG_HOME) ? XDG_CONFIG_HOME : join(homeOf(env), ".config");
  return join(folder, "oncall", "config.yaml");
}

/**
 * Reads a user file; one that is not there says nothing.
 * @throws OncallError (exit 2) with every problem of the file, each with line and column
 */
export async function readUserFile(path: string): Promise<UserSettings> {
  if (!existsSync(path)) return {};
  const text = readTextFile("/", path);
  const { readUserSettings } = await import("./user-file-text.js");
  return readUserSettings(text, path);
}

/**
 * Sets one setting in a user file, or removes it, and keeps comments and order. The file and its
 * folder are made where there are none; nobody else may read what is made.
 * @param value undefined: remove
 * @returns whether that changes anything
 * @throws OncallError (exit 2) when the value or what else stands in the file cannot be right,
 * (exit 1) when it cannot be written; the file is then as it was
 */
export async function changeUserFile(
  path: string,
  key: SettingKey,
  value: string | undefined,
  { dryRun = false }: { readonly dryRun?: boolean | undefined } = {},
): Promise<boolean> {
  const before = existsSync(path) ? readTextFile("/", path) : "";
  const { changeUserSetting } = await import("./user-file-text.js");
  const after = changeUserSetting(before, path, key, value);
  if (after === before) return false;
  if (!dryRun) write(path, after);
  return true;
}

/** Whoever reads finds the old text or the new one. A link stays a link. */
function write(path: string, text: string): void {
  try {
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
    const target = existsSync(path) ? realpathSync(path) : path;
    const draft = `${target}.${process.pid}.tmp`;
    try {
      writeFileSync(draft, text, { mode: 0o600 });
      renameSync(draft, target);
    } finally {
      rmSync(draft, { force: true });
    }
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    const message = `${path}: cannot be written (${code})`;
    throw new OncallError(message, { code: "failed", exitCode: EXIT.failed });
  }
}
