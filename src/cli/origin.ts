import { isAbsolute, relative } from "node:path";
import { homeOf } from "../config/home.js";
import type { Setting } from "../config/settings.js";
import type { World } from "./world.js";

/** `flag --tz`, `user file ~/.config/oncall/config.yaml`, `default` */
export function describeOrigin({ origin, place }: Setting, world: World): string {
  if (place === undefined) return origin;
  return `${origin} ${isAbsolute(place) ? shortPath(place, world) : place}`;
}

/** A path as people write it: from here, else from their own folder, else as it is. */
export function shortPath(path: string, { cwd, env }: World): string {
  const fromHere = relative(cwd, path);
  if (!fromHere.startsWith("..")) return fromHere;
  const fromHome = relative(homeOf(env), path);
  return fromHome.startsWith("..") ? path : `~/${fromHome}`;
}
