import { badRequest } from "../errors.js";
import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS } from "../model/civil.js";
import type { Instant, Moment, WallClock } from "../model/time.js";

/** A change of a zone's offset. Offsets are milliseconds east of UTC. */
export interface Transition {
  readonly at: Instant;
  readonly before: number;
  readonly after: number;
}

/** What the engine asks of a time zone. */
export interface Zone {
  readonly name: string;
  /** Milliseconds east of UTC. */
  offsetAt(instant: Instant): number;
  toWall(instant: Instant): WallClock;
  /**
   * The instant of a wall-clock time. In a gap it moves later by the gap's length; in an overlap
   * the earlier instant counts (Temporal's "compatible", RFC 5545 section 3.3.5).
   */
  toInstant(wall: WallClock): Instant;
  /** Changes of offset with `from` < at < `to`, in order. */
  transitions(from: Instant, to: Instant): Transition[];
  /** Forward changes of at least `jump` milliseconds with `from` < at < `to`, in order. */
  gaps(from: Instant, to: Instant, jump: number): Transition[];
}

/** A moment as an instant: a wall-clock time is read in `zone`. */
export function toInstant(moment: Moment, zone: Zone): Instant {
  return typeof moment === "number" ? moment : zone.toInstant(moment.wall);
}

/** An instant as people write it: on the wall clock of `zone`, where that reads back as the same. */
export function toMoment(instant: Instant, zone: Zone): Moment {
  const wall = zone.toWall(instant);
  return zone.toInstant(wall) === instant ? { wall } : instant;
}

const zones = new Map<string, Zone>();

/**
 * The zone of an IANA name, from the zone data of the JavaScript runtime. The same object for the
 * same name, so that what it has learned of its transitions is kept.
 * @throws OncallError (exit 2) when there is no such zone
 */
export function zoneOf(name: string): Zone {
  let zone = zones.get(name);
  if (zone === undefined) {
    zone = makeZone(name, offsetReader(name));
    zones.set(name, zone);
  }
  return zone;
}

// A zone is learned a chunk at a time: offsets probed every STEP, changes between two probes found
// by bisection. Two changes within one step that cancel out would be missed: since 1970 the
// closest that any zone went and came back is 6.96 days (Brazil in 2000, Gaza).
const STEP_MS = 6 * DAY_MS;
const CHUNK_MS = 64 * STEP_MS;

/** No zone's offset leaves this many milliseconds on either side of UTC. */
const MAX_OFFSET_MS = 16 * HOUR_MS;

/** Stretches of one offset: `offsets[i]` from `starts[i]` to `starts[i + 1]`. */
interface Chunk {
  readonly starts: number[];
  readonly offsets: number[];
}

function makeZone(name: string, readOffset: (instant: Instant) => number): Zone {
  const chunks = new Map<number, Chunk>();
  const dateLineChanges = dateLine(readOffset);
  // The stretch of one offset that was used last: nearly every question is about the same one.
  let from = Number.NaN;
  let to = Number.NaN;
  let offset = 0;

  function offsetAt(instant: Instant): number {
    if (instant >= from && instant < to) return offset;
    const index = Math.floor(instant / CHUNK_MS);
    const { starts, offsets } = chunkAt(index);
    let i = starts.length - 1;
    while ((starts[i] as number) > instant) i--;
    from = starts[i] as number;
    to = starts[i + 1] ?? (index + 1) * CHUNK_MS;
    offset = offsets[i] as number;
    return offset;
  }

  function toInstant(wall: WallClock): Instant {
    if (wall - MAX_OFFSET_MS >= from && wall + MAX_OFFSET_MS < to) return wall - offset;
    offsetAt(wall - MAX_OFFSET_MS);
    if (wall + MAX_OFFSET_MS < to) return wall - offset;
    return toInstantNearChange(wall);
  }

  function toInstantNearChange(wall: WallClock): Instant {
    let current = offsetAt(wall - MAX_OFFSET_MS);
    for (const change of transitions(wall - MAX_OFFSET_MS, wall + MAX_OFFSET_MS)) {
      // Read with the offset before it, this wall time comes before the change, or falls into the
      // gap that the change opens: either way that is its instant.
      if (wall - change.before < change.at || wall - change.after < change.at) {
        return wall - change.before;
      }
      current = change.after;
    }
    return wall - current;
  }

  function transitions(after: Instant, before: Instant): Transition[] {
    const found: Transition[] = [];
    const last = Math.floor((before - 1) / CHUNK_MS);
    let known = offsetAt(after);
    for (let index = Math.floor(after / CHUNK_MS); index <= last; index++) {
      const { starts, offsets } = chunkAt(index);
      for (let i = 0; i < starts.length; i++) {
        const at = starts[i] as number;
        const next = offsets[i] as number;
        if (at <= after || at >= before || next === known) continue;
        found.push({ at, before: known, after: next });
        known = next;
      }
    }
    return found;
  }

  function chunkAt(index: number): Chunk {
    let chunk = chunks.get(index);
    if (chunk === undefined) {
      chunk = learnChunk(index * CHUNK_MS, readOffset);
      chunks.set(index, chunk);
    }
    return chunk;
  }

  return {
    name,
    offsetAt,
    toWall: (instant) => instant + offsetAt(instant),
    toInstant,
    transitions,
    gaps(after, before, jump) {
      const isLong = jump > LARGEST_CLOCK_CHANGE_MS;
      const all = isLong ? dateLineChanges(after, before) : transitions(after, before);
      return [...all].filter((change) => change.after - change.before >= jump);
    },
  };
}

