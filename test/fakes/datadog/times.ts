/** A time with its offset, as a request has it. */
export type Moment = string;

/** `2026-01-05T09:00:00.1234567-05:00` as `2026-01-05T14:00:00.123456Z`. */
export function inUtc(moment: Moment): string {
  const fraction = /\.(\d+)/.exec(moment)?.[1]?.slice(0, 6).replace(/0+$/, "") ?? "";
  const seconds = new Date(toSeconds(moment) * 1000).toISOString().slice(0, 19);
  return `${seconds}${fraction === "" ? "" : `.${fraction}`}Z`;
}

/** Whole epoch seconds: fractions are dropped, as Datadog does for hand-offs. */
export function toSeconds(moment: Moment): number {
  return Math.floor(Date.parse(moment) / 1000);
}

/** `2026-01-05T14:00:00.123456+00:00`, as users, teams and incidents have it. */
export function withOffset(epochMs: number): string {
  return new Date(epochMs).toISOString().replace("Z", "000+00:00");
}

/** `2026-01-05T14:00:00.123Z` */
export function toMoment(epochMs: number): Moment {
  return inUtc(new Date(epochMs).toISOString());
}
