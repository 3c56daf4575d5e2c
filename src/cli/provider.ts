import { findProjectFile } from "../config/project-file.js";
import type { Rotation, Schedule } from "../model/rotation.js";
import type { Window } from "../model/time.js";
import type { Call, Provider, ProviderName } from "../providers/provider.js";
import { openProvider } from "../providers/registry.js";
import { sectionOf } from "../service/apply.js";
import { type Context, nowOf } from "./context.js";
import { logTo, progressOn } from "./sent.js";
import { settingOf } from "./setting.js";
import { askedZone } from "./zone.js";

/**
 * The provider that the options name, else the environment, the file or the user's settings.
 * @param options.create whether a file that is not there is begun
 * @param options.journal whether a journal of incidents does without the file
 */
export async function providerOf(
  context: Context,
  options: { readonly create?: boolean; readonly journal?: boolean } = {},
): Promise<Provider> {
  const { world } = context;
  // The setting has been checked to name one.
  const name = (await settingOf(context, "provider")) as ProviderName;
  const zone = (await askedZone(context)) ?? "UTC";
  return openProvider(name, {
    env: world.env,
    profile: context.options.profile,
    now: () => nowOf(context, zone),
    file: () =>
      findProjectFile(
        world.cwd,
        context.options.file ?? (world.env.ONCALL_FILE || undefined),
        options,
      ),
    log: context.options.verbose ? logTo(world.stderr) : undefined,
    progress: progressOn(context),
  });
}

/** What every call of a provider gets: it ends when the user gives up. */
export function callOf({ world: { signal } }: Context): Call {
  return { signal };
}

/** @throws OncallError (exit 2) when there is no rotation of this name */
export async function rotationNamed(context: Context, name: string): Promise<Rotation> {
  return sectionOf(await providerOf(context), "rotations").get(name, callOf(context));
}

/**
 * @param window the stretch that is looked at
 * @throws OncallError (exit 2) when there is no schedule of this name
 */
export async function scheduleNamed(
  context: Context,
  name: string,
  window?: Window,
): Promise<Schedule> {
  return (await providerOf(context)).schedules.get(name, { ...callOf(context), window });
}

/** All of a list. */
export async function all<T>(items: AsyncIterable<T>): Promise<T[]> {
  const list: T[] = [];
  for await (const item of items) list.push(item);
  return list;
}
