import type { CalendarRecurrence, Rotation, Shift, WeeklyWindow } from "../../model/rotation.js";
import type { Instant, WallClock, Window } from "../../model/time.js";
import { type Periods, periodsOf } from "../calendar.js";
import { coveredBorders } from "../coverage.js";
import { memberCycle } from "../members.js";
import { withOverrides } from "../overrides.js";
import type { Span } from "../spans.js";
import type { Zone } from "../zone.js";

/** The times that each period lists. */
export type Listed = Pick<Periods, "startOf" | "listOf">;

/** What rule 2 counts on: the clock, and hand-offs by rules 1 and 4. */
export interface Calendar {
  readonly zone: Zone;
  /**
   * The hand-offs of a recurrence from the period of `anchor` on, in order, each once, until well
   * after what is rendered.
   * @param pick which of the times of a period count; all when absent
   */
  list(
    recurrence: CalendarRecurrence,
    anchor: Instant,
    pick?: (times: readonly number[]) => readonly number[],
  ): Instant[];
}

/** The rules of docs/engine.md as parts that can be exchanged one by one. */
export interface Rules {
  /** Rule 1: the instant of a wall-clock time; absent: it never happens. */
  readonly place: (wall: WallClock, zone: Zone) => Instant | undefined;
  /** Rule 4. */
  readonly listed: (recurrence: CalendarRecurrence, anchor: WallClock) => Listed;
  /** Rule 2: the hand-offs at or after the start, in order. */
  readonly handOffs: (
    recurrence: CalendarRecurrence,
    start: Instant,
    calendar: Calendar,
  ) => Instant[];
  /** Rule 2: what runs from hand-off to hand-off. */
  readonly turns: (
    start: Instant,
    handOffs: readonly Instant[],
    recurrence: CalendarRecurrence,
  ) => Span[];
  /** Rule 3: who has the turn of an index. */
  readonly members: (rotation: Rotation) => (turn: number) => readonly string[];
  /** Rule 5: when a rotation is on call between two instants; absent: always. */
  readonly covered: (
    coverage: readonly WeeklyWindow[],
    zone: Zone,
    from: Instant,
    to: Instant,
  ) => Span[] | undefined;
  /** Rule 5: the turns that somebody has. */
  readonly counted: (
    turns: readonly Span[],
    coveredIn: (window: Window) => readonly Span[],
  ) => readonly Span[];
  /** Rule 6: overrides over what `render` gives. */
  readonly lay: (
    rotation: Rotation,
    window: Window,
    render: (window: Window) => Shift[],
  ) => Shift[];
  /** Rule 7: what a window shows of the shifts that overlap it. */
  readonly select: (shifts: readonly Shift[], window: Window) => readonly Shift[];
}

/** As the engine reads them. */
export const OURS: Rules = {
  place: (wall, zone) => zone.toInstant(wall),
  listed: periodsOf,
  handOffs: (recurrence, start, { list }) =>
    list(recurrence, start).filter((handOff) => handOff >= start),
  turns: (start, handOffs) => between(withStart(start, handOffs)),
  members(rotation) {
    const cycle = memberCycle(rotation);
    return (turn) => cycle[turn % cycle.length] ?? [];
  },
  covered(coverage, zone, from, to) {
    const borders = coveredBorders(coverage, zone, from, to);
    return borders && between(borders).filter((_, i) => i % 2 === 0);
  },
  counted: (turns) => turns,
  lay: ({ timeZone, overrides, name }, window, render) =>
    withOverrides({ timeZone, overrides, rotation: name }, window, render),
  select: (shifts) => shifts,
};

/** From each border to the next. */
export function between(borders: readonly Instant[]): Span[] {
  return borders.slice(1).map((end, i) => ({ start: borders[i] ?? end, end }));
}

/** A start is a border like the hand-offs, and may be one of them. */
export function withStart(start: Instant, handOffs: readonly Instant[]): readonly Instant[] {
  return handOffs[0] === start ? handOffs : [start, ...handOffs];
}
