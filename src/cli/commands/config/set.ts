import { type SettingKey, USER_FILE_KEYS } from "../../../config/setting-table.js";
import { strongerSetting } from "../../../config/settings.js";
import { changeUserFile, userFilePath } from "../../../config/user-file.js";
import { badRequest } from "../../../errors.js";
import type { Context } from "../../context.js";
import { describeOrigin } from "../../origin.js";
import { settingSources } from "../../setting.js";
import { howToSet, readSettingKey } from "./key.js";

interface Options {
  readonly unset?: boolean;
}

/** Sets one setting in the user file, or removes it. */
export async function run(
  context: Context,
  name: string,
  value: string | undefined,
  { unset = false }: Options,
): Promise<void> {
  const { world, options } = context;
  const key = readUserKey(name);
  if (unset && value !== undefined)
    throw badRequest("a value and --unset exclude each other", "give one of them");
  if (!unset && value === undefined) {
    throw badRequest(`${key}: a value is missing`, "give one, or --unset");
  }
  const stronger = await strongerSetting(key, { ...settingSources(context), flags: {} });
  const path = userFilePath(world.env);
  const isChanged = await changeUserFile(path, key, value, { dryRun: options.dryRun });
  const [is, since] = !isChanged
    ? ["is", " already"]
    : options.dryRun
      ? ["would be", ""]
      : ["is", " now"];
  world.stderr.write(`${key} ${is} ${value ?? "not set"}${since}, in ${path}\n`);
  if (stronger === undefined) return;
  const hides = `${describeOrigin(stronger, world)} says ${stronger.value}, and is stronger`;
  world.stderr.write(`warning: ${hides}\n`);
}

/** What passwords and keys are called. */
const SECRET = /secret|token|passw|credential|(?:api|app|access).?key/i;

function readUserKey(name: string): SettingKey {
  if (SECRET.test(name)) {
    throw badRequest(
      `"${name}": secrets do not belong in the user file`,
      "credentials come from the vendor's own environment: AWS_PROFILE, or DD_API_KEY and DD_APP_KEY",
    );
  }
  const key = readSettingKey(name);
  if (USER_FILE_KEYS.includes(key)) return key;
  throw badRequest(`${key} cannot be set in the user file`, howToSet(key));
}
