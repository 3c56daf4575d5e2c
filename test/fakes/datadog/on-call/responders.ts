import { Temporal } from "@js-temporal/polyfill";
import { included, references, referenceTo, toDocument } from "../include.js";
import { type Asked, type Operation, operation } from "../operation.js";
import type { Organization } from "../organization.js";
import { toOnCallUser } from "../people/user.js";
import { moment, words } from "../rules.js";
import { toMoment } from "../times.js";
import type { Schedule } from "./schedule.js";
import { toResource } from "./schedule-resource.js";
import { findSchedule } from "./schedules.js";
import { type Shift, type ShiftPosition, shiftAt } from "./shifts.js";

const SCHEDULE = "/api/v2/on-call/schedules/{schedule_id}";

export const responders: readonly Operation[] = [
  operation(
    "GetScheduleOnCallUser",
    `GET ${SCHEDULE}/on-call`,
    { query: { include: words("user"), "filter[at_ts]": moment() } },
    ({ path, query }, organization) => {
      const schedule = findSchedule(path.schedule_id, organization);
      const atMs = momentOf(query, organization);
      const shift = shiftAt(schedule, Math.floor(atMs / 1000), "current", organization);
      // No answer is recorded where nobody is on call.
      if (shift === undefined) return { status: 200, body: { data: null } };
      const data = toCurrentShift(shift, atMs, schedule.timeZone);
      const users = usersOf([shift], organization);
      return { status: 200, body: toDocument(data, query.include, users) };
    },
  ),

  operation(
    "GetScheduleOnCallResponders",
    `GET ${SCHEDULE}/responders`,
    {
      query: {
        include: words("schedule", "responders", "responders.shifts", "responders.shifts.user"),
        "filter[position]": words("previous", "current", "next"),
        "filter[at_ts]": moment(),
      },
    },
    getResponders,
  ),
];

function getResponders({ path, query }: Asked, organization: Organization) {
  const schedule = findSchedule(path.schedule_id, organization);
  const atMs = momentOf(query, organization);
  const at = Math.floor(atMs / 1000);
  const positions = (query["filter[position]"] ?? "current").split(",") as ShiftPosition[];
  const entries = positions.map((position) => {
    const shift = shiftAt(schedule, at, position, organization);
    return { id: `${schedule.id}-${at}-${position}`, position, shifts: shift ? [shift] : [] };
  });
  const data = {
    id: `${schedule.id}-${at}`,
    type: "schedule_oncall_responders",
    attributes: { scheduled_at: toMoment(atMs) },
    relationships: {
      responders: references(
        "schedule_oncall_responder",
        entries.map(({ id }) => id),
      ),
      schedule: referenceTo("schedules", schedule.id),
    },
  };
  const asked = included(query.include);
  const shifts = entries.flatMap((entry) => entry.shifts);
  const resources = [
    ...(asked.has("schedule") ? [toResource(schedule, organization)] : []),
    ...(asked.has("responders") ? entries.map((entry) => toResponder(entry, schedule)) : []),
    ...(asked.has("responders.shifts") ? shifts.map((shift) => toShift(shift, schedule)) : []),
    ...(asked.has("responders.shifts.user") ? usersOf(shifts, organization) : []),
  ];
  return { status: 200, body: toDocument(data, query.include, resources) };
}

function momentOf(query: Asked["query"], { now }: Organization): number {
  const at = query["filter[at_ts]"];
  return at === undefined ? now() : Date.parse(at);
}

interface Entry {
  readonly id: string;
  readonly position: ShiftPosition;
  readonly shifts: readonly Shift[];
}

function toResponder({ id, position, shifts }: Entry, { timeZone }: Schedule) {
  const ids = shifts.map((shift) => shiftId(shift, timeZone));
  return {
    id,
    type: "schedule_oncall_responder",
    attributes: { position },
    relationships: { shifts: references("shifts", ids) },
  };
}

function toShift(shift: Shift, { timeZone }: Schedule) {
  const { user, start, end } = shift;
  return {
    id: shiftId(shift, timeZone),
    type: "shifts",
    attributes: { end: local(end, timeZone), start: local(start, timeZone) },
    relationships: { user: referenceTo("users", user) },
  };
}

/** It says that the shift begins when it was asked for, with fractions, and not when it did. */
function toCurrentShift({ user, end }: Shift, atMs: number, timeZone: string) {
  const asked = { user, start: Math.floor(atMs / 1000), end };
  return {
    id: shiftId(asked, timeZone),
    type: "shifts",
    attributes: { end: local(end, timeZone), start: local(atMs / 1000, timeZone) },
    relationships: { user: referenceTo("users", user) },
  };
}

function shiftId({ user, start, end }: Shift, timeZone: string): string {
  return `${user}-${local(start, timeZone)}-${local(end, timeZone)}`;
}

/** Far enough where a shift has no end. */
const LAST_SECOND = Date.parse("9999-12-31T00:00:00Z") / 1000;

/** With the offset of the schedule's zone. */
function local(seconds: number, timeZone: string): string {
  const ms = Math.round(Math.min(seconds, LAST_SECOND) * 1000);
  return Temporal.Instant.fromEpochMilliseconds(ms)
    .toZonedDateTimeISO(timeZone)
    .toString({ timeZoneName: "never" });
}

function usersOf(shifts: readonly Shift[], { state }: Organization) {
  return shifts.flatMap(({ user }) => state.users.get(user) ?? []).map(toOnCallUser);
}
