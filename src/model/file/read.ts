import { readDocument } from "../document.js";
import type { Person } from "../person.js";
import { type Policy, readTarget, type Target } from "../policy.js";
import type { Override, Recurrence, Rotation, Schedule, WeeklyWindow } from "../rotation.js";
import { parseSource } from "../source.js";
import { type Moment, readClock, readIsoTime } from "../time.js";
import {
  dailyWindow,
  NO_ONE,
  readDuration,
  readEndClock,
  readWeekday,
  readWeekdays,
  readWeekMoment,
  weeklyWindow,
} from "../words.js";
import { inconsistencies } from "./consistency.js";
import { type CoverageShape, type FileShape, fileSchema, type RotationShape } from "./schema.js";

/** What an oncall.yaml says, in the words of the model. Maps keep the order of the file. */
export interface OncallFile {
  readonly people: ReadonlyMap<string, Person>;
  /** With their own overrides. */
  readonly rotations: ReadonlyMap<string, Rotation>;
  /** With their rotations and their own overrides. */
  readonly schedules: ReadonlyMap<string, Schedule>;
  readonly policies: ReadonlyMap<string, Policy>;
}

/**
 * Reads the text of an oncall.yaml.
 * @param file what to call it in errors
 * @throws OncallError (exit 2) with every problem of the file, each with line and column
 */
export function readOncallFile(text: string, file: string): OncallFile {
  const source = parseSource(text, file);
  const value = withoutEmptySections(source.value);
  return toModel(readDocument({ ...source, value }, fileSchema, inconsistencies));
}

/** A section with nothing below it yet is as good as none. */
function withoutEmptySections(file: unknown): unknown {
  if (typeof file !== "object" || file === null || Array.isArray(file)) return file;
  return Object.fromEntries(Object.entries(file).filter(([, section]) => section !== null));
}

function toModel(file: FileShape): OncallFile {
  const overridesOf = (kind: "rotation" | "schedule", name: string): Override[] =>
    (file.overrides ?? [])
      .filter((override) => override[kind] === name)
      .map(({ from, to, members }) => ({ from: moment(from), to: moment(to), members }));

  const rotations = mapValues(file.rotations, (name, shape) => ({
    ...toRotation(name, shape),
    overrides: overridesOf("rotation", name),
  }));
  return {
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
    policies: mapValues(file.policies, (name, { steps, repeats = 0, resolveWhenDone = false }) => ({
      name,
      steps: steps.map(({ notify, wait, assignment = "all" }) => ({
        notify: notify.map((target) => readTarget(target) as Target),
        waitSeconds: readDuration(wait) as number,
        assignment,
      })),
      repeats,
      resolveWhenDone,
    })),
  };
}

function toRotation(name: string, shape: RotationShape): Rotation {
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

function toWindows({ days, from, to }: CoverageShape): WeeklyWindow[] {
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
