import type { Override, Rotation, Shift } from "../../model/rotation.js";
import type { Window } from "../../model/time.js";
import { extent, overlaps } from "../spans.js";
import { toInstant, zoneOf } from "../zone.js";
import type { Reading } from "./reading.js";
import { OURS, type Rules } from "./rules.js";

/** Rule 6: what overrides do to shifts. */
export const OVERRIDE_READINGS: readonly Reading[] = [
  {
    rule: 6,
    name: "one-row-each",
    text: "an override is one shift, with everybody whom it replaces",
    applies: hasOverrides,
    parts: { lay: layInOneRow },
  },
  {
    rule: 6,
    name: "earlier-wins",
    text: "of two overrides that overlap, the earlier one wins",
    applies: ({ overrides = [] }) => overrides.length > 1,
    parts: { lay: changing((overrides) => overrides.toReversed()) },
  },
  {
    rule: 6,
    name: "empty-ignored",
    text: "an override with no members changes nothing",
    applies: ({ overrides = [] }) => overrides.some(({ members }) => members.length === 0),
    parts: { lay: changing((overrides) => overrides.filter(({ members }) => members.length > 0)) },
  },
  {
    rule: 6,
    name: "replaces-only",
    text: "an override puts nobody on call where nobody was",
    applies: hasOverrides,
    parts: {
      lay: (rotation, window, render) =>
        OURS.lay(rotation, window, render).filter(({ overridden }) => overridden?.length !== 0),
    },
  },
];

function hasOverrides({ overrides = [] }: Rotation): boolean {
  return overrides.length > 0;
}

function changing(change: (overrides: readonly Override[]) => readonly Override[]): Rules["lay"] {
  return ({ overrides = [], ...rotation }, window, render) =>
    OURS.lay({ ...rotation, overrides: change(overrides) }, window, render);
}

function layInOneRow(
  rotation: Rotation,
  window: Window,
  render: (window: Window) => Shift[],
): Shift[] {
  const zone = zoneOf(rotation.timeZone);
  const spans = (rotation.overrides ?? [])
    .map(({ from, to }) => ({ start: toInstant(from, zone), end: toInstant(to, zone) }))
    .filter((span) => overlaps(span, window));
  const rows: Shift[] = [];
  for (const shift of OURS.lay(rotation, extent(spans, window), render)) {
    const last = rows.at(-1);
    if (last !== undefined && isContinued(last, shift)) rows[rows.length - 1] = join(last, shift);
    else rows.push(shift);
  }
  return rows.filter((row) => overlaps(row, window));
}

/** Pieces of one override share its list of members. */
function isContinued(last: Shift, next: Shift): boolean {
  return next.type === "OVERRIDDEN" && last.members === next.members && last.end === next.start;
}

function join(last: Shift, { end, overridden = [] }: Shift): Shift {
  return { ...last, end, overridden: [...new Set([...(last.overridden ?? []), ...overridden])] };
}
