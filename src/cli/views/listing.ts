import { jsonChunks } from "../render/json.js";
import { csvLine, tsvLine } from "../render/lines.js";

export const LIST_FORMATS = ["table", "json", "yaml", "csv", "tsv"] as const;

/** Named things: as cells for people and pipes, as shapes for programs. */
export interface Listing {
  /** What they are, in the plural: the key in JSON. */
  readonly noun: string;
  readonly columns: readonly string[];
  readonly items: readonly { readonly cells: readonly Cell[]; readonly shape: object }[];
}

/** A list is written with commas, with spaces after them for people; a time as they write it. */
type Cell = string | readonly string[] | { readonly people: string; readonly programs: string };

interface ShowOptions {
  readonly width: number;
  readonly color: boolean;
  /** Only the first cell of each item: its name. */
  readonly quiet: boolean;
}

export async function showListing(
  { noun, columns, items }: Listing,
  format: (typeof LIST_FORMATS)[number],
  { width, color, quiet }: ShowOptions,
): Promise<string> {
  const texts = (reader: "people" | "programs") =>
    items.map(({ cells }) => cells.map((cell) => cellText(cell, reader)));
  if (quiet)
    return texts("programs")
      .map(([name]) => `${name}\n`)
      .join("");
  const document = { format: 1, [noun]: items.map(({ shape }) => shape) };
  switch (format) {
    case "json":
      return [...jsonChunks(document)].join("");
    case "yaml": {
      const { toYaml } = await import("../render/yaml.js");
      return toYaml(document);
    }
    case "table": {
      if (items.length === 0) return `No ${noun}.\n`;
      const { renderTable } = await import("../render/table.js");
      const titles = columns.map((title) => ({ title: capital(title), wraps: title !== "name" }));
      return renderTable(titles, texts("people"), { width, color });
    }
    default: {
      const line = format === "csv" ? csvLine : tsvLine;
      return [...(format === "csv" ? [columns] : []), ...texts("programs")].map(line).join("");
    }
  }
}

function cellText(cell: Cell, reader: "people" | "programs"): string {
  if (typeof cell === "string") return cell;
  return "people" in cell ? cell[reader] : cell.join(reader === "people" ? ", " : ",");
}

export const ITEM_FORMATS = ["yaml", "json"] as const;

/** One thing: in the words of oncall.yaml. A pipe gets YAML. */
export async function showItem(
  noun: string,
  name: string,
  shape: object,
  format: (typeof ITEM_FORMATS)[number],
): Promise<string> {
  if (format === "json") return [...jsonChunks({ format: 1, [noun]: name, ...shape })].join("");
  const { toYaml } = await import("../render/yaml.js");
  return toYaml({ [name]: shape });
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
