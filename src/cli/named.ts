import { loadProjectFile } from "../config/project-file.js";
import { badRequest } from "../errors.js";
import type { OncallFile } from "../model/file/read.js";
import type { Rotation, Schedule } from "../model/rotation.js";
import { nearest } from "../model/suggest.js";
import type { Context } from "./context.js";

/** The project file that the options name. */
export function loadFile({ world, options }: Context): Promise<OncallFile> {
  return loadProjectFile(world.cwd, options.file);
}

/** @throws OncallError (exit 2) when the file has no rotation of this name */
export async function loadRotation(context: Context, name: string): Promise<Rotation> {
  return pick((await loadFile(context)).rotations, "rotation", name);
}

/** @throws OncallError (exit 2) when the file has no schedule of this name */
export async function loadSchedule(context: Context, name: string): Promise<Schedule> {
  return pick((await loadFile(context)).schedules, "schedule", name);
}

function pick<T>(named: ReadonlyMap<string, T>, noun: string, name: string): T {
  const found = named.get(name);
  if (found !== undefined) return found;
  const known = [...named.keys()];
  const best = nearest(name, known);
  const hint = best === undefined ? `there are: ${known.join(", ")}` : `did you mean ${best}?`;
  throw badRequest(
    `no ${noun} is called "${name}"`,
    known.length === 0 ? `the file has no ${noun}s` : hint,
  );
}