function learnChunk(chunkStart: Instant, readOffset: (instant: Instant) => number): Chunk {
  const starts = [chunkStart];
  const offsets = [readOffset(chunkStart)];
  let known = offsets[0] as number;
  for (let low = chunkStart; low < chunkStart + CHUNK_MS; low += STEP_MS) {
    // The last probe belongs to the next chunk; a change found there lies in this one.
    const high = low + STEP_MS;
    const end = readOffset(high);
    // Two different changes in one step are found one after the other.
    for (let left = low; known !== end; ) {
      const before = known;
      const at = bisect(left, high, (instant) => readOffset(instant) !== before);
      if (at >= chunkStart + CHUNK_MS) return { starts, offsets };
      known = readOffset(at);
      starts.push(at);
      offsets.push(known);
      left = at;
    }
  }
  return { starts, offsets };
}

// Clocks have changed by up to 7 hours at once since 1970 (Vostok, 1994). A longer change is a move
// across the date line, 24 hours, and no zone moves back within DATE_LINE_STEP_MS.
const LARGEST_CLOCK_CHANGE_MS = 8 * HOUR_MS;
const DATE_LINE_CHANGE_MS = 12 * HOUR_MS;
const DATE_LINE_STEP_MS = 5 * 365 * DAY_MS;

/**
 * Moves across the date line, found by two probes for every ten years. What is found between two
 * probes is kept.
 */
function dateLine(readOffset: (instant: Instant) => number) {
  const probed = new Map<number, Transition | undefined>();

  function probe(cell: number): Transition | undefined {
    const low = cell * DATE_LINE_STEP_MS;
    const high = low + DATE_LINE_STEP_MS;
    const base = readOffset(low);
    const isAcross = (instant: Instant) =>
      Math.abs(readOffset(instant) - base) >= DATE_LINE_CHANGE_MS;
    if (!isAcross(high)) return undefined;
    const at = bisect(low, high, isAcross);
    return { at, before: readOffset(at - 1), after: readOffset(at) };
  }

  return function* changes(from: Instant, to: Instant): Generator<Transition> {
    for (let cell = Math.floor(from / DATE_LINE_STEP_MS); cell * DATE_LINE_STEP_MS < to; cell++) {
      if (!probed.has(cell)) probed.set(cell, probe(cell));
      const change = probed.get(cell);
      if (change !== undefined && change.at > from && change.at < to) yield change;
    }
  };
}

/** The first instant in (low, high] for which `holds`; it holds at `high` and not at `low`. */
function bisect(low: Instant, high: Instant, holds: (instant: Instant) => boolean): Instant {
  let left = low;
  let right = high;
  while (right - left > 1) {
    const middle = Math.floor((left + right) / 2);
    if (holds(middle)) right = middle;
    else left = middle;
  }
  return right;
}

const OFFSET = /GMT(?:([+-])(\d\d):(\d\d)(?::(\d\d))?)?/;

function offsetReader(name: string): (instant: Instant) => number {
  // The first format of a process costs as much as a quarter of its start.
  if (name === "UTC") return () => 0;
  let format: Intl.DateTimeFormat;
  try {
    format = new Intl.DateTimeFormat("en-US", { timeZone: name, timeZoneName: "longOffset" });
  } catch {
    throw badRequest(
      `"${name}" is not a time zone`,
      "write an IANA name such as America/New_York or UTC",
    );
  }
  return (instant) => {
    const match = OFFSET.exec(format.format(instant));
    if (match === null) throw new Error(`no offset in "${format.format(instant)}"`);
    const size =
      Number(match[2] ?? 0) * HOUR_MS +
      Number(match[3] ?? 0) * MINUTE_MS +
      Number(match[4] ?? 0) * SECOND_MS;
    return match[1] === "-" ? -size : size;
  };
}
