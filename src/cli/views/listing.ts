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

/** A list is written with commas: with spaces after them for people. */
type Cell = string | readonly string[];

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
  const texts = (comma: string) =>
    items.map(({ cells }) =>
      cells.map((cell) => (typeof cell === "string" ? cell : cell.join(comma))),
    );
  if (quiet)
    return texts(",")
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
      return renderTable(titles, texts(", "), { width, color });
    }
    default: {
      const line = format === "csv" ? csvLine : tsvLine;
      return [...(format === "csv" ? [columns] : []), ...texts(",")].map(line).join("");
    }
  }
}

export const ITEM_FORMATS = ["yaml", "json"] as const;

/** One thing: in the words of oncall.yaml. A pipe gets YAML. */
export async function showItem(
  name: string,
  shape: object,
  format: (typeof ITEM_FORMATS)[number],
): Promise<string> {
  if (format === "json") return [...jsonChunks({ format: 1, name, ...shape })].join("");
  const { toYaml } = await import("../render/yaml.js");
  return toYaml({ [name]: shape });
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
