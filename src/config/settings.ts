import { badRequest, isOncallError } from "../errors.js";
import { findProjectFile } from "./project-file.js";
import { readProjectProvider } from "./project-provider.js";
import { SETTINGS, type SettingKey } from "./setting-table.js";
import { readUserFile, userFilePath } from "./user-file.js";

/** What a setting is, and what says so. */
export interface Setting {
  readonly key: SettingKey;
  /** Absent where nothing says. */
  readonly value: string | undefined;
  readonly origin: Origin;
  /** Which flag, which variable, or the absolute path of the file; absent for a default. */
  readonly place?: string;
}

export type Origin = "flag" | "environment" | "project file" | "user file" | "default";

export interface SettingSources {
  /** As they were written. */
  readonly flags: Readonly<Partial<Record<SettingKey, string | undefined>>>;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly cwd: string;
}

/**
 * The value of a setting: of a flag, else the environment, the project file, the user file, its
 * default. What is weaker than the first that says something is not looked at; a file that is not
 * there says nothing.
 * @throws OncallError (exit 2) when that value cannot be right, naming its place
 */
export async function resolveSetting(key: SettingKey, sources: SettingSources): Promise<Setting> {
  return (
    (await strongerSetting(key, sources)) ??
    (await fromUserFile(key, sources)) ??
    byDefault(key, sources)
  );
}

/**
 * What is stronger than the user file, where anything is.
 * @throws as resolveSetting
 */
export async function strongerSetting(
  key: SettingKey,
  sources: SettingSources,
): Promise<Setting | undefined> {
  const { flag, env, inProjectFile } = SETTINGS[key];
  const flagged = sources.flags[key];
  if (flag !== undefined && flagged !== undefined) {
    return checked({ key, value: flagged, origin: "flag", place: flag });
  }
  const fromEnv = sources.env[env];
  if (fromEnv !== undefined && fromEnv !== "") {
    return checked({ key, value: fromEnv, origin: "environment", place: env });
  }
  return inProjectFile ? fromProjectFile(key, sources) : undefined;
}

function checked(setting: Setting & { readonly value: string }): Setting {
  const wrong = SETTINGS[setting.key].check?.(setting.value);
  if (wrong !== undefined) throw badRequest(`${setting.place}: ${wrong}`);
  return setting;
}

async function fromProjectFile(
  key: SettingKey,
  sources: SettingSources,
): Promise<Setting | undefined> {
  const named = await resolveSetting("file", sources);
  const file = findProjectFile(sources.cwd, named.value, { create: true });
  const value = await readProjectProvider(file);
  return value === undefined ? undefined : { key, value, origin: "project file", place: file.path };
}

async function fromUserFile(
  key: SettingKey,
  { env }: SettingSources,
): Promise<Setting | undefined> {
  if (!SETTINGS[key].inUserFile) return undefined;
  const path = userFilePath(env);
  const value = (await readUserFile(path))[key];
  return value === undefined ? undefined : { key, value, origin: "user file", place: path };
}

function byDefault(key: SettingKey, { cwd }: SettingSources): Setting {
  const value = key === "file" ? nearestFile(cwd) : SETTINGS[key].default;
  return { key, value, origin: "default" };
}

function nearestFile(cwd: string): string | undefined {
  try {
    return findProjectFile(cwd, undefined).path;
  } catch (error) {
    if (isOncallError(error)) return undefined;
    throw error;
  }
}
