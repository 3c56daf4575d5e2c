import type { MonthlyHandOff, Recurrence, WeeklyHandOff } from "../../model/rotation.js";
import { didYouMean } from "../../model/suggest.js";
import { readClock } from "../../model/time.js";
import { readInterval, readWeekday, WEEKDAY_WORDS } from "../../model/words.js";
import type { Reading } from "./reading.js";

/** When turns change, as flags. */
export interface RecurrenceFlags {
  readonly daily?: string;
  readonly weekly?: string;
  readonly monthly?: string;
  readonly elapsed?: string;
  readonly every?: string;
}

export const KINDS = ["daily", "weekly", "monthly", "elapsed"] as const;

/** The recurrence of one of --daily, --weekly, --monthly and --elapsed. */
export function readRecurrence(flags: RecurrenceFlags, reading: Reading): Recurrence | undefined {
  const [kind, second] = KINDS.filter((name) => flags[name] !== undefined);
  const every = reading.count("--every", flags.every, 100);
  if (kind === undefined) {
    return reading.fail(
      "--weekly",
      "is missing: say when turns change: --weekly mon@09:00, --daily 09:00, --monthly 1@09:00 or --elapsed 7d",
    );
  }
  if (second !== undefined) return reading.fail(`--${second}`, `does not go with --${kind}`);
  const text = flags[kind] as string;
  const option = `--${kind}`;
  switch (kind) {
    case "daily":
      return {
        kind,
        every,
        at: reading.list(option, text, (part) => readClock(part) ?? notAClock(part)),
      };
    case "weekly":
      return { kind, every, on: reading.list(option, text, readWeeklyHandOff) };
    case "monthly":
      return { kind, every, on: reading.list(option, text, readMonthlyHandOff) };
    case "elapsed": {
      const interval = readInterval(text) ?? { days: 0, seconds: 0 };
      if (interval.days + interval.seconds === 0) {
        reading.fail(option, `"${text}" is not a duration: write 7d, 12h or 1d12h`);
      }
      if (flags.every !== undefined) {
        reading.fail("--every", "does not go with --elapsed: write the whole length there");
      }
      return { kind, ...interval };
    }
  }
}

function readWeeklyHandOff(text: string): WeeklyHandOff | string {
  const [day = "", clock = "", more] = text.split("@");
  const weekday = readWeekday(day);
  const at = readClock(clock);
  if (weekday === undefined && day !== "") {
    return `"${day}" is not a day of the week${didYouMean(day, WEEKDAY_WORDS) || ": write mon@09:00"}`;
  }
  if (weekday === undefined || at === undefined || more !== undefined)
    return `"${text}" is not a day and time: write mon@09:00`;
  return { weekday, at };
}

function readMonthlyHandOff(text: string): MonthlyHandOff | string {
  const match = /^(\d{1,2})@(.+)$/.exec(text);
  const day = Number(match?.[1]);
  const at = readClock(match?.[2] ?? "");
  if (at === undefined || !(day >= 1 && day <= 31))
    return `"${text}" is not a day of the month and time: write 1@09:00`;
  return { day, at };
}

function notAClock(text: string): string {
  return `"${text}" is not a time of day: write 09:00`;
}
