import * as z from "zod/mini";
import { ASSIGNMENTS, notAWait, readTarget, readWait } from "../policy.js";
import { object, text, whole } from "../schema.js";
import { didYouMean } from "../suggest.js";
import { readClock, readIsoTime } from "../time.js";
import {
  isName,
  NAME,
  NO_ONE,
  notAName,
  readEndClock,
  readWeekday,
  readWeekdays,
  readWeekMoment,
  WEEKDAY_WORDS,
} from "../words.js";
import { isZone, notAZone } from "../zones.js";

// The one schema of oncall.yaml: it checks the file, types it, and prints as JSON Schema.

const name = text((value) => (isName(value) ? undefined : notAName(value)), {
  description: "A name: letters, digits, '.', '_' and '-'.",
  pattern: NAME.source,
});

export const zoneSchema = text((value) => (isZone(value) ? undefined : notAZone(value)), {
  description: "IANA time zone.",
  examples: ["America/New_York", "UTC"],
});

const moment = text(
  (value) =>
    readIsoTime(value) === undefined
      ? `"${value}" is not a date and time; write 2026-01-05T09:00, with an offset if it is not in the zone`
      : undefined,
  {
    description: "A date and time: wall-clock time in the zone at hand, or with an offset.",
    examples: ["2026-01-05T09:00", "2026-01-05T14:00:00Z"],
  },
);

const clock = text((value) => (readClock(value) === undefined ? notAClock(value) : undefined), {
  description: "A time of day.",
  examples: ["09:00"],
});

const weekday = text(
  (value) =>
    readWeekday(value) === undefined
      ? `"${value}" is not a day of the week${didYouMean(value, WEEKDAY_WORDS) || ": write mon, tue, ..."}`
      : undefined,
  { description: "A day of the week.", examples: ["mon", "friday"] },
);

const weekdays = text(
  (value) =>
    readWeekdays(value) === undefined
      ? `"${value}" is not a day of the week${didYouMean(value, WEEKDAY_WORDS) || ": write mon, or mon-fri"}`
      : undefined,
  { description: "A day of the week, or a range of days.", examples: ["sat", "mon-fri"] },
);

const border = text(
  (value) =>
    readEndClock(value) === undefined && readWeekMoment(value) === undefined
      ? `"${value}" is neither a time of day (09:00) nor a day and time (mon 09:00)`
      : undefined,
  {
    description: "A time of day beside `days`, else a day and time.",
    examples: ["10:00", "mon 09:00"],
  },
);

const target = text(
  (value) =>
    readTarget(value) === undefined
      ? `"${value}" cannot be notified: write a person (alice), a schedule (schedule:payments, schedule:payments@next) or a team (team:payments)`
      : undefined,
  {
    description:
      "A person, whoever is on call in a schedule, or a team of the provider; fyi: before it: they are told, and the policy goes on even when they acknowledge.",
    examples: ["alice", "schedule:payments", "schedule:payments@next", "team:payments", "fyi:bob"],
  },
);

const wait = text((value) => (readWait(value) === undefined ? notAWait(value) : undefined), {
  description: "A length of time, at most 30 days.",
  examples: ["5m", "1h30m"],
});

const plain = (description: string) => z.string().register(z.globalRegistry, { description });

const person = object({
  name: z.optional(plain("Full name.")),
  email: z.optional(plain("E-mail address.")),
  timeZone: z.optional(zoneSchema),
  aws: z.optional(plain("ARN of the contact at AWS.")),
  datadog: z.optional(plain("Id of the user at Datadog.")),
});

export const coverageSchema = object(
  { days: z.optional(z.array(weekdays).check(z.minLength(1))), from: border, to: border },
  {
    description:
      "A weekly window: with `days`, the same hours on each of them; without, one stretch from a day and time to another.",
  },
);

export const rotationSchema = object({
  timeZone: zoneSchema,
  start: moment,
  members: z
    .array(z.string())
    .check(z.minLength(1))
    .register(z.globalRegistry, {
      description: `People in the order of their turns; ${NO_ONE} is a turn that nobody takes.`,
    }),
  daily: z.optional(z.array(clock).check(z.minLength(1))),
  weekly: z.optional(z.array(object({ on: weekday, at: clock })).check(z.minLength(1))),
  monthly: z.optional(
    z
      .array(
        object({
          day: whole(1, 31, "Day of the month; 29-31 mean the last day of a shorter one."),
          at: clock,
        }),
      )
      .check(z.minLength(1)),
  ),
  elapsed: z.optional(
    object({
      days: z.optional(whole(0, 400, "Days on the wall clock.")),
      seconds: z.optional(whole(0, 2_592_000, "Seconds that elapse.")),
    }),
  ),
  every: z.optional(whole(1, 100, "Shift length in days, weeks or months; 1 when absent.")),
  onCalls: z.optional(whole(1, 30, "How many members are on call at once; 1 when absent.")),
  coverage: z.optional(z.array(coverageSchema)),
  effective: z.optional(object({ from: z.optional(moment), until: z.optional(moment) })),
});

const schedule = object({
  timeZone: zoneSchema,
  combine: z.optional(z.enum(["stack", "together"])),
  rotations: z.array(z.string()).check(z.minLength(1)),
});

const override = object({
  id: z.optional(name),
  schedule: z.optional(z.string()),
  rotation: z.optional(z.string()),
  from: moment,
  to: moment,
  members: z.array(z.string()),
});

export const policySchema = object({
  steps: z
    .array(
      object({
        notify: z.array(target).check(z.minLength(1)),
        wait,
        assignment: z.optional(z.enum(ASSIGNMENTS)),
      }),
    )
    .check(z.minLength(1)),
  repeats: z.optional(whole(0, 10, "How often the steps are gone through again; 0 when absent.")),
  resolveWhenDone: z.optional(z.boolean()),
});

export const fileSchema = object({
  version: z.literal(1),
  provider: z.optional(z.enum(["local", "aws", "datadog"])),
  people: z.optional(z.record(name, z.nullable(person))),
  rotations: z.optional(z.record(name, rotationSchema)),
  schedules: z.optional(z.record(name, schedule)),
  overrides: z.optional(z.array(override)),
  policies: z.optional(z.record(name, policySchema)),
});

export type FileShape = z.infer<typeof fileSchema>;
export type PersonShape = z.infer<typeof person>;
export type RotationShape = z.infer<typeof rotationSchema>;
export type ScheduleShape = z.infer<typeof schedule>;
export type OverrideShape = z.infer<typeof override>;
export type PolicyShape = z.infer<typeof policySchema>;
export type CoverageShape = z.infer<typeof coverageSchema>;

/** The JSON Schema (draft 2020-12) of oncall.yaml. */
export function fileJsonSchema(): object {
  return { title: "oncall.yaml", ...z.toJSONSchema(fileSchema, { io: "input" }) };
}

function notAClock(value: string): string {
  const hour = /^(\d{1,2})(?:[:.](\d\d))?\s*([ap]m)?$/i.exec(value.trim());
  const twelve = hour?.[3]?.toLowerCase();
  const hours = (Number(hour?.[1]) % (twelve ? 12 : 100)) + (twelve === "pm" ? 12 : 0);
  const meant =
    hour !== null && hours < 24 && Number(hour[2] ?? 0) < 60
      ? `; did you mean "${String(hours).padStart(2, "0")}:${hour[2] ?? "00"}"?`
      : ": write 09:00";
  return `"${value}" is not a time of day${meant}`;
}
