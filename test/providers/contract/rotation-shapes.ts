import type { Rotation } from "../../../src/model/rotation.js";
import type { Need } from "./needs.js";
import { at, DAY_SECONDS, HOUR_SECONDS, wall } from "./times.js";

/** What a rotation can look like. */
export interface RotationShape {
  readonly title: string;
  readonly needs: readonly Need[];
  /** What makes a simple rotation look so. */
  with(simple: Rotation): Partial<Rotation>;
}

const SEVERAL = "several hand-offs a period";

export const ROTATION_SHAPES: readonly RotationShape[] = [
  shape("hands off daily", ["daily recurrence"], {
    recurrence: { kind: "daily", every: 1, at: [clock(9)] },
  }),
  shape("hands off at several times of every third day", ["daily recurrence", SEVERAL], {
    recurrence: { kind: "daily", every: 3, at: [clock(0), clock(8, 30), clock(17)] },
  }),
  shape("hands off weekly", ["weekly recurrence"], {
    recurrence: { kind: "weekly", every: 1, on: [{ weekday: 0, at: clock(9) }] },
  }),
  shape("hands off on several days of every second week", ["weekly recurrence", SEVERAL], {
    recurrence: {
      kind: "weekly",
      every: 2,
      on: [
        { weekday: 2, at: clock(12) },
        { weekday: 6, at: clock(23, 59) },
      ],
    },
  }),
  shape("hands off monthly", ["monthly recurrence"], {
    recurrence: { kind: "monthly", every: 1, on: [{ day: 1, at: clock(9) }] },
  }),
  shape("hands off on several days of every sixth month", ["monthly recurrence"], {
    recurrence: {
      kind: "monthly",
      every: 6,
      on: [
        { day: 15, at: clock(12) },
        { day: 31, at: clock(0) },
      ],
    },
  }),
  shape("hands off after days", ["elapsed recurrence"], {
    recurrence: { kind: "elapsed", days: 14, seconds: 0 },
  }),
  shape("hands off after hours", ["elapsed recurrence"], {
    recurrence: { kind: "elapsed", days: 0, seconds: 8 * HOUR_SECONDS },
  }),
  shape("hands off after days and hours", ["elapsed recurrence"], {
    recurrence: { kind: "elapsed", days: 1, seconds: 12 * HOUR_SECONDS },
  }),
  shape("starts at a wall-clock time", [], { start: wall("2025-03-09T02:30") }),
  shape("starts at an instant", [], { start: at("2025-01-08T17:20:00Z") }),
  shape("lies in a zone with an odd offset", [], { timeZone: "Asia/Kathmandu" }),
  {
    title: "has one member",
    needs: [],
    with: ({ members }) => ({ members: members.slice(1, 2) }),
  },
  {
    title: "has someone twice",
    needs: ["people twice in a rotation"],
    with: ({ members: [first = null, second = null] }) => ({ members: [first, second, first] }),
  },
  {
    title: "has turns that no one takes",
    needs: ["turns of no one"],
    with: ({ members: [first = null] }) => ({ members: [null, first, null] }),
  },
  shape("has two on call at once", ["several on call"], { onCalls: 2 }),
  shape("covers office hours", [], {
    coverage: [0, 1, 2, 3, 4].map((day) => window(day, clock(9), clock(17))),
  }),
  shape("covers other hours on other days, some twice", [], {
    coverage: [
      window(0, clock(8), clock(12)),
      window(0, clock(13), clock(18, 30)),
      window(3, clock(6), clock(12)),
    ],
  }),
  shape("covers nights", [], {
    coverage: [window(1, clock(22), clock(30)), window(6, clock(22), clock(30))],
  }),
  shape("covers whole days", [], { coverage: [window(2, 0, DAY_SECONDS)] }),
  shape("covers weekends in one stretch", [], { coverage: [window(4, clock(17), clock(81))] }),
  shape("covers no time", ["coverage of no time"], { coverage: [] }),
  shape("is in effect from a time on", ["effective dates"], {
    effective: { from: wall("2025-02-01T00:00") },
  }),
  shape("is in effect up to a time", ["effective dates"], {
    effective: { until: at("2029-12-31T23:00:00Z") },
  }),
  shape("is in effect between two times", ["effective dates"], {
    effective: { from: at("2025-02-01T05:00:00Z"), until: at("2029-02-01T05:00:00Z") },
  }),
];

function shape(title: string, needs: readonly Need[], made: Partial<Rotation>): RotationShape {
  return { title, needs, with: () => made };
}

/** Seconds since midnight; 30 is six in the morning of the next day. */
function clock(hour: number, minute = 0): number {
  return hour * HOUR_SECONDS + minute * 60;
}

function window(weekday: number, from: number, to: number) {
  return { start: weekday * DAY_SECONDS + from, length: to - from };
}
