// Daily 09:00 in New York for ten years, against two libraries that walk the same hand-offs.

import { DateTime } from "luxon";
import rrule from "rrule";
import { renderRotation } from "../dist/engine.js";
import { compare } from "./measure.mjs";
import { daily, NEW_YORK } from "./rotations.mjs";
import { atLeast, milliseconds, number } from "./table.mjs";

const START = Date.UTC(2026, 0, 1, 14); // 09:00 EST
const WINDOW = { from: START, to: Date.UTC(2036, 0, 1, 14) };

const ours = () => renderRotation(daily(START), WINDOW);

function luxonWalk() {
  const handOffs = [];
  let at = DateTime.fromMillis(START, { zone: NEW_YORK });
  while (at.toMillis() < WINDOW.to) {
    handOffs.push(at.toMillis());
    at = at.plus({ days: 1 });
  }
  return handOffs;
}

// rrule reads `dtstart` and `until` as wall clocks written as if they were UTC. With a `tzid` it
// gives dates shifted by the difference between that zone and the machine's: these are the instants
// when the machine's zone is UTC, which run.mjs sets. A second all() would come from its cache.
function rruleAll() {
  const rule = new rrule.RRule(
    {
      freq: rrule.RRule.DAILY,
      dtstart: new Date(Date.UTC(2026, 0, 1, 9)),
      until: new Date(Date.UTC(2036, 0, 1, 8, 59, 59)),
      tzid: NEW_YORK,
    },
    true,
  );
  return rule.all().map((date) => date.getTime());
}

export function measureThroughput() {
  const handOffs = ours().map((shift) => shift.start);
  for (const [name, theirs] of [
    ["luxon", luxonWalk()],
    ["rrule", rruleAll()],
  ]) {
    if (theirs.length !== handOffs.length || theirs.some((at, i) => at !== handOffs[i])) {
      throw new Error(`${name} gives other hand-offs: ${theirs.length} against ${handOffs.length}`);
    }
  }
  const luxon = compare(ours, luxonWalk, 15);
  const slow = compare(ours, rruleAll, 5);
  const perSecond = (handOffs.length / luxon.first) * 1000;
  const what = `daily, 10 years, ${handOffs.length} hand-offs`;
  return [
    {
      what: `${what}: shifts per second`,
      ours: number(perSecond),
      ...atLeast(perSecond, 1_000_000),
    },
    {
      what: `${what}: luxon plus({ days: 1 })`,
      ours: milliseconds(luxon.first),
      other: milliseconds(luxon.second),
      ratio: luxon.ratio,
      ...atLeast(luxon.ratio, 20, "x"),
    },
    {
      what: `${what}: rrule all()`,
      ours: milliseconds(slow.first),
      other: milliseconds(slow.second),
      ratio: slow.ratio,
      ...atLeast(slow.ratio, 200, "x"),
    },
  ];
}
