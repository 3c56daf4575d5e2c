import type { Shift } from "../../../../src/model/rotation.js";
import type { Account } from "../account.js";
import { type Operations, operation } from "../operation.js";
import { inOrder, listOf, object, required } from "../rules.js";
import { type RotationSettings, toModel, toRotationShift } from "../shifts.js";
import { overridesOf } from "./overrides.js";
import { type AwsRotation, findRotation } from "./rotations.js";
import { arn, listed, memberName, paging, recurrence, time, timeZoneId } from "./shapes.js";

export const ROTATION_SHIFTS: Operations = {
  ListRotationShifts: operation(
    object(
      { RotationId: required(arn), StartTime: time, EndTime: required(time), ...paging },
      inOrder("StartTime", "EndTime"),
    ),
    (input, account, name) => {
      const rotation = settingsOf(findRotation(input.RotationId, account), account);
      const shifts = render(rotation, input, account);
      return listed("RotationShifts", shifts.map(toRotationShift), input, account, name);
    },
  ),
  ListPreviewRotationShifts: operation(
    object(
      {
        RotationStartTime: time,
        StartTime: time,
        EndTime: required(time),
        Members: required(listOf(memberName, { least: 1, most: 30 })),
        TimeZoneId: required(timeZoneId),
        Recurrence: required(recurrence),
        Overrides: listOf(
          object(
            {
              NewMembers: listOf(memberName, { most: 30 }),
              StartTime: time,
              EndTime: time,
            },
            inOrder("StartTime", "EndTime"),
          ),
        ),
        ...paging,
      },
      inOrder("StartTime", "EndTime"),
    ),
    (input, account, name) => {
      const rotation = {
        name: "preview",
        members: input.Members,
        timeZoneId: input.TimeZoneId,
        startTime: input.RotationStartTime ?? Math.floor(account.now()),
        recurrence: input.Recurrence,
        overrides: (input.Overrides ?? []).map(({ NewMembers = [], StartTime, EndTime }) => ({
          members: NewMembers,
          startTime: StartTime ?? Number.NEGATIVE_INFINITY,
          endTime: EndTime ?? Number.POSITIVE_INFINITY,
        })),
      };
      const shifts = render(rotation, input, account);
      return listed("RotationShifts", shifts.map(toRotationShift), input, account, name);
    },
  ),
};

/** Who is on call from a rotation now. */
export function onCallNow(rotation: AwsRotation, account: Account): readonly string[] {
  const StartTime = Math.floor(account.now());
  const window = { StartTime, EndTime: StartTime + 1 };
  return render(settingsOf(rotation, account), window, account).flatMap(({ members }) => members);
}

function settingsOf(rotation: AwsRotation, account: Account): RotationSettings {
  return {
    name: rotation.Name,
    members: rotation.ContactIds,
    timeZoneId: rotation.TimeZoneId,
    startTime: rotation.StartTime,
    recurrence: rotation.Recurrence,
    overrides: overridesOf(rotation.RotationArn, account).map((override) => ({
      members: override.NewContactIds,
      startTime: override.StartTime,
      endTime: override.EndTime,
    })),
  };
}

/** The calculated shifts that overlap the window; without a start, all up to its end. */
function render(
  rotation: RotationSettings,
  window: { readonly StartTime?: number; readonly EndTime: number },
  { renderShifts }: Account,
): readonly Shift[] {
  const begin = window.StartTime ?? rotation.startTime;
  if (begin >= window.EndTime) return [];
  return renderShifts(toModel(rotation), { from: begin * 1000, to: window.EndTime * 1000 });
}
