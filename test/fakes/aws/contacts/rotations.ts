import type { Account } from "../account.js";
import { contactsArn, newId } from "../account.js";
import { invalid } from "../errors.js";
import { type Operations, operation } from "../operation.js";
import { listOf, object, required } from "../rules.js";
import { setTags } from "../tags.js";
import {
  arn,
  find,
  idempotencyToken,
  listed,
  paging,
  type RecurrenceSettings,
  recurrence,
  rotationName,
  tags,
  tagsOf,
  time,
  timeZoneId,
} from "./shapes.js";

/** As GetRotation answers it. */
export interface AwsRotation {
  readonly RotationArn: string;
  readonly Name: string;
  readonly ContactIds: readonly string[];
  /** Epoch seconds. */
  readonly StartTime: number;
  readonly TimeZoneId: string;
  readonly Recurrence: RecurrenceSettings;
}

const contactIds = listOf(arn, { least: 1, most: 30 });

export const ROTATIONS: Operations = {
  CreateRotation: operation(
    object({
      Name: required(rotationName),
      ContactIds: required(contactIds),
      StartTime: time,
      TimeZoneId: required(timeZoneId),
      Recurrence: required(recurrence),
      Tags: tags,
      IdempotencyToken: idempotencyToken,
    }),
    ({ Tags, IdempotencyToken: _, ...input }, account) => {
      checkRotation(input, account);
      const RotationArn = contactsArn(account, `rotation/${newId()}`);
      // AWS does not say what it takes for the start; nothing is finer than a second.
      const StartTime = Math.floor(input.StartTime ?? account.now());
      account.state.rotations.set(RotationArn, { ...input, RotationArn, StartTime });
      setTags(account, RotationArn, tagsOf(Tags));
      return { RotationArn };
    },
  ),
  GetRotation: operation(object({ RotationId: required(arn) }), ({ RotationId }, account) =>
    findRotation(RotationId, account),
  ),
  UpdateRotation: operation(
    object({
      RotationId: required(arn),
      ContactIds: contactIds,
      StartTime: time,
      TimeZoneId: timeZoneId,
      Recurrence: required(recurrence),
    }),
    ({ RotationId, ...changes }, account) => {
      const before = findRotation(RotationId, account);
      checkRotation(changes, account);
      account.state.rotations.set(RotationId, { ...before, ...changes });
      return {};
    },
  ),
  DeleteRotation: operation(object({ RotationId: required(arn) }), ({ RotationId }, account) => {
    findRotation(RotationId, account);
    deleteRotation(RotationId, account);
    return {};
  }),
  ListRotations: operation(
    object({ RotationNamePrefix: rotationName, ...paging }),
    (input, account, name) => {
      const prefix = input.RotationNamePrefix ?? "";
      const found = [...account.state.rotations.values()].filter(({ Name }) =>
        Name.startsWith(prefix),
      );
      return listed("Rotations", found, input, account, name);
    },
  ),
};

export function findRotation(id: string, account: Account): AwsRotation {
  return find(account.state.rotations, id, "ROTATION");
}

function checkRotation(
  { ContactIds = [], TimeZoneId }: Partial<AwsRotation>,
  { state }: Account,
): void {
  for (const id of ContactIds) {
    const { Type } = find(state.contacts, id, "CONTACT");
    if (Type !== "PERSONAL") throw invalid(`${id} is not a contact of type PERSONAL`);
  }
  if (TimeZoneId !== undefined && !isTimeZone(TimeZoneId)) {
    throw invalid(`${TimeZoneId} is not a time zone`);
  }
}

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat("en", { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

/** Schedules that hold the rotation go on without it. */
function deleteRotation(id: string, { state }: Account): void {
  state.rotations.delete(id);
  state.tags.delete(id);
  for (const { RotationArn, RotationOverrideId } of state.overrides.values()) {
    if (RotationArn === id) state.overrides.delete(RotationOverrideId);
  }
  for (const contact of state.contacts.values()) {
    const { RotationIds } = contact.Plan;
    if (RotationIds?.includes(id) !== true) continue;
    const left = RotationIds.filter((held) => held !== id);
    state.contacts.set(contact.ContactArn, {
      ...contact,
      Plan: { ...contact.Plan, RotationIds: left },
    });
  }
}
