import type { ScheduleVerdict } from "../../service/verify/comparison.js";
import { showMoments } from "./moments.js";
import { type ShowOptions, showVerification, type VERIFY_FORMATS } from "./verification.js";

/** What became of comparing a schedule, by what the provider was asked for. */
export function showScheduleVerdict(
  verdict: ScheduleVerdict,
  format: (typeof VERIFY_FORMATS)[number],
  options: ShowOptions,
): Promise<string> {
  return verdict.kind === "shifts"
    ? showVerification(verdict.rotations, format, options)
    : showMoments(verdict, format, options);
}
