import { type Document, isSeq, type Node, parseDocument, visit } from "yaml";
import type { Path } from "../../finding.js";
import { type Entry, entriesOf, isBlockScalar, isOpen, placeOf } from "./entries.js";
import { beginsLine, column } from "./lines.js";
import type { Indent } from "./render.js";

/** A document whose nodes know where they stand. */
export function readNodes(text: string): Document {
  return parseDocument(text, { merge: true, keepSourceTokens: true, prettyErrors: false });
}

/** The whole as an entry of nothing; undefined where there is nothing yet. */
export function rootOf(document: Document): Entry | undefined {
  const root = document.contents as Node | null;
  const [start, end] = root?.range ?? [0, 0];
  if (start === end) return undefined;
  return { key: undefined, isMerge: false, begin: start, lead: "", ...placeOf(root, [], start) };
}

/** How far the collections of a file are indented from their keys. */
export function indentsOf(text: string, document: Document): Indent[] {
  const indents: Indent[] = [];
  const collect = (node: Node | null, path: Path): void => {
    if (!isOpen(node) || node.flow) return;
    entriesOf(node).forEach(({ key, begin, value }, i) => {
      const inner = [...path, key ?? i];
      const first = isOpen(value) && !value.flow ? entriesOf(value)[0] : undefined;
      if (first && key !== undefined && beginsLine(text, first.begin)) {
        const columns = column(text, first.begin) - column(text, begin);
        indents.push({ path: inner, isList: isSeq(value), columns });
      }
      collect(value, inner);
    });
  };
  collect(document.contents as Node | null, []);
  return indents;
}

/** Where block scalars end, and whether the blank lines below belong to them, as with `|+`. */
export function blockEndsOf(text: string, document: Document): Map<number, boolean> {
  const ends = new Map<number, boolean>();
  visit(document, {
    Scalar(_, scalar) {
      const [start, end] = scalar.range ?? [0, 0];
      if (isBlockScalar(scalar)) ends.set(end, /^.\d?\+/.test(text.slice(start, end)));
    },
  });
  return ends;
}
