import { READINGS, renderAs } from "../../engine/readings/index.js";
import { renderRotation } from "../../engine/render.js";
import { isOncallError, type OncallError } from "../../errors.js";
import { MINUTE_MS } from "../../model/civil.js";
import type { Shift } from "../../model/rotation.js";
import type { Instant } from "../../model/time.js";
import type { Call, Native } from "../../providers/provider.js";
import { compareShifts } from "../verify/compare.js";
import { explanation } from "../verify/explain.js";
import { isSame } from "../verify/same-shifts.js";
import { COVERAGE_PROBES } from "./coverage-probes.js";
import { OVERRIDE_PROBES } from "./override-probes.js";
import type { Answer, Probe, ProbeAnswer } from "./probe.js";
import { noStartProbe, REQUEST_PROBES } from "./request-probes.js";
import {
  CLOCK_PROBES,
  MEMBER_PROBES,
  MONTH_PROBES,
  TURN_PROBES,
  WINDOW_PROBES,
} from "./turn-probes.js";

/** Every question, in the order of the rules. */
export function probesAt(now: Instant): readonly Probe[] {
  return [
    ...CLOCK_PROBES,
    ...TURN_PROBES,
    ...MEMBER_PROBES,
    ...MONTH_PROBES,
    ...COVERAGE_PROBES,
    ...OVERRIDE_PROBES,
    ...WINDOW_PROBES,
    ...REQUEST_PROBES,
    noStartProbe(now),
  ];
}

/**
 * Asks a provider one question after the other. Nothing is made or changed.
 * @throws OncallError for anything but a question that the provider refuses
 */
export async function* runProbes(
  native: Native,
  probes: readonly Probe[],
  call: Call,
): AsyncGenerator<ProbeAnswer> {
  for (const probe of probes) yield await ask(native, probe, call);
}

async function ask(native: Native, probe: Probe, call: Call): Promise<ProbeAnswer> {
  const { rotation, window, isRefused = false } = probe;
  const ours = isRefused ? [] : renderRotation(rotation, window);
  const pages: number[] = [];
  const options = { ...probe.options, onPage: (shifts: number) => pages.push(shifts) };
  const rows = await refusalOr(native.proposed(rotation, window, options, call));
  if (isOncallError(rows)) {
    const answer: Answer = { kind: "refused", message: rows.message };
    return { probe, answer, isAsOurs: isRefused, ours, theirs: [], emptyRows: 0, pages };
  }
  const theirs = rows.filter(({ members }) => members.length > 0);
  const answer = judge(probe, theirs);
  const isAsOurs = answer.kind === "as-ours";
  return { probe, answer, isAsOurs, ours, theirs, emptyRows: rows.length - theirs.length, pages };
}

async function refusalOr<T>(answered: Promise<T>): Promise<T | OncallError> {
  try {
    return await answered;
  } catch (error) {
    if (isOncallError(error) && error.code === "bad-request") return error;
    throw error;
  }
}

function judge(probe: Probe, theirs: readonly Shift[]): Answer {
  if (probe.isRefused) return judgeRefused(probe, theirs);
  if (probe.options?.omitStart) return judgeStart(probe, theirs);
  const { isEqual, samePeople, explained } = compareShifts(probe.rotation, probe.window, theirs);
  if (isEqual) return { kind: "as-ours" };
  const known = explained.filter(({ kind }) => kind !== "guess");
  return known.length > 0 ? { kind: "explained", explained: known } : { kind: "other", samePeople };
}

/** Of a rotation that we render nothing of: which of its readings is theirs. */
function judgeRefused(
  { rotation, window, readings = [] }: Probe,
  theirs: readonly Shift[],
): Answer {
  const explained = READINGS.filter(({ name }) => readings.includes(name))
    .filter((reading) => isSame(renderAs([reading], rotation, window), theirs))
    .map((reading) => explanation("exact", [reading]));
  return explained.length > 0
    ? { kind: "explained", explained }
    : { kind: "other", samePeople: false };
}

/** Their clock and ours may differ, and a request takes its time. */
const NOW_MS = 5 * MINUTE_MS;

function judgeStart({ rotation, window }: Probe, theirs: readonly Shift[]): Answer {
  const [ours] = renderRotation(rotation, window);
  const [first] = theirs.toSorted((a, b) => a.start - b.start);
  if (ours === undefined || first === undefined) return { kind: "other", samePeople: false };
  const isNow = Math.abs(first.start - ours.start) <= NOW_MS;
  return isNow ? { kind: "as-ours" } : { kind: "starts-at", start: first.start };
}
