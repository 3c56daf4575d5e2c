import { writeSync } from "node:fs";
import { afterAll, expect, test } from "vitest";
import { DAY_MS, HOUR_MS, MINUTE_MS } from "../../src/model/civil.js";
import { formatClock, formatInstant } from "../../src/model/time.js";
import { field, type GoCase, readGoAlertCases } from "./goalert-file.js";
import { handOffs, turnAt, userAt } from "./goalert-rotations.js";
import {
  ourSchedule,
  ruleStretch,
  scheduleShifts,
  usersAt,
  usersWithOverrides,
} from "./goalert-schedules.js";
import {
  instantOf,
  LeftOut,
  leaveOutInsideGap,
  leaveOutRepeated,
  wallOf,
  zoneNamed,
} from "./goalert-time.js";

/** Fewer than this means that the data or the reasons for leaving out have changed. */
const LEAST_CHECKED = 200;

/** What our engine says and what GoAlert's test expects. Throws LeftOut where they cannot agree. */
type Check = (go: GoCase) => { ours: unknown; theirs: unknown };

const CHECKS: Record<string, Check> = {
  rotation_start: (go) => ({ ours: turnAt(go).start, theirs: expectedInstant(go.expect.start) }),
  rotation_end(go) {
    const turn = turnAt(go);
    const seconds = go.expect.duration_s ?? (turn.end - turn.start) / 1000;
    return {
      ours: [turn.end, (turn.end - turn.start) / 1000],
      theirs: [expectedInstant(go.expect.end), seconds],
    };
  },
  rotation_handoffs: handOffs,
  rotation_user_at: (go) => ({
    ours: userAt(field(go.rotation, "rotation"), at(go)),
    theirs: go.expect.user,
  }),
  rotation_on_call_at(go) {
    const probes = field(go.expect.on_call, "on_call");
    return {
      ours: probes.map((probe) => userAt(field(go.rotation, "rotation"), instantOf(probe.at))),
      theirs: probes.map((probe) => probe.user),
    };
  },
  rule_is_active(go) {
    const { start, end } = stretch(go);
    return { ours: start <= at(go) && at(go) < end, theirs: go.expect.active };
  },
  rule_start: (go) => ({ ours: stretch(go).start, theirs: expectedInstant(go.expect.start) }),
  rule_end: (go) => ({ ours: stretch(go).end, theirs: expectedInstant(go.expect.end) }),
  // Whole days of the week are a rule from midnight to midnight; the end of a run of them is the
  // next day that is not listed.
  weekdays_start: (go) => ({ ours: days(go).start, theirs: expectedInstant(go.expect.start) }),
  weekdays_next_inactive: (go) => ({
    ours: days(go).end,
    theirs: expectedInstant(go.expect.start),
  }),
  schedule_shifts: scheduleShifts,
  on_call_at(go) {
    const probes = field(go.expect.on_call, "on_call");
    const times = probes.map((probe) => instantOf(probe.at));
    const window = { from: Math.min(...times), to: Math.max(...times) + 1 };
    const schedule = ourSchedule(go, window);
    return {
      ours: times.map((time) => usersAt(schedule, time)),
      theirs: probes.map((probe) => [...field(probe.users, "users")].sort()),
    };
  },
  overrides_map: (go) => ({
    ours: usersAt(usersWithOverrides(go), 0),
    theirs: [...field(go.expect.users_any_order, "users_any_order")].sort(),
  }),
  overrides_map_timeline(go) {
    const changes = field(go.expect.timeline, "timeline");
    return {
      ours: changes.map(({ from }) => usersAt(usersWithOverrides(go), instantOf(from))),
      theirs: changes.map(({ users }) => [...users].sort()),
    };
  },
  clock_first_of_day: (go) => wallToInstant(go, () => {}),
  clock_last_of_day: (go) => wallToInstant(go, leaveOutRepeated),
  add_wall_clock(go) {
    const zone = zoneNamed(field(go.time_zone, "time_zone"));
    const wall = zone.toWall(at(go)) + field(go.add_minutes, "add_minutes") * MINUTE_MS;
    leaveOutInsideGap(zone, wall);
    return { ours: zone.toInstant(wall), theirs: expectedInstant(go.expect.at) };
  },
  wall_hours_between(go) {
    const zone = zoneNamed(field(go.time_zone, "time_zone"));
    const [a, b] = [field(go.a, "a"), field(go.b, "b")].map((text) => zone.toWall(instantOf(text)));
    return { ours: ((b as number) - (a as number)) / HOUR_MS, theirs: go.expect.hours };
  },
  day_has_offset_change(go) {
    const zone = zoneNamed(field(go.time_zone, "time_zone"));
    const midnight = wallOf(field(go.day, "day"), "00:00");
    const from = zone.toInstant(midnight) - 1;
    const changes = zone.transitions(from, zone.toInstant(midnight + DAY_MS));
    const { at: instant, before, after } = changes[0] ?? { at: midnight, before: 0, after: 0 };
    return {
      ours: {
        changes: changes.length > 0,
        at: formatClock((instant + before - midnight) / 1000).slice(0, 5),
        by_minutes: (after - before) / MINUTE_MS,
      },
      theirs: go.expect,
    };
  },
};

