import { type Difference, hoursMoved } from "../../engine/diff.js";
import type { Effect } from "../../service/effect.js";
import type { Plan } from "../../service/plan.js";
import { formatHours, formatLength, type LocalTime, localTime } from "../render/local-time.js";
import { type Column, renderTable } from "../render/table.js";
import { wrap } from "../render/wrap.js";
import { memberLabels } from "./member-labels.js";

interface ShowOptions {
  /** Absent: the zone of each rotation or schedule. */
  readonly timeZone: string | undefined;
  readonly width: number;
  readonly color: boolean;
  /** The warnings alone. */
  readonly quiet: boolean;
}

/** The shifts that a plan moves, as people read them, and its warnings. */
export function showEffects({ effects, warnings }: Plan, options: ShowOptions): string {
  const said = warnings.map((warning) => wrap(`warning: ${warning}`, options.width, "  ")).join("");
  if (options.quiet) return said;
  const [first, ...others] = effects;
  if (first === undefined) return said;
  const told = others.map((effect) => showBriefly(effect, options));
  return [showEffect(first, options), ...told, said].filter((text) => text !== "").join("\n");
}

/** Rows that are shown of a change; the rest is counted. */
const MOST_ROWS = 12;

const COLUMNS: readonly Column[] = [
  { title: "From" },
  { title: "To" },
  { title: "Length" },
  { title: "Before", wraps: true },
  { title: "After", wraps: true },
];

function showEffect(effect: Effect, { timeZone, width, color }: ShowOptions): string {
  const { name, differences, first, window, turn } = effect;
  const zone = timeZone ?? effect.timeZone;
  const time = localTime(zone, { years: false });
  const dated = localTime(zone, { years: true });
  const label = labelsOf(effect);
  const proof = turn === undefined ? "" : wrap(describeTurn(turn, dated, label), width);
  if (first === undefined) return `${wrap(`${name}: the same people are on call.`, width)}${proof}`;
  const begun = dated.format(first.start);
  const title = wrap(
    effect.isNew
      ? `${name}: on call from ${begun} on`
      : `${name}: other people are on call from ${begun} on`,
    width,
  );
  if (differences.length === 0) {
    const change = `There ${who(first.before, label)} was on call before, and ${who(first.after, label)} is after.`;
    return `${title}${wrap(change, width)}${proof}`;
  }
  const rows = differences
    .slice(0, MOST_ROWS)
    .map((each) => [
      time.format(each.start),
      time.isSameDay(each.start, each.end) ? time.formatTime(each.end) : time.format(each.end),
      formatLength(each.end - each.start),
      who(each.before, label),
      { text: who(each.after, label), emphasis: "warn" as const },
    ]);
  const until = dated.format(window.to);
  const more = differences.length - rows.length;
  return [
    title,
    "\n",
    renderTable(COLUMNS, rows, { width, color }),
    more > 0 ? wrap(`and ${more} more until ${until}`, width, "  ") : "",
    "\n",
    wrap(`Hours until ${until}: ${hours(differences, label)}.`, width, "  "),
    proof,
  ].join("");
}

/** Where the same change shows elsewhere: whose hours it moves. */
function showBriefly(effect: Effect, { timeZone, width }: ShowOptions): string {
  const { name, kind, first, differences, window, turn } = effect;
  const dated = localTime(timeZone ?? effect.timeZone, { years: true });
  const { format } = dated;
  const label = labelsOf(effect);
  const proof = turn === undefined ? "" : wrap(describeTurn(turn, dated, label), width);
  if (first === undefined)
    return `${wrap(`In ${kind} ${name} the same people are on call.`, width)}${proof}`;
  const sums =
    differences.length === 0
      ? ""
      : `; hours until ${format(window.to)}: ${hours(differences, label)}`;
  const told = `In ${kind} ${name} other people are on call from ${format(first.start)} on${sums}.`;
  return `${wrap(told, width)}${proof}`;
}

type Label = (member: string) => string;

/** Of all whom it names. */
function labelsOf({ differences, first, turn }: Effect): Label {
  const moved = [...differences, ...(first === undefined ? [] : [first])];
  const turns = turn === undefined ? [] : [turn.before, turn.after];
  return memberLabels([
    ...moved.flatMap(({ before, after }) => [...before, ...after]),
    ...turns.flatMap(({ now, next }) => [...now, ...next]),
  ]);
}

/** `On call now: bob, next: carol - unchanged.` */
function describeTurn(
  { before, after }: NonNullable<Effect["turn"]>,
  time: LocalTime,
  label: Label,
): string {
  const isSameNow = before.now.join() === after.now.join();
  const isSameNext = before.next.join() === after.next.join() && before.nextAt === after.nextAt;
  if (isSameNow && isSameNext) {
    return `On call now: ${who(after.now, label)}, next: ${who(after.next, label)} - unchanged.`;
  }
  const begin = ({ next, nextAt }: typeof after) =>
    nextAt === undefined ? who(next, label) : `${who(next, label)} from ${time.format(nextAt)}`;
  const now = isSameNow
    ? `${who(after.now, label)} - unchanged`
    : `${who(after.now, label)}, instead of ${who(before.now, label)}`;
  const next = isSameNext
    ? `${who(after.next, label)} - unchanged`
    : `${begin(after)}, instead of ${begin(before)}`;
  return `On call now: ${now}; next: ${next}.`;
}

function who(people: readonly string[], label: Label): string {
  return people.length === 0 ? "nobody" : people.map(label).join(", ");
}

/** `alice -12, carol +12` */
function hours(differences: readonly Difference[], label: Label): string {
  return hoursMoved(differences)
    .map(({ member, gained, lost }) => {
      const parts = [
        lost > 0 ? `-${formatHours(lost)}` : "",
        gained > 0 ? `+${formatHours(gained)}` : "",
      ];
      return `${label(member)} ${parts.filter(Boolean).join(" ")}`;
    })
    .join(", ");
}
