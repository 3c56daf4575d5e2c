import type { Problem } from "../../errors.js";
import type { OncallFile } from "../../model/file/read.js";
import { type Check, problemChecks, type Reading } from "./check.js";

/** What was found at the place of a user file. */
export interface UserFileFacts {
  readonly place: string;
  /** The keys that are set; absent where there is no file. */
  readonly keys: Reading<readonly string[]> | undefined;
}

export function checkUserFile({ place, keys }: UserFileFacts): Check[] {
  const name = "user file";
  if (keys === undefined) {
    const hint = "oncall config set me ... begins one";
    return [{ name, status: "ok", message: `${place}: there is none yet`, hint }];
  }
  if (keys.kind === "wrong") return problemChecks(name, keys.problems);
  const message = `${place}: ${keys.value.join(", ") || "nothing is set"}`;
  return [{ name, status: "ok", message }];
}

/** What was found at the place of a project file. */
export interface ProjectFileFacts {
  readonly place: string;
  readonly file: Reading<OncallFile>;
  /** Of the file and its folder, those that may not be written. */
  readonly readOnly: readonly string[];
  readonly lock: LockFacts | undefined;
  readonly journal: JournalFacts;
}

/** Whoever holds the lock of a file, as far as that can be known from here. */
export type LockFacts = { readonly place: string } & (
  | { readonly holder: "alive" | "gone" | "elsewhere"; readonly pid: number; readonly host: string }
  | { readonly holder: "unreadable" }
);

export interface JournalFacts {
  readonly place: string;
  /** Absent where there is no journal. */
  readonly lines: Reading<{ readonly count: number; readonly torn: number }> | undefined;
}

/** A file that was named has to be there; without one, only the local provider can do nothing. */
export function missingProjectFile(
  problems: readonly Problem[],
  { isNamed, provider }: { readonly isNamed: boolean; readonly provider: string },
): Check[] {
  const status = isNamed ? "problem" : provider === "local" ? "warning" : "note";
  return problemChecks("project file", problems, status);
}

export function checkProjectFile(facts: ProjectFileFacts): Check[] {
  const { place, file, readOnly, lock, journal } = facts;
  return [
    ...(file.kind === "wrong"
      ? problemChecks("project file", file.problems)
      : [
          {
            name: "project file",
            status: "ok",
            message: `${place}: ${counts(file.value)}`,
          } as const,
        ]),
    checkAccess(place, readOnly),
    checkLock(place, lock),
    ...checkJournal(journal),
  ];
}

function counts({ people, rotations, schedules, overrides, policies }: OncallFile): string {
  return [
    count(people.size, "person", "people"),
    count(rotations.size, "rotation"),
    count(schedules.size, "schedule"),
    count(overrides.length, "override"),
    count(policies.size, "policy", "policies"),
  ].join(", ");
}

function count(number: number, one: string, many = `${one}s`): string {
  return `${number} ${number === 1 ? one : many}`;
}

function checkAccess(place: string, readOnly: readonly string[]): Check {
  const name = "write access";
  if (readOnly.length === 0) {
    return { name, status: "ok", message: `${place} and its folder may be written` };
  }
  return {
    name,
    status: "warning",
    message: `${readOnly.join(" and ")} may not be written by you: no command can change ${place}`,
    hint: "change the permissions, or name a file of your own with -f",
  };
}

function checkLock(place: string, lock: LockFacts | undefined): Check {
  const name = "lock";
  if (lock === undefined) return { name, status: "ok", message: `nobody is writing ${place}` };
  const remove = `if no oncall is writing ${place}, delete ${lock.place}`;
  switch (lock.holder) {
    case "alive":
      return { name, status: "note", message: `process ${lock.pid} is writing ${place}` };
    case "gone": {
      const message = `${lock.place} was left behind by process ${lock.pid}, which is gone`;
      return { name, status: "warning", message, hint: "the next change clears it away" };
    }
    case "elsewhere": {
      const message = `process ${lock.pid} on host ${lock.host} is writing ${place}`;
      return { name, status: "note", message, hint: remove };
    }
    case "unreadable": {
      const message = `${lock.place} does not say whose it is`;
      return { name, status: "warning", message, hint: remove };
    }
  }
}

function checkJournal({ place, lines }: JournalFacts): Check[] {
  const name = "journal";
  if (lines === undefined) return [{ name, status: "ok", message: `${place}: there is none yet` }];
  if (lines.kind === "wrong") return problemChecks(name, lines.problems);
  const { torn, count: all } = lines.value;
  if (torn === 0) return [{ name, status: "ok", message: `${place}: ${count(all, "line")}` }];
  return [
    {
      name,
      status: "warning",
      message: `${place}: ${torn} of ${count(all, "line")} cannot be read`,
      hint: "a crash cuts a line off; what cannot be read is passed over",
    },
  ];
}
