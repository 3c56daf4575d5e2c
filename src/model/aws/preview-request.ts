import * as z from "zod/mini";
import { badRequest } from "../../errors.js";
import { dayNumber, SECOND_MS } from "../civil.js";
import { readDocument, type Source } from "../document.js";
import { type Finding, finding } from "../finding.js";
import { toArray, toRecord } from "../loose.js";
import type { Rotation } from "../rotation.js";
import { knownKeys, object, text, whole } from "../schema.js";
import { FIRST_YEAR, type Instant, LAST_YEAR, readIsoTime } from "../time.js";
import { DAY_SECONDS } from "../words.js";
import { isZone, notAZone } from "../zones.js";
import { AWS_DAYS, toCoverage, toRecurrence } from "./recurrence.js";

// A ListPreviewRotationShifts request as AWS documents it
// (API_SSMContacts_ListPreviewRotationShifts; limits from the ssm-contacts service model).

const timestamp = z.union([z.number(), z.string()]).check((context) => {
  const message = explainTimestamp(context.value);
  if (message !== undefined) {
    context.issues.push({ code: "custom", message, input: context.value, continue: true });
  }
});

const member = z.string().check(z.maxLength(512), z.regex(/\S/, { error: "must not be blank" }));

const handOffTime = object({
  HourOfDay: whole(0, 23, "Hour"),
  MinuteOfHour: whole(0, 59, "Minute"),
});

const recurrence = object({
  DailySettings: z.optional(z.array(handOffTime)),
  WeeklySettings: z.optional(
    z.array(object({ DayOfWeek: z.enum(AWS_DAYS), HandOffTime: handOffTime })),
  ),
  MonthlySettings: z.optional(
    z.array(object({ DayOfMonth: whole(1, 31, "Day"), HandOffTime: handOffTime })),
  ),
  NumberOfOnCalls: whole(1, 30, "Contacts on call at once"),
  RecurrenceMultiplier: whole(1, 100, "Days, weeks or months that a shift lasts"),
  ShiftCoverages: z.optional(
    z.partialRecord(z.enum(AWS_DAYS), z.array(object({ Start: handOffTime, End: handOffTime })), {
      error: knownKeys(AWS_DAYS),
    }),
  ),
});

const schema = object({
  RotationStartTime: z.optional(timestamp),
  StartTime: z.optional(timestamp),
  EndTime: timestamp,
  Members: z.array(member).check(z.minLength(1), z.maxLength(30)),
  TimeZoneId: text((name) => (isZone(name) ? undefined : notAZone(name)), { description: "Zone" }),
  Recurrence: recurrence,
  Overrides: z.optional(
    z.array(
      object({
        NewMembers: z.array(member).check(z.maxLength(30)),
        StartTime: timestamp,
        EndTime: timestamp,
      }),
    ),
  ),
  MaxResults: z.optional(whole(0, 1024, "Page size")),
  NextToken: z.optional(z.string().check(z.maxLength(2048))),
});

export type AwsPreviewRequest = z.infer<typeof schema>;

/**
 * Reads a ListPreviewRotationShifts request.
 * @throws OncallError (exit 2) with every problem and its place
 */
export function readAwsPreviewRequest(source: Source): AwsPreviewRequest {
  if ("data" in toRecord(source.value)) {
    throw badRequest(
      "this looks like a Datadog schedule",
      "preview it with oncall schedule preview --request",
    );
  }
  return readDocument(source, schema, inconsistencies);
}

/**
 * The rotation that a request describes.
 * @param now the start where the request gives none (AWS does not say what it takes then)
 */
export function toRotation(request: AwsPreviewRequest, now: Instant): Rotation {
  return {
    name: "preview",
    timeZone: request.TimeZoneId,
    start: request.RotationStartTime === undefined ? now : toInstant(request.RotationStartTime),
    members: request.Members,
    recurrence: toRecurrence(request.Recurrence),
    onCalls: request.Recurrence.NumberOfOnCalls,
    coverage: toCoverage(request.Recurrence),
    overrides: request.Overrides?.map(({ NewMembers, StartTime, EndTime }) => ({
      from: toInstant(StartTime),
      to: toInstant(EndTime),
      members: NewMembers,
    })),
  };
}

/** A checked timestamp: epoch seconds, or ISO 8601 with an offset. Fractions are dropped. */
export function toInstant(timestamp: number | string): Instant {
  if (typeof timestamp === "number") return Math.floor(timestamp) * SECOND_MS;
  return readIsoTime(timestamp) as Instant;
}

const SETTINGS = ["DailySettings", "WeeklySettings", "MonthlySettings"];

function inconsistencies(value: unknown): Finding[] {
  const request = toRecord(value);
  const settings = toRecord(request.Recurrence);
  const found: Finding[] = [];
  const kinds = SETTINGS.filter((kind) => toArray(settings[kind]).length > 0);
  if (request.Recurrence !== undefined && kinds.length !== 1) {
    found.push(finding(["Recurrence"], `needs exactly one of ${SETTINGS.join(", ")}`));
  }
  const { NumberOfOnCalls } = settings;
  const members = toArray(request.Members).length;
  if (typeof NumberOfOnCalls === "number" && members > 0 && NumberOfOnCalls > members) {
    found.push(
      finding(
        ["Recurrence", "NumberOfOnCalls"],
        `${NumberOfOnCalls} on call at once, of ${members} member${members === 1 ? "" : "s"}`,
      ),
    );
  }
  const byDay = toRecord(settings.ShiftCoverages);
  const coverages = AWS_DAYS.flatMap((day) => (day in byDay ? [byDay[day]] : []));
  if (coverages.length > 0 && coverages.every((windows) => toArray(windows).length === 0)) {
    found.push(
      finding(
        ["Recurrence", "ShiftCoverages"],
        "covers nothing: leave it out to be always on call",
      ),
    );
  }
  if (isReversed(request.StartTime, request.EndTime)) {
    found.push(finding(["EndTime"], "is not after StartTime"));
  }
  toArray(request.Overrides).forEach((override, i) => {
    const { StartTime, EndTime } = toRecord(override);
    if (isReversed(StartTime, EndTime)) {
      found.push(finding(["Overrides", i, "EndTime"], "is not after StartTime"));
    }
  });
  return found;
}

function isReversed(start: unknown, end: unknown): boolean {
  if (!isTimestamp(start) || !isTimestamp(end)) return false;
  return toInstant(start) >= toInstant(end);
}

function isTimestamp(value: unknown): value is number | string {
  if (typeof value !== "number" && typeof value !== "string") return false;
  return explainTimestamp(value) === undefined;
}

const FIRST_SECOND = dayNumber(FIRST_YEAR, 1, 1) * DAY_SECONDS;
const LAST_SECOND = dayNumber(LAST_YEAR + 1, 1, 1) * DAY_SECONDS;

function explainTimestamp(value: number | string): string | undefined {
  if (typeof value === "number") {
    if (value >= FIRST_SECOND && value < LAST_SECOND) return undefined;
    return `${value} is not a time in epoch seconds${value >= LAST_SECOND ? "; are these milliseconds?" : ""}`;
  }
  const moment = readIsoTime(value);
  if (typeof moment === "number") return undefined;
  return moment === undefined
    ? `"${value}" is not a time: write epoch seconds or 2026-01-05T14:00:00Z`
    : `"${value}" has no offset: add Z or one like -05:00`;
}
