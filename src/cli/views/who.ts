import type { Shift } from "../../model/rotation.js";
import { formatInstant } from "../../model/time.js";
import type { OnCall } from "../../service/who.js";
import { jsonChunks } from "../render/json.js";
import { csvLine, tsvLine } from "../render/lines.js";
import { localTime } from "../render/local-time.js";
import { SHIFT_COLUMNS, shiftCells, shiftShape } from "./shift-shape.js";

export const WHO_FORMATS = ["table", "json", "yaml", "csv", "tsv"] as const;

interface ShowOptions {
  readonly timeZone: string;
  readonly width: number;
  readonly color: boolean;
}

export async function showOnCall(
  onCall: OnCall,
  format: (typeof WHO_FORMATS)[number],
  options: ShowOptions,
): Promise<string> {
  switch (format) {
    case "json":
      return [...jsonChunks(whoShape(onCall, options.timeZone))].join("");
    case "yaml": {
      const { toYaml } = await import("../render/yaml.js");
      return toYaml(whoShape(onCall, options.timeZone));
    }
    case "table":
      return whoTable(onCall, options);
    default:
      return whoLines(onCall, format, options);
  }
}

function whoShape({ schedule, at, current, next }: OnCall, timeZone: string) {
  return {
    format: 1,
    schedule,
    timeZone,
    at: formatInstant(at),
    onCall: current.map((shift) => ({
      ...shiftShape(shift, schedule),
      until: formatInstant(shift.until),
    })),
    next: next.map((shift) => shiftShape(shift, schedule)),
  };
}

/** The columns of a shift after `current` or `next`. */
function whoLines(
  { current, next }: OnCall,
  format: "csv" | "tsv",
  { timeZone }: ShowOptions,
): string {
  const { formatOffset } = localTime(timeZone, { years: true });
  const line = format === "csv" ? csvLine : tsvLine;
  const rows = (position: string, shifts: readonly Shift[]) =>
    shifts.map((shift) => line([position, ...shiftCells(shift, formatOffset)]));
  const header = format === "csv" ? [line(["position", ...SHIFT_COLUMNS])] : [];
  return [...header, ...rows("current", current), ...rows("next", next)].join("");
}

async function whoTable(
  { schedule, at, current, next }: OnCall,
  options: ShowOptions,
): Promise<string> {
  const { painter, wrap } = await import("../render/table.js");
  const paint = painter(options.color);
  const time = localTime(options.timeZone, { years: true });
  const lines = [wrap(`${schedule} at ${time.format(at)}`, options.width)];
  for (const shift of current) {
    lines.push(`  on call  ${paint.bold(describe(shift))}, until ${time.format(shift.until)}\n`);
  }
  if (current.length === 0) lines.push(`  ${paint.yellow("nobody is on call")}\n`);
  for (const shift of next)
    lines.push(`  next     ${describe(shift)}, from ${time.format(shift.start)}\n`);
  return lines.join("");
}

function describe({ members, type, overridden = [] }: Shift): string {
  const who = members.join(", ");
  if (type === "REGULAR") return who;
  return overridden.length === 0
    ? `${who} (override)`
    : `${who} (override, for ${overridden.join(", ")})`;
}
