import { badRequest } from "../errors.js";
import { DAY_MS, SECOND_MS, WEEK_MS } from "../model/civil.js";
import type { Override, Recurrence, Rotation, WeeklyWindow } from "../model/rotation.js";
import type { Moment, Window } from "../model/time.js";

/**
 * Refuses a rotation that cannot be rendered.
 * @throws OncallError (exit 2) that names the rotation and says why
 */
export function checkRotation(rotation: Rotation): void {
  const why =
    whyNotMembers(rotation) ??
    whyNotRecurrence(rotation.recurrence) ??
    whyNotTimes(rotation) ??
    whyNotCoverage(rotation.coverage);
  if (why !== undefined) throw badRequest(`rotation ${rotation.name}: ${why}`);
}

/** @throws OncallError (exit 2) for an override that has no beginning or no end */
export function checkOverrides(overrides: readonly Override[]): void {
  const at = overrides.findIndex(({ from, to }) => !isMoment(from) || !isMoment(to));
  if (at < 0) return;
  throw badRequest(`override ${at + 1} does not go from one instant or wall-clock time to another`);
}

/** @throws OncallError (exit 2) for a window that has no beginning or no end */
export function checkWindow({ from, to }: Window): void {
  if (Number.isFinite(from) && Number.isFinite(to)) return;
  throw badRequest(`a window cannot go from ${from} to ${to}: give milliseconds since 1970`);
}

function whyNotMembers({ members, onCalls = 1 }: Rotation): string | undefined {
  if (members.length === 0) return "has no members";
  if (isWhole(onCalls, 1, members.length)) return undefined;
  const count = `${members.length} member${members.length === 1 ? "" : "s"}`;
  return `cannot have ${onCalls} on call at once: it has ${count}`;
}

const DAY_SECONDS = DAY_MS / SECOND_MS;
const WEEK_SECONDS = WEEK_MS / SECOND_MS;

function whyNotRecurrence(recurrence: Recurrence): string | undefined {
  const isClock = (second: number) => isWhole(second, 0, DAY_SECONDS - 1);
  switch (recurrence.kind) {
    case "daily":
      return whyNotListed(recurrence.every, recurrence.at, isClock);
    case "weekly":
      return whyNotListed(
        recurrence.every,
        recurrence.on,
        ({ weekday, at }) => isWhole(weekday, 0, 6) && isClock(at),
      );
    case "monthly":
      return whyNotListed(
        recurrence.every,
        recurrence.on,
        ({ day, at }) => isWhole(day, 1, 31) && isClock(at),
      );
    case "elapsed": {
      const { days, seconds } = recurrence;
      if (!isWhole(days, 0) || !isWhole(seconds, 0)) return "needs whole days and seconds";
      return days + seconds === 0 ? "needs an interval longer than nothing" : undefined;
    }
    default:
      return `has no recurrence called ${(recurrence as { kind: unknown }).kind}`;
  }
}

function whyNotListed<T>(
  every: number,
  listed: readonly T[],
  isSound: (each: T) => boolean,
): string | undefined {
  if (!isWhole(every, 1)) return `cannot hand off every ${every} periods`;
  if (listed.length === 0) return "has no hand-off";
  const wrong = listed.find((each) => !isSound(each));
  return wrong === undefined ? undefined : `cannot hand off at ${JSON.stringify(wrong)}`;
}

function whyNotTimes({ start, effective }: Rotation): string | undefined {
  const times = { start, "effective.from": effective?.from, "effective.until": effective?.until };
  const wrong = Object.entries(times).find(([, time]) => time !== undefined && !isMoment(time));
  return wrong && `${wrong[0]} is neither an instant nor a wall-clock time`;
}

function isMoment(time: Moment): boolean {
  return Number.isFinite(typeof time === "number" ? time : time?.wall);
}

function whyNotCoverage(coverage: readonly WeeklyWindow[] = []): string | undefined {
  const wrong = coverage.find(
    ({ start, length }) =>
      !isWhole(start, 0, WEEK_SECONDS - 1) || !isWhole(length, 1, WEEK_SECONDS),
  );
  return wrong && `cannot be covered at ${JSON.stringify(wrong)}`;
}

function isWhole(value: number, least: number, most = Number.MAX_SAFE_INTEGER): boolean {
  return Number.isInteger(value) && value >= least && value <= most;
}
