import type { Override } from "../../model/rotation.js";
import type { Probe } from "./probe.js";
import { at, covered, override, span, subject, weekly } from "./subject.js";

const MON = 0;

/** Rule 6. A week each from Monday 3 January. */
export const OVERRIDE_PROBES: readonly Probe[] = [
  {
    id: "override-over-two",
    rule: 6,
    question: "What are the shifts of an override over parts of two turns?",
    ours: "two, one for each turn; what is left of the turns stays",
    ...weeksWith(override(at(1, 7, 12), at(1, 12, 12), "zoe")),
    readings: ["one-row-each"],
  },
  {
    id: "overrides-overlapping",
    rule: 6,
    question: "Which of two overrides that overlap wins?",
    ours: "the later one of the list",
    ...weeksWith(override(at(1, 4), at(1, 7), "yan"), override(at(1, 5), at(1, 6), "zoe")),
    readings: ["earlier-wins"],
  },
  {
    id: "override-of-nobody",
    rule: 6,
    question: "What does an override without members do?",
    ours: "it leaves nobody on call",
    ...weeksWith(override(at(1, 5), at(1, 6))),
    readings: ["empty-ignored"],
  },
  {
    id: "override-uncovered",
    rule: 6,
    question: "Does an override put its members on call where there is no coverage?",
    ours: "yes",
    rotation: subject(at(1, 3), weekly(1, [MON, 0]), {
      coverage: covered([MON], 9, 17),
      overrides: [override(at(1, 3, 12), at(1, 3, 20), "zoe")],
    }),
    window: span(at(1, 3), at(1, 17)),
    readings: ["replaces-only", "one-row-each"],
  },
];

function weeksWith(...overrides: readonly Override[]): Pick<Probe, "rotation" | "window"> {
  return {
    rotation: subject(at(1, 3), weekly(1, [MON, 0]), { overrides }),
    window: span(at(1, 3), at(1, 24)),
  };
}