const LEFT_OUT_KINDS: Record<string, string> = {
  escalation_on_call_now: "escalation policies",
  weekdays_days_until: "weekdays counted without a time",
  weekdays_days_since: "weekdays counted without a time",
  weekdays_label: "the wording of a list of weekdays",
  clock_days: "arithmetic on minutes alone",
  temp_schedule_trim_start: "edits of a stored temporary schedule",
  temp_schedule_trim_end: "edits of a stored temporary schedule",
  temp_schedules_merge: "edits of a stored temporary schedule",
  temp_schedules_cut: "edits of a stored temporary schedule",
};

function at(go: GoCase): number {
  return instantOf(field(go.at, "at"));
}

function expectedInstant(text: string | undefined): number {
  return instantOf(field(text, "expect"));
}

function stretch(go: GoCase) {
  const rule = field(go.rule, "rule");
  return ruleStretch(rule, field(rule.time_zone, "time_zone"), at(go));
}

function days(go: GoCase) {
  const listed = field(go.days_sun_to_sat, "days_sun_to_sat");
  const rule = { days_sun_to_sat: listed, start: "00:00", end: "00:00" };
  return ruleStretch(rule, field(go.time_zone, "time_zone"), at(go));
}

function wallToInstant(go: GoCase, leaveOut: typeof leaveOutRepeated) {
  const zone = zoneNamed(field(go.time_zone, "time_zone"));
  const wall = wallOf(field(go.day, "day"), field(go.clock, "clock"));
  leaveOutInsideGap(zone, wall);
  leaveOut(zone, wall);
  return { ours: zone.toInstant(wall), theirs: expectedInstant(go.expect.at) };
}

/** Instants as text, so that a difference can be read. */
function readable(value: unknown): unknown {
  return JSON.parse(
    JSON.stringify(value, (_, part) =>
      typeof part === "number" && part > 1e11 ? formatInstant(part) : part,
    ),
  );
}

const cases = readGoAlertCases();
let checked = 0;
const leftOut = new Map<string, number>();

for (const go of cases) {
  test(`${go.fn} ${go.id}`, () => {
    const reason = LEFT_OUT_KINDS[go.fn] ?? check(go);
    if (reason === undefined) checked++;
    else leftOut.set(reason, (leftOut.get(reason) ?? 0) + 1);
  });
}

/** Compares a case; says why where it is left out. */
function check(go: GoCase): string | undefined {
  let result: ReturnType<Check>;
  try {
    result = field(CHECKS[go.fn], go.fn)(go);
  } catch (error) {
    if (error instanceof LeftOut) return error.message;
    throw error;
  }
  expect(readable(result.ours)).toEqual(readable(result.theirs));
  return undefined;
}

test("there are cases, and nearly all that our rules can say were checked", () => {
  expect(cases.length).toBeGreaterThan(0);
  expect(checked).toBeGreaterThanOrEqual(LEAST_CHECKED);
});

afterAll(() => {
  const reasons = [...leftOut].map(([reason, count]) => `${reason}: ${count}`);
  const total = [...leftOut.values()].reduce((sum, count) => sum + count, 0);
  writeSync(1, `GoAlert cases: ${checked} checked, ${total} left out (${reasons.join(", ")})\n`);
});
