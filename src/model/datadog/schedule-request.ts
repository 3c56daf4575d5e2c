import * as z from "zod/mini";
import { badRequest } from "../../errors.js";
import { readDocument, type Source } from "../document.js";
import { type Finding, finding, type Path } from "../finding.js";
import { toArray, toRecord } from "../loose.js";
import type { Rotation, Schedule, WeeklyWindow } from "../rotation.js";
import { object, text, whole } from "../schema.js";
import { type Instant, readClock, readIsoTime } from "../time.js";
import { isZone, notAZone } from "../zones.js";
import { DAYS, toWindows } from "./restriction.js";

// The body of Datadog's "create" and "update On-Call schedule" (POST and PUT /api/v2/on-call/schedules).

const zone = text((name) => (isZone(name) ? undefined : notAZone(name)), { description: "Zone" });

const dateTime = text(
  (value) => {
    const moment = readIsoTime(value);
    if (typeof moment === "number") return undefined;
    return moment === undefined
      ? `"${value}" is not a time: write 2026-01-05T14:00:00Z`
      : `"${value}" has no offset: add Z or one like -05:00`;
  },
  { description: "RFC 3339" },
);

const clock = text(
  (value) =>
    readClock(value) === undefined ? `"${value}" is not a time of day: write 09:00:00` : undefined,
  { description: "hh:mm:ss" },
);

const layer = object({
  id: z.optional(z.string()),
  name: z.string(),
  interval: object({
    days: z.optional(whole(0, 400, "Days")),
    seconds: z.optional(whole(0, 2_592_000, "Seconds")),
  }),
  rotation_start: dateTime,
  effective_date: dateTime,
  end_date: z.optional(z.nullable(dateTime)),
  members: z.array(object({ user: z.optional(object({ id: z.string() })) })).check(z.minLength(1)),
  restrictions: z.optional(
    z.array(
      object({
        start_day: z.enum(DAYS),
        start_time: clock,
        end_day: z.enum(DAYS),
        end_time: clock,
      }),
    ),
  ),
  time_zone: z.optional(zone),
});

const schema = object({
  data: object({
    id: z.optional(z.string()),
    type: z.literal("schedules"),
    attributes: object({
      name: z.string().check(z.minLength(1)),
      time_zone: zone,
      layers: z.array(layer).check(z.minLength(1)),
      tags: z.optional(z.nullable(z.array(z.string()))),
    }),
    relationships: z.optional(z.looseObject({})),
  }),
});

export type DatadogScheduleRequest = z.infer<typeof schema>;
type Layer = z.infer<typeof layer>;

/**
 * Reads a Datadog schedule body.
 * @throws OncallError (exit 2) with every problem and its place
 */
export function readDatadogScheduleRequest(source: Source): DatadogScheduleRequest {
  if ("Recurrence" in toRecord(source.value)) {
    throw badRequest(
      "this looks like a request of AWS",
      "preview it with oncall rotation preview --request",
    );
  }
  return readDocument(source, schema, inconsistencies);
}

/** The schedule that a body describes: its layers stacked, the last one on top. */
export function toSchedule({ data }: DatadogScheduleRequest): Schedule {
  const { name, time_zone: timeZone, layers } = data.attributes;
  return {
    name,
    timeZone,
    combine: "stack",
    rotations: layers.map((each) => toRotation(each, timeZone)),
  };
}

function toRotation(shape: Layer, timeZone: string): Rotation {
  const { interval, restrictions = [] } = shape;
  return {
    name: shape.name,
    timeZone: shape.time_zone ?? timeZone,
    start: instant(shape.rotation_start),
    members: shape.members.map(({ user }) => user?.id ?? null),
    recurrence: { kind: "elapsed", days: interval.days ?? 0, seconds: interval.seconds ?? 0 },
    coverage: restrictions.length === 0 ? undefined : restrictions.flatMap(windowsOf),
    effective: {
      from: instant(shape.effective_date),
      ...(shape.end_date && { until: instant(shape.end_date) }),
    },
  };
}

function windowsOf(restriction: NonNullable<Layer["restrictions"]>[number]): WeeklyWindow[] {
  return toWindows({
    startDay: restriction.start_day,
    startTime: restriction.start_time,
    endDay: restriction.end_day,
    endTime: restriction.end_time,
  });
}

// The schema has seen to it that it can be read.
const instant = (value: string): Instant => readIsoTime(value) as Instant;

function inconsistencies(value: unknown): Finding[] {
  const attributes = toRecord(toRecord(toRecord(value).data).attributes);
  return toArray(attributes.layers).flatMap((shape, i) => {
    const path: Path = ["data", "attributes", "layers", i, "interval"];
    const { interval } = toRecord(shape);
    const { days, seconds } = toRecord(interval);
    if (interval === undefined || days || seconds) return [];
    return [finding(path, "needs days or seconds, more than 0")];
  });
}
