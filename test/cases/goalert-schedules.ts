import {
  clip,
  type Override,
  onCallAt,
  type Rotation,
  renderRotation,
  renderSchedule,
  type Schedule,
  type WeeklyWindow,
  type Window,
} from "../../src/engine/index.js";
import { DAY_MS } from "../../src/model/civil.js";
import type { Instant } from "../../src/model/time.js";
import { field, type GoCase, type GoOverride, type GoRule } from "./goalert-file.js";
import { ourRotation } from "./goalert-rotations.js";
import {
  instantOf,
  LeftOut,
  leaveOutInsideGap,
  leaveOutRepeated,
  secondsOf,
  zoneName,
  zoneNamed,
} from "./goalert-time.js";

const DAY_SECONDS = 86_400;

/** One member who never hands off: what a GoAlert rule has without a rotation. */
function always(member: string, timeZone: string): Rotation {
  const recurrence = { kind: "elapsed", days: 100_000, seconds: 0 } as const;
  return { name: member, timeZone, start: 0, members: [member], recurrence };
}

function coverageOf({ days_sun_to_sat: days, start, end }: GoRule): WeeklyWindow[] {
  const from = secondsOf(start);
  const to = secondsOf(end);
  const length = to > from ? to - from : to - from + DAY_SECONDS;
  return [1, 2, 3, 4, 5, 6, 0].flatMap((sundayFirst, weekday) =>
    days[sundayFirst] === 1 ? [{ start: weekday * DAY_SECONDS + from, length }] : [],
  );
}

/** A rule is a rotation that is on call in the rule's hours. */
export function ruleRotation(rule: GoRule, zoneOfRule: string, { from, to }: Window): Rotation {
  const timeZone = zoneName(zoneOfRule);
  const coverage = coverageOf(rule);
  leaveOutUnlikeBorders(coverage, timeZone, { from, to });
  const { rotation: go, user } = rule;
  if (go === undefined) return { ...always(user ?? "someone", timeZone), coverage };
  const zones = [zoneNamed(timeZone), zoneNamed(go.time_zone)];
  const changes = zones.flatMap((zone) => zone.transitions(instantOf(go.start), to + 2 * DAY_MS));
  if (zoneName(go.time_zone) !== timeZone && changes.length > 0) {
    throw new LeftOut("a rule and its rotation in zones that drift apart");
  }
  return { ...ourRotation(go, from, to, timeZone), coverage };
}

function leaveOutUnlikeBorders(coverage: WeeklyWindow[], timeZone: string, { from, to }: Window) {
  const zone = zoneNamed(timeZone);
  const monday = 4 * DAY_MS; // 1970-01-05
  const firstWeek = Math.floor((zone.toWall(from) - monday) / (7 * DAY_MS)) - 1;
  for (let week = monday + firstWeek * 7 * DAY_MS; week < to + 7 * DAY_MS; week += 7 * DAY_MS) {
    for (const { start, length } of coverage) {
      leaveOutInsideGap(zone, week + start * 1000);
      leaveOutInsideGap(zone, week + (start + length) * 1000);
      leaveOutRepeated(zone, week + (start + length) * 1000);
    }
  }
}

/** The stretch of a rule that contains `at`, or the next one. */
export function ruleStretch(rule: GoRule, timeZone: string, at: Instant) {
  const window = { from: at, to: at + 21 * DAY_MS };
  return field(renderRotation(ruleRotation(rule, timeZone, window), window)[0], "shift");
}

/** Rules, then everyone an override adds; replaced and removed users on the rules they stand in. */
export function ourSchedule(go: GoCase, window: Window): Schedule {
  const timeZone = zoneName(field(go.time_zone, "time_zone"));
  const rules = field(go.rules, "rules");
  const rotations = rules.map((rule) => ruleRotation(rule, timeZone, window));
  return {
    ...together(timeZone, rotations, go.overrides ?? []),
    overrides: (go.temporary_schedules ?? []).flatMap(temporarySchedule),
  };
}

