import { zoneOf } from "../engine/zone.js";
import { badRequest } from "../errors.js";
import { DAY_MS } from "../model/civil.js";
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
  const { timeZone, begin = frame.now, end } = frame;
  const first = from === undefined ? begin : readFrom(from, frame);
  const last = to === undefined && end !== undefined ? end : readTo(to ?? "+4w", first, frame);
  if (last <= first) {
    const { formatOffset } = localTime(timeZone, { years: true });
    throw badRequest(
      `the window ends at ${formatOffset(last)}, which is not after it begins, at ${formatOffset(first)}`,
      "give a window like --from today --to +8w",
    );
  }
  return { from: first, to: last };
}

/**
 * The window of the options as long as nobody knows the zone in which they are read, with as much on
 * both sides as zones differ by: what is asked of a provider about it is enough. Undefined where it
 * has no length: that is told when it is read.
 * @throws OncallError (exit 2) when a time cannot be read
 */
export function windowAround(
  { from, to = "+4w" }: WindowOptions,
  now: Instant,
): Window | undefined {
  const frame = { now, timeZone: "UTC" };
  const first = from === undefined ? now : readFrom(from, frame);
  const last = readTo(to, first, frame);
  return last + DAY_MS > first - DAY_MS ? { from: first - DAY_MS, to: last + DAY_MS } : undefined;
}

/**
 * The span of --from and --to where both are said, as of an override.
 * @throws OncallError (exit 2) as readWindow
 */
export function readSpan({ from, to }: Required<WindowOptions>, frame: WindowFrame): Window {
  const first = readFrom(from, frame);
  const last = readTo(to, first, frame);
  if (last > first) return { from: first, to: last };
  const { format } = localTime(frame.timeZone, { years: true });
  throw badRequest(
    `--to: ${format(last)} is not after --from, ${format(first)}`,
    "write a length, which counts from --from: --to +12h",
  );
}

function readFrom(text: string, { now, timeZone }: WindowFrame): Instant {
  return readTime(text, { now, zone: zoneOf(timeZone), option: "--from" });
}

function readTo(text: string, since: Instant, { now, timeZone }: WindowFrame): Instant {
  return readTime(text, { now, zone: zoneOf(timeZone), since, option: "--to" });
}
