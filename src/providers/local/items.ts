import type { Problem } from "../../errors.js";
import type { OncallFile } from "../../model/file/read.js";
import type { FileShape } from "../../model/file/schema.js";
import { isName, notAName } from "../../model/words.js";
import { conflict, notFound } from "../errors.js";
import type { Items } from "../provider.js";
import type { Workspace } from "./workspace.js";

/** A section of the file whose entries have names. */
export interface Section<T> {
  /** In the singular: `rotation`. */
  readonly noun: string;
  readonly key: "people" | "rotations" | "schedules" | "policies";
  nameOf(item: T): string;
  read(file: OncallFile): ReadonlyMap<string, T>;
  /** As the file writes it. */
  shapeOf(item: T): object;
  /** What of an entry the file has no place for. */
  refusals?(item: T): readonly Problem[];
  /** Takes what cannot be without the entry out of the file, too. */
  release?(draft: FileShape, name: string): void;
}

/** The entries of a section as a provider gives them. */
export function sectionItems<T>(workspace: Workspace, section: Section<T>): Items<T> {
  const { noun, key, nameOf, read, shapeOf } = section;

  function find(name: string): T {
    const known = read(workspace.file());
    const found = known.get(name);
    if (found === undefined) throw notFound(noun, name, [...known.keys()]);
    return found;
  }

  /** The entry, if it still says what `before` says. */
  function unchanged(before: T): void {
    const name = nameOf(before);
    if (same(shapeOf(find(name)), shapeOf(before))) return;
    throw conflict(`${noun} ${name} has changed since it was read`, "run the command again");
  }

  return {
    refusals: (item) => [...refuseName(nameOf(item)), ...(section.refusals?.(item) ?? [])],
    async *list() {
      yield* read(workspace.file()).values();
    },
    async get(name) {
      return find(name);
    },
    create(item, call) {
      return workspace.atomically(async () => {
        const name = nameOf(item);
        const there = read(workspace.file()).get(name);
        if (there !== undefined && same(shapeOf(there), shapeOf(item))) return there;
        if (there !== undefined) {
          throw conflict(`there is a ${noun} called ${name} already`, "choose another name");
        }
        await workspace.edit((draft) => {
          draft[key] = { ...draft[key], [name]: shapeOf(item) } as never;
        });
        return find(name);
      }, call);
    },
    update(before, after, call) {
      return workspace.atomically(async () => {
        unchanged(before);
        const name = nameOf(before);
        await workspace.edit((draft) => {
          const entries = draft[key] as Record<string, object | null>;
          entries[name] = withChanges(entries[name] ?? {}, shapeOf(before), shapeOf(after));
        });
        return find(name);
      }, call);
    },
    delete(item, call) {
      return workspace.atomically(async () => {
        unchanged(item);
        const name = nameOf(item);
        await workspace.edit((draft) => {
          delete (draft[key] as Record<string, object>)[name];
          section.release?.(draft, name);
        });
      }, call);
    },
  };
}

/** A file is written by people, too: its names have no signs that YAML or a shell reads. */
function refuseName(name: string): Problem[] {
  return isName(name) ? [] : [{ message: notAName(name) }];
}

/** An entry as it was written, with only those keys written anew that say something else. */
function withChanges(written: object, before: object, after: object): object {
  const next: Record<string, unknown> = { ...written };
  const was = before as Record<string, unknown>;
  for (const [key, value] of Object.entries(after)) {
    if (!same(was[key], value)) next[key] = value;
  }
  for (const key of Object.keys(was)) {
    if (!(key in after)) delete next[key];
  }
  return next;
}

/** Whether two values say the same; shapes are always made with their keys in one order. */
function same(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
