import { findProjectFile } from "../../config/project-file.js";
import { SETTING_KEYS, type SettingKey } from "../../config/setting-table.js";
import { resolveSetting, type SettingSources } from "../../config/settings.js";
import { EXIT } from "../../errors.js";
import { type Check, withoutRepeats } from "../../service/doctor/check.js";
import { checkAws, checkDatadog, hasKeys } from "../../service/doctor/credentials.js";
import { checkProjectFile, checkUserFile, missingProjectFile } from "../../service/doctor/files.js";
import { checkNode, checkZones, zoneFacts } from "../../service/doctor/runtime.js";
import { checkSettings, type SettingFacts } from "../../service/doctor/settings.js";
import { type Context, isQuiet, outputOf, wantsColor } from "../context.js";
import { credentialFacts } from "../doctor/credentials.js";
import { projectFileFacts, reading, userFileFacts } from "../doctor/files.js";
import { checkReach } from "../doctor/reach.js";
import { describeOrigin } from "../origin.js";
import { settingSources } from "../setting.js";
import { showChecks } from "../views/doctor.js";
import { LIST_FORMATS } from "../views/listing.js";
import type { World } from "../world.js";

/**
 * Looks whether all that commands rest on is as it should be. Changes nothing, and asks nobody but
 * the provider in use.
 * @returns the exit code: 3 where a check found a problem
 */
export async function run(context: Context): Promise<number> {
  const quiet = isQuiet(context);
  const format = outputOf(context, LIST_FORMATS);
  const { stdout } = context.world;
  const checks = await examine(context);
  const show = { width: stdout.columns, color: wantsColor(context), quiet };
  await stdout.write(await showChecks(checks, format, show));
  return checks.some(({ status }) => status === "problem") ? EXIT.found : EXIT.ok;
}

async function examine(context: Context): Promise<Check[]> {
  const { world } = context;
  const sources = settingSources(context);
  const settings = await Promise.all(SETTING_KEYS.map((key) => settingFacts(key, sources, world)));
  const provider = providerAmong(settings);
  const credentials = credentialFacts(world);
  return withoutRepeats([
    checkNode(world.runtime.node),
    checkZones(zoneFacts(world.runtime.tzdata), world.now()),
    ...checkUserFile(await userFileFacts(world)),
    ...(await checkProject(sources, provider)),
    ...checkSettings(settings),
    checkAws(credentials, provider),
    ...(provider === "aws" ? await checkReach(context, "aws") : []),
    checkDatadog(credentials, provider),
    // Without keys nobody is asked: that has been said.
    ...(provider === "datadog" && hasKeys(credentials) ? await checkReach(context, "datadog") : []),
  ]);
}

async function settingFacts(
  key: SettingKey,
  sources: SettingSources,
  world: World,
): Promise<SettingFacts> {
  const setting = await reading(async () => {
    const found = await resolveSetting(key, sources);
    return { value: found.value, origin: describeOrigin(found, world) };
  });
  return { key, setting };
}

/** Where it cannot be known, nobody's credentials are missed. */
function providerAmong(settings: readonly SettingFacts[]): string {
  const setting = settings.find(({ key }) => key === "provider")?.setting;
  return (setting?.kind === "read" && setting.value.value) || "local";
}

async function checkProject(sources: SettingSources, provider: string): Promise<Check[]> {
  const { value, origin } = await resolveSetting("file", sources);
  const isNamed = origin !== "default";
  const file = await reading(async () => findProjectFile(sources.cwd, isNamed ? value : undefined));
  if (file.kind === "wrong") return missingProjectFile(file.problems, { isNamed, provider });
  return checkProjectFile(await projectFileFacts(file.value));
}
