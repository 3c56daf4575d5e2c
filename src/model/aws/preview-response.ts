import { badRequest } from "../../errors.js";
import type { Shift } from "../rotation.js";
import { formatInstant } from "../time.js";

/** ListPreviewRotationShifts' answer, timestamps in ISO 8601. */
export interface AwsPreviewResponse {
  readonly RotationShifts: readonly AwsRotationShift[];
  readonly NextToken?: string;
}

export interface AwsRotationShift {
  readonly ContactIds: readonly string[];
  readonly StartTime: string;
  readonly EndTime: string;
  readonly Type: "REGULAR" | "OVERRIDDEN";
  /** Only on OVERRIDDEN. */
  readonly ShiftDetails?: { readonly OverriddenContactIds: readonly string[] };
}

export function toAwsShift({ members, start, end, type, overridden }: Shift): AwsRotationShift {
  return {
    ContactIds: members,
    StartTime: formatInstant(start),
    EndTime: formatInstant(end),
    Type: type,
    ...(type === "OVERRIDDEN" && { ShiftDetails: { OverriddenContactIds: overridden ?? [] } }),
  };
}

/** Where a page begins: an opaque token that is good for the same shifts only. */
export interface Page {
  /** MaxResults; absent or 0: all. */
  readonly size?: number | undefined;
  readonly token?: string | undefined;
}

/**
 * One page of shifts.
 * @throws OncallError (exit 2) when the token does not belong to these shifts
 */
export function toAwsResponse(shifts: readonly Shift[], { size, token }: Page): AwsPreviewResponse {
  const rows = shifts.map(toAwsShift);
  const fingerprint = hash(JSON.stringify(rows));
  const begin = token === undefined ? 0 : readToken(token, fingerprint, rows.length);
  const end = size ? begin + size : rows.length;
  return {
    RotationShifts: rows.slice(begin, end),
    ...(end < rows.length && { NextToken: writeToken(end, fingerprint) }),
  };
}

function writeToken(position: number, fingerprint: string): string {
  return Buffer.from(`${position}.${fingerprint}`).toString("base64url");
}

function readToken(token: string, fingerprint: string, rows: number): number {
  const [position, madeFor, more] = Buffer.from(token, "base64url").toString().split(".");
  const at = Number(position);
  const whole = Number.isInteger(at) && at > 0 && at < rows && more === undefined;
  if (!whole || madeFor !== fingerprint) {
    throw badRequest(
      "NextToken does not belong to this request",
      "send the token back with the request that gave it, otherwise unchanged",
    );
  }
  return at;
}

/** FNV-1a, 32 bits: tells a mistake from the right token; nothing secret hangs on it. */
function hash(text: string): string {
  let value = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) {
    value = Math.imul(value ^ text.charCodeAt(i), 0x01000193);
  }
  return (value >>> 0).toString(36);
}
