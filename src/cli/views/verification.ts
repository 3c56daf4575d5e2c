import type {
  Comparison,
  DifferentRow,
  Explanation,
  RuleInQuestion,
} from "../../service/verify/comparison.js";
import { jsonChunks } from "../render/json.js";
import { tsvLine } from "../render/lines.js";
import { localTime } from "../render/local-time.js";
import { type Column, renderTable } from "../render/table.js";
import { wrap } from "../render/wrap.js";
import { shiftShape, windowShape } from "./shift-shape.js";

export const VERIFY_FORMATS = ["table", "json", "yaml", "tsv"] as const;

export interface ShowOptions {
  /** Whose shifts ours stand beside: `AWS`. */
  readonly vendor: string;
  /** Absent: the zone of each rotation. */
  readonly timeZone: string | undefined;
  readonly width: number;
  readonly color: boolean;
}

/** Our shifts beside the provider's, rotation by rotation. */
export async function showVerification(
  comparisons: readonly Comparison[],
  format: (typeof VERIFY_FORMATS)[number],
  options: ShowOptions,
): Promise<string> {
  switch (format) {
    case "json":
      return [...jsonChunks(verificationShape(comparisons))].join("");
    case "yaml": {
      const { toYaml } = await import("../render/yaml.js");
      return toYaml(verificationShape(comparisons));
    }
    case "tsv":
      return comparisons.map((each) => tsvLine(cellsOf(each))).join("");
    case "table":
      return comparisons.map((each) => comparisonText(each, options)).join("\n");
  }
}

export function verificationShape(comparisons: readonly Comparison[]) {
  return {
    format: 1,
    equal: comparisons.every(({ isEqual }) => isEqual),
    rotations: comparisons.map((each) => ({
      rotation: each.rotation,
      timeZone: each.timeZone,
      window: windowShape(each.window),
      equal: each.isEqual,
      samePeople: each.samePeople,
      compared: each.compared,
      theirs: each.theirs,
      emptyRows: each.emptyRows,
      differences: each.rows.map(({ kind, shift }) => ({
        side: kind,
        ...shiftShape(shift, undefined),
      })),
      certain: each.certain,
      explained: each.explained,
    })),
  };
}

/** `primary`, `different`, 12, 14, `2 multiplier-from-start` */
function cellsOf({ rotation, isEqual, compared, theirs, explained }: Comparison): string[] {
  const result = isEqual ? "equal" : "different";
  return [rotation, result, String(compared), String(theirs), ruleCell(explained)];
}

/** `2 multiplier-from-start,4` */
export function ruleCell(explained: readonly Explanation[]): string {
  const rules = explained.flatMap((each) =>
    each.rules.map(({ rule, reading }) => `${rule}${reading === undefined ? "" : ` ${reading}`}`),
  );
  return [...new Set(rules)].join(",");
}

/** Rows that are shown of a difference; the rest is counted. */
const MOST_ROWS = 20;

export function comparisonText(comparison: Comparison, options: ShowOptions): string {
  const { rotation, window, compared, theirs, isEqual, rows } = comparison;
  const { vendor, width, color, timeZone = comparison.timeZone } = options;
  const dated = localTime(timeZone, { years: true });
  const span = `${dated.format(window.from)} to ${dated.format(window.to)}`;
  if (isEqual) {
    const shifts = compared === 1 ? "the 1 shift" : `all ${compared} shifts`;
    return wrap(`${rotation}: ${vendor} has ${shifts} that oncall has, ${span}.`, width, "  ");
  }
  const others = theirs === 1 ? "1 shift" : `${theirs} shifts`;
  return [
    wrap(
      `${rotation}: ${vendor} has ${others} and oncall ${compared}, ${span}. They differ:`,
      width,
      "  ",
    ),
    "\n",
    renderTable(COLUMNS, rows.slice(0, MOST_ROWS).map(rowOf(vendor, timeZone)), { width, color }),
    rows.length > MOST_ROWS ? `and ${rows.length - MOST_ROWS} more; --json has them all\n` : "",
    "\n",
    comparison.samePeople
      ? wrap("The same people are on call at every moment; only shifts are cut otherwise.", width)
      : "",
    ...explainedLines(comparison, vendor).map((line) => wrap(line, width, "  ")),
  ].join("");
}

const COLUMNS: readonly Column[] = [
  { title: "Whose" },
  { title: "From" },
  { title: "To" },
  { title: "On call", wraps: true },
  { title: "Type" },
];

function rowOf(vendor: string, timeZone: string) {
  const time = localTime(timeZone, { years: false });
  return ({ kind, shift }: DifferentRow) => {
    const { start, end, members, type, overridden = [] } = shift;
    const instead = overridden.length === 0 ? "" : ` (for ${overridden.join(", ")})`;
    return [
      kind === "theirs" ? vendor : "oncall",
      time.format(start),
      time.isSameDay(start, end) ? time.formatTime(end) : time.format(end),
      `${members.join(", ")}${instead}`,
      type,
    ];
  };
}

function explainedLines({ explained, certain }: Comparison, vendor: string): string[] {
  return explanationLines(explained, certain, (kind) => {
    switch (kind) {
      case "exact":
        return `Read so, oncall gives exactly the shifts of ${vendor}.`;
      case "same-people":
        return `Read so, oncall puts the people of ${vendor} on call, in shifts cut otherwise.`;
      case "guess":
        return `No reading that oncall knows gives the shifts of ${vendor}.`;
    }
  });
}

/**
 * Which rules are in question, as docs/engine.md counts them.
 * @param conclude says what follows for the provider
 */
export function explanationLines(
  explained: readonly Explanation[],
  isCertain: boolean,
  conclude: (kind: Explanation["kind"]) => string,
): string[] {
  const [first, ...others] = explained.map(({ kind, rules }) => {
    const question = kind === "guess" ? "In question may be" : "In question is";
    return `${question} ${rules.map(ruleText).join("; and ")}. ${conclude(kind)}`;
  });
  if (first === undefined) return [];
  const doubt = isCertain || others.length === 0 ? [] : ["Other readings explain it as well:"];
  return [first, ...doubt, ...others];
}

function ruleText({ rule, title, reading, text }: RuleInQuestion): string {
  const how = reading === undefined ? "" : `, "${reading}"`;
  return `rule ${rule} (${title}${how}): ${text}`;
}
