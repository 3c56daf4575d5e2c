import { didYouMean } from "../model/suggest.js";
import { NAME } from "../model/words.js";
import { isZone, notAZone } from "../model/zones.js";

export type SettingKey = "provider" | "me" | "tz" | "file";

/** Where a setting can stand, and what it can be. */
export interface SettingKind {
  readonly description: string;
  readonly flag?: string;
  /** The variable of the environment; empty is as good as not set. */
  readonly env: string;
  readonly inProjectFile?: boolean;
  readonly inUserFile: boolean;
  readonly default?: string;
  /** What is wrong with a value, if anything is. */
  readonly check?: (value: string) => string | undefined;
}

/** What can be set once instead of with every command. */
export const SETTINGS: Readonly<Record<SettingKey, SettingKind>> = {
  provider: {
    description: "Where rotations, schedules and incidents live: local, aws or datadog.",
    flag: "--provider",
    env: "ONCALL_PROVIDER",
    inProjectFile: true,
    inUserFile: true,
    default: "local",
    check: notAProvider,
  },
  me: {
    description: "The person that `--member me` means.",
    env: "ONCALL_ME",
    inUserFile: true,
    check: (value) => (NAME.test(value) ? undefined : `"${value}" cannot be the name of a person`),
  },
  tz: {
    description: "The zone to show and read times in.",
    flag: "--tz",
    env: "ONCALL_TZ",
    inUserFile: true,
    check: (value) => (isZone(value) ? undefined : notAZone(value)),
  },
  file: {
    description: "Which oncall.yaml is used.",
    flag: "--file",
    env: "ONCALL_FILE",
    inUserFile: false,
  },
};

export const SETTING_KEYS = Object.keys(SETTINGS) as SettingKey[];

export const USER_FILE_KEYS = SETTING_KEYS.filter((key) => SETTINGS[key].inUserFile);

const PROVIDERS = ["local", "aws", "datadog"];

function notAProvider(value: string): string | undefined {
  if (PROVIDERS.includes(value)) return undefined;
  return `"${value}" is not one of ${PROVIDERS.join(", ")}${didYouMean(value, PROVIDERS)}`;
}
