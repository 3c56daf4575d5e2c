import type { Team, TeamOnCall } from "../../model/team.js";
import { jsonChunks } from "../render/json.js";
import { csvLine, tsvLine } from "../render/lines.js";

export const TEAM_WHO_FORMATS = ["table", "json", "yaml", "csv", "tsv"] as const;

export async function showTeamOnCall(
  team: Team,
  onCall: TeamOnCall,
  format: (typeof TEAM_WHO_FORMATS)[number],
  { width }: { readonly width: number },
): Promise<string> {
  const { responders, escalations } = onCall;
  const document = { format: 1, team: team.handle, onCall: responders, next: escalations };
  switch (format) {
    case "json":
      return [...jsonChunks(document)].join("");
    case "yaml": {
      const { toYaml } = await import("../render/yaml.js");
      return toYaml(document);
    }
    case "table":
      return whoTable(team, onCall, width);
    default:
      return whoLines(onCall, format);
  }
}

/** Of those who come after, a line for each step. */
function whoLines({ responders, escalations }: TeamOnCall, format: "csv" | "tsv"): string {
  const line = format === "csv" ? csvLine : tsvLine;
  return [
    ...(format === "csv" ? [line(["position", "members"])] : []),
    line(["current", responders.join(",")]),
    ...escalations.map((members) => line(["next", members.join(",")])),
  ].join("");
}

async function whoTable(
  { handle, name }: Team,
  { responders, escalations }: TeamOnCall,
  width: number,
): Promise<string> {
  const { wrap } = await import("../render/wrap.js");
  const line = (label: string, members: readonly string[]) =>
    `  ${label.padEnd(9)}${wrap(members.join(", ") || "nobody", width, " ".repeat(11))}`;
  return [
    wrap(name === handle ? handle : `${handle} (${name})`, width),
    line("on call", responders),
    ...escalations.map((members) => line("next", members)),
  ].join("");
}
