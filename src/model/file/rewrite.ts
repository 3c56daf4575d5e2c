import { type Document, isAlias, isMap, parseDocument, type YAMLMap } from "yaml";
import { badRequest, type OncallError } from "../../errors.js";
import { formatPath, type Path } from "../finding.js";
import { align } from "./rewrite/align.js";
import { type Anchors, forget, goneValue, mergedOf, valueNow } from "./rewrite/anchors.js";
import { editBlock } from "./rewrite/block.js";
import { blockEndsOf, indentsOf, readNodes, rootOf } from "./rewrite/document.js";
import { closed, type Draft, finish, insert, isLonger } from "./rewrite/draft.js";
import { type Entry, entriesOf, isOpen } from "./rewrite/entries.js";
import { equal, isRecord } from "./rewrite/equal.js";
import { editFlow } from "./rewrite/flow.js";
import { type Plan, planList, planMap } from "./rewrite/plan.js";
import { put } from "./rewrite/put.js";
import { blockText, inOrder, isFull, type Layout } from "./rewrite/render.js";
import type { Surroundings } from "./rewrite/scalar.js";
import { FILE_STYLE, type Style } from "./rewrite/style.js";

/**
 * The text of a YAML file once its value is `wanted`; what has not changed stays as it is, byte for
 * byte: comments, blank lines, order, quotes, alignment.
 *
 * An entry that goes takes its comments along: behind it, inside it, and right above it if it is not
 * the first of its collection. New entries come behind the one that they follow in `wanted`.
 * @param text has no syntax errors
 * @param wanted what JSON can say; a key with the value undefined is none
 * @throws OncallError (exit 2) where an anchor is in the way
 */
export function rewriteYaml(
  text: string,
  wanted: Record<string, unknown>,
  style: Style = FILE_STYLE,
): string {
  const value = withoutUndefined(wanted) as Record<string, unknown>;
  const mark = text.startsWith("\uFEFF") ? "\uFEFF" : "";
  const open = text.slice(mark.length);
  const document = readNodes(closed(open));
  if (equal(document.toJS(), value)) return text;
  const result = mark + rewrite(open, document, value, style);
  const written = parseDocument(result, { merge: true, prettyErrors: false });
  if (written.errors.length > 0 || !equal(written.toJS(), value)) {
    throw new Error("the rewritten file does not say what it should");
  }
  return result;
}

interface Work {
  readonly draft: Draft;
  readonly layout: Layout;
  readonly anchors: Anchors;
}

function rewrite(
  open: string,
  document: Document,
  wanted: Record<string, unknown>,
  style: Style,
): string {
  const text = closed(open);
  const draft: Draft = { text, splices: [], cuts: [], blockEnds: blockEndsOf(text, document) };
  const layout = { ...style, indents: indentsOf(text, document) };
  const anchors: Anchors = { document, changed: new Map(), gone: new Set() };
  const root = rootOf(document);
  if (root === undefined) {
    const end = /^\.\.\.(?=\s)/m.exec(text)?.index ?? text.length;
    insert(draft, end, isFull(wanted) ? `${blockText(wanted, [], 0, layout)}\n` : "{}\n");
  } else {
    change({ draft, layout, anchors }, root, wanted, [], "block");
  }
  const result = finish(draft);
  // A blank line at the end may belong to a scalar.
  return open === text || isLonger(draft) ? result : result.replace(/(?<=[^\r\n])\r?\n$/, "");
}

/** Takes a value, and all in it in the order of the text, to what is wanted. */
function change(work: Work, entry: Entry, wanted: unknown, path: Path, around: Surroundings): void {
  const { draft, layout, anchors } = work;
  const { value } = entry;
  const isSame = equal(valueNow(anchors, value), wanted);
  if (value !== null && !isAlias(value)) anchors.changed.set(value, wanted);
  if (isSame) return;
  if (isAlias(value) && equal(goneValue(anchors, value), wanted)) {
    throw inTheWay(path, `what &${value.source} marks would be gone, and is needed here`);
  }
  if (isOpen(value) && (isMap(value) ? isRecord(wanted) : Array.isArray(wanted))) {
    const entries = entriesOf(value);
    const inside = value.flow ? "flow" : "block";
    const plan = isMap(value)
      ? changeMap(work, value, entries, wanted as Record<string, unknown>, path, inside)
      : changeList(work, entries, wanted as unknown[], path, inside);
    if (plan.kept.size === 0) put(draft, entry, wanted, path, around, layout);
    else if (value.flow) editFlow(draft, value, entries, plan, layout);
    else editBlock(draft, entries, plan, layout);
    return;
  }
  forget(anchors, value);
  // The anchor of the value itself stays.
  if (value !== null) anchors.gone.delete(value);
  put(draft, entry, wanted, path, around, layout);
}

function changeMap(
  work: Work,
  map: YAMLMap,
  entries: readonly Entry[],
  wanted: Record<string, unknown>,
  path: Path,
  inside: Surroundings,
): Plan {
  const { anchors, layout } = work;
  for (const entry of entries) {
    const { key, value } = entry;
    if (key === undefined) continue;
    if (Object.hasOwn(wanted, key)) change(work, entry, wanted[key], [...path, key], inside);
    else forget(anchors, value);
  }
  const merged = mergedOf(anchors, map);
  if (merged === undefined) {
    throw inTheWay(path, 'what its "<<" brings in would be gone');
  }
  const stuck = Object.keys(merged).find((key) => !Object.hasOwn(wanted, key));
  if (stuck !== undefined) {
    throw inTheWay([...path, stuck], '"<<" brings it in; delete it there, or do without "<<" here');
  }
  const sorted = path.length === 0 ? inOrder(wanted, layout.order) : Object.entries(wanted);
  return planMap(entries, sorted, merged, path);
}

function changeList(
  work: Work,
  entries: readonly Entry[],
  wanted: readonly unknown[],
  path: Path,
  inside: Surroundings,
): Plan {
  const { anchors } = work;
  const before = entries.map(({ value }) => valueNow(anchors, value));
  const origins = align(before, wanted);
  entries.forEach((entry, i) => {
    const index = origins.indexOf(i);
    if (index < 0) forget(anchors, entry.value);
    else change(work, entry, wanted[index], [...path, index], inside);
  });
  return planList(entries, wanted, origins, path);
}

function inTheWay(path: Path, hint: string): OncallError {
  return badRequest(`${formatPath(path)}: this comes from an anchor; edit it by hand`, hint);
}

function withoutUndefined(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutUndefined);
  if (!isRecord(value)) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, item]) => item !== undefined)
      .map(([key, item]) => [key, withoutUndefined(item)]),
  );
}
