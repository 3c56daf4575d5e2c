import { DAY_MS, SECOND_MS } from "../../model/civil.js";
import type { Instant } from "../../model/time.js";
import type { Probe } from "./probe.js";
import { at, daily, span, subject } from "./subject.js";

const DAYS = subject(at(1, 3, 9), daily(1, 9));

/** What shifts are asked for with; no rule of ours is about it. */
export const REQUEST_PROBES: readonly Probe[] = [
  {
    id: "pages-of-two",
    question: "Do pages of two shifts give all of them?",
    ours: "yes",
    rotation: DAYS,
    window: span(at(1, 3, 9), at(1, 10)),
    options: { pageSize: 2 },
  },
  {
    id: "pages-of-none",
    question: "What is a page of no shifts?",
    ours: "as large as if nothing were said",
    rotation: DAYS,
    window: span(at(1, 3, 9), at(1, 10)),
    options: { pageSize: 0 },
  },
  {
    id: "two-years",
    question: "Can two years of shifts be asked for, and how many come in a page?",
    ours: "yes; oncall has no pages",
    rotation: DAYS,
    window: span(at(1, 3, 9), at(1, 3, 9) + 730 * DAY_MS),
  },
];

/** Where a provider begins a rotation that has no start. */
export function noStartProbe(now: Instant): Probe {
  const start = Math.floor(now / SECOND_MS) * SECOND_MS;
  return {
    id: "no-start",
    question: "When does a rotation without a start begin?",
    ours: "now",
    rotation: { ...DAYS, start },
    window: span(start - 2 * DAY_MS, start + 2 * DAY_MS),
    options: { omitStart: true },
  };
}
