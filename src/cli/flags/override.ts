import { badInput } from "../../errors.js";
import type { Override } from "../../model/rotation.js";
import { type Moment, readIsoTime } from "../../model/time.js";
import { Reading } from "./reading.js";

/**
 * The overrides of --override.
 * @throws OncallError (exit 2) with every problem
 */
export function readOverrideFlags(flags: readonly string[] = []): Override[] {
  const reading = new Reading();
  const overrides = flags.flatMap((text) => readOverride(text, reading));
  if (reading.problems.length > 0) throw badInput(reading.problems);
  return overrides;
}

/** `2026-01-10T09:00/2026-01-11T09:00=carol`; several members with commas; none: nobody. */
export function readOverride(text: string, reading: Reading): Override[] {
  const match = /^([^/=]+)\/([^/=]+)=(.*)$/.exec(text);
  const from = readIsoTime(match?.[1] ?? "");
  const to = readIsoTime(match?.[2] ?? "");
  if (match === null || from === undefined || to === undefined) {
    reading.fail(
      "--override",
      `"${text}" is not an override: write 2026-01-10T09:00/2026-01-11T09:00=carol`,
    );
    return [];
  }
  if (typeof from === typeof to && wallOf(from) >= wallOf(to)) {
    reading.fail("--override", `"${text}": its end is not after its start`);
    return [];
  }
  const names = (match[3] as string).split(",").map((name) => name.trim());
  return [{ from, to, members: names.filter((name) => name !== "") }];
}

function wallOf(moment: Moment): number {
  return typeof moment === "number" ? moment : moment.wall;
}
