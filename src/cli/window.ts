import { zoneOf } from "../engine/zone.js";
import { badRequest } from "../errors.js";
import { formatInstant, type Instant, type Window } from "../model/time.js";
import { readTime } from "./time.js";

export interface WindowOptions {
  readonly from?: string;
  readonly to?: string;
}

/**
 * The window of --from and --to: from now on (or from `earliest`, if that is later), four weeks.
 * A distance in --to, like +8w, counts from --from.
 * @param timeZone the zone in which times without offset are read
 * @throws OncallError (exit 2) when a time cannot be read or the window has no length
 */
export function readWindow(
  { from, to = "+4w" }: WindowOptions,
  { now, timeZone, earliest = now }: { now: Instant; timeZone: string; earliest?: Instant },
): Window {
  const zone = zoneOf(timeZone);
  const begin =
    from === undefined ? Math.max(now, earliest) : readTime(from, { now, zone, option: "--from" });
  const end = readTime(to, { now, zone, since: begin, option: "--to" });
  if (end <= begin) {
    throw badRequest(
      `--to ${formatInstant(end)} is not after --from ${formatInstant(begin)}`,
      "give a window like --from today --to +8w",
    );
  }
  return { from: begin, to: end };
}
