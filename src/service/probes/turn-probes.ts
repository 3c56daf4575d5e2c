import type { Probe } from "./probe.js";
import { at, daily, span, subject, weekly } from "./subject.js";

const NEW_YORK = { timeZone: "America/New_York" };
const [MON, TUE, THU] = [0, 1, 3];

/** Rule 1. New York changes its clocks on 12 March and 5 November 2028. */
export const CLOCK_PROBES: readonly Probe[] = [
  {
    id: "clock-gap",
    rule: 1,
    question: "When is a hand-off at 02:30 on the day that has no 02:30?",
    ours: "an hour later, at 03:30",
    rotation: subject(at(3, 10, 7.5), daily(1, 2.5), NEW_YORK),
    window: span(at(3, 10, 12), at(3, 15)),
    readings: ["gap-earlier", "gap-end", "gap-skipped"],
  },
  {
    id: "clock-overlap",
    rule: 1,
    question: "When is a hand-off at 01:30 on the day that has 01:30 twice?",
    ours: "the first time",
    rotation: subject(at(11, 3, 5.5), daily(1, 1.5), NEW_YORK),
    window: span(at(11, 3, 12), at(11, 8)),
    readings: ["overlap-later"],
  },
];

/** Rule 2. */
export const TURN_PROBES: readonly Probe[] = [
  {
    id: "start-before-hand-off",
    rule: 2,
    question: "Is what is left until the first hand-off a turn?",
    ours: "yes, the first member's; the second has the next",
    rotation: subject(at(1, 3), daily(1, 9)),
    window: span(at(1, 3), at(1, 10)),
    readings: ["first-goes-on", "nothing-before"],
  },
  {
    id: "every-three-before",
    rule: 2,
    question: "When does a turn of three days that begins before the day's hand-off end?",
    ours: "on that day; the turns after it have three days",
    rotation: subject(at(1, 3), daily(3, 9)),
    window: span(at(1, 3), at(1, 20)),
    readings: ["first-goes-on", "nothing-before"],
  },
  {
    id: "every-three-after",
    rule: 2,
    question: "When does a turn of three days that begins after the day's hand-off end?",
    ours: "on the third day after it, counted from the day of the start",
    rotation: subject(at(1, 3, 12), daily(3, 9)),
    window: span(at(1, 3), at(1, 20)),
    readings: ["first-goes-on", "nothing-before", "from-first-hand-off", "whole-first-turn"],
  },
  {
    id: "two-a-week",
    rule: 2,
    question: "Does each of two weekly hand-offs pass to the next member?",
    ours: "yes",
    rotation: subject(at(1, 4, 9), weekly(1, [TUE, 9], [THU, 18])),
    window: span(at(1, 4, 9), at(2, 1)),
    readings: ["entries-overlap", "one-turn-a-period", "last-entry-only"],
  },
  {
    id: "two-in-two-weeks",
    rule: 2,
    question: "When are two weekly hand-offs, every two weeks?",
    ours: "both in every second week, none in the other",
    rotation: subject(at(1, 4, 9), weekly(2, [TUE, 9], [THU, 18])),
    window: span(at(1, 4, 9), at(3, 1)),
    readings: ["every-kth-entry", "entries-overlap", "one-turn-a-period", "last-entry-only"],
  },
  {
    id: "two-a-day",
    rule: 2,
    question: "Can a day have two hand-offs?",
    ours: "yes: shifts of twelve hours",
    rotation: subject(at(1, 3, 8), daily(1, 8, 20)),
    window: span(at(1, 3, 8), at(1, 10)),
    readings: ["entries-overlap", "one-turn-a-period", "last-entry-only"],
  },
];

/** Rule 3. */
export const MEMBER_PROBES: readonly Probe[] = [
  {
    id: "on-calls-move",
    rule: 3,
    question: "Who comes next where two of five are on call?",
    ours: "the next two; the fifth together with the first",
    rotation: subject(at(1, 3, 9), daily(1, 9), { onCalls: 2 }),
    window: span(at(1, 3, 9), at(1, 12)),
    readings: ["slide-by-one", "round-restarts", "last-turn-short"],
  },
  {
    id: "on-calls-too-many",
    rule: 3,
    question: "Can three of two members be on call?",
    ours: "no",
    rotation: subject(at(1, 3, 9), daily(1, 9), { members: ["ana", "ben"], onCalls: 3 }),
    window: span(at(1, 3, 9), at(1, 8)),
    readings: ["all-members", "repeated-members"],
    isRefused: true,
  },
];

/** Rule 4. */
export const MONTH_PROBES: readonly Probe[] = [
  {
    id: "short-months",
    rule: 4,
    question: "When is a hand-off on the 31st in a month of 30 days, and in February?",
    ours: "on its last day",
    rotation: subject(at(1, 31, 9), { kind: "monthly", every: 1, on: [{ day: 31, at: 32_400 }] }),
    window: span(at(1, 31, 9), at(7, 15)),
    readings: ["month-skipped", "rolled-over"],
  },
];

/** Rule 7. */
export const WINDOW_PROBES: readonly Probe[] = [
  {
    id: "window-inside-shifts",
    rule: 7,
    question: "Are shifts cut by a window that begins in one and ends in another?",
    ours: "no, they are whole",
    rotation: subject(at(1, 3), weekly(1, [MON, 0])),
    window: span(at(1, 12, 12), at(1, 26, 12)),
    readings: ["clipped", "clipped-at-end", "starting-inside"],
  },
];
