import type { WeeklyWindow } from "../../model/rotation.js";
import type { Probe } from "./probe.js";
import { at, covered, daily, span, subject, weekly } from "./subject.js";

const [MON, WED, FRI] = [0, 2, 4];
const WEEKDAYS = [0, 1, 2, 3, 4];

/** Rule 5. A week each from Monday 3 January, and what of it is covered. */
export const COVERAGE_PROBES: readonly Probe[] = [
  {
    id: "coverage-office",
    rule: 5,
    question: "What are the shifts of a week that is covered from 09:00 to 17:00 on weekdays?",
    ours: "five, one for each day",
    ...weeksWith(covered(WEEKDAYS, 9, 17)),
    readings: ["coverage-ignored"],
  },
  {
    id: "coverage-touching",
    rule: 5,
    question: "Are two windows of coverage that touch one shift?",
    ours: "yes",
    ...weeksWith([...covered([MON], 8, 12), ...covered([MON], 12, 16)]),
    readings: ["windows-apart", "coverage-ignored"],
  },
  {
    id: "coverage-overnight",
    rule: 5,
    question: "What does a window from 22:00 to 06:00 cover?",
    ours: "the night, until 06:00 of the next day",
    ...weeksWith([...covered([MON, FRI], 22, 6), ...covered([WED], 9, 17)]),
    readings: ["overnight-cut", "overnight-empty"],
  },
  {
    id: "coverage-whole-day",
    rule: 5,
    question: "What does a window that ends at the time it starts cover?",
    ours: "24 hours",
    ...weeksWith([...covered([MON], 0, 0), ...covered([WED], 11, 11), ...covered([FRI], 9, 17)]),
    readings: ["equal-empty"],
  },
  {
    id: "uncovered-turns",
    rule: 5,
    question: "Does a turn without coverage count, where turns of a day have no weekend?",
    ours: "yes: two members are passed over between Friday and Monday",
    rotation: subject(at(1, 3, 9), daily(1, 9), { coverage: covered(WEEKDAYS, 9, 17) }),
    window: span(at(1, 3), at(1, 15)),
    readings: ["uncovered-not-counted"],
  },
];

function weeksWith(coverage: readonly WeeklyWindow[]): Pick<Probe, "rotation" | "window"> {
  return {
    rotation: subject(at(1, 3), weekly(1, [MON, 0]), { coverage }),
    window: span(at(1, 3), at(1, 24)),
  };
}
