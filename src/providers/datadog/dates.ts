import { formatInstant, type Instant, readIsoTime } from "../../model/time.js";

/** What Datadog's client keeps of a date that it reads: the text itself, as `originalDate`. */
interface ReadDate extends Date {
  readonly originalDate?: string;
}

/** A time as Datadog writes it, for the client: it drops fractions of a Date, and leaves texts alone. */
export function exactDate(text: string): Date {
  return text as unknown as Date;
}

/** `2026-01-05T14:00:00Z`, for the client. */
export function toDate(instant: Instant): Date {
  return exactDate(formatInstant(instant));
}

/** The text that the client read a date from. */
export function textOf(date: ReadDate): string {
  return date.originalDate ?? date.toISOString();
}

/** Whole seconds of a date that the client read, or of a text. Undefined for what is no time. */
export function instantOf(date: Date | string | undefined | null): Instant | undefined {
  if (date === undefined || date === null) return undefined;
  const moment = readIsoTime(typeof date === "string" ? date : textOf(date));
  return typeof moment === "number" ? moment : undefined;
}
