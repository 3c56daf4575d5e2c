import type { Person } from "../person.js";
import { formatTarget, type Policy } from "../policy.js";
import type { OverrideRecord, Recurrence, Rotation, Schedule, WeeklyWindow } from "../rotation.js";
import type { RoutingRule } from "../team.js";
import { formatInstant, formatWall, type Moment } from "../time.js";
import {
  DAY_SECONDS,
  formatDuration,
  formatShortClock,
  formatWeekMoment,
  NO_ONE,
  WEEKDAYS,
} from "../words.js";
import type { RuleShape } from "./routing.js";
import type {
  CoverageShape,
  OverrideShape,
  PersonShape,
  PolicyShape,
  RotationShape,
  ScheduleShape,
} from "./schema.js";

/** A rotation as oncall.yaml writes it; the counterpart of reading. */
export function fromRotation(rotation: Rotation): RotationShape {
  const { timeZone, start, members, recurrence, onCalls = 1, coverage, effective } = rotation;
  return {
    timeZone,
    start: fromMoment(start),
    members: members.map((member) => member ?? NO_ONE),
    ...fromRecurrence(recurrence),
    ...(onCalls !== 1 && { onCalls }),
    ...(coverage && !isAlways(coverage) && { coverage: fromWindows(coverage) }),
    ...(effective && {
      effective: {
        ...(effective.from !== undefined && { from: fromMoment(effective.from) }),
        ...(effective.until !== undefined && { until: fromMoment(effective.until) }),
      },
    }),
  };
}

/** A schedule as oncall.yaml writes it. */
export function fromSchedule({ timeZone, combine, rotations }: Schedule): ScheduleShape {
  return { timeZone, combine, rotations: rotations.map(({ name }) => name) };
}

export function fromPerson({ key: _, ...shape }: Person): PersonShape {
  return Object.fromEntries(Object.entries(shape).filter(([, value]) => value !== undefined));
}

export function fromOverride({ id, on, from, to, members }: OverrideRecord): OverrideShape {
  return {
    id,
    [on.kind]: on.name,
    from: fromMoment(from),
    to: fromMoment(to),
    members: [...members],
  };
}

export function fromPolicy({ steps, repeats, resolveWhenDone }: Policy): PolicyShape {
  return {
    steps: steps.map(({ notify, waitSeconds, assignment }) => ({
      notify: notify.map(formatTarget),
      wait: formatDuration(waitSeconds),
      ...(assignment !== "all" && { assignment }),
    })),
    ...(repeats !== 0 && { repeats }),
    ...(resolveWhenDone && { resolveWhenDone }),
  };
}

/** A rule of a team's routing, with windows as the file writes them. */
export function fromRule({ query, hours, urgency, policy, actions }: RoutingRule): RuleShape {
  return {
    ...(query && { query }),
    ...(hours && { hours: { ...hours, windows: fromWindows(hours.windows) } }),
    ...(urgency && { urgency }),
    ...(policy && { policy }),
    ...(actions && { actions: actions as RuleShape["actions"] }),
  };
}

/** A moment as the file and the command line write it: `2026-01-05T09:00`, or with a Z. */
export function fromMoment(moment: Moment): string {
  if (typeof moment === "number") return formatInstant(moment);
  const text = formatWall(moment.wall);
  return text.endsWith(":00") ? text.slice(0, -3) : text;
}

function fromRecurrence(recurrence: Recurrence): Partial<RotationShape> {
  switch (recurrence.kind) {
    case "daily":
      return { daily: recurrence.at.map(formatShortClock), ...everyOf(recurrence.every) };
    case "weekly":
      return {
        weekly: recurrence.on.map(({ weekday, at }) => ({
          on: WEEKDAYS[weekday] as string,
          at: formatShortClock(at),
        })),
        ...everyOf(recurrence.every),
      };
    case "monthly":
      return {
        monthly: recurrence.on.map(({ day, at }) => ({ day, at: formatShortClock(at) })),
        ...everyOf(recurrence.every),
      };
    case "elapsed": {
      const { days, seconds } = recurrence;
      return { elapsed: { ...(days > 0 && { days }), ...(seconds > 0 && { seconds }) } };
    }
  }
}

function everyOf(every: number) {
  return every === 1 ? {} : { every };
}

/** A window that fills the week is as good as no coverage. */
function isAlways(windows: readonly WeeklyWindow[]): boolean {
  return windows.some(({ length }) => length >= 7 * DAY_SECONDS);
}

/** Windows of at most a day are written with their days, those of the same hours together. */
function fromWindows(windows: readonly WeeklyWindow[]): CoverageShape[] {
  const shapes: CoverageShape[] = [];
  const daily = new Map<string, { days: string[]; from: string; to: string }>();
  for (const { start, length } of windows) {
    if (length > DAY_SECONDS) {
      shapes.push({ from: formatWeekMoment(start), to: formatWeekMoment(start + length) });
      continue;
    }
    const from = formatShortClock(start % DAY_SECONDS);
    const to = formatShortClock((start + length) % DAY_SECONDS);
    const same = daily.get(`${from}-${to}`);
    const day = WEEKDAYS[Math.floor(start / DAY_SECONDS)] as string;
    if (same !== undefined) {
      same.days.push(day);
      continue;
    }
    const shape = { days: [day], from, to };
    daily.set(`${from}-${to}`, shape);
    shapes.push(shape);
  }
  return shapes.map((shape) => (shape.days ? { ...shape, days: inRanges(shape.days) } : shape));
}

/** `mon-fri`, where three days or more follow each other. */
function inRanges(days: readonly string[]): string[] {
  const week: readonly string[] = WEEKDAYS;
  const runs: string[][] = [];
  for (const day of days) {
    const run = runs.at(-1);
    const last = run?.at(-1);
    const isNext = last !== undefined && week.indexOf(day) === week.indexOf(last) + 1;
    if (isNext) run?.push(day);
    else runs.push([day]);
  }
  return runs.flatMap((run) => (run.length < 3 ? run : `${run[0]}-${run.at(-1)}`));
}
