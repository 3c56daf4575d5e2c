import type { Shift } from "../../model/rotation.js";
import { formatInstant } from "../../model/time.js";
import type { OnCall } from "../../service/who.js";
import { jsonChunks } from "../render/json.js";
import { csvLine, tsvLine } from "../render/lines.js";
import { localTime } from "../render/local-time.js";
import { shellLine } from "../render/shell.js";
import { SHIFT_COLUMNS, shiftCells, shiftShape } from "./shift-shape.js";

export const WHO_FORMATS = ["table", "json", "yaml", "csv", "tsv"] as const;

interface ShowOptions {
  readonly timeZone: string;
  readonly width: number;
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

/** Everyone who is on call, once. */
export function onCallNames({ current }: OnCall): string[] {
  return [...new Set(current.flatMap(({ members }) => members))];
}

/** What to say beside it where a provider names others than our rules do; else nothing. */
export function onCallWarning(onCall: OnCall, vendor: string): string {
  const { schedule, instead } = onCall;
  if (instead === undefined) return "";
  const look = shellLine(["oncall", "schedule", "verify", schedule]);
  return `warning: ${vendor} names ${peopleText(onCallNames(onCall))}, and the rules of oncall ${peopleText(instead)}: ${look}\n`;
}

function peopleText(names: readonly string[]): string {
  return names.join(", ") || "nobody";
}

/** The columns of a shift between `current` or `next` and, for who is on call, until when. */
function whoLines(
  { current, next }: OnCall,
  format: "csv" | "tsv",
  { timeZone }: ShowOptions,
): string {
  const { formatOffset } = localTime(timeZone, { years: true });
  const line = format === "csv" ? csvLine : tsvLine;
  const row = (position: string, shift: Shift, until: string) =>
    line([position, ...shiftCells(shift, formatOffset), until]);
  return [
    ...(format === "csv" ? [line(["position", ...SHIFT_COLUMNS, "until"])] : []),
    ...current.map((shift) => row("current", shift, formatOffset(shift.until))),
    ...next.map((shift) => row("next", shift, "")),
  ].join("");
}

async function whoTable(
  { schedule, at, current, next, instead }: OnCall,
  { timeZone, width }: ShowOptions,
): Promise<string> {
  const { wrap } = await import("../render/wrap.js");
  const time = localTime(timeZone, { years: true });
  // Where nobody comes next nobody has looked further than some years ahead; and until when those are
  // on call whom the provider names instead, it does not say.
  const isKnown = next.length > 0 && instead === undefined;
  const line = (label: string, text: string) =>
    `  ${label.padEnd(9)}${wrap(text, width, " ".repeat(11))}`;
  return [
    wrap(`${schedule} at ${time.format(at)}`, width),
    ...current.map((shift) =>
      line("on call", `${describe(shift)}${isKnown ? `, until ${time.format(shift.until)}` : ""}`),
    ),
    current.length === 0 ? line("on call", "nobody") : "",
    ...next.map((shift) => line("next", `${describe(shift)}, from ${time.format(shift.start)}`)),
  ].join("");
}

function describe({ members, type, overridden = [] }: Shift): string {
  const who = members.join(", ");
  if (type === "REGULAR") return who;
  return overridden.length === 0 || overridden.join(", ") === who
    ? `${who} (override)`
    : `${who} (override, for ${overridden.join(", ")})`;
}
