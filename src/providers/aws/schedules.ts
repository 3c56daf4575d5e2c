import type { Problem } from "../../errors.js";
import type { Rotation, Schedule } from "../../model/rotation.js";
import { conflict } from "../errors.js";
import { orNone } from "../found.js";
import type { Call, Items } from "../provider.js";
import { refuse } from "../refuse.js";
import { refuseAlias } from "./alias-refusals.js";
import type { Contact, Directory } from "./directory.js";
import type { AwsRotations, FoundRotation } from "./rotations.js";
import type { AwsSession } from "./session.js";
import { tokenFor } from "./token.js";

/**
 * Schedules: contacts of type ONCALL_SCHEDULE, whose plan names rotations. Everyone who is on call in
 * any of them is paged. They have no zone of their own: that of their first rotation stands for it.
 */
export function awsSchedules(
  session: AwsSession,
  directory: Directory,
  rotations: AwsRotations,
): Items<Schedule> {
  /** @param read gets a rotation by its ARN */
  async function toSchedule(
    { name, plan }: Contact,
    read: (arn: string) => Promise<Rotation>,
  ): Promise<Schedule> {
    const held: Rotation[] = [];
    for (const arn of plan.RotationIds ?? []) held.push(await read(arn));
    return { name, timeZone: held[0]?.timeZone ?? "UTC", combine: "together", rotations: held };
  }

  const whole = (call?: Call) => async (arn: string) => (await rotations.whole(arn, call)).rotation;

  async function idsOf({ rotations: held }: Schedule, call?: Call): Promise<string[]> {
    const ids: string[] = [];
    for (const { name } of held) ids.push((await rotations.find(name, call)).arn);
    return ids;
  }

  /** The schedule, if it still has the rotations that `before` has. */
  async function unchanged(before: Schedule, call?: Call): Promise<Contact> {
    const now = await directory.get("schedule", before.name, call);
    if (same(now.plan.RotationIds ?? [], await idsOf(before, call))) return now;
    throw conflict(
      `schedule ${before.name} has changed since it was read`,
      "run the command again",
    );
  }

  return {
    refusals: refuseSchedule,
    async *list(call) {
      let known: Promise<readonly FoundRotation[]> | undefined;
      const read = async (arn: string) => {
        known ??= rotations.all(call);
        const found = (await known).find((each) => each.arn === arn);
        return (found ?? (await rotations.find(arn, call))).rotation;
      };
      for await (const { arn } of directory.list("schedule", call)) {
        yield await toSchedule(await directory.get("schedule", arn, call), read);
      }
    },
    get: async (name, call) => toSchedule(await directory.get("schedule", name, call), whole(call)),
    async create(schedule, call) {
      refuse(refuseSchedule(schedule));
      const RotationIds = await idsOf(schedule, call);
      const there = await orNone(directory.get("schedule", schedule.name, call));
      if (there !== undefined && !same(there.plan.RotationIds ?? [], RotationIds)) {
        throw conflict(
          `there is a schedule called ${schedule.name} already`,
          "choose another name",
        );
      }
      if (there === undefined) {
        const input = {
          Alias: schedule.name,
          Type: "ONCALL_SCHEDULE" as const,
          Plan: { RotationIds },
          IdempotencyToken: tokenFor(call),
        };
        await session.contacts("CreateContact", input, call);
      }
      return { ...schedule, combine: "together" };
    },
    async update(before, after, call) {
      refuse(refuseSchedule(after));
      const { arn } = await unchanged(before, call);
      const Plan = { RotationIds: await idsOf(after, call) };
      await session.contacts("UpdateContact", { ContactId: arn, Plan }, call);
      return { ...after, combine: "together" };
    },
    async delete(schedule, call) {
      const { arn } = await unchanged(schedule, call);
      await session.contacts("DeleteContact", { ContactId: arn }, call);
      directory.forget(arn);
    },
  };
}

function refuseSchedule({
  name,
  timeZone,
  combine,
  rotations,
  overrides = [],
}: Schedule): Problem[] {
  const problems = refuseAlias(name);
  const [first] = rotations;
  if (combine === "stack" && rotations.length > 1) {
    problems.push({
      message: `schedule ${name}: AWS pages everyone who is on call in any of its rotations, and stacks none over another`,
      hint: "give --combine together, or make a schedule of each rotation and a policy over them",
    });
  }
  if (first !== undefined && timeZone !== first.timeZone) {
    problems.push({
      message: `schedule ${name}: AWS has no zone of schedules beside those of their rotations`,
      hint: `leave it out: it is ${first.timeZone}, that of ${first.name}`,
    });
  }
  if (overrides.length > 0) {
    problems.push({
      message: `schedule ${name}: AWS has no overrides of schedules`,
      hint: "lay them over its rotations",
    });
  }
  return problems;
}

function same(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((each, i) => each === other[i]);
}
