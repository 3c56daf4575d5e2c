import type { Account } from "../account.js";
import { newId } from "../account.js";
import { type Operations, operation } from "../operation.js";
import { inOrder, listOf, object, required } from "../rules.js";
import { findRotation } from "./rotations.js";
import {
  arn,
  find,
  idempotencyToken,
  listed,
  notFound,
  overrideId,
  paging,
  time,
} from "./shapes.js";

/** As GetRotationOverride answers it. Times in epoch seconds. */
export interface RotationOverride {
  readonly RotationOverrideId: string;
  readonly RotationArn: string;
  readonly NewContactIds: readonly string[];
  readonly StartTime: number;
  readonly EndTime: number;
  readonly CreateTime: number;
}

export const OVERRIDES: Operations = {
  CreateRotationOverride: operation(
    object(
      {
        RotationId: required(arn),
        NewContactIds: required(listOf(arn, { most: 30 })),
        StartTime: required(time),
        EndTime: required(time),
        IdempotencyToken: idempotencyToken,
      },
      inOrder("StartTime", "EndTime"),
    ),
    ({ RotationId, NewContactIds, StartTime, EndTime }, account) => {
      const { RotationArn } = findRotation(RotationId, account);
      for (const id of NewContactIds) find(account.state.contacts, id, "CONTACT");
      const RotationOverrideId = newId();
      account.state.overrides.set(RotationOverrideId, {
        RotationOverrideId,
        RotationArn,
        NewContactIds,
        StartTime,
        EndTime,
        CreateTime: account.now(),
      });
      return { RotationOverrideId };
    },
  ),
  GetRotationOverride: operation(
    object({ RotationId: required(arn), RotationOverrideId: required(overrideId) }),
    (input, account) => findOverride(input, account),
  ),
  DeleteRotationOverride: operation(
    object({ RotationId: required(arn), RotationOverrideId: required(overrideId) }),
    (input, account) => {
      account.state.overrides.delete(findOverride(input, account).RotationOverrideId);
      return {};
    },
  ),
  ListRotationOverrides: operation(
    object(
      { RotationId: required(arn), StartTime: required(time), EndTime: required(time), ...paging },
      inOrder("StartTime", "EndTime"),
    ),
    (input, account, name) => {
      findRotation(input.RotationId, account);
      const found = overridesOf(input.RotationId, account)
        .filter(({ StartTime, EndTime }) => StartTime < input.EndTime && EndTime > input.StartTime)
        .map(({ RotationArn: _, ...summary }) => summary);
      return listed("RotationOverrides", found, input, account, name);
    },
  ),
};

/** In order of creation. */
export function overridesOf(rotationArn: string, { state }: Account): RotationOverride[] {
  return [...state.overrides.values()].filter(({ RotationArn }) => RotationArn === rotationArn);
}

interface OverrideKey {
  readonly RotationId: string;
  readonly RotationOverrideId: string;
}

function findOverride({ RotationId, RotationOverrideId }: OverrideKey, account: Account) {
  findRotation(RotationId, account);
  const override = find(account.state.overrides, RotationOverrideId, "ROTATION_OVERRIDE");
  if (override.RotationArn !== RotationId) throw notFound(RotationOverrideId, "ROTATION_OVERRIDE");
  return override;
}
