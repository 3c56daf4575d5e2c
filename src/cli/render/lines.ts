import { printable } from "./printable.js";

/** One line of tab-separated values; what would break the line is written out. */
export function tsvLine(cells: readonly string[]): string {
  return `${cells.map(printable).join("\t")}\n`;
}

/** One line of comma-separated values (RFC 4180). */
export function csvLine(cells: readonly string[]): string {
  return `${cells.map(quote).join(",")}\r\n`;
}

function quote(cell: string): string {
  return /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
