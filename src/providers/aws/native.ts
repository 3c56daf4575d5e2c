import { toInstant, zoneOf } from "../../engine/zone.js";
import type { Rotation, Shift } from "../../model/rotation.js";
import type { Window } from "../../model/time.js";
import type { Native } from "../provider.js";
import { aliasOf } from "./directory.js";
import type { ContactsOutput } from "./operations.js";
import { contactsPages } from "./paging.js";
import { fromRotation } from "./rotation-shape.js";
import type { AwsRotations } from "./rotations.js";
import type { AwsSession } from "./session.js";

/** AWS's own shifts: ListRotationShifts and ListPreviewRotationShifts. */
export function awsNative(session: AwsSession, rotations: AwsRotations): Native {
  return {
    async existing(rotation, window, call) {
      const { arn } = await rotations.find(rotation.name, call);
      const input = { RotationId: arn, ...timesOf(window) };
      const shifts: Shift[] = [];
      for await (const page of contactsPages(session, "ListRotationShifts", input, call)) {
        shifts.push(...(page.RotationShifts ?? []).map((shift) => toShift(shift, rotation.name)));
      }
      return shifts;
    },
    async proposed(rotation, window, { omitStart, pageSize, onPage }, call) {
      const { RotationStartTime, ...rest } = previewOf(rotation, window);
      const asked = {
        ...rest,
        ...(!omitStart && { RotationStartTime }),
        ...(pageSize !== undefined && { MaxResults: pageSize }),
      };
      const shifts: Shift[] = [];
      const pages = contactsPages(session, "ListPreviewRotationShifts", asked, call);
      for await (const { RotationShifts = [] } of pages) {
        onPage?.(RotationShifts.length);
        shifts.push(...RotationShifts.map((shift) => toShift(shift, rotation.name)));
      }
      return shifts;
    },
  };
}

function previewOf(rotation: Rotation, window: Window) {
  const { StartTime, ...rest } = fromRotation(rotation);
  const zone = zoneOf(rotation.timeZone);
  const overrides = rotation.overrides?.map(({ from, to, members }) => ({
    NewMembers: [...members],
    StartTime: new Date(toInstant(from, zone)),
    EndTime: new Date(toInstant(to, zone)),
  }));
  return {
    ...rest,
    RotationStartTime: StartTime,
    Members: rotation.members.map((member) => member ?? ""),
    ...timesOf(window),
    ...(overrides?.length && { Overrides: overrides }),
  };
}

function timesOf({ from, to }: Window) {
  return { StartTime: new Date(from), EndTime: new Date(to) };
}

type AwsShift = NonNullable<ContactsOutput<"ListRotationShifts">["RotationShifts"]>[number];

function toShift(shift: AwsShift, rotation: string): Shift {
  const { ContactIds = [], StartTime, EndTime, Type, ShiftDetails } = shift;
  const isOverridden = Type === "OVERRIDDEN";
  return {
    start: secondsOf(StartTime),
    end: secondsOf(EndTime),
    members: ContactIds.map(memberOf),
    type: isOverridden ? "OVERRIDDEN" : "REGULAR",
    overridden: isOverridden ? (ShiftDetails?.OverriddenContactIds ?? []).map(memberOf) : undefined,
    rotation,
  };
}

/** Whole seconds, in milliseconds: shifts are kept so. */
function secondsOf(time: Date | undefined): number {
  return Math.floor((time?.getTime() ?? Number.NaN) / 1000) * 1000;
}

/** Of a rotation that is there an ARN, of a proposed one the text that was sent. */
function memberOf(id: string): string {
  return id.startsWith("arn:") && id.includes(":contact/") ? aliasOf(id) : id;
}
