import type { Path } from "../../finding.js";
import { isRecord } from "./equal.js";
import { type Surroundings, scalarText } from "./scalar.js";
import { matches, type Style } from "./style.js";

/** Columns that a collection on one line may take up. */
const WIDTH = 120;

/** How new text is laid out: the style, and how the file itself does it. */
export interface Layout extends Style {
  readonly indents: readonly Indent[];
}

/** The columns from a key to a collection below it. */
export interface Indent {
  readonly path: Path;
  readonly isList: boolean;
  readonly columns: number;
}

/** Whether a value stands on one line, from a column on. */
export function isOneLine(value: unknown, path: Path, column: number, layout: Layout): boolean {
  if (!isFull(value)) return true;
  if (path.length === 0 || matches(layout.block, path)) return false;
  return column + flowText(value, path, layout).length <= WIDTH;
}

/** Whether it is a collection with something in it. */
export function isFull(value: unknown): value is object {
  return typeof value === "object" && value !== null && Object.keys(value).length > 0;
}

/** `[alice, { on: mon }]` */
export function flowText(
  value: unknown,
  path: Path,
  layout: Layout,
  around: Surroundings = "flow",
): string {
  if (Array.isArray(value)) {
    return `[${value.map((item, i) => flowText(item, [...path, i], layout)).join(", ")}]`;
  }
  if (!isRecord(value)) return scalarText(value, around);
  if (!isFull(value)) return "{}";
  return `{ ${Object.entries(value)
    .map(([key, item]) => flowEntry(key, item, [...path, key], layout))
    .join(", ")} }`;
}

/** `alice`, or with a key `on: mon`. */
export function flowEntry(
  key: string | undefined,
  value: unknown,
  path: Path,
  layout: Layout,
): string {
  const text = flowText(value, path, layout);
  return key === undefined ? text : `${keyText(key, path, layout, "flow")}: ${text}`;
}

/** A collection, an entry a line, all at a column: that of the first line is the caller's. */
export function blockText(value: unknown, path: Path, column: number, layout: Layout): string {
  if (Array.isArray(value)) {
    return value
      .map((item, i) => blockEntry(undefined, item, [...path, i], column, layout))
      .join(newLine(column));
  }
  const entries =
    path.length === 0 ? inOrder(value, layout.order) : Object.entries(value as object);
  return entries
    .map(([key, item], i) => {
      const text = blockEntry(key, item, [...path, key], column, layout);
      return i > 0 && isSection([...path, key], item) ? `\n${text}` : text;
    })
    .join(newLine(column));
}

/** `- alice`, or with a key `on: mon`, or more lines, at a column. */
export function blockEntry(
  key: string | undefined,
  value: unknown,
  path: Path,
  column: number,
  layout: Layout,
): string {
  const head = key === undefined ? "-" : `${keyText(key, path, layout, "block")}:`;
  if (isOneLine(value, path, column + head.length + 1, layout)) {
    return `${head} ${flowText(value, path, layout, "block")}`;
  }
  const inner = column + indentOf(key, value, path, layout);
  const text = blockText(value, path, inner, layout);
  return key === undefined ? `- ${text}` : head + newLine(inner) + text;
}

/** Columns from a key, or from a dash, to a collection below it: as next of kin has them, else two. */
export function indentOf(
  key: string | undefined,
  value: unknown,
  path: Path,
  { indents }: Layout,
): number {
  if (key === undefined) return 2;
  const isList = Array.isArray(value);
  const kinship = (other: Indent) =>
    (other.isList === isList ? 1000 : 0) +
    2 * commonLength(path, other.path) +
    (path.length === other.path.length ? 1 : 0);
  // A list may stand right below its key, a map may not.
  const known = indents.filter((other) => isList || !other.isList);
  const [closest] = known.toSorted((one, other) => kinship(other) - kinship(one));
  return closest?.columns ?? 2;
}

function commonLength(one: Path, other: Path): number {
  const apart = one.findIndex((part, i) => part !== other[i]);
  return apart < 0 ? one.length : apart;
}

/** Whether it is a part of the file that a blank line comes before. */
export function isSection(path: Path, value: unknown): boolean {
  return path.length === 1 && typeof value === "object" && value !== null;
}

/** The keys of the whole as they come to stand: those of the order, then all others. */
export function inOrder(value: unknown, order: readonly string[]): [string, unknown][] {
  const entries = Object.entries(value as object) as [string, unknown][];
  const place = (key: string) => (order.includes(key) ? order.indexOf(key) : order.length);
  return entries.sort(([one], [other]) => place(one) - place(other));
}

export function newLine(column: number): string {
  return `\n${" ".repeat(column)}`;
}

function keyText(key: string, path: Path, layout: Layout, around: Surroundings): string {
  return matches(layout.bare, path) ? key : scalarText(key, around);
}
