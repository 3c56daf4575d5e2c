import { clip } from "../spans.js";
import type { Reading } from "./reading.js";

/** Rule 7: what a window does to shifts that reach out of it. */
export const WINDOW_READINGS: readonly Reading[] = [
  {
    rule: 7,
    name: "clipped",
    text: "shifts are cut where the window begins and ends",
    applies: () => true,
    parts: { select: clip },
  },
  {
    rule: 7,
    name: "clipped-at-end",
    text: "shifts are cut where the window ends, and not where it begins",
    applies: () => true,
    parts: { select: (shifts, { to }) => clip(shifts, { from: -Infinity, to }) },
  },
  {
    rule: 7,
    name: "starting-inside",
    text: "a window has only the shifts that start in it",
    applies: () => true,
    parts: { select: (shifts, { from }) => shifts.filter(({ start }) => start >= from) },
  },
];
