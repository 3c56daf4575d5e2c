import { type CurrentShift, currentAndNext } from "../engine/neighbours.js";
import { DAY_MS } from "../model/civil.js";
import type { Schedule, Shift } from "../model/rotation.js";
import type { Instant, Window } from "../model/time.js";
import { orNone } from "../providers/found.js";
import type { Call, Provider } from "../providers/provider.js";
import { eachOnce, isSameList } from "./verify/people-at.js";

/** Who is on call at a moment, and who comes next. */
export interface OnCall {
  readonly schedule: string;
  readonly timeZone: string;
  readonly at: Instant;
  /** The shifts that hold the moment; none: nobody is on call. */
  readonly current: readonly CurrentShift[];
  /** The shifts that begin next, at one instant, with other people; none within two years: empty. */
  readonly next: readonly Shift[];
  /** Whom our rules put on call, where the provider names others; absent: they agree. */
  readonly instead?: readonly string[];
}

/** The stretch in which to read overrides for who is on call now: who comes next is nearly always in it. */
export function nearTo(now: Instant): Window {
  // A day before, for whoever does not know the zone that `now` is to be read in.
  return { from: now - DAY_MS, to: now + 44 * DAY_MS };
}

/**
 * Who is on call by our rules, and by a provider that says so itself: whom it names counts, since it
 * calls them. It names people and no shifts. So where it names others, these are one shift, from the
 * moment to the next change by our rules.
 * @param call.window what the schedule was read for: it is read again where nobody comes next in it
 * @throws OncallError (exit 2) for a schedule that cannot be rendered
 */
export async function whoIsOnCall(
  { schedules, responders }: Pick<Provider, "schedules" | "responders">,
  schedule: Schedule,
  at: Instant,
  { window, ...call }: Call,
): Promise<OnCall> {
  const { name, timeZone } = schedule;
  let turns = currentAndNext(schedule, at);
  if (window !== undefined && !turns.next.some(({ start }) => start < window.to)) {
    turns = currentAndNext(await schedules.get(name, call), at);
  }
  const ours = { schedule: name, timeZone, at, ...turns };
  // The schedule is there: what is not found is the answer to this question.
  const named = responders && (await orNone(responders.at(name, at, "current", call)));
  if (named === undefined) return ours;
  const theirs = eachOnce(named);
  const instead = eachOnce(ours.current.flatMap(({ members }) => members));
  if (isSameList(theirs, instead)) return ours;
  return { ...ours, current: theirs.length === 0 ? [] : [shiftOf(theirs, ours)], instead };
}

function shiftOf(members: readonly string[], { at, current, next }: OnCall): CurrentShift {
  const changes = [...current.map(({ until }) => until), ...next.map(({ start }) => start)];
  const end = changes.reduce((first, each) => Math.min(first, each), Infinity);
  const until = Number.isFinite(end) ? end : at;
  return { start: at, end: until, until, members, type: "REGULAR" };
}
