import { formatInstant } from "../../model/time.js";
import type { MomentComparison } from "../../service/verify/comparison.js";
import { jsonChunks } from "../render/json.js";
import { tsvLine } from "../render/lines.js";
import { localTime } from "../render/local-time.js";
import { type Column, renderTable } from "../render/table.js";
import { wrap } from "../render/wrap.js";
import { windowShape } from "./shift-shape.js";
import {
  explanationLines,
  ruleCell,
  type ShowOptions,
  type VERIFY_FORMATS,
} from "./verification.js";

/** Whom a provider names at moments of a schedule, beside ours. */
export async function showMoments(
  comparison: MomentComparison,
  format: (typeof VERIFY_FORMATS)[number],
  options: ShowOptions,
): Promise<string> {
  switch (format) {
    case "json":
      return [...jsonChunks(momentsShape(comparison))].join("");
    case "yaml": {
      const { toYaml } = await import("../render/yaml.js");
      return toYaml(momentsShape(comparison));
    }
    case "tsv":
      return tsvLine(cellsOf(comparison));
    case "table":
      return momentsText(comparison, options);
  }
}

function momentsShape(comparison: MomentComparison) {
  return {
    format: 1,
    equal: comparison.isEqual,
    schedule: comparison.schedule,
    timeZone: comparison.timeZone,
    window: windowShape(comparison.window),
    moments: comparison.moments,
    asked: comparison.asked,
    differences: comparison.rows.map(({ at, ours, theirs }) => ({
      at: formatInstant(at),
      ours,
      theirs,
    })),
    certain: comparison.certain,
    explained: comparison.explained,
  };
}

/** `payments`, `different`, 24, 3, `10 first-on-top` */
function cellsOf({ schedule, isEqual, asked, rows, explained }: MomentComparison): string[] {
  const result = isEqual ? "equal" : "different";
  return [schedule, result, String(asked), String(rows.length), ruleCell(explained)];
}

/** Rows that are shown of a difference; the rest is counted. */
const MOST_ROWS = 20;

function momentsText(comparison: MomentComparison, options: ShowOptions): string {
  const { schedule, window, asked, moments, isEqual, rows } = comparison;
  const { vendor, width, color, timeZone = comparison.timeZone } = options;
  const { format } = localTime(timeZone, { years: true });
  const span = `${format(window.from)} to ${format(window.to)}`;
  const left =
    asked === moments
      ? ""
      : wrap(`There are ${moments} moments to ask about; --most ${moments} does.`, width, "  ");
  if (isEqual) {
    const all = asked === 1 ? "the moment" : `all ${asked} moments`;
    const same = `${schedule}: ${vendor} names whom oncall does at ${all} that it was asked about, ${span}.`;
    return wrap(same, width, "  ") + left;
  }
  const differ = `${schedule}: ${vendor} names others than oncall does at ${rows.length} of ${asked} moments, ${span}:`;
  const time = localTime(timeZone, { years: false });
  const cells = rows
    .slice(0, MOST_ROWS)
    .map(({ at, ours, theirs }) => [time.format(at), peopleText(ours), peopleText(theirs)]);
  return [
    wrap(differ, width, "  "),
    "\n",
    renderTable(columns(vendor), cells, { width, color }),
    rows.length > MOST_ROWS ? `and ${rows.length - MOST_ROWS} more; --json has them all\n` : "",
    "\n",
    left,
    ...explanationLines(comparison.explained, comparison.certain, (kind) =>
      kind === "guess"
        ? `No reading that oncall knows names whom ${vendor} does.`
        : `Read so, oncall names whom ${vendor} does, at every moment that was asked about.`,
    ).map((line) => wrap(line, width, "  ")),
  ].join("");
}

function columns(vendor: string): Column[] {
  return [{ title: "At" }, { title: "oncall", wraps: true }, { title: vendor, wraps: true }];
}

function peopleText(people: readonly string[]): string {
  return people.join(", ") || "nobody";
}
