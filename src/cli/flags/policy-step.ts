import {
  ASSIGNMENTS,
  formatTarget,
  notAWait,
  POSITIONS,
  type PolicyStep,
  readTarget,
  readWait,
} from "../../model/policy.js";
import { didYouMean, nearest } from "../../model/suggest.js";
import { formatDuration } from "../../model/words.js";
import type { Reading } from "./reading.js";

const OPTION = "--step";

/** `schedule:payments 5m`, `alice,schedule:payments@next 15m round-robin`. */
export function readStep(text: string, reading: Reading): PolicyStep[] {
  const words = text
    .trim()
    .replace(/\s*,\s*/g, ",")
    .split(/\s+/);
  const [targets, wait, how = "all", more] = words;
  if (targets === undefined || wait === undefined || more !== undefined) {
    reading.fail(
      OPTION,
      `"${text}" is not a step: write whom to notify and how long to wait, like "alice,bob 5m", then round-robin if they take turns`,
    );
    return [];
  }
  const notify = reading.list(OPTION, targets, (name) => readTarget(name) ?? notATarget(name));
  const waitSeconds = readWait(wait);
  if (waitSeconds === undefined) {
    reading.fail(OPTION, notAWait(wait));
  }
  const assignment = ASSIGNMENTS.find((known) => known === how);
  if (assignment === undefined) {
    const known = ASSIGNMENTS.join(", ");
    reading.fail(OPTION, `"${how}" is not one of ${known}${didYouMean(how, ASSIGNMENTS)}`);
  }
  if (waitSeconds === undefined || assignment === undefined) return [];
  return [{ notify, waitSeconds, assignment }];
}

/** `alice, schedule:payments@next 15m round-robin`; the counterpart of readStep. */
export function formatStep({ notify, waitSeconds, assignment }: PolicyStep): string {
  const words = [notify.map(formatTarget).join(", "), formatDuration(waitSeconds)];
  return [...words, ...(assignment === "all" ? [] : [assignment])].join(" ");
}

/** Why a text cannot be notified: `scheduel:payments`, `payments@next`, `schedule:payments@nxt`. */
function notATarget(text: string): string {
  const parts = /^(?:([^:@]*):)?([^:@]*)(?:@([^:@]*))?$/.exec(text) ?? [];
  const [, kind = "schedule", name = "", position = "current"] = parts;
  const near = nearest(kind, ["schedule", "team"]);
  const turn = near === "team" ? "" : `@${nearest(position, POSITIONS)}`;
  const isBare = !/[:@]/.test(text);
  const meant = isBare ? undefined : readTarget(`${near}:${name}${turn}`);
  return meant === undefined
    ? `"${text}" cannot be notified: write a person (alice), a schedule (schedule:payments, schedule:payments@next) or a team (team:payments)`
    : `"${text}" cannot be notified; did you mean "${formatTarget(meant)}"?`;
}
