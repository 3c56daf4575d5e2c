import { badRequest } from "../errors.js";
import type { Rotation } from "../model/rotation.js";

/**
 * Refuses a rotation that cannot be rendered.
 * @throws OncallError (exit 2) that names the rotation and says why
 */
export function checkRotation({ name, members, onCalls = 1, recurrence }: Rotation): void {
  const refuse = (why: string, hint?: string) => badRequest(`rotation ${name}: ${why}`, hint);
  if (members.length === 0) throw refuse("has no members", "name at least one");
  if (!isCount(onCalls)) throw refuse(`cannot have ${onCalls} on call at once`, "1 or more");
  if (onCalls > members.length) {
    throw refuse(
      `cannot have ${onCalls} on call at once: it has ${members.length} member${members.length === 1 ? "" : "s"}`,
      "add members or lower the number on call",
    );
  }
  if (recurrence.kind === "elapsed") {
    const { days, seconds } = recurrence;
    const sound = Number.isInteger(days) && Number.isInteger(seconds) && days >= 0 && seconds >= 0;
    if (!sound || days + seconds === 0) throw refuse("needs an interval longer than nothing");
    return;
  }
  if (!isCount(recurrence.every)) {
    throw refuse(`cannot hand off every ${recurrence.every} periods`, "1 or more");
  }
  const listed = recurrence.kind === "daily" ? recurrence.at : recurrence.on;
  if (listed.length === 0) throw refuse("has no hand-off", "name at least one");
}

function isCount(value: number): boolean {
  return Number.isInteger(value) && value >= 1;
}
