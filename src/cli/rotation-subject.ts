import { toInstant, zoneOf } from "../engine/zone.js";
import { badRequest } from "../errors.js";
import type { Rotation } from "../model/rotation.js";
import type { Instant } from "../model/time.js";
import { type Context, nowOf } from "./context.js";
import { readRequest } from "./files.js";
import { readOverrideFlags } from "./flags/override.js";
import { describesRotation, type RotationFlags, readRotationFlags } from "./flags/rotation.js";
import { displayZone } from "./zone.js";

/** Ways to say which rotation is meant. */
export interface SubjectOptions extends RotationFlags {
  readonly request?: string;
}

/** A rotation that is looked at, and what goes without saying about it. */
export interface RotationSubject {
  readonly rotation: Rotation;
  readonly now: Instant;
  readonly timeZone: string;
  /** The window, where the options say nothing else. */
  readonly begin: Instant;
  readonly end?: Instant;
  /** Of the answer in AWS's shape. */
  readonly page?: { readonly size?: number | undefined; readonly token?: string | undefined };
}

/**
 * The rotation of a name, of an AWS request, or of flags.
 * @throws OncallError (exit 2) when none of them says it, or several do
 */
export async function rotationSubject(
  context: Context,
  name: string | undefined,
  options: SubjectOptions,
): Promise<RotationSubject> {
  const sources = [
    ...(name === undefined ? [] : [`the rotation ${name}`]),
    ...(options.request === undefined ? [] : ["--request"]),
    ...(describesRotation(options) ? ["flags that describe one"] : []),
  ];
  if (sources.length > 1) {
    throw badRequest(`${sources.join(" and ")} both say which rotation: give one`);
  }
  if (name !== undefined) return fromFile(context, name, options);
  if (options.request !== undefined) return fromRequest(context, options.request, options);
  if (sources.length > 0) return fromFlags(context, options);
  throw badRequest(
    "which rotation? Name one of the file, describe one with flags, or give --request",
    "oncall rotation preview --members alice,bob --weekly mon@09:00 --start 2026-01-05T09:00 --tz America/New_York",
  );
}

function fromFlags(context: Context, options: SubjectOptions): RotationSubject {
  const { tz } = context.options;
  const now = nowOf(context, options.timeZone ?? tz ?? "UTC");
  const rotation = readRotationFlags(options, tz, now);
  return { rotation, now, timeZone: tz ?? rotation.timeZone, begin: startOr(now, rotation) };
}

async function fromFile(
  context: Context,
  name: string,
  options: SubjectOptions,
): Promise<RotationSubject> {
  const { callOf, providerOf, rotationNamed } = await import("./provider.js");
  const { peopleKnown } = await import("../service/target.js");
  const rotation = withOverrides(await rotationNamed(context, name), options);
  const standIns = readOverrideFlags(options.override).flatMap(({ members }) => members);
  if (standIns.length > 0) await peopleKnown(await providerOf(context), standIns, callOf(context));
  const timeZone = await displayZone(context, rotation.timeZone);
  const now = nowOf(context, timeZone);
  return { rotation, now, timeZone, begin: startOr(now, rotation) };
}

async function fromRequest(
  context: Context,
  path: string,
  options: SubjectOptions,
): Promise<RotationSubject> {
  const aws = await import("../model/aws/preview-request.js");
  const request = await readRequest(context, path, aws.readAwsPreviewRequest);
  const timeZone = await displayZone(context, request.TimeZoneId);
  const now = nowOf(context, timeZone);
  const { StartTime, RotationStartTime, EndTime, MaxResults, NextToken } = request;
  return {
    rotation: withOverrides(aws.toRotation(request, now), options),
    now,
    timeZone,
    begin: aws.toInstant(StartTime ?? RotationStartTime ?? now / 1000),
    end: aws.toInstant(EndTime),
    page: { size: MaxResults, token: NextToken },
  };
}

/** The overrides of --override lie on those that the rotation has. */
function withOverrides(rotation: Rotation, { override }: SubjectOptions): Rotation {
  const more = readOverrideFlags(override);
  return { ...rotation, overrides: [...(rotation.overrides ?? []), ...more] };
}

/** A rotation that is still to begin is shown from its start. */
function startOr(now: Instant, { start, timeZone }: Rotation): Instant {
  return Math.max(now, toInstant(start, zoneOf(timeZone)));
}
