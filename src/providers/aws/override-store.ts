import { toMoment, zoneOf } from "../../engine/zone.js";
import { DAY_MS } from "../../model/civil.js";
import type { Override } from "../../model/rotation.js";
import type { Call } from "../provider.js";
import { aliasOf } from "./directory.js";
import { contactsPages } from "./paging.js";
import type { AwsSession } from "./session.js";

/** An override as AWS gives it. */
export interface AwsOverride {
  readonly RotationOverrideId?: string | undefined;
  readonly NewContactIds?: readonly string[] | undefined;
  readonly StartTime?: Date | undefined;
  readonly EndTime?: Date | undefined;
  readonly CreateTime?: Date | undefined;
}

/** The overrides of rotations, by ARN. */
export interface OverrideStore {
  /** In order of creation. */
  list(rotationArn: string, call?: Call): Promise<AwsOverride[]>;
}

/** ListRotationOverrides wants a window: what nobody asks about any more, and not yet, is left out. */
const PAST_MS = 366 * DAY_MS;
const AHEAD_MS = 3 * 366 * DAY_MS;

export function overrideStore(session: AwsSession): OverrideStore {
  return {
    async list(rotationArn, call) {
      const input = {
        RotationId: rotationArn,
        StartTime: new Date(session.now() - PAST_MS),
        EndTime: new Date(session.now() + AHEAD_MS),
      };
      const found: AwsOverride[] = [];
      for await (const page of contactsPages(session, "ListRotationOverrides", input, call)) {
        found.push(...(page.RotationOverrides ?? []));
      }
      return found.sort((a, b) => timeOf(a.CreateTime) - timeOf(b.CreateTime));
    },
  };
}

/** @param timeZone of the rotation */
export function toOverride(
  { NewContactIds = [], StartTime, EndTime }: AwsOverride,
  timeZone: string,
): Override {
  const zone = zoneOf(timeZone);
  return {
    from: toMoment(timeOf(StartTime), zone),
    to: toMoment(timeOf(EndTime), zone),
    members: NewContactIds.map(aliasOf),
  };
}

/** Whole seconds. */
function timeOf(date: Date | undefined): number {
  return Math.floor((date?.getTime() ?? 0) / 1000) * 1000;
}