/** Users who are always on call, with overrides over them. */
export function usersWithOverrides({ users, overrides }: GoCase): Schedule {
  const rotations = field(users, "users").map((user) => always(user, "UTC"));
  return together("UTC", rotations, field(overrides, "overrides"));
}

function together(timeZone: string, base: Rotation[], overrides: readonly GoOverride[]): Schedule {
  let rotations = base;
  for (const { add = "", remove = "", start, end } of overrides) {
    // A case without times has its overrides in force.
    const from = start === undefined ? 0 : instantOf(start);
    const until = end === undefined ? DAY_MS : instantOf(end);
    if (remove === "") {
      rotations = [...rotations, { ...always(add, timeZone), effective: { from, until } }];
      continue;
    }
    const override = { from, to: until, members: add === "" ? [] : [add] };
    rotations = rotations.map((rotation) => overridden(rotation, remove, override));
  }
  return { name: "schedule", timeZone, combine: "together", rotations };
}

function overridden(rotation: Rotation, remove: string, override: Override): Rotation {
  if (!rotation.members.includes(remove)) return rotation;
  if (rotation.members.length > 1) throw new LeftOut("an override of one member of several");
  if (override.members.length > 0 && rotation.coverage !== undefined) {
    const from = override.from as Instant;
    const to = override.to as Instant;
    const [whole] = renderRotation(rotation, { from, to });
    // Theirs then adds no one, ours fills the gap.
    if (whole === undefined || whole.start > from || whole.end < to) {
      throw new LeftOut("a replacement of a user who is off call");
    }
  }
  return { ...rotation, overrides: [...(rotation.overrides ?? []), override] };
}

/** While it is in force only its own shifts stand. */
function temporarySchedule(go: NonNullable<GoCase["temporary_schedules"]>[number]): Override[] {
  const shifts = go.shifts.map(({ user, start, end }) => ({
    from: Math.max(instantOf(start), instantOf(go.start)),
    to: Math.min(instantOf(end), instantOf(go.end)),
    members: [user],
  }));
  if (shifts.some((a) => shifts.some((b) => a !== b && a.from < b.to && b.from < a.to))) {
    throw new LeftOut("a temporary schedule with several on call at once");
  }
  return [{ from: instantOf(go.start), to: instantOf(go.end), members: [] }, ...shifts];
}

export function usersAt(schedule: Schedule, at: Instant): string[] {
  return [...new Set(onCallAt(schedule, at).flatMap(({ members }) => members))].sort();
}

/**
 * Our shifts and GoAlert's, cut to the window. What lies before "now" they read from a record of
 * who was notified: only what comes after it is computed from rules, and compared.
 */
export function scheduleShifts(go: GoCase) {
  const given = field(go.window, "window");
  const now = go.now === undefined || go.now === "" ? -Infinity : instantOf(go.now);
  const from = Math.max(instantOf(given.start), now);
  const to = instantOf(given.end);
  if (from >= to) throw new LeftOut("a window in the recorded past");
  const window = { from, to };
  const rendered = renderSchedule(ourSchedule(go, window), window);
  const cut = clip(rendered, window);
  const ours = cut.map(({ start, end, members }, i) => ({
    user: members.join(" "),
    start,
    end,
    truncated: (rendered[i] as { end: Instant }).end > to,
  }));
  const theirs = field(go.expect.shifts, "shifts")
    .map(({ user, start, end, truncated }) => ({
      user,
      start: Math.max(instantOf(start), from),
      end: instantOf(end),
      truncated,
    }))
    .filter(({ end }) => end > from);
  return { ours: sorted(ours), theirs: sorted(theirs) };
}

function sorted<T extends { readonly user: string; readonly start: Instant }>(shifts: T[]): T[] {
  return shifts.sort((a, b) => a.start - b.start || (a.user < b.user ? -1 : 1));
}
