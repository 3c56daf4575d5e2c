import { RULE_TITLES } from "../../engine/readings/index.js";
import { onCallAt } from "../../engine/render.js";
import { toInstant, zoneOf } from "../../engine/zone.js";
import { DAY_MS, SECOND_MS } from "../../model/civil.js";
import type { Schedule } from "../../model/rotation.js";
import type { Instant } from "../../model/time.js";
import type { DifferentMoment, Explanation, StackRuleNumber } from "./comparison.js";
import { isSameList, peopleAt } from "./people-at.js";
import { HIDING, SCHEDULE_READINGS } from "./schedule-readings.js";

type RuleNumber = StackRuleNumber | 6;

const TITLES: Readonly<Record<RuleNumber, string>> = {
  6: RULE_TITLES[6],
  8: "intervals",
  9: "restrictions",
  10: "stacking",
};

/**
 * The readings of our rules that give whom a provider names at every moment that was asked about;
 * where none does, the rule that the first difference looks like.
 */
export function explainMoments(
  schedule: Schedule,
  asked: readonly DifferentMoment[],
  different: readonly DifferentMoment[],
): Explanation[] {
  const readings = SCHEDULE_READINGS.filter(({ change }) => {
    const changed = change(schedule);
    return asked.every(({ at, theirs }) => {
      const people = peopleAt(changed, at).filter((name) => name !== HIDING);
      return isSameList(people, theirs);
    });
  });
  if (readings.length > 0) {
    return readings.map(({ rule, name, text }) => ({
      kind: "exact",
      rules: [{ rule, title: TITLES[rule], reading: name, text }],
    }));
  }
  const [first] = different;
  if (first === undefined) return [];
  const [rule, text] = suspect(schedule, first.at);
  return [{ kind: "guess", rules: [{ rule, title: TITLES[rule], text }] }];
}

function suspect(schedule: Schedule, at: Instant): [RuleNumber, string] {
  const { rotations, overrides = [], timeZone } = schedule;
  const zone = zoneOf(timeZone);
  const isOverridden = overrides.some(
    ({ from, to }) => toInstant(from, zone) - SECOND_MS <= at && at <= toInstant(to, zone),
  );
  if (isOverridden) return [6, "the first difference is about an override"];
  const zones = rotations.map((rotation) => zoneOf(rotation.timeZone));
  if (zones.some((each) => each.transitions(at - DAY_MS, at + DAY_MS).length > 0)) {
    return [8, "the first difference is next to a change of clocks"];
  }
  if (isAtRestriction(schedule, at)) {
    return [9, "the first difference is where a restriction begins or ends"];
  }
  if (rotations.filter((rotation) => onCallAt(rotation, at).length > 0).length > 1) {
    return [10, "several rotations have somebody on call at the first difference"];
  }
  return [8, "the first difference is about whose turn it is"];
}

/** Whether a rotation is covered just before a moment and not at it, or the other way round. */
function isAtRestriction({ rotations }: Schedule, at: Instant): boolean {
  return rotations.some((rotation) => {
    if (rotation.coverage === undefined) return false;
    const isCovered = [at - SECOND_MS, at, at + SECOND_MS].map(
      (moment) => onCallAt(rotation, moment).length > 0,
    );
    return new Set(isCovered).size > 1;
  });
}
