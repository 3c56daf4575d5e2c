import { readDocument, type Source } from "../document.js";
import type { Person } from "../person.js";
import { type Policy, readTarget, readWait, type Target } from "../policy.js";
import type {
  Override,
  OverrideRecord,
  OverrideTarget,
  Recurrence,
  Rotation,
  Schedule,
  WeeklyWindow,
} from "../rotation.js";
import { parseSource } from "../source.js";
import { type Moment, readClock, readIsoTime } from "../time.js";
import {
  dailyWindow,
  NO_ONE,
  readEndClock,
  readWeekday,
  readWeekdays,
  readWeekMoment,
  weeklyWindow,
} from "../words.js";
import { inconsistencies } from "./consistency.js";
import { overrideIds } from "./override-ids.js";
import {
  type CoverageShape,
  type FileShape,
  fileSchema,
  type OverrideShape,
  type PolicyShape,
  type RotationShape,
} from "./schema.js";

/** What an oncall.yaml says, in the words of the model. Maps keep the order of the file. */
export interface OncallFile {
  readonly provider?: FileShape["provider"];
  readonly people: ReadonlyMap<string, Person>;
  /** With their own overrides. */
  readonly rotations: ReadonlyMap<string, Rotation>;
  /** With their rotations and their own overrides. */
  readonly schedules: ReadonlyMap<string, Schedule>;
  readonly policies: ReadonlyMap<string, Policy>;
  /** Of rotations and schedules, in order of creation. */
  readonly overrides: readonly OverrideRecord[];
}

/**
 * Reads the text of an oncall.yaml.
 * @param file what to call it in errors
 * @throws OncallError (exit 2) with every problem of the file, each with line and column
 */
export function readOncallFile(text: string, file: string): OncallFile {
  return readOncallSource(parseSource(text, file));
}

/** As readOncallFile, of a file that is parsed already. */
export function readOncallSource(source: Source): OncallFile {
  const value = withoutEmptySections(source.value);
  return toModel(readDocument({ ...source, value }, fileSchema, inconsistencies));
}

/** A section with nothing below it yet is as good as none. */
function withoutEmptySections(file: unknown): unknown {
  if (typeof file !== "object" || file === null || Array.isArray(file)) return file;
  return Object.fromEntries(Object.entries(file).filter(([, section]) => section !== null));
}

function toModel(file: FileShape): OncallFile {
  const overrides = toOverrides(file.overrides ?? []);
  const overridesOf = (kind: OverrideTarget["kind"], name: string): Override[] =>
    overrides
      .filter(({ on }) => on.kind === kind && on.name === name)
      .map(({ from, to, members }) => ({ from, to, members }));

  const rotations = mapValues(file.rotations, (name, shape) => ({
    ...toRotation(name, shape),
    overrides: overridesOf("rotation", name),
  }));
  return {
    provider: file.provider,
    overrides,
    people: mapValues(file.people, (key, person) => ({ key, ...person })),
    rotations,
    schedules: mapValues(
      file.schedules,
      (name, { timeZone, combine = "stack", rotations: names }) => ({
        name,
        timeZone,
        combine,
        rotations: names.map((rotation) => rotations.get(rotation) as Rotation),
        overrides: overridesOf("schedule", name),
      }),
    ),
    policies: mapValues(file.policies, toPolicy),
  };
}

/** The policy that a shape of oncall.yaml describes. */
export function toPolicy(
  name: string,
  { steps, repeats = 0, resolveWhenDone = false }: PolicyShape,
): Policy {
  return {
    name,
    steps: steps.map(({ notify, wait, assignment = "all" }) => ({
      notify: notify.map((target) => readTarget(target) as Target),
      waitSeconds: readWait(wait) as number,
      assignment,
    })),
    repeats,
    resolveWhenDone,
  };
}

function toOverrides(shapes: readonly OverrideShape[]): OverrideRecord[] {
  const ids = overrideIds(shapes);
  return shapes.map(({ schedule, rotation, from, to, members }, i) => ({
    id: ids[i] as string,
    on:
      schedule === undefined
        ? { kind: "rotation", name: rotation as string }
        : { kind: "schedule", name: schedule },
    from: moment(from),
    to: moment(to),
    members,
  }));
}

/** The rotation that a shape of oncall.yaml describes. */
export function toRotation(name: string, shape: RotationShape): Rotation {
  const { timeZone, onCalls = 1, effective } = shape;
  return {
    name,
    timeZone,
    start: moment(shape.start),
    members: shape.members.map((member) => (member === NO_ONE ? null : member)),
    recurrence: toRecurrence(shape),
    onCalls,
    coverage: shape.coverage?.flatMap(toWindows),
    effective: effective && {
      ...(effective.from === undefined ? {} : { from: moment(effective.from) }),
      ...(effective.until === undefined ? {} : { until: moment(effective.until) }),
    },
  };
}

function toRecurrence({ daily, weekly, monthly, elapsed, every = 1 }: RotationShape): Recurrence {
  if (daily) return { kind: "daily", every, at: daily.map(clock) };
  if (weekly) {
    return {
      kind: "weekly",
      every,
      on: weekly.map(({ on, at }) => ({ weekday: readWeekday(on) as number, at: clock(at) })),
    };
  }
  if (monthly)
    return { kind: "monthly", every, on: monthly.map(({ day, at }) => ({ day, at: clock(at) })) };
  return { kind: "elapsed", days: elapsed?.days ?? 0, seconds: elapsed?.seconds ?? 0 };
}

/** The weekly windows that a shape of oncall.yaml describes. */
export function toWindows({ days, from, to }: CoverageShape): WeeklyWindow[] {
  if (days === undefined) {
    return [weeklyWindow(readWeekMoment(from) as number, readWeekMoment(to) as number)];
  }
  const weekdays = days.flatMap((range) => readWeekdays(range) as number[]);
  return weekdays.map((weekday) =>
    dailyWindow(weekday, readEndClock(from) as number, readEndClock(to) as number),
  );
}

// The schema has seen to it that these can be read.
const moment = (text: string): Moment => readIsoTime(text) as Moment;
const clock = (text: string): number => readClock(text) as number;

function mapValues<From, To>(
  record: Readonly<Record<string, From>> | undefined,
  change: (key: string, value: From) => To,
): Map<string, To> {
  return new Map(Object.entries(record ?? {}).map(([key, value]) => [key, change(key, value)]));
}
