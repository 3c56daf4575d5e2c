import { zoneOf } from "../engine/zone.js";
import { badRequest } from "../errors.js";
import type { Instant, Window } from "../model/time.js";
import { localTime } from "./render/local-time.js";
import { readTime } from "./time.js";

export interface WindowOptions {
  readonly from?: string;
  readonly to?: string;
}

interface WindowFrame {
  readonly now: Instant;
  /** The zone in which times without offset are read. */
  readonly timeZone: string;
  /** Where the window begins and ends when the options do not say; now, and four weeks later. */
  readonly begin?: Instant;
  readonly end?: Instant | undefined;
}

/**
 * The window of --from and --to. A distance in --to, like +8w, counts from --from.
 * @throws OncallError (exit 2) when a time cannot be read or the window has no length
 */
export function readWindow({ from, to }: WindowOptions, frame: WindowFrame): Window {
  const { now, timeZone, begin = now, end } = frame;
  const zone = zoneOf(timeZone);
  const first = from === undefined ? begin : readTime(from, { now, zone, option: "--from" });
  const last =
    to === undefined && end !== undefined
      ? end
      : readTime(to ?? "+4w", { now, zone, since: first, option: "--to" });
  if (last <= first) {
    const { formatOffset } = localTime(timeZone, { years: true });
    throw badRequest(
      `the window ends at ${formatOffset(last)}, which is not after it begins, at ${formatOffset(first)}`,
      "give a window like --from today --to +8w",
    );
  }
  return { from: first, to: last };
}
