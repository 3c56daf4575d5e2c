import type { SimulatedStep, Simulation } from "../../engine/simulate.js";
import { SECOND_MS } from "../../model/civil.js";
import { formatTarget, type Position, type Target } from "../../model/policy.js";
import type { Instant } from "../../model/time.js";
import { type LocalTime, localTime } from "../render/local-time.js";
import { type Cell, type Column, renderTable } from "../render/table.js";
import { wrap } from "../render/wrap.js";

const COLUMNS: readonly Column[] = [
  { title: "After" },
  { title: "Time" },
  { title: "Step" },
  { title: "Paged", wraps: true },
  { title: "Via", wraps: true },
];

/** An escalation for people: when who is paged, how it ends, and which steps reach nobody. */
export function simulationTable(
  { policy, at, calls, end }: Simulation,
  { timeZone, width, color }: { timeZone: string; width: number; color: boolean },
): string {
  const time = localTime(timeZone, { years: false });
  const dated = localTime(timeZone, { years: true });
  // The title says the first date.
  const times = formatTimes(
    time,
    calls.map((call) => call.at),
    at,
  );
  const rows = calls.map((call, i): Cell[] => [
    formatAfter(call.at - at),
    times[i] as string,
    call.round === 0 ? `${call.step + 1}` : `${call.step + 1}, round ${call.round + 1}`,
    call.notified.join(", ") || { text: "nobody", emphasis: "strong" },
    viaCell(call),
  ]);
  const ending = end.resolved ? "the page resolves itself" : "the page stays open";
  return [
    wrap(`${policy} at ${dated.format(at)}, if nobody acknowledges`, width),
    "\n",
    renderTable(COLUMNS, rows, { width, color }),
    "\n",
    wrap(`If nobody has acknowledged by ${time.format(end.at)}, ${ending}.`, width, "  "),
    ...describeUnreached(calls, time).map((line) => wrap(line, width, "  ")),
  ].join("");
}

/** With the date where it changes: `23:58 EST`, `Tue 20 Jan 00:03 EST`, `00:08 EST`. */
function formatTimes(time: LocalTime, instants: readonly Instant[], from?: Instant): string[] {
  return instants.map((at, i) => {
    const before = i === 0 ? from : instants[i - 1];
    return before !== undefined && time.isSameDay(before, at)
      ? time.formatTime(at)
      : time.format(at);
  });
}

/** `+0m`, `+1m30s`, `+1h05m` */
function formatAfter(milliseconds: number): string {
  const seconds = milliseconds / SECOND_MS;
  const hour = Math.floor(seconds / 3600);
  const minute = Math.floor(seconds / 60) % 60;
  const rest = seconds % 60;
  const two = (value: number) => String(value).padStart(2, "0");
  const most = hour === 0 ? `+${minute}m` : `+${hour}h${two(minute)}m`;
  return rest === 0 ? most : `${most}${two(rest)}s`;
}

/** Where others are paged, says which targets reach nobody. */
function viaCell({ notified, targets }: SimulatedStep): string {
  return targets
    .map(({ target, members }) =>
      members.length === 0 && notified.length > 0
        ? `${formatTarget(target)} (nobody)`
        : formatTarget(target),
    )
    .join(", ");
}

/** A line for each step that reaches nobody, with all the times at which it does not. */
function describeUnreached(calls: readonly SimulatedStep[], time: LocalTime): string[] {
  const moments = new Map<string, Set<Instant>>();
  for (const { at, step, notified, targets } of calls) {
    if (notified.length > 0) continue;
    const why = targets.map(({ target }) => describeAbsence(target)).join(", ");
    const what = `Step ${step + 1} reaches nobody and is passed over at once: ${why}`;
    moments.set(what, (moments.get(what) ?? new Set()).add(at));
  }
  return [...moments].map(([what, at]) => `${what} at ${formatTimes(time, [...at]).join(", ")}.`);
}

const ABSENCES: Readonly<Record<Position, string>> = {
  previous: "has nobody who came before",
  current: "has nobody on call",
  next: "has nobody who comes next",
};

function describeAbsence(target: Target): string {
  const position = target.kind === "schedule" ? target.position : "current";
  return `${formatTarget(target)} ${ABSENCES[position]}`;
}
