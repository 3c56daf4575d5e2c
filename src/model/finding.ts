import type { Problem } from "../errors.js";

/** A way into a document: keys and list indexes. */
export type Path = readonly (string | number)[];

/** What is wrong with a document: the way to it, and the key where it is a key. */
export interface Finding {
  readonly path: Path;
  readonly key?: string | undefined;
  readonly problem: Problem;
}

export function finding(path: Path, message: string): Finding {
  return { path, problem: { message, path: formatPath(path) } };
}

/** `rotations.primary.weekly[0].at` */
export function formatPath(path: Path): string {
  return path.reduce<string>((text, part) => {
    if (typeof part === "number") return `${text}[${part}]`;
    return text === "" ? part : `${text}.${part}`;
  }, "");
}
