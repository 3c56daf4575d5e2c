import { SETTING_KEYS, SETTINGS, type SettingKey } from "../../../config/setting-table.js";
import { badRequest } from "../../../errors.js";
import { nearest } from "../../../model/suggest.js";

/** @throws OncallError (exit 2) when there is no setting of this name */
export function readSettingKey(name: string): SettingKey {
  const key = SETTING_KEYS.find((known) => known === name);
  if (key !== undefined) return key;
  const best = nearest(name, SETTING_KEYS);
  throw badRequest(
    `there is no setting "${name}"`,
    best === undefined ? `there are: ${SETTING_KEYS.join(", ")}` : `did you mean ${best}?`,
  );
}

/** `oncall config set me ...`, or where a setting stands that the user file does not have. */
export function howToSet(key: SettingKey): string {
  const { inUserFile, flag, env } = SETTINGS[key];
  return inUserFile ? `oncall config set ${key} ...` : `give ${flag}, or set ${env}`;
}
