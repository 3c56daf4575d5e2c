import type { Schedule } from "../../model/rotation.js";
import type { Instant, Window } from "../../model/time.js";
import type { Call, Responders } from "../../providers/provider.js";
import { chooseMoments } from "./choose-moments.js";
import { isCertain } from "./compare.js";
import type { DifferentMoment, MomentComparison } from "./comparison.js";
import { explainMoments } from "./explain-moments.js";
import { eachOnce, isSameList, peopleAt } from "./people-at.js";

/** Questions that are out at once. */
const WIDTH = 8;

/**
 * Asks a provider who is on call at moments of a window and compares that with ours; where they
 * differ, with the rules that are in question.
 * @param most questions
 * @throws OncallError (exit 2) for a schedule that cannot be rendered; what the provider throws
 */
export async function compareMoments(
  responders: Responders,
  schedule: Schedule,
  window: Window,
  most: number,
  call: Call,
): Promise<MomentComparison> {
  const { name, timeZone } = schedule;
  const { chosen, count } = chooseMoments(schedule, window, most);
  const asked = await askAll(chosen, async (at) => ({
    at,
    ours: peopleAt(schedule, at),
    theirs: eachOnce(await responders.at(name, at, "current", call)),
  }));
  const rows = asked.filter(({ ours, theirs }) => !isSameList(ours, theirs));
  const explained = rows.length === 0 ? [] : explainMoments(schedule, asked, rows);
  return {
    kind: "moments",
    schedule: name,
    timeZone,
    window,
    moments: count,
    asked: chosen.length,
    isEqual: rows.length === 0,
    rows,
    explained,
    certain: isCertain(explained),
  };
}

/** The answers in the order of the moments. */
async function askAll(
  moments: readonly Instant[],
  ask: (at: Instant) => Promise<DifferentMoment>,
): Promise<DifferentMoment[]> {
  const answers: DifferentMoment[] = [];
  for (let i = 0; i < moments.length; i += WIDTH) {
    answers.push(...(await Promise.all(moments.slice(i, i + WIDTH).map(ask))));
  }
  return answers;
}
