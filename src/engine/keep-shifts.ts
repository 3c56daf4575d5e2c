import { SECOND_MS } from "../model/civil.js";
import type { Override, Rotation, Shift } from "../model/rotation.js";
import type { Window } from "../model/time.js";
import { diffShifts } from "./diff.js";
import { mergeByStart } from "./merge.js";
import { beginWith } from "./place-turns.js";
import { renderRotation } from "./render.js";
import { overlaps, type Span, uncovered } from "./spans.js";
import type { Turn } from "./turn-at.js";

/** The shifts of a window, by turns alone; the last turn ends with the window. */
export function renderUntil(before: Rotation, last: Turn, { from, to }: Window): Shift[] {
  const turns = { ...before, overrides: [] };
  const lasting: Rotation = {
    ...turns,
    start: last.start,
    members: beginWith(before.members, last.index * (before.onCalls ?? 1)),
    recurrence: { kind: "elapsed", days: 0, seconds: Math.ceil((to - last.start) / SECOND_MS) },
  };
  return [
    ...renderRotation(turns, { from, to: last.start }),
    ...renderRotation(lasting, { from: last.start, to }),
  ];
}

/**
 * Overrides for what the rotation would render otherwise in a window: one for each shift as it was,
 * and one without members for each stretch in which nobody was on call, as far as they differ.
 */
export function keepShifts(old: Shift[], rotation: Rotation, window: Window) {
  const gaps = uncovered(old, window).map((gap) => ({ ...gap, members: [] }));
  const fresh = renderRotation({ ...rotation, overrides: [] }, window);
  const differences = diffShifts(old, fresh, window);
  return mergeByStart<Span & Pick<Override, "members">>([old, gaps]).flatMap((piece) => {
    const { start, end, members } = piece;
    const inside = differences.filter((each) => overlaps(each, { from: start, to: end }));
    const last = inside[inside.length - 1];
    if (inside[0] === undefined || last === undefined) return [];
    return { from: Math.max(inside[0].start, start), to: Math.min(last.end, end), members };
  });
}
