import type { ScheduleFinding } from "../../engine/findings/finding.js";
import type { ScheduleReport } from "../../service/check.js";
import { jsonChunks } from "../render/json.js";
import { csvLine, tsvLine } from "../render/lines.js";
import { formatHours, formatLength, type LocalTime, localTime } from "../render/local-time.js";
import { spanShape, windowShape } from "./shift-shape.js";

export const FINDING_FORMATS = ["table", "json", "yaml", "csv", "tsv"] as const;

interface ShowOptions {
  /** Absent: the zone of each schedule. */
  readonly timeZone: string | undefined;
  readonly width: number;
  readonly color: boolean;
}

/** What checks of schedules found. */
export async function showFindings(
  reports: readonly ScheduleReport[],
  format: (typeof FINDING_FORMATS)[number],
  options: ShowOptions,
): Promise<string> {
  switch (format) {
    case "json":
      return [...jsonChunks(reportsShape(reports))].join("");
    case "yaml": {
      const { toYaml } = await import("../render/yaml.js");
      return toYaml(reportsShape(reports));
    }
    case "table":
      if (reports.length === 0) return "No schedules.\n";
      return (await Promise.all(reports.map((report) => reportTable(report, options)))).join("\n");
    default:
      return findingLines(reports, format, options.timeZone);
  }
}

function reportsShape(reports: readonly ScheduleReport[]) {
  return {
    format: 1,
    schedules: reports.map(({ schedule, timeZone, window, findings }) => ({
      schedule,
      timeZone,
      window: windowShape(window),
      findings: findings.map((finding) => ({
        kind: finding.kind,
        ...spanShape(finding),
        members: finding.members,
        rotations: finding.rotations,
        why: why(finding),
      })),
    })),
  };
}

const COLUMNS = ["schedule", "kind", "start", "end", "members", "rotations", "why"];

function findingLines(
  reports: readonly ScheduleReport[],
  format: "csv" | "tsv",
  timeZone: string | undefined,
): string {
  const line = format === "csv" ? csvLine : tsvLine;
  const lines = reports.flatMap((report) => {
    const { formatOffset } = localTime(timeZone ?? report.timeZone, { years: true });
    return report.findings.map((finding) =>
      line([
        report.schedule,
        finding.kind,
        formatOffset(finding.start),
        formatOffset(finding.end),
        finding.members.join(","),
        finding.rotations.join(","),
        why(finding),
      ]),
    );
  });
  return [...(format === "csv" ? [line(COLUMNS)] : []), ...lines].join("");
}

/** Findings of one kind, people and rotations are one row, with how many there are. */
async function reportTable(
  { schedule, timeZone, window, findings }: ScheduleReport,
  { timeZone: asked, width, color }: ShowOptions,
): Promise<string> {
  const { wrap } = await import("../render/wrap.js");
  const time = localTime(asked ?? timeZone, { years: true });
  const span = `${time.format(window.from)} to ${time.format(window.to)}`;
  if (findings.length === 0) return wrap(`${schedule}: nothing found from ${span}.`, width);
  const { renderTable } = await import("../render/table.js");
  const rows = groupAlike(findings).map(([first, count]) => [
    { text: first.kind, emphasis: "warn" as const },
    when(first, count, time),
    first.members.join(", ") || "-",
    why(first),
  ]);
  const columns = [
    { title: "Finding" },
    { title: "When", wraps: true },
    { title: "Who", wraps: true },
    { title: "Why", wraps: true },
  ];
  return `${wrap(`${schedule}: ${findings.length} found from ${span}`, width)}\n${renderTable(columns, rows, { width, color })}`;
}

/** The first of those that differ in their time alone, and how many they are. */
function groupAlike(findings: readonly ScheduleFinding[]): [ScheduleFinding, number][] {
  const groups = new Map<string, [ScheduleFinding, number]>();
  for (const finding of findings) {
    const { kind, start, end, members, rotations } = finding;
    const key = JSON.stringify([kind, end - start, members, rotations, why(finding)]);
    const [first, count] = groups.get(key) ?? [finding, 0];
    groups.set(key, [first, count + 1]);
  }
  return [...groups.values()];
}

function when({ kind, start, end }: ScheduleFinding, count: number, time: LocalTime): string {
  if (kind === "unreached") return "";
  const until = time.isSameDay(start, end) ? time.formatTime(end) : time.format(end);
  const more = count === 1 ? "" : `, and ${count - 1} more like it`;
  return `${time.format(start)} to ${until} (${formatLength(end - start)})${more}`;
}

/** Why it is a finding, as a sentence without its time. */
function why(finding: ScheduleFinding): string {
  const { rotations, members, start, end } = finding;
  const length = `${formatHours(end - start)} h`;
  switch (finding.kind) {
    case "gap":
      return `nobody is on call for ${length}`;
    case "double":
      return `on call twice at once, in ${rotations.join(" and ")}`;
    case "long":
      return `on call ${finding.isWhole ? length : `at least ${length}`} without a break; the limit is ${formatHours(finding.limitMs)} h`;
    case "rest":
      return `${length} of rest between two shifts; at least ${formatHours(finding.limitMs)} h are wanted`;
    case "non-member":
      return `an override of ${finding.on.kind} ${finding.on.name} puts ${members.join(", ")} on call, who is no member`;
    case "unreached":
      return `never on call here, though a member of rotation ${rotations.join(", ")}`;
    case "clock-change":
      return clockChange(finding, length);
  }
}

function clockChange(
  { effect, zones, rotations }: Extract<ScheduleFinding, { kind: "clock-change" }>,
  length: string,
): string {
  const cause = `the clocks of ${zones[0]} and ${zones[1]} change on different days`;
  return effect === "opens"
    ? `nobody is on call for ${length} between ${rotations.join(" and ")}: ${cause}`
    : `both ${rotations.join(" and ")} are on call for ${length}: ${cause}`;
}
