import type { SimulatedStep, Simulation } from "../../engine/simulate.js";
import { MINUTE_MS } from "../../model/civil.js";
import { formatTarget } from "../../model/policy.js";
import { formatInstant } from "../../model/time.js";
import { jsonChunks } from "../render/json.js";
import { csvLine, tsvLine } from "../render/lines.js";
import { localTime } from "../render/local-time.js";

export const SIMULATION_FORMATS = ["table", "json", "yaml", "csv", "tsv"] as const;

interface ShowOptions {
  /** The zone to show times in. */
  readonly timeZone: string;
  readonly width: number;
  readonly color: boolean;
}

/** Steps and rounds count from 1 in every format. */
export async function showSimulation(
  simulation: Simulation,
  format: (typeof SIMULATION_FORMATS)[number],
  options: ShowOptions,
): Promise<string> {
  switch (format) {
    case "json":
      return [...jsonChunks(simulationShape(simulation, options.timeZone))].join("");
    case "yaml": {
      const { toYaml } = await import("../render/yaml.js");
      return toYaml(simulationShape(simulation, options.timeZone));
    }
    case "table": {
      const { simulationTable } = await import("./simulation-table.js");
      return simulationTable(simulation, options);
    }
    default:
      return simulationLines(simulation, format, options.timeZone);
  }
}

function simulationShape({ policy, at, calls, end }: Simulation, timeZone: string) {
  return {
    format: 1,
    policy,
    timeZone,
    at: formatInstant(at),
    calls: calls.map((call) => ({
      at: formatInstant(call.at),
      minute: minutes(call.at - at),
      step: call.step + 1,
      round: call.round + 1,
      notified: call.notified,
      targets: call.targets.map(({ target, members }) => ({
        target: formatTarget(target),
        members,
      })),
      skipped: call.skipped.map(formatTarget),
    })),
    end: { at: formatInstant(end.at), minute: minutes(end.at - at), resolved: end.resolved },
  };
}

const COLUMNS = ["at", "minute", "step", "round", "notified", "targets"];

/** A line for each call: its local time with offset, names joined by commas. */
function simulationLines(
  { at, calls }: Simulation,
  format: "csv" | "tsv",
  timeZone: string,
): string {
  const { formatOffset } = localTime(timeZone, { years: true });
  const line = format === "csv" ? csvLine : tsvLine;
  const cells = (call: SimulatedStep) => [
    formatOffset(call.at),
    String(minutes(call.at - at)),
    String(call.step + 1),
    String(call.round + 1),
    call.notified.join(","),
    call.targets.map(({ target }) => formatTarget(target)).join(","),
  ];
  return [...(format === "csv" ? [COLUMNS] : []), ...calls.map(cells)].map(line).join("");
}

/** With at most two decimals: a wait may be 90 seconds. */
function minutes(milliseconds: number): number {
  return Math.round((milliseconds / MINUTE_MS) * 100) / 100;
}
