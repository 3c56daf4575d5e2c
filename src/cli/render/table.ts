import { Chalk, type ChalkInstance } from "chalk";
import Table from "cli-table3";
import { printable } from "./printable.js";
import { widthOf, wrapLines } from "./wrap.js";

export interface Column {
  readonly title: string;
  /** Shrinks when the terminal is narrow, and wraps. The others keep their width. */
  readonly wraps?: boolean;
}

/** A cell, with an emphasis that colour can show; the words say it without. */
export type Cell = string | { readonly text: string; readonly emphasis: "strong" | "warn" | "dim" };

const SPACING = 2;
const LEAST_WIDTH = 8;

function painter(color: boolean): ChalkInstance {
  return new Chalk({ level: color ? 1 : 0 });
}

/** A table without lines that fits `width`. */
export function renderTable(
  columns: readonly Column[],
  rows: readonly (readonly Cell[])[],
  { width, color }: { width: number; color: boolean },
): string {
  const paint = painter(color);
  const texts = rows.map((row) => row.map(asObject));
  const widths = fitWidths(columns, texts, width);
  const head = columns.map(({ title }) => paint.dim(title));
  // The table's own work grows with the square of its rows, so it gets them in batches.
  const batches = [render(widths, head, texts.slice(0, BATCH), paint)];
  for (let i = BATCH; i < texts.length; i += BATCH) {
    batches.push(render(widths, [], texts.slice(i, i + BATCH), paint));
  }
  return batches.join("");
}

const BATCH = 100;

interface Text {
  readonly text: string;
  readonly emphasis?: "strong" | "warn" | "dim";
}

function asObject(cell: Cell): Text {
  return typeof cell === "string"
    ? { text: printable(cell) }
    : { ...cell, text: printable(cell.text) };
}

function render(
  widths: readonly number[],
  head: readonly string[],
  rows: readonly (readonly Text[])[],
  paint: ChalkInstance,
): string {
  const table = new Table({
    head: [...head],
    chars: NO_LINES,
    // A cell's padding counts as part of its width.
    colWidths: widths.map((each, i) => each + (i === widths.length - 1 ? 0 : SPACING)),
    style: { "padding-left": 0, "padding-right": 0, head: [], border: [] },
  });
  table.push(
    ...rows.map((row) => row.map((cell, i) => paintCell(cell, widths[i] as number, paint))),
  );
  const lines = table.toString().split("\n");
  return `${lines.map((line) => line.trimEnd()).join("\n")}\n`;
}

function paintCell({ text, emphasis }: Text, width: number, paint: ChalkInstance): string {
  const lines = wrapLines(text, width);
  if (emphasis === undefined) return lines.join("\n");
  const paints = { strong: paint.bold, warn: paint.yellow, dim: paint.dim };
  return lines.map((line) => paints[emphasis](line)).join("\n");
}

/**
 * The widths of the columns. What is too much is taken from those that wrap, the widest first: down
 * to their longest word, and only then out of words; at the very last from all columns.
 */
function fitWidths(
  columns: readonly Column[],
  rows: readonly (readonly Text[])[],
  width: number,
): number[] {
  // Most cells of a column say the same few things.
  const texts = columns.map((_, i) => [...new Set(rows.map((row) => row[i]?.text ?? ""))]);
  const longest = (parts: readonly string[], atLeast: string) =>
    parts.reduce((most, part) => Math.max(most, widthOf(part)), atLeast.length);
  const titles = columns.map(({ title }) => title);
  const widths = titles.map((title, i) => longest(texts[i] as string[], title));
  const words = titles.map((title, i) =>
    longest(texts[i]?.flatMap((text) => text.split(" ")) ?? [], title),
  );
  const parts = titles.map(({ length }) => Math.max(length, LEAST_WIDTH));
  const wrapping = columns.map(({ wraps }) => wraps === true);
  shrink(widths, words, wrapping, width);
  shrink(widths, parts, wrapping, width);
  shrink(
    widths,
    parts,
    columns.map(() => true),
    width,
  );
  return widths;
}

function shrink(
  widths: number[],
  least: readonly number[],
  may: readonly boolean[],
  width: number,
): void {
  const used = widths.reduce((sum, each) => sum + each, SPACING * (widths.length - 1));
  for (let excess = used - width; excess > 0; excess--) {
    let widest = -1;
    widths.forEach((size, i) => {
      if (may[i] && size > (least[i] as number) && size > (widths[widest] ?? 0)) widest = i;
    });
    if (widest < 0) return;
    widths[widest] = (widths[widest] as number) - 1;
  }
}

const NO_LINES = {
  top: "",
  "top-mid": "",
  "top-left": "",
  "top-right": "",
  bottom: "",
  "bottom-mid": "",
  "bottom-left": "",
  "bottom-right": "",
  left: "",
  "left-mid": "",
  mid: "",
  "mid-mid": "",
  right: "",
  "right-mid": "",
  middle: "",
};
