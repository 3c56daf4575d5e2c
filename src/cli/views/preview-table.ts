import type { Zone } from "../../engine/zone.js";
import { civilDate, DAY_MS, HOUR_MS } from "../../model/civil.js";
import type { Shift } from "../../model/rotation.js";
import type { Instant } from "../../model/time.js";
import type { Preview } from "../../service/preview.js";
import { formatHours, formatLength, type LocalTime, localTime } from "../render/local-time.js";
import { type Cell, type Column, renderTable } from "../render/table.js";
import { wrap } from "../render/wrap.js";
import { memberLabels } from "./member-labels.js";

export interface ShowOptions {
  /** The zone to show times in. */
  readonly timeZone: string;
  readonly now: Instant;
  readonly width: number;
  readonly color: boolean;
}

/** A preview for people: local times, who, what is out of the ordinary, and the sums below. */
export function previewTable(
  preview: Preview,
  { timeZone, now, width, color }: ShowOptions,
): string {
  const { name, window, shifts, gaps } = preview;
  const time = localTime(timeZone, { years: false });
  const dated = localTime(timeZone, { years: true });
  const title = [
    `${name} in ${timeZone}`,
    `${dated.format(window.from)} to ${dated.format(window.to)}`,
  ]
    .map((line) => wrap(line, width))
    .join("");
  if (shifts.length === 0) return `${title}\nNobody is on call in this window.\n`;

  const several =
    preview.kind === "schedule" && new Set(shifts.map(({ rotation }) => rotation)).size > 1;
  const columns: Column[] = [
    { title: "From" },
    { title: "To" },
    { title: "Length" },
    { title: "On call", wraps: true },
    ...(several ? [{ title: "Rotation", wraps: true }] : []),
    { title: "Note", wraps: true },
  ];
  const yearOf = (instant: Instant) =>
    civilDate(Math.floor(time.zone.toWall(instant) / DAY_MS)).year;
  const label = memberLabels(
    shifts.flatMap(({ members, overridden = [] }) => [...members, ...overridden]),
  );
  const rows: Cell[][] = [];
  let year = yearOf(window.from);
  for (const shift of shifts) {
    // The title says the first year; a year that begins gets a row of its own.
    const begun = yearOf(shift.start);
    if (begun > year) rows.push(columns.map((_, i): Cell => (i === 0 ? String(begun) : "")));
    year = Math.max(year, begun);
    rows.push([
      time.format(shift.start),
      time.isSameDay(shift.start, shift.end) ? time.formatTime(shift.end) : time.format(shift.end),
      formatLength(shift.end - shift.start),
      whoCell(shift, now, label),
      ...(several ? [rotationLabel(shift, name)] : []),
      notes(shift, time.zone, now).join("; "),
    ]);
  }
  return [
    title,
    "\n",
    renderTable(columns, rows, { width, color }),
    "\n",
    wrap(`Hours in this window: ${sumHours(preview, label)}.`, width, "  "),
    gaps.length === 0 ? "" : wrap(describeGaps(preview, time), width, "  "),
  ].join("");
}

function whoCell(shift: Shift, now: number, label: (member: string) => string): Cell {
  const who = shift.members.map(label).join(", ");
  if (shift.type === "OVERRIDDEN") {
    const whose = (shift.overridden ?? []).map(label).join(", ");
    return {
      text: whose === "" || whose === who ? who : `${who} (for ${whose})`,
      emphasis: "warn",
    };
  }
  return isNow(shift, now) ? { text: who, emphasis: "strong" } : who;
}

/** Rotations of the schedule that is shown go by the name of their own: `nights` for payments/nights. */
function rotationLabel({ rotation = "" }: Shift, schedule: string): string {
  return rotation.startsWith(`${schedule}/`) ? rotation.slice(schedule.length + 1) : rotation;
}

function notes(shift: Shift, zone: Zone, now: number): string[] {
  return [
    ...(isNow(shift, now) ? ["now"] : []),
    ...(shift.type === "OVERRIDDEN" ? ["override"] : []),
    ...clockChanges(shift, zone),
  ];
}

function isNow({ start, end }: Shift, now: number): boolean {
  return start <= now && now < end;
}

/** `25 h, clocks go back` */
function clockChanges({ start, end }: Shift, zone: Zone): string[] {
  const hours = formatHours(end - start);
  return zone.transitions(start, end).map(({ before, after }) => {
    const size =
      Math.abs(after - before) === HOUR_MS ? "" : ` ${formatLength(Math.abs(after - before))}`;
    return `${hours} h, clocks go ${after > before ? "forward" : "back"}${size}`;
  });
}

/** Each member's hours within the window, in the order in which they first come. */
function sumHours({ shifts, window }: Preview, label: (member: string) => string): string {
  const sums = new Map<string, { length: number; reached: Instant }>();
  for (const { start, end, members } of shifts) {
    const last = Math.min(end, window.to);
    for (const member of members) {
      // Who is on call twice at once is on call for that hour once.
      const { length, reached } = sums.get(member) ?? { length: 0, reached: window.from };
      const more = Math.max(0, last - Math.max(start, reached));
      sums.set(member, { length: length + more, reached: Math.max(reached, last) });
    }
  }
  return [...sums]
    .map(([member, { length }]) => `${label(member)} ${formatHours(length)}`)
    .join(", ");
}

function describeGaps({ gaps }: Preview, time: LocalTime): string {
  const total = gaps.reduce((sum, { start, end }) => sum + end - start, 0);
  const [first] = gaps;
  const where = first && `${time.format(first.start)} to ${time.format(first.end)}`;
  return gaps.length === 1
    ? `Nobody: ${formatHours(total)} h, ${where}.`
    : `Nobody: ${formatHours(total)} h in ${gaps.length} gaps, the first ${where}.`;
}
