import type { Shift } from "../model/rotation.js";
import type { Instant, Window } from "../model/time.js";

/** A stretch in which other people are on call than before. Instants; each person once. */
export interface Difference {
  readonly start: Instant;
  readonly end: Instant;
  readonly before: readonly string[];
  readonly after: readonly string[];
}

/** What somebody gains and loses by differences, milliseconds. */
export interface Moved {
  readonly member: string;
  readonly lost: number;
  readonly gained: number;
}

/**
 * The stretches of a window in which two renderings have different people on call, whatever their
 * order, in order of time. Shifts are sorted by start and may overlap. One sweep over their borders.
 */
export function diffShifts(
  before: readonly Shift[],
  after: readonly Shift[],
  window: Window,
): Difference[] {
  const borders = sortedBorders({ before, after }, window);
  const old: OnCall = new Map();
  const fresh: OnCall = new Map();
  const differences: Difference[] = [];
  for (let i = 0; i < borders.length; ) {
    const start = (borders[i] as Border).at;
    for (; borders[i]?.at === start; i++) {
      const { side, members, step } = borders[i] as Border;
      count(side === "before" ? old : fresh, members, step);
    }
    // After the last border nobody is on call on either side.
    const end = borders[i]?.at ?? start;
    if (!isSame(old, fresh)) addDifference(differences, start, end, old, fresh);
  }
  return differences;
}

/** Everyone who is on call for longer or shorter, in the order in which the differences name them. */
export function hoursMoved(differences: readonly Difference[]): Moved[] {
  const moved = new Map<string, { member: string; lost: number; gained: number }>();
  const sumOf = (member: string) => {
    const sum = moved.get(member) ?? { member, lost: 0, gained: 0 };
    moved.set(member, sum);
    return sum;
  };
  for (const { start, end, before, after } of differences) {
    for (const member of before) if (!after.includes(member)) sumOf(member).lost += end - start;
    for (const member of after) if (!before.includes(member)) sumOf(member).gained += end - start;
  }
  return [...moved.values()];
}

type Side = "before" | "after";

/** Where members of one side come on call (step 1) or leave (step -1). */
interface Border {
  readonly at: Instant;
  readonly side: Side;
  readonly members: readonly string[];
  readonly step: 1 | -1;
}

/** Where one shift ends as another begins, the end comes first. */
function sortedBorders(sides: Record<Side, readonly Shift[]>, { from, to }: Window): Border[] {
  const borders: Border[] = [];
  for (const side of ["before", "after"] as const) {
    for (const { start, end, members } of sides[side]) {
      const first = Math.max(start, from);
      const last = Math.min(end, to);
      if (first >= last) continue;
      borders.push({ at: first, side, members, step: 1 }, { at: last, side, members, step: -1 });
    }
  }
  return borders.sort((a, b) => a.at - b.at || a.step - b.step);
}

/** Who is on call, in the order in which they came, and by how many shifts. */
type OnCall = Map<string, number>;

function count(onCall: OnCall, members: readonly string[], step: 1 | -1): void {
  for (const member of members) {
    const shifts = (onCall.get(member) ?? 0) + step;
    if (shifts === 0) onCall.delete(member);
    else onCall.set(member, shifts);
  }
}

function isSame(before: OnCall, after: OnCall): boolean {
  return isListed([...before.keys()], after);
}

function isListed(names: readonly string[], onCall: OnCall): boolean {
  return names.length === onCall.size && names.every((name) => onCall.has(name));
}

/** Adds to the end; what only continues the last difference makes it longer. */
function addDifference(
  differences: Difference[],
  start: Instant,
  end: Instant,
  before: OnCall,
  after: OnCall,
): void {
  const last = differences[differences.length - 1];
  if (last?.end === start && isListed(last.before, before) && isListed(last.after, after)) {
    differences[differences.length - 1] = { ...last, end };
  } else {
    differences.push({ start, end, before: [...before.keys()], after: [...after.keys()] });
  }
}
