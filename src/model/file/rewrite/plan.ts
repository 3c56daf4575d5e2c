import type { Path } from "../../finding.js";
import type { Entry } from "./entries.js";
import { equal } from "./equal.js";

/** What becomes of the entries of a collection: those that are not kept go. */
export interface Plan {
  readonly kept: ReadonlySet<Entry>;
  readonly added: readonly Added[];
}

/** A new entry. */
export interface Added {
  /** The kept entry that it comes to stand behind; undefined: before all. */
  readonly after: Entry | undefined;
  /** undefined in a list. */
  readonly key: string | undefined;
  readonly value: unknown;
  readonly path: Path;
}

/**
 * New keys come behind the key that they follow, if the map has one of those, else at its end.
 * @param wanted in the order in which new keys come to stand
 * @param merged what `<<` brings in: such keys are new only with another value
 */
export function planMap(
  entries: readonly Entry[],
  wanted: readonly (readonly [string, unknown])[],
  merged: Readonly<Record<string, unknown>>,
  path: Path,
): Plan {
  const names = new Set(wanted.map(([key]) => key));
  const kept = entries.filter(({ key, isMerge }) => isMerge || names.has(key as string));
  const added: Added[] = [];
  let after = kept.at(-1);
  for (const [key, value] of wanted) {
    const entry = kept.find((candidate) => candidate.key === key);
    if (entry !== undefined) {
      after = entry;
    } else if (!Object.hasOwn(merged, key) || !equal(merged[key], value)) {
      added.push({ after, key, value, path: [...path, key] });
    }
  }
  return { kept: new Set(kept), added };
}

/** @param origins of each new item the index of the entry that it comes of, or undefined */
export function planList(
  entries: readonly Entry[],
  wanted: readonly unknown[],
  origins: readonly (number | undefined)[],
  path: Path,
): Plan {
  const kept = new Set<Entry>();
  const added: Added[] = [];
  let after: Entry | undefined;
  wanted.forEach((value, i) => {
    const entry = entries[origins[i] ?? -1];
    if (entry === undefined) {
      added.push({ after, key: undefined, value, path: [...path, i] });
    } else {
      after = entry;
      kept.add(entry);
    }
  });
  return { kept, added };
}
