import { jsonChunks } from "../render/json.js";
import { csvLine, tsvLine } from "../render/lines.js";

export const LIST_FORMATS = ["table", "json", "yaml", "csv", "tsv"] as const;

/** Named things: as cells for people and pipes, as shapes for programs. */
export interface Listing {
  /** What they are, in the plural: the key in JSON. */
  readonly noun: string;
  readonly columns: readonly string[];
  /** Columns that a table leaves out where none of its rows says anything in them. */
  readonly mayLack?: readonly string[];
  /** As they come. */
  readonly items: Several<Row>;
}

export interface Row {
  readonly cells: readonly Cell[];
  readonly shape: object;
}

/** A list is written with commas, with spaces after them for people; a time as they write it. */
type Cell = string | readonly string[] | { readonly people: string; readonly programs: string };

interface ShowOptions {
  readonly width: number;
  readonly color: boolean;
  /** Only the first cell of each item: its name. */
  readonly quiet: boolean;
}

/** They may be still to come. */
export type Several<T> = Iterable<T> | AsyncIterable<T>;

/** A row for each, as they come. */
export async function* rowsOf<T>(items: Several<T>, toRow: (item: T) => Row): AsyncGenerator<Row> {
  for await (const item of items) yield toRow(item);
}

type Format = (typeof LIST_FORMATS)[number];

/** The listing, piece by piece: lines are there as soon as what they are about is. */
export async function* listingChunks(
  listing: Listing,
  format: Format,
  options: ShowOptions,
): AsyncGenerator<string> {
  const { columns, items } = listing;
  if (options.quiet) {
    for await (const { cells } of items) yield `${cellText(cells[0] ?? "", "programs")}\n`;
  } else if (format === "csv" || format === "tsv") {
    const line = format === "csv" ? csvLine : tsvLine;
    if (format === "csv") yield line(columns);
    for await (const { cells } of items)
      yield line(cells.map((cell) => cellText(cell, "programs")));
  } else {
    const rows: Row[] = [];
    for await (const row of items) rows.push(row);
    yield await showRows(listing, rows, format, options);
  }
}

export async function showListing(
  listing: Listing,
  format: Format,
  options: ShowOptions,
): Promise<string> {
  let text = "";
  for await (const chunk of listingChunks(listing, format, options)) text += chunk;
  return text;
}

/** What takes all of them: the widths of a table, the ends of a document. */
async function showRows(
  { noun, columns, mayLack = [] }: Listing,
  rows: readonly Row[],
  format: Exclude<Format, "csv" | "tsv">,
  { width, color }: ShowOptions,
): Promise<string> {
  const document = { format: 1, [noun]: rows.map(({ shape }) => shape) };
  switch (format) {
    case "json":
      return [...jsonChunks(document)].join("");
    case "yaml": {
      const { toYaml } = await import("../render/yaml.js");
      return toYaml(document);
    }
    case "table": {
      if (rows.length === 0) return `No ${noun}.\n`;
      const { renderTable } = await import("../render/table.js");
      const texts = rows.map(({ cells }) => cells.map((cell) => cellText(cell, "people")));
      const isShown = columns.map(
        (title, i) => !mayLack.includes(title) || texts.some((row) => row[i] !== ""),
      );
      const shown = <T>(row: readonly T[]) => row.filter((_, i) => isShown[i]);
      const titles = columns.map((title) => ({ title: capital(title), wraps: title !== "name" }));
      return renderTable(shown(titles), texts.map(shown), { width, color });
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
